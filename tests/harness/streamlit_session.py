"""A client of the dashboard that needs no browser: one session over the server's own socket."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType

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
    size: int
    """Of all messages, in bytes."""
    usage_told: bool
    """Streamlit's own page was told to send what it counts of its use."""


class Session:
    """A reader's session, as a page holds it: what is on the page already is not sent again."""

    def __init__(
        self,
        url: str,
        *,
        origin: str | None = None,
        headers: Mapping[str, str] | None = None,
        patience_s: float = 120.0,
    ) -> None:
        """Make a session, which connects when it is entered.

        Args:
            url: The dashboard's address, "http://127.0.0.1:8501".
            origin: The page that the request claims to come from; None claims none.
            headers: What the request says beside, such as a cookie.
            patience_s: How long the script may take between two messages.
        """
        self._patience_s = patience_s
        self._known: dict[str, ForwardMsg] = {}
        self._map = ""
        self._fields: dict[str, str] = {}
        self._clicks = 0
        self._query = ""
        address = url.replace("http", "ws", 1) + "/_stcore/stream"
        self._connection = connect(
            address,
            origin=origin,
            additional_headers=headers,
            subprotocols=["streamlit"],
            max_size=None,
            proxy=None,
        )

    def __enter__(self) -> Session:
        """Connect.

        Raises:
            websockets.exceptions.InvalidStatus: The server refused the session.
        """
        self._socket = self._connection.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.__exit__(kind, error, trace)

    def open(self, query: str = "") -> Run:
        """Let the script run as for a page that opens at `query`, the address behind "?".

        Raises:
            TimeoutError: A message was too long in coming.
        """
        self._query = query
        return self._run(BackMsg())

    def click(self, place: str) -> Run:
        """Choose a place by its id, as a click on its marker does.

        Raises:
            TimeoutError: A message was too long in coming.
        """
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        self._clicks += 1
        state.id = self._map
        state.json_value = json.dumps({"place": place, "seq": self._clicks})
        return self._run(message)

    def fill(self, **values: bool | str) -> Run:
        """Send what the fields of these keys hold, "_" for "-", as a page does after a change.

        Raises:
            KeyError: No field of that key was drawn.
            TimeoutError: A message was too long in coming.
        """
        message = BackMsg()
        for key, value in values.items():
            state = message.rerun_script.widget_states.widgets.add()
            state.id = self._fields[key.replace("_", "-")]
            if isinstance(value, bool):
                state.bool_value = value
            else:
                state.string_value = value
        return self._run(message)

    def _run(self, asked: BackMsg) -> Run:
        asked.rerun_script.query_string = self._query
        asked.rerun_script.cached_message_hashes.extend(self._known)
        self._socket.send(asked.SerializeToString())
        elements: list[str] = []
        texts: list[str] = []
        exceptions: list[str] = []
        size = 0
        usage_told = False
        while True:
            raw = self._socket.recv(self._patience_s)
            assert isinstance(raw, bytes)
            size += len(raw)
            message = ForwardMsg.FromString(raw)
            if message.WhichOneof("type") == "ref_hash":
                message = self._known[message.ref_hash]
            elif message.metadata.cacheable:
                self._known[message.hash] = message
            kind = message.WhichOneof("type")
            if kind == "new_session":
                usage_told |= message.new_session.config.gather_usage_stats
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "delta" and message.delta.WhichOneof("type") == "add_block":
                self._note(message.delta.add_block.popover.id)
                self._note(message.delta.add_block.tab_container.id)
            elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                element = message.delta.new_element
                elements.append(str(element.WhichOneof("type")))
                texts.append(text_format.MessageToString(element, as_utf8=True))
                self._note(getattr(getattr(element, elements[-1]), "id", ""))
                if elements[-1] == "component_instance":
                    self._map = element.component_instance.id
                if elements[-1] == "exception":
                    exceptions.append(f"{element.exception.type}: {element.exception.message}")
            elif kind == "script_finished":
                finished = message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
                shown = "\n".join(texts)
                done = finished and not exceptions
                return Run(done, tuple(elements), shown, tuple(exceptions), size, usage_told)

    def _note(self, widget: str) -> None:
        # "$$ID", a digest, and the key that the script gave.
        _, _, key = widget.removeprefix("$$ID-").partition("-")
        self._fields[key] = widget


def run_session(
    url: str,
    *,
    query: str = "",
    origin: str | None = None,
    headers: Mapping[str, str] | None = None,
    patience_s: float = 120.0,
) -> Run:
    """Open a session as a browser does, let the script run once and return what it sent."""
    with Session(url, origin=origin, headers=headers, patience_s=patience_s) as session:
        return session.open(query)
