# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A month in a nursing home of sixty devices, told day by day as the probes would see it.

In its last days every sighting bears, as evidence that identifies nobody, the name of the device
it is really of: by then nothing may be left of what was taken for something else at first.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address

from veilleuse.domain.compose import Guesser
from veilleuse.domain.merge import merge
from veilleuse.domain.model import (
    AgentId,
    Device,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
    Report,
    Sighting,
)

FIRST_DAY = datetime(2026, 11, 2, 9, tzinfo=UTC)
DAYS = 30
TRUTH = "truth"
PASSING = "passing"
"""Telephones without a name: which is which is known to nobody, how many there are is."""
NAMESAKES = "iphone"
"""Telephones that all have the name they were sold with."""


@dataclass
class Thing:
    """One real device and how it shows itself."""

    truth: str
    cards: list[str]
    names: dict[str, str] = field(default_factory=dict)
    """By kind of evidence."""
    agent: str = ""
    fixed: str = ""
    """Its address, where DHCP does not give it one."""
    draws: bool = False
    """Whether it draws another hardware address each day."""
    days_off: int = 0
    """Of ten days, those on which it is not there."""

    def named(self, name: str) -> None:
        self.names = dict.fromkeys(self.names, name)


def card(number: int) -> str:
    return f"00:14:22:00:{number // 256:02x}:{number % 256:02x}"


def things() -> list[Thing]:
    numbers = iter(range(1, 1000))

    def new() -> list[str]:
        return [card(next(numbers))]

    def windows(name: str) -> dict[str, str]:
        return {"name.dhcp": name, "name.netbios": name[:15].upper()}

    made = [
        Thing(f"poste-{n}", new(), windows(f"poste-{n}"), agent=f"a{n:02}", days_off=2)
        for n in range(20)
    ]
    made += [
        Thing(f"portable-{n}", new(), {"name.dhcp": f"portable-{n}"}, "a-p" * (n < 2) + str(n))
        for n in range(2)
    ]
    made += [Thing(f"portable-{n}", new(), {"name.dhcp": f"portable-{n}"}) for n in range(2, 5)]
    made += [Thing(f"clone-{n}", new(), {"name.dhcp": "image-2019"}) for n in range(3)]
    made += [Thing(f"jumeau-{n}", new(), windows("jumeau"), agent=f"j{n}") for n in range(2)]
    made += [Thing(f"imprimante-{n}", new(), {"name.mdns": f"imprimante-{n}"}) for n in range(6)]
    made += [Thing("nas", new() + new(), {"name.netbios": "STOCKAGE", "name.dhcp": "stockage"})]
    made += [Thing(f"serveur-{n}", new() + new(), windows(f"srv-{n}"), f"s{n}") for n in range(2)]
    made += [Thing("machine-virtuelle", ["52:54:00:aa:bb:cc"], days_off=4)]
    made += [
        Thing(f"mobile-{n}", [""], {"name.mdns": f"iphone-de-{n}"}, draws=True, days_off=3)
        for n in range(3)
    ]
    made += [Thing(NAMESAKES, [""], {"name.dhcp": "iPhone"}, draws=True) for _ in range(5)]
    made += [Thing(PASSING, [""], draws=True) for _ in range(4)]
    made += [Thing(f"telephone-{n}", new()) for n in range(4)]
    made += [Thing("commutateur", new(), fixed="10.0.0.250"), Thing("camera", new())]
    made += [Thing("pousse-seringue", new()), Thing("borne", [], fixed="10.9.0.5")]
    return made


