# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The service over real sockets: what it takes, what it refuses, what it does to who dawdles."""

import socket
import threading
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.inbox import load_inbox_limits
from veilleuse.domain.admission import Outcome
from veilleuse.domain.inbox_limits import InboxLimits
from veilleuse.domain.letters import Letter, Reply
from veilleuse.probes.inbox import (
    InboxService,
    ListenError,
    ListenInvalidError,
    Place,
    parse_place,
)
from veilleuse.store.errors import DiskFullError
from veilleuse_agent.envelope import ENVELOPE_LIMIT

LIMITS = load_inbox_limits()
HERE = Place("127.0.0.1", 0)

Serve = Callable[..., InboxService]


class Taker:
    """Takes letters as the desktop does: those that begin with `ok` get a signed word."""

    def __init__(self) -> None:
        self.taken: list[Letter] = []
        self.batches: list[int] = []
        self.failure: Exception | None = None
        self.is_writing = threading.Event()
        self.go_on = threading.Event()
        self.go_on.set()

    def __call__(self, letters: Sequence[Letter]) -> Sequence[Reply]:
        self.is_writing.set()
        self.go_on.wait(10)
        if self.failure is not None:
            raise self.failure
        if any(letter.data == b"poison" for letter in letters):
            raise RuntimeError("a defect")
        self.batches.append(len(letters))
        self.taken += letters
        return [self._reply(letter) for letter in letters]

    @staticmethod
    def _reply(letter: Letter) -> Reply:
        if letter.data.startswith(b"ok"):
            return Reply(outcome=Outcome.KEPT, ack=b"signed " + letter.data)
        return Reply(outcome=Outcome.REFUSED, reason=letter.unread or "magic")


@pytest.fixture
def taker() -> Taker:
    return Taker()


@pytest.fixture
def serve(taker: Taker) -> Iterator[Serve]:
    """Starts services that end with the test."""
    started: list[InboxService] = []

    def start(**changes: object) -> InboxService:
        limits: InboxLimits = replace(LIMITS, **changes)
        service = InboxService(taker, [HERE], limits)
        service.start()
        started.append(service)
        return service

    yield start
    taker.go_on.set()
    for service in started:
        service.stop()


def connected(service: InboxService) -> socket.socket:
    place = service.places[0]
    return socket.create_connection((place.host, place.port), timeout=10)


def heard(line: socket.socket) -> tuple[int, bytes, bytes]:
    """Status, head and body of the one answer; 0 where the line was cut."""
    data = b""
    try:
        while part := line.recv(65536):
            data += part
    except ConnectionError:
        pass
    head, _, body = data.partition(b"\r\n\r\n")
    return (int(head.split()[1]) if head else 0), head, body


def request(body: bytes, *, method: str = "POST", path: str = "/v1/reports", **more: str) -> bytes:
    named = {name.replace("_", "-"): value for name, value in more.items()}
    fields = {"Host": "x", "Content-Length": str(len(body)), **named}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


CHUNKED = (
    b"POST /v1/reports HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    b"2\r\nok\r\n0\r\n\r\n"
)


def posted(service: InboxService, body: bytes, **more: str) -> tuple[int, bytes, bytes]:
    with connected(service) as line:
        line.sendall(request(body, **more))
        return heard(line)


def test_a_report_is_taken_and_answered_with_the_signed_word(serve: Serve, taker: Taker) -> None:
    status, head, body = posted(serve(), b"ok 1")
    assert (status, body) == (200, b"signed ok 1")
    assert b"application/octet-stream" in head
    assert b"Connection: close" in head
    (letter,) = taker.taken
    assert (letter.data, letter.source, letter.road) == (b"ok 1", "127.0.0.1", "http")


