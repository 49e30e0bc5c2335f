# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one service of the desktop: takes sealed reports over HTTP on the local network."""

import asyncio
import contextlib
import logging
import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from aiohttp import web

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.inbox_limits import InboxLimits
from veilleuse.probes.exchange import Exchange, Reception, answer
from veilleuse.probes.letter_writer import LetterWriter, Take
from veilleuse.probes.rates import Rates

_BACKLOG = 512
_TURNS = 3
"""Of the loop, in which connections that were accepted before the end become exchanges."""
_STOP_SECONDS = 2.0
"""For exchanges that are under way at the end; their agents send again."""
_LISTEN = re.compile(r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<four>[0-9.]+))(?::(?P<port>\d{1,5}))?")

log = logging.getLogger(__name__)


class ListenInvalidError(VeilleuseError):
    """What was typed is no address to listen on."""

    code = "listen_invalid"


class ListenError(VeilleuseError):
    """The address cannot be listened on."""

    code = "listen_failed"


@dataclass(frozen=True, slots=True)
class Place:
    """One address to listen on; port 0 lets the system choose."""

    host: str
    port: int

    def __str__(self) -> str:
        """As `host:port`, an IPv6 address in brackets."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


EVERYWHERE = "0.0.0.0"  # noqa: S104 - exchanges on addresses that are not private are cut off
"""All IPv4 addresses of this machine: they change with its leases."""


def parse_place(text: str, limits: InboxLimits) -> Place:
    """`10.0.0.5:8750`, `[fd00::5]:8750` or without the port; ListenInvalidError else."""
    found = _LISTEN.fullmatch(text.strip()[:64])
    host = (found["six"] or found["four"]) if found else ""
    port = int(found["port"]) if found and found["port"] else limits.port
    try:
        ip_address(host)
    except ValueError:
        raise ListenInvalidError(text=text[:64]) from None
    if not 0 <= port < 65536:
        raise ListenInvalidError(text=text[:64])
    return Place(host, port)


class InboxService:
    """Listens in a thread of its own, from `start` to `stop`."""

    def __init__(self, take: Take, places: Sequence[Place], limits: InboxLimits) -> None:
        """`take` is called in a thread of the service, with one batch at a time."""
        self._take = take
        self._wanted = tuple(places)
        self._limits = limits
        self._ready = threading.Event()
        self._failure: Exception | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._leave: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._main, name="inbox", daemon=True)
        self.places: tuple[Place, ...] = ()
        """Where it listens, with the ports that the system chose."""

    def start(self) -> None:
        """Returns once it listens; ListenError where it cannot."""
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            self._thread.join()
            raise self._failure

    def stop(self) -> None:
        """Takes nothing more, answers those it has heard, and ends."""
        if self._loop is not None and self._leave is not None and self._thread.is_alive():
            with contextlib.suppress(RuntimeError):  # it ended by itself meanwhile
                self._loop.call_soon_threadsafe(self._leave.set)
        self._thread.join()

    @property
    def is_listening(self) -> bool:
        """Whether it is between `start` and `stop`, and well."""
        return self._thread.is_alive()

    def _main(self) -> None:
        try:
            asyncio.run(self._serve())
        except ListenError as error:
            self._failure = error
        except Exception as error:  # told to whoever started it, or shown by `is_listening`
            log.exception("the inbox ended")
            self._failure = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        loop = self._loop = asyncio.get_running_loop()
        self._leave = asyncio.Event()
        writer = LetterWriter(self._take, self._limits)
        reception = Reception(self._limits, writer, Rates(self._limits))
        server = web.Server(lambda request: answer(request, reception))
        writing = loop.create_task(writer.run())
        listening: list[asyncio.Server] = []
        try:
            for place in self._wanted:
                listening += [await _listen(loop, server, reception, place)]
            self.places = tuple(_place(one) for each in listening for one in each.sockets)
            self._ready.set()
            await self._leave.wait()
        finally:
            reception.closing = True
            for each in listening:
                each.close()
            for _ in range(_TURNS):
                await asyncio.sleep(0)
            await writer.drain()
            await server.shutdown(_STOP_SECONDS)
            writing.cancel()
            writer.close()


async def _listen(
    loop: asyncio.AbstractEventLoop, server: web.Server, reception: Reception, place: Place
) -> asyncio.Server:
    try:
        return await loop.create_server(
            lambda: Exchange(server, reception, loop), place.host, place.port, backlog=_BACKLOG
        )
    except OSError as error:
        why = error.strerror or str(error)
        raise ListenError(place=str(place), why=why) from error


def _place(listening: object) -> Place:
    host, port, *_ = listening.getsockname()  # type: ignore[attr-defined]  # asyncio's own wrapper
    return Place(host, port)
