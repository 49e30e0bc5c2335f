# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Twelve months of an establishment that does not exist, as the records a real one would leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from ipaddress import ip_address, ip_network

from veilleuse.catalogue.demo_facts import SOURCE, facts_of
from veilleuse.catalogue.demo_registers import registers_of
from veilleuse.catalogue.demo_story import NEVER, Story, Table, number, table, tables, texts
from veilleuse.domain.knowledge import Knowledge
from veilleuse.domain.model import (
    Address,
    AgentId,
    Answer,
    AnswerValue,
    CareFunction,
    CareFunctionId,
    DeviceClass,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
    Report,
    RoundId,
    Sighting,
    Site,
    Zone,
)
from veilleuse.domain.rounds import JournalEntry, Mode, Round
from veilleuse.domain.verdicts import ControlId

AGENT_VERSION = "0.1.0"
_QUESTIONS = (("mdns", "224.0.0.251", 5353, 6), ("ssdp", "239.255.255.250", 1900, 2))
"""RFC 6762 and UPnP Device Architecture 2.0: groups, ports, and packets of one quiet round."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of the device with this hardware address."""

    hardware: HardwareAddress
    device_class: DeviceClass | None
    label: str | None


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A risk taken on, on the device with this hardware address."""

    control: ControlId
    hardware: HardwareAddress
    until: date
    by: str
    because: str


@dataclass(frozen=True, slots=True)
class Done:
    """Work said to be done, not yet proven."""

    control: ControlId
    hardware: HardwareAddress


@dataclass(frozen=True, slots=True)
class DemoMonth:
    """Everything that reached the desktop in one month."""

    at: datetime
    site: Site
    """As declared so far; its answers are this month's only."""
    round: Round
    journal: tuple[JournalEntry, ...]
    sightings: tuple[Sighting, ...]
    reports: tuple[Report, ...]
    answers: tuple[Answer, ...]
    corrections: tuple[Correction, ...]
    acceptances: tuple[Acceptance, ...]
    done: tuple[Done, ...]


def demo_months(now: datetime, knowledge: Knowledge) -> Iterator[DemoMonth]:
    """The months in order; the last one ends at `now`. ResourceError on data that contradicts."""
    story = Story.read()
    last = len(story.months)
    for index, month in enumerate(story.months, start=1):
        story.change(month)
        days = tuple(_back(now, last - past) for past in range(1, index + 1))
        yield _month(story, month, days, knowledge)


def demo_desktop() -> HardwareAddress:
    """Of the workstation on which the demonstration pretends to run."""
    return _hardware(next(d for d in Story.read().devices if d.get("desktop")))


def _month(
    story: Story, month: Table, days: tuple[datetime, ...], knowledge: Knowledge
) -> DemoMonth:
    """The last of these days; those before it are when the months before it ended."""
    index, at = len(days), days[-1]
    present = [d for d in story.devices if _is_there(d, index)]
    site, mode = _site(story, days), _mode(story.site, index)
    journal = _journal(present, mode, index, at - timedelta(minutes=2))
    return DemoMonth(
        at=at,
        site=site,
        round=Round(
            id=RoundId(f"demo-{index:02}"),
            mode=mode,
            networks=tuple(network for zone in site.zones for network in zone.networks),
            started_at=at - timedelta(minutes=3),
            ended_at=at - timedelta(minutes=1),
            packets=sum(entry.packets for entry in journal),
            devices=len(present),
        ),
        journal=journal,
        sightings=tuple(_sighting(d, mode, index, at) for d in present),
        reports=tuple(
            _report(story, d, index, at, knowledge) for d in present if _reports(d, index)
        ),
        answers=_answers(story.site, month, at),
        corrections=tuple(_correction(d) for d in present if _corrected(d) == index),
        acceptances=tuple(_acceptance(story, a, at) for a in tables(month, "accept")),
        done=tuple(
            Done(ControlId(str(d["control"])), _hardware(story.device(d["device"])))
            for d in tables(month, "done")
        ),
    )


