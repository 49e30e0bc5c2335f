# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The columns of the table of devices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from veilleuse.domain.model import Device, DeviceId
from veilleuse.domain.verdicts import Finding, FindingState, Severity
from veilleuse.ui.cards.since import silent_agents
from veilleuse.ui.identifying import WORST_FIRST
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import plain
from veilleuse.ui.texts import Texts
from veilleuse.ui.theme import severity_role
from veilleuse.ui.widgets.table import Column

if TYPE_CHECKING:
    from datetime import datetime

    from veilleuse.tasks.picture import Picture

translate = QCoreApplication.translate

HEALTHY = len(WORST_FIRST)


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device and what the table says beside it, put together once."""

    device: Device
    name: str
    rank: int
    """Of its worst finding, 0 for critical; `HEALTHY` where it has none."""
    count: int
    is_silent: bool
    read_at: datetime
    searched: str
    """What the search looks through, in lower case."""


def rows_of(picture: Picture, texts: Texts) -> list[DeviceRow]:
    """One row for each device."""
    found: dict[DeviceId, list[Finding]] = {}
    for finding in picture.findings:
        if finding.device and finding.state is not FindingState.RESOLVED:
            found.setdefault(finding.device, []).append(finding)
    silent = {device.id for device in silent_agents(picture)}
    words = {kind: texts.device_class(kind) for kind in {d.device_class for d in picture.devices}}
    rows = []
    for device in picture.devices:
        findings = found.get(device.id, [])
        ranks = [WORST_FIRST.index(finding.severity) for finding in findings]
        rows.append(
            DeviceRow(
                device=device,
                name=plain(device.title),
                rank=min(ranks, default=HEALTHY),
                count=len(findings),
                is_silent=device.id in silent,
                read_at=picture.read_at,
                searched=_searched(device, words[device.device_class]),
            )
        )
    return rows


def columns(around: Surroundings) -> tuple[Column[DeviceRow], ...]:
    """Worst findings, then name, first."""
    texts, theme = around.texts, around.theme
    icons = {severity: theme.icon(severity.value, severity_role(severity)) for severity in Severity}

    def findings_text(row: DeviceRow) -> str:
        if row.rank == HEALTHY:
            return "–"
        return f"{texts.severity(WORST_FIRST[row.rank])} · {row.count}"

    return (
        Column(
            translate("DeviceRows", "Findings"),
            findings_text,
            key=lambda row: (row.rank, -row.count, row.name.casefold()),
            icon=lambda row: None if row.rank == HEALTHY else icons[WORST_FIRST[row.rank]],
            width=7.6,
        ),
        Column(translate("DeviceRows", "Name"), lambda row: row.name, width=11.0),
        Column(
            translate("DeviceRows", "Class"),
            lambda row: texts.device_class(row.device.device_class),
            icon=lambda row: theme.icon(row.device.device_class.value, "muted"),
            width=10.6,
        ),
        Column(
            translate("DeviceRows", "Address"),
            lambda row: str(row.device.addresses[0]) if row.device.addresses else "–",
            key=_number,
            width=8.8,
        ),
        Column(
            translate("DeviceRows", "Agent"),
            lambda row: _agent(row, texts),
            key=_reported,
            icon=lambda row: theme.icon("silent", "high") if row.is_silent else None,
            width=7.6,
        ),
        Column(
            translate("DeviceRows", "Last seen"),
            lambda row: texts.ago(row.device.last_seen, row.read_at),
            key=lambda row: -row.device.last_seen.timestamp(),
        ),
    )


def _agent(row: DeviceRow, texts: Texts) -> str:
    if row.device.reported_at is None:
        return "–"
    if row.is_silent:
        days = (row.read_at - row.device.reported_at).days
        return translate("DeviceRows", "silent for %n day(s)", "", days)
    return texts.ago(row.device.reported_at, row.read_at)


def _reported(row: DeviceRow) -> float:
    return -row.device.reported_at.timestamp() if row.device.reported_at else 0.0


def _number(row: DeviceRow) -> tuple[int, int]:
    """Addresses in the order of their numbers, the nameless last."""
    addresses = row.device.addresses
    address = addresses[0] if addresses else None
    return (address.version, int(address)) if address else (9, 0)


def _searched(device: Device, word: str) -> str:
    parts = (
        device.label,
        device.name,
        device.vendor,
        device.product,
        word,
        *(str(address) for address in device.addresses),
        *device.hardware,
    )
    return " ".join(plain(part) for part in parts if part).casefold()
