"""A client of the dashboard that needs no browser: one session over the server's own socket."""

from __future__ import annotations

from dataclasses import dataclass

from google.protobuf import text_format
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the dashboard's script sent."""

    finished: bool
    """It came to its end without an exception of its own."""
    elements: tuple[str, ...]
    """The kinds of the elements, in the order sent."""
    text: str
    """The elements as the protocol's own text, to look for words in."""
    exceptions: tuple[str, ...]
    """The messages of the exceptions that were shown."""


def run_session(
    url: str, *, query: str = "", origin: str | None = None, patience_s: float = 120.0
) -> Run:
    """Open a session as a browser does, let the script run once and return what it sent.

    Args:
        url: The dashboard's address, "http://127.0.0.1:8501".
        query: The query string of the page, without "?".
        origin: The page that the request claims to come from; None claims none.
        patience_s: How long the script may take between two messages.

    Raises:
        websockets.exceptions.InvalidStatus: The server refused the session.
        TimeoutError: A message was too long in coming.
    """
    elements: list[str] = []
    texts: list[str] = []
    exceptions: list[str] = []
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(
        address, origin=origin, subprotocols=["streamlit"], max_size=None, proxy=None
    ) as socket:
        start = BackMsg()
        start.rerun_script.query_string = query
        socket.send(start.SerializeToString())
        while True:
            message = ForwardMsg.FromString(socket.recv(patience_s))
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                elements.append(str(element.WhichOneof("type")))
                texts.append(text_format.MessageToString(element, as_utf8=True))
                if element.WhichOneof("type") == "exception":
                    exceptions.append(f"{element.exception.type}: {element.exception.message}")
            elif kind == "script_finished":
                finished = message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                shown = "\n".join(texts)
                return Run(finished and not exceptions, tuple(elements), shown, tuple(exceptions))
