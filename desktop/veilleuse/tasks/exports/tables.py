# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of an export: their columns, what each means, and their rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from veilleuse.catalogue.control_texts import control_texts
from veilleuse.domain.model import Device
from veilleuse.domain.verdicts import FindingState
from veilleuse.tasks.picture import Picture

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


class Holds(StrEnum):
    """What a column holds, as far as a stranger may read it."""

    PLAIN = "plain"
    DEVICE = "device"
    """What a device is called or known by."""
    ADDRESS = "address"
    PERSON = "person"
    SITE = "site"
    WORDS = "words"
    """Free text, or what was read on a machine: it may name anybody."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `name` is its key in JSON and its heading elsewhere."""

    name: str
    meaning: str
    """In English, for whoever writes a program that reads it."""
    holds: Holds = Holds.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the export."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


SITE = (
    Column("name", "Name of the establishment", Holds.SITE),
    Column("responsible", "Who answers for its computers", Holds.PERSON),
    Column("read_at", "When this export was read, ISO 8601 with its offset"),
    Column("assessed_at", "When it was last assessed; empty before the first round"),
    Column("score", "Exposure, 0 (best) to 100"),
    Column("best", "The score if all that is unknown were good"),
    Column("worst", "The score if all that is unknown were bad"),
    Column("level", "A (best) to E"),
    Column("loss", "Mean share of activity that a simulated attack stops, 0 to 1"),
    Column("known", "Points that could be checked"),
    Column("applicable", "Points to check"),
    Column("model", "Version of the attack model"),
    Column("knowledge", "Version of the knowledge"),
    Column("is_demo", "True for the fictitious establishment"),
)
DEVICES = (
    Column("id", "Stable identifier of the device", Holds.DEVICE),
    Column("name", "What people call it", Holds.DEVICE),
    Column("class", "Code of its kind, such as workstation"),
    Column("confidence", "Of the class, 0 to 1; 1 where a person said so"),
    Column("vendor", "Maker"),
    Column("product", "Model", Holds.WORDS),
    Column("addresses", "Newest first, separated by spaces", Holds.ADDRESS),
    Column("hardware", "Addresses of its network cards, separated by spaces", Holds.ADDRESS),
    Column("first_seen", "ISO 8601"),
    Column("last_seen", "ISO 8601"),
    Column("reported_at", "Its agent's newest report, ISO 8601; empty where none speaks"),
    Column("never_probed", "True where it is only listened to by a person's choice"),
)
FINDINGS = (
    Column("control", "Control of the catalogue, such as OS-01"),
    Column("title", "What is wrong"),
    Column("device", "Identifier of the device; empty for the whole site", Holds.DEVICE),
    Column("device_name", "What people call it", Holds.DEVICE),
    Column("severity", "critical, high, medium or low"),
    Column("state", "open, accepted, awaiting_proof or resolved"),
    Column("opened_at", "ISO 8601"),
    Column("resolved_at", "ISO 8601; empty while it stands"),
    Column("accepted_until", "Day; empty where nobody accepted it, or without end"),
    Column("accepted_by", "Who accepted it", Holds.PERSON),
    Column("reason", "Code of what was seen"),
    Column("details", "What was seen, as name=value", Holds.WORDS),
)
PRESCRIPTIONS = (
    Column("fix", "Procedure of the catalogue"),
    Column("action", "What to do"),
    Column("kind", "fix, or learn where something must first be found out"),
    Column("severity", "critical, high, medium or low"),
    Column("minutes", "Working time"),
    Column("devices", "How many devices it is about"),
    Column("gain_points", "Points by which the score falls"),
    Column("gain_share", "Share of the expected loss that goes away, 0 to 1"),
    Column("narrowing", "Points by which the band narrows"),
)
ANSWERS = (
    Column("control", "Control of the catalogue that a person answers"),
    Column("value", "yes, no or not_applicable"),
    Column("on", "Day on which it was true"),
    Column("by", "Who said so", Holds.PERSON),
    Column("note", "Free text", Holds.WORDS),
    Column("attachments", "SHA-256 of the files that support it, separated by spaces"),
)


def export_tables(picture: Picture, language: str) -> tuple[Table, ...]:
    """Every table; words of the catalogue are in `language`, codes are the same in all."""
    return tuple(
        Table(name, columns, tuple(rows(picture, language)))
        for name, (columns, rows) in TABLES.items()
    )


def _site(picture: Picture, _language: str) -> Iterable[Row]:
    site, assessment = picture.site, picture.assessment
    head = (site.name, site.responsible, picture.read_at.isoformat())
    if assessment is None:
        yield (*head, *(None for _ in SITE[len(head) : -1]), site.is_demo)
        return
    exposure = assessment.exposure
    yield (
        *head,
        assessment.at.isoformat(),
        exposure.estimate.score,
        exposure.band.best,
        exposure.band.worst,
        exposure.level.letter.value,
        exposure.estimate.loss,
        exposure.coverage.known,
        exposure.coverage.applicable,
        exposure.model_version,
        assessment.knowledge_version,
        site.is_demo,
    )


def _devices(picture: Picture, _language: str) -> Iterable[Row]:
    return (_device(device) for device in picture.devices)


def _device(device: Device) -> Row:
    return (
        device.id,
        device.title,
        device.device_class.value,
        device.confidence,
        device.vendor,
        device.product,
        " ".join(map(str, device.addresses)),
        " ".join(device.hardware),
        device.first_seen.isoformat(),
        device.last_seen.isoformat(),
        device.reported_at.isoformat() if device.reported_at else None,
        device.never_probe,
    )


def _findings(picture: Picture, language: str) -> Iterable[Row]:
    texts = control_texts(language)
    names = {device.id: device.title for device in picture.devices}
    for one in picture.findings:
        text = texts.get(one.control)
        yield (
            one.control,
            text.finding if text else one.control,
            one.device,
            names.get(one.device) if one.device else None,
            one.severity.value,
            one.state.value,
            one.opened_at.isoformat(),
            one.resolved_at.isoformat() if one.resolved_at else None,
            one.accepted_until.isoformat() if one.accepted_until else None,
            one.accepted_by if one.state is FindingState.ACCEPTED else "",
            one.reason,
            " ".join(f"{name}={value}" for name, value in sorted(one.details.items())),
        )


def _prescriptions(picture: Picture, language: str) -> Iterable[Row]:
    texts = control_texts(language)
    for one in picture.assessment.prescriptions if picture.assessment else ():
        text = texts.get(one.controls[0]) if one.controls else None
        yield (
            one.fix,
            text.action if text else one.fix,
            one.kind.value,
            one.severity.value,
            one.minutes,
            len(one.devices),
            one.gain_points,
            one.gain_share,
            one.narrowing,
        )


def _answers(picture: Picture, _language: str) -> Iterable[Row]:
    for one in picture.site.answers:
        files = " ".join(file.sha256 for file in one.attachments)
        yield one.control, one.value.value, one.on.isoformat(), one.by, one.note, files


TABLES: dict[str, tuple[tuple[Column, ...], Callable[[Picture, str], Iterable[Row]]]] = {
    "site": (SITE, _site),
    "devices": (DEVICES, _devices),
    "findings": (FINDINGS, _findings),
    "prescriptions": (PRESCRIPTIONS, _prescriptions),
    "answers": (ANSWERS, _answers),
}
