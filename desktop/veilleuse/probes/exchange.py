# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection to the inbox: one report, one answer, and an end by the clock.

An answer is the signed acknowledgement, or a status of 4xx or 5xx with a short code and no more.
"""

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus

from aiohttp import web

from veilleuse.domain.agents import Road
from veilleuse.domain.inbox_limits import InboxLimits
from veilleuse.domain.letters import Letter
from veilleuse.probes.letter_writer import LetterWriter
from veilleuse.probes.rates import Rates, is_near, source_of
from veilleuse.probes.refusal_log import RefusalLog
from veilleuse_agent.envelope import ENVELOPE_LIMIT, Refusal

PATH = "/v1/reports"
_LINGERING_SECONDS = 2.0
"""Of reading and ignoring what somebody still sends who was refused, so that he hears it."""
_LINE, _HEADERS = 1024, 32
"""Bytes of one line of the head, and their number: an agent sends five."""

log = logging.getLogger(__name__)


class Refused(Exception):  # noqa: N818 - it is an answer
    """A request that is answered at once, with a status and a code."""

    def __init__(self, status: HTTPStatus, code: str) -> None:
        """The code is all that is said."""
        self.status = status
        self.code = code
        super().__init__(code)


@dataclass(slots=True)
class Reception:
    """What all connections share; used from one event loop alone."""

    limits: InboxLimits
    writer: LetterWriter
    rates: Rates
    open: Counter[str] = field(default_factory=Counter)
    """Connections by source."""
    total: int = 0
    bytes_held: int = 0
    """Of letters that are being read or wait to be written down."""
    refusals: RefusalLog = field(default_factory=RefusalLog)
    closing: bool = False

    def is_full(self, source: str) -> bool:
        """Whether no other connection may be opened now from this source."""
        all_taken = self.closing or self.total >= self.limits.connections
        return all_taken or self.open[source] >= self.limits.connections_per_source


class Exchange(web.RequestHandler):
    """The life of a connection. Whoever may not speak is cut off before a byte is read."""

    def __init__(
        self, server: web.Server, reception: Reception, loop: asyncio.AbstractEventLoop
    ) -> None:
        """`server` keeps the list of connections, for the end."""
        super().__init__(
            server,
            loop=loop,
            access_log=None,  # type: ignore[arg-type]  # the library asks whether there is one
            logger=log,
            max_line_size=_LINE,
            max_field_size=_LINE,
            max_headers=_HEADERS,
            lingering_time=_LINGERING_SECONDS,
            auto_decompress=False,
        )
        self._reception = reception
        self._clock = loop
        self._source = ""
        self._end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Counts it and gives it its time."""
        super().connection_made(transport)
        here = self._reception
        peer, own = (transport.get_extra_info(name) for name in ("peername", "sockname"))
        source = source_of(str(peer[0])) if peer else ""
        near = bool(peer and own) and is_near(str(peer[0])) and is_near(str(own[0]))
        if not near or here.is_full(source) or not isinstance(transport, asyncio.Transport):
            here.refusals.note("connections" if near else "far", source, self._clock.time())
            transport.close()
            return
        self._source = source
        here.open[source] += 1
        here.total += 1
        self._end = self._clock.call_later(here.limits.exchange_seconds, transport.abort)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Gives back what it held."""
        super().connection_lost(exc)
        if self._end is not None:
            self._end.cancel()
            self._end = None
            self._reception.total -= 1
            self._reception.open[self._source] -= 1
            if not self._reception.open[self._source]:
                del self._reception.open[self._source]

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """No page of the library: what was no HTTP is told so in one word."""
        del request, message
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            log.error("an exchange failed", exc_info=exc)
            return spoken(HTTPStatus.INTERNAL_SERVER_ERROR, "failed")
        return spoken(HTTPStatus.BAD_REQUEST, "http")


async def answer(request: web.BaseRequest, reception: Reception) -> web.StreamResponse:
    """The one route: a whole envelope in, an acknowledgement out."""
    source = source_of(request.remote or "")
    hold = _Hold(reception)
    try:
        length = _length(request, reception, source)
        letter = Letter(await _body(request, length, hold), Road.HTTP, source)
        return await _taken(letter, reception)
    except Refused as refused:
        reception.refusals.note(refused.code, source, asyncio.get_running_loop().time())
        if refused.code == Refusal.TOO_LARGE:  # counted like what was read
            unread = Letter(b"", Road.HTTP, source, unread=refused.code)
            await reception.writer.hand_in(unread)
        return spoken(refused.status, refused.code, reception.limits.retry_seconds)
    finally:
        hold.release()


@dataclass(slots=True)
class _Hold:
    """The memory one letter takes, from its first byte until it is written down."""

    reception: Reception
    size: int = 0

    def add(self, size: int) -> None:
        """Refused where all letters together would take too much."""
        self.size += size
        self.reception.bytes_held += size
        if self.reception.bytes_held > self.reception.limits.body_bytes:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "busy")

    def release(self) -> None:
        self.reception.bytes_held -= self.size


async def _taken(letter: Letter, reception: Reception) -> web.StreamResponse:
    reply = await reception.writer.hand_in(letter)
    if reply is None:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "busy")
    if not reply.is_opened:
        raise Refused(HTTPStatus.BAD_REQUEST, reply.reason)
    return _closed(
        web.Response(body=reply.ack, content_type="application/octet-stream", headers=_HEAD)
    )


_HEAD = {"Server": "veilleuse", "Cache-Control": "no-store"}
_MAY_RETRY = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}


def spoken(status: HTTPStatus, code: str, retry_seconds: int = 0) -> web.StreamResponse:
    """A status and one word."""
    retry = {"Retry-After": str(retry_seconds)} if status in _MAY_RETRY else {}
    return _closed(web.Response(status=status, text=f"{code}\n", headers={**_HEAD, **retry}))


def _closed(response: web.Response) -> web.Response:
    response.force_close()
    return response


def _length(request: web.BaseRequest, reception: Reception, source: str) -> int:
    """Bytes that are to come; Refused where they need not."""
    if request.method != "POST" or request.raw_path != PATH:
        raise Refused(HTTPStatus.NOT_FOUND, "not_found")
    if reception.closing:
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, "closing")
    if not reception.rates.allows(source, asyncio.get_running_loop().time()):
        raise Refused(HTTPStatus.TOO_MANY_REQUESTS, "too_many")
    if "Content-Encoding" in request.headers:
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "encoding")
    length = request.content_length
    if length is None:
        raise Refused(HTTPStatus.LENGTH_REQUIRED, "length")
    if length > ENVELOPE_LIMIT:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, Refusal.TOO_LARGE)
    return length


async def _body(request: web.BaseRequest, length: int, hold: _Hold) -> bytes:
    """As many bytes as were promised."""
    parts: list[bytes] = []
    while hold.size < length:
        part = await _part(request)
        parts.append(part)
        hold.add(len(part))
    return b"".join(parts)


async def _part(request: web.BaseRequest) -> bytes:
    try:
        part = await request.content.readany()
    except (OSError, web.RequestPayloadError):  # he hung up, or was cut off by the clock
        part = b""
    if not part:
        raise Refused(HTTPStatus.BAD_REQUEST, Refusal.TRUNCATED)
    return part
