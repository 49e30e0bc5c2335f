# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One look at the network, stage by stage, from listening to thorough."""

from collections.abc import Callable, Sequence
from functools import partial
from ipaddress import IPv4Address

from veilleuse.domain.classify import DoNotTouch, Policy, Rulebook, may_touch
from veilleuse.domain.limits import Limits
from veilleuse.domain.model import (
    COMPUTERS,
    Address,
    Device,
    DeviceClass,
    Evidence,
    Network,
    Sighting,
)
from veilleuse.domain.rounds import JournalEntry, Notice, Progress
from veilleuse.probes import chatter, mdns, nmap, ssdp, wsd
from veilleuse.probes.bounds import Bounds
from veilleuse.probes.budget import Budget, Clock, StoppedError, SystemClock
from veilleuse.probes.connect import Alarm, Lines, visit
from veilleuse.probes.description import LOCATION, Location, location_of
from veilleuse.probes.examine import ask_snmp, examine
from veilleuse.probes.neighbour_news import NeighbourNews
from veilleuse.probes.scope import Connection, connections, own_sightings
from veilleuse.probes.sweep import sweep, targets
from veilleuse.probes.together import Said, Say, together

THOROUGH = COMPUTERS | {DeviceClass.NAS, DeviceClass.NETWORK}
"""Classes that service detection was made for."""


