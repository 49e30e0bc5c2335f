# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the evidence of a judgement comes from, and of what day it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from veilleuse.domain.knowledge import Source
from veilleuse.domain.model import Device, DeviceId, Site
from veilleuse.domain.verdicts import ControlId, Judgement


class Origin(StrEnum):
    """Who saw it."""

    REPORT = "report"
    """The device's own agent."""
    NETWORK = "network"
    """Rounds: what was heard, and what answered."""
    PERSON = "person"
    """Somebody who answered a question."""
    REGISTER = "register"
    """A register that people keep: suppliers, contacts, procedures, mail, guest Wi-Fi."""
    TABLE = "table"
    """What is known of the world: lifecycles, revisions, versions."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One piece of evidence."""

    origin: Origin
    what: str
    """Name of the fact, kind of the evidence, question, register, or key of the table's source."""
    where: str
    """The place that was read, who answered, or the source's name; nothing for the others."""
    at: datetime | date


@dataclass(frozen=True, slots=True)
class Ground:
    """What judgements were made on."""

    devices: Mapping[DeviceId, Device]
    site: Site
    judged_at: datetime
    sources: Mapping[str, Source]
    """Of the knowledge, by their keys."""


def provenance(judgement: Judgement, ground: Ground) -> tuple[Seen, ...]:
    """What a judgement rests on, at least one line: with nothing read, what was looked at.

    Of a site, rounds are as old as the last thing that was seen; with no device, as the judging. A
    table is as old as its last comparison with its source.
    """
    tables = tuple(
        Seen(Origin.TABLE, key, ground.sources[key].name, ground.sources[key].checked)
        for key in judgement.tables
        if key in ground.sources
    )
    return (*_evidence(judgement, ground), *tables)


def _evidence(judgement: Judgement, ground: Ground) -> Iterator[Seen]:
    device = ground.devices.get(judgement.device) if judgement.device else None
    answered = _answered(judgement.control, ground.site) if _ANSWERS in judgement.facts else None
    written = tuple(_written(judgement, ground))
    if answered is not None:
        yield answered
    elif written:
        yield from written
    elif device is not None:
        yield from _of_device(judgement, device)
    else:
        yield from _of_site(judgement, ground.devices.values(), ground.judged_at)


def last_known(
    control: ControlId, device: DeviceId | None, opened_at: datetime, ground: Ground
) -> Seen:
    """Of a finding that was met before and cannot be judged any more: only its age is known."""
    answered = _answered(control, ground.site)
    if answered is not None:
        return answered
    found = ground.devices.get(device) if device else None
    if found is not None and found.reported_at is not None:
        return Seen(Origin.REPORT, control, "", found.reported_at)
    return Seen(Origin.NETWORK, control, "", found.last_seen if found else opened_at)


_ANSWERS = "answers"
"""The name under which the judges of questions cite what was answered."""


def _answered(control: ControlId, site: Site) -> Seen | None:
    given = [answer for answer in site.answers if answer.control == control]
    if not given:
        return None
    last = max(given, key=lambda answer: answer.on)
    return Seen(Origin.PERSON, control, last.by, last.on)


def _written(judgement: Judgement, ground: Ground) -> Iterator[Seen]:
    """The day of the newest check in a register; one without any is as old as the judging."""
    days: Mapping[str, Iterable[date | None]] = {
        "suppliers": [one.reviewed_on for one in ground.site.suppliers],
        "contacts": [one.verified_on for one in ground.site.contacts],
        "procedures": [one.printed_on for one in ground.site.procedures],
        "mail_domains": [one.read_on for one in ground.site.mail_domains],
        "guest_tests": [one.on for one in ground.site.guest_tests],
    }
    for name in judgement.facts:
        if name in days:
            checked = [day for day in days[name] if day is not None]
            yield Seen(Origin.REGISTER, name, "", max(checked) if checked else ground.judged_at)


def _of_device(judgement: Judgement, device: Device) -> Iterator[Seen]:
    """Facts of its report where it holds them, and what rounds saw of it."""
    read = [name for name in judgement.facts if name in device.facts]
    kinds = {item.kind for item in device.evidence}
    heard = [name for name in judgement.facts if name not in read and name in kinds]
    for name in read:
        yield Seen(Origin.REPORT, name, device.facts[name].source, device.facts[name].at)
    if heard or not read:
        yield from _by_rounds(judgement, heard or judgement.facts, device.last_seen)


def _of_site(judgement: Judgement, devices: Iterable[Device], at: datetime) -> Iterator[Seen]:
    """The newest report that holds each fact, else the last thing that was seen."""
    everywhere = tuple(devices)
    unread = []
    for name in judgement.facts:
        held = [device.facts[name] for device in everywhere if name in device.facts]
        if held:
            newest = max(held, key=lambda fact: fact.at)
            yield Seen(Origin.REPORT, name, newest.source, newest.at)
        else:
            unread.append(name)
    if unread or not judgement.facts:
        looked_at = max((device.last_seen for device in everywhere), default=at)
        yield from _by_rounds(judgement, unread, looked_at)


def _by_rounds(judgement: Judgement, names: Iterable[str], at: datetime) -> Iterator[Seen]:
    for name in tuple(names) or (str(judgement.control),):
        yield Seen(Origin.NETWORK, name, "", at)
