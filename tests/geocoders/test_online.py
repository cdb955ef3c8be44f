"""Online geocoders, through geopy's own code, against a server on this machine."""

from __future__ import annotations

import socket
import ssl
import stat
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from answering import says, serving
from geocoder_server import GeocoderServer, Reply, nominatim_place

from geo.errors import GeocodingError
from geo.geocoders import SERVICES, answers, online, online_geocoder
from geo.geocoders.online import OnlineGeocoder
from geo.language import Sentence

CONTACT = "desk@example.org"
KEY = "s3cret-key"


def nominatim(server: GeocoderServer, *, keep: bool = False) -> OnlineGeocoder:
    return nominatim_at(server.address, keep=keep)


def nominatim_at(address: str, *, keep: bool = False) -> OnlineGeocoder:
    return online_geocoder("nominatim", contact=CONTACT, address=address, keep=keep)


def refused(geocoder: OnlineGeocoder, name: str = "Ivanivka") -> GeocodingError:
    with pytest.raises(GeocodingError) as caught:
        geocoder.ask(name)
    return caught.value


def test_only_the_name_and_the_contact_are_sent(server: GeocoderServer) -> None:
    answer, was_sent = nominatim(server).ask("Mala Ivanivka")
    assert was_sent and answer.found == ()
    (request,) = server.requests
    assert request.path == "/search"
    assert request.query.pop("q") == "Mala Ivanivka"
    assert set(request.query) == {
        *("format", "limit", "addressdetails", "namedetails", "extratags", "accept-language")
    }
    agent = request.headers.pop("User-Agent")
    assert agent.startswith("Dateline/") and agent.endswith(f"({CONTACT})")
    assert set(request.headers) == {"Accept-Encoding", "Host", "Connection"}


@pytest.mark.parametrize(
    ("service", "path", "body"),
    [
        ("opencage", "/geocode/v1/json", {"results": [], "status": {"code": 200, "message": "OK"}}),
        ("geocodeearth", "/v1/search", {"type": "FeatureCollection", "features": []}),
    ],
)
def test_services_with_a_key(service: str, path: str, body: object, server: GeocoderServer) -> None:
    server.replies = lambda request: Reply(body)
    geocoder = online_geocoder(service, key=KEY, address=server.address, keep=False)
    answer, was_sent = geocoder.ask("Ivanivka")
    assert was_sent and answer.found == ()
    (request,) = server.requests
    assert (request.path, request.name) == (path, "Ivanivka")
    assert KEY in request.query.values()
    assert request.headers["User-Agent"].startswith("Dateline/")


REFUSALS = [
    (401, {}, "does not accept the key (401)"),
    (402, {}, "quota of the key as used up (402)"),
    (403, {}, "refused to answer (403)"),
    (429, {"Retry-After": "120"}, "asked too often (429): try again in 120 s"),
    (429, {"Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"}, "try again in 0 s"),
    (429, {}, "try again in a minute"),
    (500, {}, "does not work now (500)"),
    (503, {}, "does not work now (503)"),
    (302, {"Location": "http://127.0.0.1:9/"}, "does not work now (302)"),
    (404, {}, "does not work now (404)"),
]


@pytest.mark.parametrize(("status", "headers", "said"), REFUSALS)
@pytest.mark.parametrize("service", SERVICES)
def test_refusals_are_told_in_a_sentence_without_the_key(
    service: str, status: int, headers: dict[str, str], said: str, server: GeocoderServer
) -> None:
    server.replies = lambda request: Reply(b"<h1>No</h1>", status, headers)
    geocoder = online_geocoder(
        service, contact=CONTACT, key=KEY, address=server.address, keep=False
    )
    error = refused(geocoder)
    assert said in str(error) and SERVICES[service].title in str(error)
    assert KEY not in str(error) and "\n" not in str(error) and str(error).endswith(".")
    assert error.stops and error.was_sent