class Look:
    """The stages of one round. All four callbacks run in the thread that calls a stage.

    A stage ends early, without an error, once `stop()` is true; what it learnt was emitted.
    `known` are the devices of earlier rounds: they say which addresses are out of bounds from the
    first packet on. What is learnt on the way puts further addresses out of bounds at once.
    """

    def __init__(
        self,
        networks: Sequence[Network],
        *,
        limits: Limits,
        rules: Rulebook,
        policy: Policy,
        emit: Callable[[Sighting], None],
        notice: Callable[[Notice], None],
        tell: Callable[[Progress], None],
        journal: Callable[[JournalEntry], None],
        stop: Callable[[], bool],
        do_not_touch: DoNotTouch | None = None,
        known: Sequence[Device] = (),
        clock: Clock | None = None,
        own: Sequence[Connection] | None = None,
    ) -> None:
        """`networks` are those the round may send to; `journal` is called from several threads."""
        self._emit, self._notice, self._tell = emit, notice, tell
        self._do_not_touch = do_not_touch or DoNotTouch()
        self._policy = policy
        self._bounds = Bounds(rules, self._do_not_touch, known)
        self.budget = Budget(
            limits=limits,
            networks=tuple(networks),
            sink=journal,
            stop=stop,
            untouchable=self._bounds.is_out,
            clock=clock or SystemClock(),
        )
        self._seen: set[Address] = set()
        self._has_begun = False
        self._pages: dict[Address, Location] = {}
        everywhere = connections() if own is None else tuple(own)
        self._own = tuple(
            each for each in everywhere if any(_meets(each, network) for network in networks)
        )
        self._news = NeighbourNews(self.budget.networks, {each.interface for each in self._own})

    def begin(self) -> None:
        """Tell of the machine itself and of whom it already knows; nothing is sent."""
        self._has_begun = True
        for network in self.budget.networks:
            if not any(_meets(each, network) for each in self._own):
                self._notice(Notice("network_not_local", str(network)))
        if not self._own:
            self._notice(Notice("no_network"))
            return
        for each in own_sightings(self._own, self.budget.clock.now()):
            self._deliver(each)
        self._read_neighbours()

    def slow_down(self, limits: Limits) -> None:
        """Go on within these limits."""
        self.budget.limits = limits

    def quiet(self, *, gentle: bool = False) -> None:
        """Listen: the system's own neighbours, then every kind of announcement at once."""
        if not self._has_begun:
            self.begin()
        if not self._own:
            return
        seconds = self.budget.limits.quiet_for(gentle=gentle)
        began = self.budget.clock.monotonic()

        def tick() -> None:
            spent = min(seconds, self.budget.clock.monotonic() - began)
            self._tell(Progress("listen", int(spent), int(seconds)))

        listeners = (mdns.listen, ssdp.listen, wsd.listen, chatter.listen)
        together(
            [partial(listen, self._own, self.budget, seconds) for listen in listeners],
            self._deliver,
            lanes=len(listeners),
            tick=tick,
        )
        self._read_neighbours()

    def sweep(self) -> None:
        """Resolve the addresses nobody spoke for, gently."""
        fresh = self._read_neighbours()
        addresses = targets(self._own, self.budget, fresh)

        def finished(done: int) -> None:
            self._tell(Progress("sweep", done, len(addresses)))

        try:
            sweep(addresses, self.budget, finished)
        except StoppedError:
            pass
        finally:
            self._read_neighbours()

    def connects(self, devices: Sequence[Device]) -> None:
        """Connect to the devices that may be touched and were seen in this look."""
        lines = Lines()
        works = [
            partial(self._visit, device, address, lines)
            for device, address in self._reachable(devices)
        ]

        def hang_up() -> None:
            if self.budget.stop():
                lines.hang_up()

        together(
            works,
            self._deliver,
            lanes=self.budget.limits.devices_at_once,
            finished=lambda done: self._tell(Progress("connect", done, len(works))),
            tick=hang_up,
        )

    def thorough(self, devices: Sequence[Device]) -> None:
        """Examine chosen computers, NAS and network gear, one at a time; nmap names services."""
        program = nmap.find_nmap()
        if program is None:
            self._notice(Notice("nmap_missing"))
        lines = Lines()
        chosen = [
            (device, address)
            for device, address in self._reachable(devices)
            if device.device_class in THOROUGH
        ]

        def hang_up() -> None:
            if self.budget.stop():
                lines.hang_up()

        together(
            [partial(self._examine, device, address, lines, program) for device, address in chosen],
            self._deliver,
            lanes=1,
            finished=lambda done: self._tell(Progress("scan", done, len(chosen))),
            tick=hang_up,
        )

    def _examine(
        self, device: Device, address: Address, lines: Lines, program: str | None, say: Say
    ) -> None:
        alarm = self._alarm(device, address)
        opened = examine(address, self.budget, lines, alarm, say)
        if program is not None:
            for port in opened:
                nmap.name_service(program, address, port, self.budget, say)
        ask_snmp(address, self.budget, alarm, say)

    def _alarm(self, device: Device, address: Address) -> Alarm:
        def alarm(learnt: tuple[Evidence, ...]) -> bool:
            return self._bounds.learn(address, device.evidence + learnt)

        return alarm

    def _visit(self, device: Device, address: Address, lines: Lines, say: Say) -> None:
        alarm = self._alarm(device, address)
        visit(address, self.budget, lines, alarm, say, page=self._pages.get(address))

    def _reachable(self, devices: Sequence[Device]) -> list[tuple[Device, Address]]:
        found = []
        for device in devices:
            if device.is_desktop or not may_touch(device, self._do_not_touch, self._policy):
                continue
            address = next(
                (each for each in device.addresses if self._is_there(device, each)), None
            )
            if address is not None:
                found.append((device, address))
        return found

    def _is_there(self, device: Device, address: Address) -> bool:
        """Whether it is still this device that answers at the address."""
        is_own = any(address == each.address for each in self._own)
        if not isinstance(address, IPv4Address) or address not in self._seen or is_own:
            return False
        cards = self._bounds.hardware(address)
        same = not cards or not device.hardware or bool(cards.intersection(device.hardware))
        return same and self.budget.allows(address)

    def _read_neighbours(self) -> frozenset[Address]:
        """Emit the table's entries and return the addresses that answered lately."""
        return self._news.read(self.budget.limits, self.budget.clock.now(), self._deliver)

    def _deliver(self, said: Said) -> None:
        if isinstance(said, Notice):
            self._notice(said)
            return
        if said.address is not None:
            self._keep_page(said, said.address)
            self._bounds.learn(said.address, said.evidence, said.hardware)
            age = (self.budget.clock.now() - said.at).total_seconds()
            if age <= self.budget.limits.fresh_seconds:
                self._seen.add(said.address)
        self._emit(said)

    def _keep_page(self, said: Sighting, address: Address) -> None:
        """Where the device itself, and nobody else, said just now that its description lies."""
        for item in said.evidence if said.probe == "ssdp" else ():
            page = location_of(item.value, address) if item.kind == LOCATION else None
            if page is not None:
                self._pages.setdefault(address, page)


def _meets(connection: Connection, network: Network) -> bool:
    return connection.network.version == network.version and connection.network.overlaps(network)
