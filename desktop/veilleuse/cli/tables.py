# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The picture of a site as tables for a terminal."""

from collections.abc import Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from veilleuse.catalogue.control_texts import ControlText, control_texts
from veilleuse.catalogue.durations import duration
from veilleuse.catalogue.words import Words
from veilleuse.cli.moves import moves_table
from veilleuse.domain.exposure import Assessment, Band, CareRisk, Prescription, PrescriptionKind
from veilleuse.domain.model import Device
from veilleuse.domain.plan import INSTALL_AGENTS
from veilleuse.domain.verdicts import ControlId, Severity
from veilleuse.tasks.picture import Picture

FIRST_PRESCRIPTIONS = 3

_COLOURS = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
}


def show(console: Console, picture: Picture, words: Words) -> None:
    """Devices, exposure and the first prescriptions, in reading order."""
    if picture.site.is_demo:
        console.print(Text(words("show.demonstration"), style="bold reverse"))
    console.print(_devices(picture.devices, words))
    moved = moves_table(picture.moves, words)
    if moved:
        console.print(moved)
    if picture.assessment:
        console.print(_exposure(picture.assessment, words))
        console.print(_prescriptions(picture.assessment, words))
    if picture.pack is not None:
        name = "pack.built_in" if picture.pack.is_built_in else "pack.in_force"
        known = words(name, on=picture.pack.made_on.isoformat())
        console.print(Text(f"{known} · {words('pack.age', n=picture.pack.age_days)}"))
    told = picture.last_round.notices if picture.last_round else ()
    for notice in (*picture.notices, *told):
        console.print(Text(words(f"notice.{notice.code}", detail=notice.detail), style="yellow"))


def number(value: float, words: Words, digits: int = 0) -> str:
    """A number as the language writes it."""
    text = f"{value:.{digits}f}"
    return text.replace(".", ",") if words.language == "fr" else text


def _devices(devices: tuple[Device, ...], words: Words) -> RenderableType:
    title = f"{words('show.devices')} ({len(devices)})"
    table = Table(title=title, title_justify="left", header_style="bold")
    for column in ("device", "address", "device_class", "vendor", "agent"):
        table.add_column(words(f"show.{column}"), overflow="fold")
    for device in sorted(devices, key=_place):
        name = (
            f"{device.title} ({words('show.this_machine')})" if device.is_desktop else device.title
        )
        table.add_row(
            Text(name),
            Text(str(device.addresses[0]) if device.addresses else words("show.none")),
            Text(words(f"class.{device.device_class}")),
            Text(device.vendor or words("show.none")),
            Text(words("show.speaks") if device.agent_id else words("show.none")),
        )
    return table


def _place(device: Device) -> tuple[int, int, str]:
    """By address, those without one last."""
    if not device.addresses:
        return 9, 0, device.title
    first = device.addresses[0]
    return first.version, int(first), device.title


def _exposure(assessment: Assessment, words: Words) -> RenderableType:
    exposure = assessment.exposure
    estimate, band, coverage = exposure.estimate, exposure.band, exposure.coverage
    score = "show.score_provisional" if exposure.provisional else "show.score"
    lines = [
        Text(
            f"{words('show.level', letter=exposure.level.letter)} · "
            f"{words(score, score=number(estimate.score, words))}",
            style="bold",
        ),
        Text(
            f"{_band(band, words)} · {words('show.margin', error=number(estimate.error, words, 1))}"
        ),
        Text(
            words(
                "show.coverage",
                share=number(100 * coverage.share, words),
                reporting=coverage.computers_reporting,
                computers=coverage.computers,
            )
        ),
    ]
    if not exposure.provisional:
        lines.append(Text(words("show.loss", share=number(100 * estimate.loss, words))))
    lines.extend(_care(exposure.care_risks, words))
    for gate in exposure.level.gates:
        sentence = words(f"gate.{gate.code}", n=len(gate.devices))
        lines.append(Text(words("show.cap", letter=gate.cap, why=sentence), style="yellow"))
    return Panel(Group(*lines), title=words("show.exposure"), title_align="left")


def _care(risks: tuple[CareRisk, ...], words: Words) -> Iterator[Text]:
    """A function whose devices nobody knows has no frequency, not a frequency of zero."""
    for risk in risks:
        code = "show.care" if risk.placed else "show.care_unplaced"
        name = words.find(f"care.{risk.care_function}") or risk.care_function
        yield Text(words(code, n=risk.attacks_in_thousand, name=name))


def _band(band: Band, words: Words) -> str:
    return words("show.band", best=number(band.best, words), worst=number(band.worst, words))


def _prescriptions(assessment: Assessment, words: Words) -> RenderableType:
    if not assessment.prescriptions:
        return Text(words("show.none_needed"))
    table = Table(title=words("show.prescriptions"), title_justify="left", header_style="bold")
    for column in ("action", "machines", "minutes", "gain"):
        table.add_column(words(f"show.{column}"), overflow="fold")
    texts = control_texts(words.language)
    for rank, prescription in enumerate(assessment.prescriptions[:FIRST_PRESCRIPTIONS], start=1):
        severity = prescription.severity
        action = Text(f"{rank}. {action_told(prescription, texts, words)}")
        action.append(f"\n   {words(f'severity.{severity}')}", style=_COLOURS[severity])
        table.add_row(
            action,
            Text(str(len(prescription.devices) or words("show.none"))),
            Text(duration(prescription.minutes, words)),
            Text(_gain(prescription, words)),
        )
    return table


def action_told(
    prescription: Prescription, texts: Mapping[ControlId, ControlText], words: Words
) -> str:
    """What a LEARN asks is a look or an answer, not yet the work itself."""
    text = texts[prescription.controls[0]]
    if prescription.kind is PrescriptionKind.FIX or prescription.fix == INSTALL_AGENTS:
        return text.action
    return words("show.find_out", what=text.question or text.title)


def _gain(prescription: Prescription, words: Words) -> str:
    if prescription.kind is PrescriptionKind.LEARN:
        return words("show.learn_value", points=number(prescription.narrowing, words, 1))
    return words(
        "show.gain_value",
        points=number(prescription.gain_points, words, 1),
        share=number(100 * prescription.gain_share, words),
    )