def test_what_could_not_be_opened_gets_a_code_and_no_word(serve: Serve) -> None:
    status, head, body = posted(serve(), b"nonsense")
    assert (status, body) == (400, b"magic\n")
    assert b"text/plain" in head


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (request(b"ok", path="/"), 404, b"not_found"),
        (request(b"ok", path="/v1/reports/../reports"), 404, b"not_found"),
        (request(b"ok", path="/v1/reports?x=1"), 404, b"not_found"),
        (request(b"", method="GET"), 404, b"not_found"),
        (request(b"ok", method="PUT"), 404, b"not_found"),
        (request(b"ok", Content_Encoding="gzip"), 415, b"encoding"),
        (b"POST /v1/reports HTTP/1.1\r\nHost: x\r\n\r\n", 411, b"length"),
        (CHUNKED, 411, b"length"),
        (request(b"", Content_Length=str(ENVELOPE_LIMIT + 1)), 413, b"too_large"),
        (request(b"", Content_Length="-5"), 400, b"http"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", 400, b"http"),
        (b"GET\r\n\r\n", 400, b"http"),
        (b"POST /v1/reports HTTP/1.1\r\nX: " + b"a" * 5000 + b"\r\n\r\n", 400, b"http"),
        (
            b"POST /v1/reports HTTP/1.1\r\n" + b"X: 1\r\n" * 200 + b"Content-Length: 2\r\n\r\nok",
            400,
            b"http",
        ),
    ],
)
def test_a_wrong_request_is_refused_in_one_word_and_nothing_is_taken(
    serve: Serve, taker: Taker, sent: bytes, status: int, code: bytes
) -> None:
    with connected(serve()) as line:
        line.sendall(sent)
        got, head, body = heard(line)
    assert (got, body) == (status, code + b"\n")
    assert b"aiohttp" not in head.lower()
    assert b"python" not in head.lower()
    assert [letter.data for letter in taker.taken if letter.data] == []


def test_one_that_is_too_long_is_refused_before_it_is_read_and_counted(
    serve: Serve, taker: Taker
) -> None:
    with connected(serve()) as line:
        line.sendall(request(b"", Content_Length=str(10**12)))
        assert heard(line)[0] == 413
    assert [(letter.unread, letter.data) for letter in taker.taken] == [("too_large", b"")]


def test_the_longest_envelope_there_can_be_is_taken(serve: Serve, taker: Taker) -> None:
    assert posted(serve(), b"ok" + bytes(ENVELOPE_LIMIT - 2))[0] == 200
    assert len(taker.taken[0].data) == ENVELOPE_LIMIT


def test_a_body_compressed_by_http_is_never_inflated(serve: Serve, taker: Taker) -> None:
    bomb = zlib.compress(bytes(80 * 1024 * 1024), 9)
    assert posted(serve(), bomb, Content_Encoding="deflate")[:1] == (415,)
    assert taker.taken == []


def test_slow_heads_and_slow_bodies_are_cut_off_and_others_are_served_meanwhile(
    serve: Serve, taker: Taker
) -> None:
    service = serve(exchange_seconds=0.7)
    with connected(service) as silent, connected(service) as head, connected(service) as body:
        head.sendall(b"POST /v1/reports HTTP/1.1\r\nHost: ")
        body.sendall(request(b"", Content_Length="500000") + b"o")
        assert posted(service, b"ok meanwhile")[0] == 200
        assert [heard(line)[0] for line in (silent, head, body)] == [0, 0, 0]
    assert posted(service, b"ok after")[0] == 200
    assert [letter.data for letter in taker.taken] == [b"ok meanwhile", b"ok after"]


def test_somebody_who_hangs_up_half_way_leaves_nothing(serve: Serve, taker: Taker) -> None:
    service = serve()
    with connected(service) as line:
        line.sendall(request(b"", Content_Length="1000") + b"ok half")
        line.shutdown(socket.SHUT_WR)
        heard(line)
    assert posted(service, b"ok whole")[0] == 200
    assert [letter.data for letter in taker.taken] == [b"ok whole"]


def test_one_source_cannot_hold_the_line(serve: Serve) -> None:
    service = serve(connections_per_source=3)
    lines = [connected(service) for _ in range(3)]
    with connected(service) as fourth:
        fourth.sendall(request(b"ok"))
        assert heard(fourth)[0] == 0
    lines.pop().close()
    for line in lines:
        line.sendall(request(b"ok"))
        assert heard(line)[0] == 200
        line.close()


def test_a_source_that_sends_too_often_is_asked_to_come_again(serve: Serve, taker: Taker) -> None:
    service = serve(burst_per_source=2, per_minute_per_source=1)
    statuses = [posted(service, b"ok")[0] for _ in range(3)]
    status, head, body = posted(service, b"ok")
    assert statuses == [200, 200, 429]
    assert (status, body) == (429, b"too_many\n")
    assert b"Retry-After: 60" in head
    assert len(taker.taken) == 2


def test_everybody_together_is_limited_too(serve: Serve) -> None:
    service = serve(burst=3, per_minute=1)
    assert [posted(service, b"ok")[0] for _ in range(4)] == [200, 200, 200, 429]