def test_a_query_that_is_refused_stops_no_other(server: GeocoderServer) -> None:
    server.replies = lambda request: Reply({"error": "bad"}, 400)
    error = refused(nominatim(server))
    assert "cannot be asked for “Ivanivka”" in str(error) and not error.stops


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"{",
        b'"text"',
        b"\xff\xfe[]",
        b"[" * 100_000,
        b"[1, 2]",
        b'[{"lat": "far", "lon": "away"}]',
        b'[{"lat": [], "lon": {}}]',
        b'{"results": 7, "features": 7, "status": {}, "error": "broken"}',
        b'{"results": [{}], "features": [{}], "lat": {}, "lon": {}}',
        b" " * 2_100_000 + b"[]",
    ],
    ids=lambda body: repr(body[:20]),
)
@pytest.mark.parametrize("service", SERVICES)
def test_malformed_answers_are_told_and_stop_no_other(
    service: str, body: bytes, server: GeocoderServer
) -> None:
    server.replies = lambda request: Reply(body)
    geocoder = online_geocoder(
        service, contact=CONTACT, key=KEY, address=server.address, keep=False
    )
    error = refused(geocoder)
    assert "cannot" in str(error) and not error.stops and error.was_sent


def test_an_answer_that_breaks_off(server: GeocoderServer) -> None:
    server.replies = lambda request: Reply([nominatim_place("Ivanivka", 49, 37)] * 50, cut=True)
    assert refused(nominatim(server)).stops


def test_nobody_there() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    error = refused(nominatim_at(f"http://127.0.0.1:{port}"))
    assert error.stops and not error.was_sent
    assert "cannot be reached (connection refused)" in str(error)
    assert isinstance(error.reason, Sentence)


