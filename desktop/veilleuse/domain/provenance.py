# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the evidence of a judgement comes from, and of what day it is."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Seen:
    """One piece of evidence."""

    origin: Origin
    what: str
    """Name of the fact, kind of the evidence, id of the question, or name of the register."""
    where: str
    """The place that the agent read, or the name of who answered; nothing for the others."""
    at: datetime | date


def provenance(
    judgement: Judgement, devices: Mapping[DeviceId, Device], site: Site, judged_at: datetime
) -> tuple[Seen, ...]:
    """What a judgement rests on, at least one line: with nothing read, what was looked at.

    Of a site, rounds are as old as the last thing that was seen; with no device, as the judging.
    """
    device = devices.get(judgement.device) if judgement.device else None
    answered = tuple(_answered(judgement.control, site)) if _ANSWERS in judgement.facts else ()
    if answered:
        return answered
    written = tuple(_written(judgement, site, judged_at))
    if written:
        return written
    if device is not None:
        return tuple(_of_device(judgement, device))
    return tuple(_of_site(judgement, devices.values(), judged_at))


def last_known(control: ControlId, device: Device | None, site: Site, at: datetime) -> Seen:
    """Of a finding that was met before and cannot be judged any more: only its age is known."""
    answered = next(_answered(control, site), None)
    if answered is not None:
        return answered
    if device is not None and device.reported_at is not None:
        return Seen(Origin.REPORT, control, "", device.reported_at)
    return Seen(Origin.NETWORK, control, "", device.last_seen if device else at)


_ANSWERS = "answers"
"""The name under which the judges of questions cite what was answered."""


def _answered(control: ControlId, site: Site) -> Iterator[Seen]:
    given = [answer for answer in site.answers if answer.control == control]
    if given:
        last = max(given, key=lambda answer: answer.on)
        yield Seen(Origin.PERSON, control, last.by, last.on)


def _written(judgement: Judgement, site: Site, judged_at: datetime) -> Iterator[Seen]:
    """The day of the newest check in a register; one without any is as old as the judging."""
    days: Mapping[str, Iterable[date | None]] = {
        "suppliers": [one.reviewed_on for one in site.suppliers],
        "contacts": [one.verified_on for one in site.contacts],
        "procedures": [one.printed_on for one in site.procedures],
        "mail_domains": [one.read_on for one in site.mail_domains],
        "guest_tests": [one.on for one in site.guest_tests],
    }
    for name in judgement.facts:
        if name in days:
            checked = [day for day in days[name] if day is not None]
            yield Seen(Origin.REGISTER, name, "", max(checked) if checked else judged_at)


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