def _back(now: datetime, months: int) -> datetime:
    """The same day some months earlier, or the 28th where that month is shorter."""
    if months == 0:
        return now
    index = now.year * 12 + now.month - 1 - months
    return now.replace(year=index // 12, month=index % 12 + 1, day=min(now.day, 28))


def _is_there(device: Table, index: int) -> bool:
    return number(device, "from", 1) <= index < number(device, "until", NEVER)


def _reports(device: Table, index: int) -> bool:
    return number(device, "agent", NEVER) <= index < number(device, "silent", NEVER)


def _corrected(device: Table) -> int:
    return number(device, "corrected", 0)


def _site(story: Story, days: tuple[datetime, ...]) -> Site:
    site, index = story.site, len(days)
    zones = [zone for zone in tables(site, "zone") if number(zone, "from", 1) <= index]
    return Site(
        name=str(site["name"]),
        responsible=str(site["responsible"]),
        zones=tuple(
            Zone(
                str(zone["id"]),
                str(zone["name"]),
                tuple(ip_network(text) for text in texts(zone["networks"])),
            )
            for zone in zones
        ),
        care_functions=tuple(
            CareFunction(CareFunctionId(care), float(str(weight)))
            for care, weight in table(site["care"]).items()
        ),
        approved_remote_tools=tuple(texts(site["approved_remote_tools"])),
        is_demo=True,
        **registers_of(
            story.registers,
            index,
            lambda month: (days[month - 1] - timedelta(days=2)).date(),
            str(site["responsible"]),
        ),
    )


def _mode(site: Table, index: int) -> Mode:
    gentle = index >= number(table(site["rounds"]), "gentle_from", NEVER)
    return Mode.GENTLE if gentle else Mode.QUIET


def _journal(
    present: list[Table], mode: Mode, index: int, at: datetime
) -> tuple[JournalEntry, ...]:
    """What a round of that mode sends: questions to everybody, then to a few ports of a few."""
    asked = [
        JournalEntry(at, probe, ip_address(group), "multicast", port, packets)
        for probe, group, port, packets in _QUESTIONS
    ]
    tried = [
        JournalEntry(at, "connect", _address(device, index), "connect", port, 2)
        for device in present
        for port in _ports(device)
    ]
    return tuple(asked + tried) if mode is Mode.GENTLE else tuple(asked)


def _ports(device: Table) -> list[int]:
    return [int(text) for text in texts(device.get("open"))]


def _sighting(device: Table, mode: Mode, index: int, at: datetime) -> Sighting:
    announced = [text.partition(":") for text in texts(device.get("evidence"))]
    evidence = [Evidence(kind, value) for kind, _, value in announced]
    if device.get("name"):
        kind = "name.netbios" if "windows" in texts(device.get("traits")) else "name.dns"
        evidence.append(Evidence(kind, str(device["name"])))
    if mode is Mode.GENTLE:
        evidence += [Evidence("tcp.open", str(port)) for port in _ports(device)]
    return Sighting(
        probe="mdns" if announced else "neighbours",
        at=at - timedelta(minutes=2),
        address=_address(device, index),
        hardware=_hardware(device),
        evidence=tuple(sorted(evidence)),
    )


def _address(device: Table, index: int) -> Address:
    moved = index >= number(device, "moved_in", NEVER)
    return ip_address(str(device["moved" if moved else "address"]))


def _report(story: Story, device: Table, index: int, at: datetime, knowledge: Knowledge) -> Report:
    name = str(device["id"])
    produced = at - timedelta(hours=1 + len(name) % 9)
    facts = facts_of(story.traits, story.carried[name], produced, knowledge)
    own = {
        "host.name": str(device["name"]),
        "host.interfaces": [_interface(device, index)],
        "network.dhcp_servers": [
            {"address": str(_address(device, index)), "server": str(story.site["addresses"])}
        ],
    }
    facts |= {key: Fact(value, FactStatus.OK, SOURCE, produced) for key, value in own.items()}
    return Report(
        agent_id=AgentId(f"demo-{name}"),
        epoch="demo",
        sequence=index,
        report_id=f"demo-{name}-{index:02}",
        produced_at=produced,
        received_at=produced + timedelta(minutes=1),
        agent_version=AGENT_VERSION,
        facts=facts,
    )


def _interface(device: Table, index: int) -> dict[str, object]:
    return {
        "name": "Ethernet",
        "hardware": str(device["hardware"]),
        "address": str(_address(device, index)),
        "prefix": 23,
    }


def _answers(site: Table, month: Table, at: datetime) -> tuple[Answer, ...]:
    given = table(month.get("answers", {}))
    return tuple(
        Answer(
            control,
            AnswerValue(value),
            (at - timedelta(days=2)).date(),
            str(site["responsible"]),
        )
        for value, controls in given.items()
        for control in texts(controls)
    )


def _correction(device: Table) -> Correction:
    return Correction(
        _hardware(device),
        DeviceClass(str(device["class"])) if "class" in device else None,
        str(device["label"]) if "label" in device else None,
    )


def _acceptance(story: Story, said: Table, at: datetime) -> Acceptance:
    return Acceptance(
        ControlId(str(said["control"])),
        _hardware(story.device(said["device"])),
        (at + timedelta(days=number(said, "days", 0))).date(),
        str(story.site["director"]),
        str(said["because"]),
    )


def _hardware(device: Table) -> HardwareAddress:
    return HardwareAddress(str(device["hardware"]))