def test_bodies_may_not_fill_the_memory(serve: Serve, taker: Taker) -> None:
    status, head, body = posted(serve(body_bytes=1000), b"ok" + bytes(200_000))
    assert (status, body) == (503, b"busy\n")
    assert b"Retry-After" in head
    assert taker.taken == []


def test_what_comes_while_the_writer_works_is_written_together(serve: Serve, taker: Taker) -> None:
    taker.go_on.clear()
    service = serve()
    lines = [connected(service) for _ in range(12)]
    for number, line in enumerate(lines):
        line.sendall(request(b"ok %d" % number))
    taker.go_on.set()
    assert {heard(line)[0] for line in lines} == {200}
    assert sum(taker.batches) == 12
    assert len(taker.batches) < 12
    for line in lines:
        line.close()


def test_a_full_queue_asks_to_come_again(serve: Serve, taker: Taker) -> None:
    taker.go_on.clear()
    service = serve(queue=1, batch=1)
    lines = [connected(service) for _ in range(8)]
    with ThreadPoolExecutor(len(lines)) as hearing:
        for line in lines:
            line.sendall(request(b"ok"))
        answers = [hearing.submit(heard, line) for line in lines]
        # At most one is being written while one waits; the others are answered meanwhile.
        for _, answer in zip(range(6), as_completed(answers), strict=False):
            assert answer.result()[0] == 503
        taker.go_on.set()
    statuses = sorted(answer.result()[0] for answer in answers)
    assert statuses[0] == 200
    assert set(statuses) == {200, 503}
    for line in lines:
        line.close()


def test_where_nothing_can_be_kept_nobody_gets_a_word(serve: Serve, taker: Taker) -> None:
    service = serve()
    taker.failure = DiskFullError(path="here")
    assert posted(service, b"ok")[0] == 503
    taker.failure = None
    assert posted(service, b"ok")[0] == 200


def test_a_letter_that_upsets_the_writer_harms_only_itself(serve: Serve, taker: Taker) -> None:
    taker.go_on.clear()
    service = serve()
    bodies = [b"ok a", b"poison", b"ok b"]
    lines = [connected(service) for _ in bodies]
    for line, body in zip(lines, bodies, strict=True):
        line.sendall(request(body))
    taker.go_on.set()
    assert [heard(line)[0] for line in lines] == [200, 503, 200]
    for line in lines:
        line.close()


def test_the_end_answers_those_that_were_heard_and_takes_no_more(
    serve: Serve, taker: Taker
) -> None:
    taker.go_on.clear()
    service = serve()
    with connected(service) as line:
        line.sendall(request(b"ok last"))
        assert taker.is_writing.wait(10)
        ending = threading.Thread(target=service.stop)
        ending.start()
        taker.go_on.set()
        assert heard(line)[0] == 200
        ending.join()
    assert not service.is_listening
    with pytest.raises(ConnectionError):
        connected(service)


def test_a_port_that_is_taken_is_said(serve: Serve, taker: Taker) -> None:
    place = serve().places[0]
    with pytest.raises(ListenError) as caught:
        InboxService(taker, [place], LIMITS).start()
    assert caught.value.details["place"] == str(place)


def test_an_address_that_is_not_this_machines_is_said(taker: Taker) -> None:
    with pytest.raises(ListenError):
        InboxService(taker, [Place("192.0.2.1", 8750)], LIMITS).start()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("10.0.0.5:8751", Place("10.0.0.5", 8751)),
        ("10.0.0.5", Place("10.0.0.5", LIMITS.port)),
        ("[fd00::5]:0", Place("fd00::5", 0)),
        ("[::1]", Place("::1", LIMITS.port)),
    ],
)
def test_a_typed_address_is_understood(text: str, place: Place) -> None:
    assert parse_place(text, LIMITS) == place
    assert parse_place(str(place), LIMITS) == place


@pytest.mark.parametrize("text", ["", "accueil", "10.0.0.5:70000", "10.0.0.500", "[fd00::5", ":80"])
def test_what_is_no_address_is_refused_by_name(text: str) -> None:
    with pytest.raises(ListenInvalidError):
        parse_place(text, LIMITS)


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    try:
        place = parse_place(text, LIMITS)
    except ListenInvalidError:
        return
    assert 0 <= place.port < 65536