def test_no_answer_in_time(server: GeocoderServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(online, "_TIMEOUT_S", 0.2)
    done = threading.Event()
    server.replies = lambda request: Reply([], before=lambda: done.wait(5))
    error = refused(nominatim(server))
    done.set()
    assert "gave no answer within" in str(error) and error.stops


def in_drops(sock: socket.socket, _path: str) -> None:
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    while True:
        sock.sendall(b" ")
        time.sleep(0.02)


def test_an_answer_in_drops_is_no_answer_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes in time, all of them do not."""
    monkeypatch.setattr(online, "_TIMEOUT_S", 0.3)
    with serving(in_drops) as (port, _):
        error = refused(nominatim_at(f"http://127.0.0.1:{port}"))
    assert "gave no answer within" in str(error)


def test_a_certificate_that_nobody_trusts() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parents[1] / "report" / "localhost.pem")
    with serving(says(b"[]"), context) as (port, asked):
        error = refused(nominatim_at(f"https://127.0.0.1:{port}"))
    assert "certificate that cannot be trusted" in str(error)
    assert error.stops and not error.was_sent and not asked


def test_one_request_a_second(server: GeocoderServer, clock: Callable) -> None:
    times: list[float] = []
    server.replies = lambda request: Reply([], before=lambda: times.append(clock.now))
    geocoder = nominatim(server)
    for name in ("Aa", "Bb", "Cc"):
        geocoder.ask(name)
    assert times == [0.0, 1.0, 2.0]


def test_one_request_a_second_for_all_threads_and_geocoders(
    server: GeocoderServer, clock: Callable
) -> None:
    times: list[float] = []
    at_once = threading.Semaphore(1)

    def look() -> None:
        assert at_once.acquire(blocking=False), "two requests at once"
        times.append(clock.now)
        time.sleep(0.01)
        at_once.release()

    server.replies = lambda request: Reply([], before=look)
    names = [f"Name {number}" for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda name: nominatim(server).ask(name), names))
    assert sorted(server.names) == names
    assert times == [float(second) for second in range(8)]


def test_the_same_name_at_the_same_time_is_asked_once(server: GeocoderServer) -> None:
    server.replies = lambda request: Reply([], before=lambda: time.sleep(0.05))
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: nominatim(server, keep=True).ask("Aa"), range(4)))
    assert server.names == ["Aa"]
    assert sorted(was_sent for _, was_sent in outcomes) == [False, False, False, True]


def test_who_waits_for_a_turn_hears_that_all_must_wait(server: GeocoderServer) -> None:
    server.replies = lambda request: Reply(
        b"", 429, {"Retry-After": "90"}, before=lambda: time.sleep(0.05)
    )
    names = [f"Name {number}" for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        errors = list(pool.map(lambda name: refused(nominatim(server), name), names))
    assert len(server.names) == 1
    assert all(error.stops for error in errors)


def test_the_second_is_a_real_one(server: GeocoderServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    geocoder = nominatim(server)
    started = time.monotonic()
    geocoder.ask("Aa")
    geocoder.ask("Bb")
    assert time.monotonic() - started >= 1.0


def test_who_was_told_to_wait_waits(server: GeocoderServer) -> None:
    server.replies = lambda request: Reply(b"", 429, {"Retry-After": "90"})
    refused(nominatim(server))
    error = refused(nominatim(server), "Another")
    assert "asked to wait: try again in" in str(error) and not error.was_sent
    assert server.names == ["Ivanivka"]


def test_answers_are_kept_and_nothing_is_asked_twice(server: GeocoderServer) -> None:
    server.replies = lambda request: Reply(
        [nominatim_place("Ivanivka", 49, 37)] if request.name == "Ivanivka" else []
    )
    first = nominatim(server, keep=True).ask("Ivanivka")[0]
    nothing = nominatim(server, keep=True).ask("Nowhere")[0]
    assert nominatim(server, keep=True).ask("Ivanivka") == (first, False)
    assert nominatim(server, keep=True).ask("Nowhere") == (nothing, False)
    assert first.found and not nothing.found
    assert server.names == ["Ivanivka", "Nowhere"]
    assert stat.S_IMODE(answers.path().stat().st_mode) == 0o600


def test_nothing_is_stored_where_nothing_may_be(server: GeocoderServer) -> None:
    geocoder = nominatim(server)
    assert geocoder.ask("Ivanivka")[1]
    assert not geocoder.ask("Ivanivka")[1]
    assert not answers.path().exists()


def test_errors_are_not_kept(server: GeocoderServer) -> None:
    server.replies = lambda request: Reply(b"", 500)
    refused(nominatim(server, keep=True))
    server.replies = lambda request: Reply([])
    assert nominatim(server, keep=True).ask("Ivanivka")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"service": "google"}, "choose one of nominatim, opencage, geocodeearth"),
        ({"service": "nominatim"}, "whom to write to"),
        ({"service": "nominatim", "contact": "me"}, "is no contact"),
        ({"service": "nominatim", "contact": "a@b.org\r\nX-Evil: 1"}, "is no contact"),
        ({"service": "nominatim", "contact": "ім'я@b.org"}, "is no contact"),
        ({"service": "opencage"}, "put it into DATELINE_OPENCAGE_KEY"),
        ({"service": "opencage", "key": "a b"}, "put it into DATELINE_OPENCAGE_KEY"),
        ({"service": "geocodeearth"}, "put it into DATELINE_GEOCODEEARTH_KEY"),
        *(
            ({"service": "nominatim", "contact": CONTACT, "address": none}, "no address of a geo")
            for none in "ftp://a.org a.org?q=1 u:p@a.org a.org:99999 http:// http://[bad "
            "http://:pw@host http://u@host".split()
        ),
        ({"service": "nominatim", "contact": CONTACT, "address": "a.org/ x"}, "no address of a"),
    ],
)
def test_what_is_missing_is_said(arguments: dict[str, str], said: str) -> None:
    with pytest.raises(GeocodingError, match=said) as caught:
        online_geocoder(**arguments)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("", "nominatim.openstreetmap.org"),
        ("nominatim.example.org", "nominatim.example.org"),
        ("https://example.org/nominatim/", "example.org/nominatim"),
        ("http://localhost:8080", "localhost:8080"),
    ],
)
def test_a_nominatim_of_ones_own(address: str, host: str) -> None:
    assert online_geocoder("nominatim", contact=CONTACT, address=address).host == host


def test_contacts() -> None:
    for contact in ("desk@example.org", "https://example.org/dateline", "http://example.org"):
        assert online_geocoder("nominatim", contact=contact).title == "Nominatim"
