# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One round: look at the network stage by stage, examine this machine, conclude.

What each stage learnt is committed before the next begins: a round that is stopped or killed
loses nothing that it had said it kept.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial
from uuid import uuid4

from veilleuse.domain.classify import guess
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.merge import merge
from veilleuse.domain.model import AgentId, Device, Network, Report, RoundId, Sighting
from veilleuse.domain.rounds import JournalEntry, Mode, Notice, Progress, Round
from veilleuse.domain.zones import care_near
from veilleuse.probes.budget import StoppedError
from veilleuse.probes.local_agent import command, local_report
from veilleuse.probes.look import Look
from veilleuse.probes.scope import connections, parse_network, propose
from veilleuse.tasks.assess import assess
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.own_agent import keep_own_report
from veilleuse.tasks.pack_in_force import follow_pack
from veilleuse.tasks.record_moves import record_moves
from veilleuse.tasks.settle import conclude, show_reports
from veilleuse.tasks.spare import do_not_touch

AGENT_FOLDER = "agent"
"""Where, in the data folder, the agent that the desktop starts keeps its identity."""


class FastRefusedError(VeilleuseError):
    """The fast profile is not for a network with care equipment."""

    code = "fast_refused"


def networks_of(desk: Desk, typed: Sequence[str]) -> tuple[Network, ...]:
    """What a person typed, checked before anything is sent; a VeilleuseError says what is wrong."""
    return tuple(parse_network(text, desk.shelf.limits) for text in typed)


def refuse_fast(desk: Desk, networks: Sequence[Network]) -> None:
    """FastRefusedError where a device that must not be disturbed stands in these networks."""
    found = care_near(desk.store.devices(), desk.store.site(), networks)
    if found is not None:
        raise FastRefusedError(device=found.title)


def make_round(
    desk: Desk,
    mode: Mode,
    networks: tuple[Network, ...] = (),
    *,
    tell: Callable[[Progress], None],
    stop: Callable[[], bool],
    agent: Sequence[str] | None = None,
    fast: bool = False,
) -> Round:
    """Makes one and returns how it went; no `networks` means those of this machine.

    `fast` sweeps much faster where nothing of care is known; FastRefusedError where it is.
    `agent` is the command that examines this machine, where it is not the package's own.
    """
    follow_pack(desk)
    chosen, notices = (networks, ()) if networks else propose(connections(), desk.shelf.limits)
    if fast:
        refuse_fast(desk, chosen)
    begun = Round(RoundId(uuid4().hex), mode, tuple(chosen), desk.now())
    desk.store.begin_round(begun)
    failed = threading.Event()
    making = _Making(desk, begun, list(notices), tell, lambda: stop() or failed.is_set(), fast=fast)
    started = agent or command(desk.folder / AGENT_FOLDER)
    with ThreadPoolExecutor(1, thread_name_prefix="agent") as beside:
        asked = beside.submit(local_report, started, making.look.budget)
        try:
            making.look_around()
            tell(Progress("agent"))
            making.take_report(asked)
        except BaseException:
            failed.set()  # nobody waits for an agent whose report cannot be kept
            raise
    tell(Progress("assess"))
    reports = show_reports(desk)
    assess(desk, desk.now())
    conclude(desk, reports)
    return making.end()


class _Making:
    """What a round gathers until it is kept."""

    def __init__(
        self,
        desk: Desk,
        begun: Round,
        notices: list[Notice],
        tell: Callable[[Progress], None],
        stop: Callable[[], bool],
        *,
        fast: bool,
    ) -> None:
        self.desk = desk
        self._fast = fast
        self._tell = tell
        self.round = begun
        self.notices = notices
        self.stop = stop
        self.packets = 0
        self._own_agent: AgentId | None = None
        self._own_hardware = {each.hardware for each in connections() if each.hardware}
        self._before = desk.store.devices()
        self._sightings: list[Sighting] = []
        self._kept: list[Sighting] = []
        self._journal: list[JournalEntry] = []
        self._journal_lock = threading.Lock()
        shelf = desk.shelf
        self._guess = partial(guess, rules=shelf.rules)
        self.look = Look(
            begun.networks,
            limits=shelf.limits.fast() if fast else shelf.limits,
            rules=shelf.rules,
            policy=shelf.policy,
            emit=self._sightings.append,
            notice=self.notices.append,
            tell=tell,
            journal=self._note,
            stop=stop,
            do_not_touch=do_not_touch(desk.store.site()),
            known=self._before,
        )

    def look_around(self) -> None:
        """The stages that the mode allows, each kept before the next."""
        mode = self.round.mode
        self.look.begin()
        self.keep()
        self._tell(Progress("listen"))
        self.look.quiet(gentle=mode is not Mode.QUIET)
        devices = self.keep()
        if mode is Mode.QUIET:
            return
        self._slow_down_near_care(devices)
        self.look.sweep()
        devices = self.keep()
        self.look.connects(devices)
        devices = self.keep()
        if mode is Mode.THOROUGH:
            self.look.thorough(devices)
            self.keep()

    def _slow_down_near_care(self, devices: tuple[Device, ...]) -> None:
        """What the listening found counts as well as what was known before."""
        site = self.desk.store.site()
        found = care_near(devices, site, self.round.networks) if self._fast else None
        if found is not None:
            self.look.slow_down(self.desk.shelf.limits)
            self.notices.append(Notice("fast_ended", found.title))

    def take_report(self, asked: Future[Report | Notice]) -> None:
        """What the agent of this machine says, or why it says nothing."""
        try:
            said = asked.result()
        except StoppedError:
            return
        if isinstance(said, Notice):
            self.notices.append(said)
            return
        self._own_agent = said.agent_id
        with self.desk.store.transaction():
            keep_own_report(self.desk, said)
            self.keep()

    def keep(self) -> tuple[Device, ...]:
        """Commits what was learnt since the last time; the devices as they are known now."""
        sightings = tuple(self._sightings)
        self._sightings.clear()
        with self._journal_lock:
            entries = tuple(self._journal)
            self._journal.clear()
        self.packets += sum(entry.packets for entry in entries)
        store = self.desk.store
        with store.transaction():
            store.add_sightings(self.round.id, sightings)
            store.add_journal(self.round.id, entries)
            # Of all stages: a name heard in one and a card seen in the next are one device's.
            self._kept += sightings
            merged = merge(store.devices(), self._kept, store.unsettled_reports(), self._guess)
            devices = tuple(replace(d, is_desktop=self._is_own(d)) for d in merged)
            store.save_devices(devices)
        return devices

    def end(self) -> Round:
        """Closes the round with what it came to."""
        self.keep()
        ended = replace(
            self.round,
            ended_at=self.desk.now(),
            stopped=self.stop(),
            packets=self.packets,
            devices=len(self.desk.store.devices()),
            notices=tuple(dict.fromkeys(self.notices)),
        )
        with self.desk.store.transaction():
            self.desk.store.end_round(ended)
            record_moves(self.desk, ended, self._before)
            kept = timedelta(days=self.desk.shelf.limits.sightings_days)
            self.desk.store.forget(self.desk.now() - kept)
        return ended

    def _is_own(self, device: Device) -> bool:
        by_agent = self._own_agent is not None and device.agent_id == self._own_agent
        return by_agent or not self._own_hardware.isdisjoint(device.hardware)

    def _note(self, entry: JournalEntry) -> None:
        with self._journal_lock:
            self._journal.append(entry)