class Month:
    """The site from day to day; the same seed tells the same month."""

    def __init__(self, seed: int, days: int = DAYS) -> None:
        self.length = days
        self.told_from = FIRST_DAY + timedelta(days=days * 2 // 3)
        self.random = random.Random(seed)
        self.things = things()
        self.by_truth = {thing.truth: thing for thing in self.things}
        self._drawn = 0
        self._sequences: dict[str, int] = {}

    def days(self) -> Iterator[list[tuple[list[Sighting], list[Report]]]]:
        """Of each round of each day, the stages: what each saw and who reported in it."""
        for day in range(self.length):
            self._happen(day)
            for thing in self.things:
                if thing.draws:
                    thing.cards = [self._draw()]
            present = [
                thing for thing in self.things if self.random.randrange(10) >= thing.days_off
            ]
            docked = self._docked(day)
            held = self._leases(present, docked)
            for hour in (0, 7):
                at = FIRST_DAY + timedelta(days=day, hours=hour)
                yield [self._announced(held, at), self._resolved(held, at), self._spoken(held, at)]

    def _happen(self, day: int) -> None:
        events: dict[int, Callable[[], None]] = {
            4: lambda: self.by_truth["imprimante-0"].named("accueil-couleur"),
            6: lambda: self.by_truth["poste-3"].named("infirmerie"),
            9: lambda: self._replace_card("imprimante-1"),
            11: lambda: self._replace_card("poste-7"),
            13: lambda: self._replace_card("portable-4"),
            15: lambda: self.by_truth["poste-8"].cards.append(card(900)),
            18: lambda: self.by_truth["serveur-1"].named("srv-dossiers"),
            22: lambda: self.by_truth["telephone-0"].__setattr__("fixed", "10.0.0.77"),
        }
        events.get(day, lambda: None)()

    def _replace_card(self, truth: str) -> None:
        thing = self.by_truth[truth]
        thing.cards = [card(500 + len(truth) + int(truth[-1]))]

    def _draw(self) -> str:
        self._drawn += 1
        return f"da:a1:19:00:{self._drawn // 256:02x}:{self._drawn % 256:02x}"

    def _docked(self, day: int) -> dict[str, str]:
        """From the second week on, two docking stations change hands every day."""
        if day < 7:
            return {}
        first, second = self.random.sample([f"portable-{n}" for n in range(5)], 2)
        return {first: card(800), second: card(801)}

    def _leases(
        self, present: Sequence[Thing], docked: dict[str, str]
    ) -> list[tuple[Thing, str, IPv4Address]]:
        """Who has which address with which card today: others than yesterday."""
        pool = [IPv4Address(f"10.0.0.{last}") for last in range(10, 240) if last != 77]
        self.random.shuffle(pool)
        held: list[tuple[Thing, str, IPv4Address]] = []
        for thing in present:
            cards = [docked[thing.truth]] if thing.truth in docked else thing.cards or [""]
            fixed = [IPv4Address(thing.fixed)] if thing.fixed else []
            held += [(thing, one, *(fixed or [pool.pop()])) for one in cards]
        return held

    def _announced(
        self, held: list[tuple[Thing, str, IPv4Address]], at: datetime
    ) -> tuple[list[Sighting], list[Report]]:
        """What the quiet stage overhears: names by address, leases with their card."""
        seen = []
        for thing, hardware, address in held:
            for kind, name in thing.names.items():
                own = hardware if kind == "name.dhcp" else ""
                seen.append(self._sighting(thing, own, address, at + self._soon(8), (kind, name)))
        return seen, []

    def _resolved(
        self, held: list[tuple[Thing, str, IPv4Address]], at: datetime
    ) -> tuple[list[Sighting], list[Report]]:
        swept = at + timedelta(seconds=15)
        return [
            self._sighting(thing, hardware, address, swept + self._soon(8))
            for thing, hardware, address in held
            if hardware
        ], []

    def _spoken(
        self, held: list[tuple[Thing, str, IPv4Address]], at: datetime
    ) -> tuple[list[Sighting], list[Report]]:
        """What connects learn, by address alone, and what agents report."""
        late = at + timedelta(seconds=40)
        seen = [
            self._sighting(thing, "", address, late + self._soon(20), ("tcp.open", "80"))
            for thing, _, address in held
        ]
        reports = []
        for thing in {id(one): one for one, _, _ in held if one.agent}.values():
            rows = [(own, str(address)) for one, own, address in held if one is thing]
            reports.append(self._report(thing, rows, late))
        return seen, reports

    def _report(self, thing: Thing, rows: list[tuple[str, str]], at: datetime) -> Report:
        number = self._sequences[thing.agent] = self._sequences.get(thing.agent, 0) + 1
        cards = [{"name": "x", "hardware": own, "address": address} for own, address in rows]
        values: dict[str, object] = {
            "host.name": thing.names["name.dhcp"],
            "host.interfaces": cards,
        }
        facts = {key: Fact(value, FactStatus.OK, "t", at) for key, value in values.items()}
        id_ = f"{thing.agent}-{number}"
        return Report(AgentId(thing.agent), "e", number, id_, at, at, "1", facts)

    def _sighting(
        self,
        thing: Thing,
        hardware: str,
        address: IPv4Address,
        at: datetime,
        *told: tuple[str, str],
    ) -> Sighting:
        card = HardwareAddress(hardware) if hardware else None
        truth = (Evidence(TRUTH, thing.truth),) if at >= self.told_from else ()
        return Sighting("probe", at, address, card, (*(Evidence(*one) for one in told), *truth))

    def _soon(self, seconds: int) -> timedelta:
        return timedelta(milliseconds=self.random.randrange(seconds * 1000))


def live(
    month: Month, guess: Guesser, after: Callable[[Sequence[Device]], Sequence[Device]] = tuple
) -> tuple[Device, ...]:
    """Merges stage after stage, as rounds do; `after` is what a person does to the devices."""
    devices: tuple[Device, ...] = ()
    for stages in month.days():
        so_far: list[Sighting] = []
        for seen, reports in stages:
            so_far += seen
            devices = merge(devices, so_far, reports, guess)
        devices = tuple(after(devices))
    return devices


def truths(device: Device) -> set[str]:
    """What the device is really made of."""
    return {item.value for item in device.evidence if item.kind == TRUTH}
