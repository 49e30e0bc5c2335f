# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The inbox at work: the service, the watched folder, and the consequences of what came.

Beside a window or alone: other programs may work on the same database meanwhile.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from veilleuse.domain.admission import Outcome
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.letters import Letter, Reply
from veilleuse.probes.announce import Announcement, own_addresses
from veilleuse.probes.drop_folder import DropFolder
from veilleuse.probes.inbox import EVERYWHERE, InboxService, Place
from veilleuse.probes.mail import site_name
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.ingest import take_many
from veilleuse.tasks.quiet import Quiet
from veilleuse.tasks.rotate_keys import site_key
from veilleuse.tasks.settle import settle, tidy

_TICK_SECONDS = 1.0
_ANNOUNCE_SECONDS = 60.0
"""Between two looks at the addresses of this machine, which change with its leases."""
_TIDY_SECONDS = 24 * 3600.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxStatus:
    """How it is now."""

    is_on: bool
    addresses: tuple[str, ...] = ()
    """Where it listens, as `host:port`."""
    folder: str = ""
    folder_is_there: bool = False
    arrivals: int = 0
    """Reports taken in since it was started, those of agents that wait included."""
    settlements: int = 0
    """How often consequences were drawn since: the picture is another one after each."""


class RunningInbox:
    """From `start` to `stop`, at most once."""

    def __init__(
        self,
        desk: Desk,
        *,
        places: Sequence[Place] | None = None,
        folder: Path | None = None,
        announce: bool = True,
    ) -> None:
        """All private addresses unless `places` are named; none where that is empty."""
        limits = desk.shelf.inbox
        self._desk = desk
        self._places = (Place(EVERYWHERE, limits.port),) if places is None else tuple(places)
        self._folder = DropFolder(folder, limits) if folder is not None else None
        self._announces = announce
        self._service: InboxService | None = None
        self._announcement: Announcement | None = None
        self._quiet = Quiet(limits.settle_seconds, limits.settle_longest_seconds)
        self._leave = threading.Event()
        self._keeper = threading.Thread(target=self._keep, name="inbox-keeper", daemon=True)
        self._arrivals = 0
        self._settlements = 0
        self._counting = threading.Lock()

    def start(self) -> None:
        """Returns once it listens; ListenError or StoreError, and nothing runs, where it cannot."""
        key = site_key(self._desk)
        if self._places:
            service = InboxService(self.take, self._places, self._desk.shelf.inbox)
            service.start()
            self._service = service
            if self._announces:
                self._announcement = Announcement(site_name(key), service.places[0].port)
        self._keeper.start()

    def stop(self) -> None:
        """Takes nothing more; what has arrived is kept, and settled now or at the next start."""
        self._leave.set()
        if self._service is not None:
            self._service.stop()
        if self._keeper.is_alive():
            self._keeper.join()

    def status(self) -> InboxStatus:
        """How it is now."""
        folder = self._folder
        return InboxStatus(
            is_on=self._is_on(),
            addresses=self._addresses(),
            folder=str(folder.folder) if folder else "",
            folder_is_there=folder.is_there if folder else False,
            arrivals=self._arrivals,
            settlements=self._settlements,
        )

    def take(self, letters: Sequence[Letter]) -> Sequence[Reply]:
        """Takes letters in as `ingest` does, and remembers that consequences are to be drawn."""
        replies = take_many(self._desk, letters)
        kept = [one.outcome for one in replies if one.outcome in {Outcome.KEPT, Outcome.ASIDE}]
        with self._counting:
            self._arrivals += len(kept)
        if Outcome.KEPT in kept:
            self._quiet.arrived(time.monotonic())
        return replies

    def _is_on(self) -> bool:
        listens = self._service is None or self._service.is_listening
        return listens and self._keeper.is_alive() and not self._leave.is_set()

    def _addresses(self) -> tuple[str, ...]:
        if self._service is None or not self._service.is_listening:
            return ()
        return tuple(
            str(Place(host, place.port))
            for place in self._service.places
            for host in (map(str, own_addresses()) if place.host == EVERYWHERE else (place.host,))
        )

    def _keep(self) -> None:
        limits = self._desk.shelf.inbox
        chores = [
            _Chore(limits.folder_seconds, self._look),
            _Chore(_ANNOUNCE_SECONDS, self._announce),
            _Chore(_TIDY_SECONDS, self._tidy),
            _Chore(_TICK_SECONDS, self._settle),
        ]
        while not self._leave.is_set():
            for chore in chores:
                chore.do_when_due(time.monotonic())
            self._leave.wait(_TICK_SECONDS)
        if self._announcement is not None:
            self._announcement.end()

    def _look(self) -> None:
        if self._folder is None:
            return
        found = self._folder.look()
        for at in range(0, len(found), self._desk.shelf.inbox.batch):
            some = found[at : at + self._desk.shelf.inbox.batch]
            replies = self.take([one.letter for one in some])
            self._folder.put_away(zip(some, replies, strict=True))

    def _announce(self) -> None:
        if self._announcement is not None:
            self._announcement.begin(own_addresses())

    def _settle(self) -> None:
        if not self._quiet.takes_turn(time.monotonic()):
            return
        try:
            if settle(self._desk):
                self._settlements += 1
        except VeilleuseError:
            self._quiet.arrived(time.monotonic())  # it stays to be done
            raise

    def _tidy(self) -> None:
        tidy(self._desk)
        if self._folder is not None:
            days = self._desk.shelf.inbox.folder_acks_days
            self._folder.tidy(self._desk.now() - timedelta(days=days))


class _Chore:
    """Something done again and again; one that fails is said and done again later."""

    def __init__(self, every: float, work: Callable[[], None]) -> None:
        self._every = every
        self._work = work
        self._due = float("-inf")

    def do_when_due(self, now: float) -> None:
        if now < self._due:
            return
        self._due = now + self._every
        try:
            self._work()
        except VeilleuseError as error:
            log.warning("put off: %s", error)
        except Exception:  # the inbox goes on listening whatever one chore meets
            log.exception("put off")
