# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One row for each machine, one cell for each family of controls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from veilleuse.domain.model import COMPUTERS, Device, DeviceId
from veilleuse.domain.verdicts import (
    ControlId,
    Finding,
    FindingState,
    Judgement,
    Severity,
    Verdict,
)
from veilleuse.ui.text import plain
from veilleuse.ui.texts import Texts, capital

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

FAMILIES = ("OS", "PAT", "EDR", "HST", "ADM", "RMT")
"""Prefixes of the controls that speak of one machine (`control_family` has their names)."""

translate = QCoreApplication.translate


class State(IntEnum):
    """Of one cell, the one that asks most first."""

    OPEN = 0
    AWAITING = 1
    ACCEPTED = 2
    UNKNOWN = 3
    OK = 4
    NOTHING = 5


_OF_FINDING = {
    FindingState.OPEN: State.OPEN,
    FindingState.AWAITING_PROOF: State.AWAITING,
    FindingState.ACCEPTED: State.ACCEPTED,
    FindingState.RESOLVED: State.OK,
}
_OF_VERDICT = {
    Verdict.FINDING: State.OPEN,
    Verdict.UNKNOWN: State.UNKNOWN,
    Verdict.OK: State.OK,
    Verdict.NOT_APPLICABLE: State.NOTHING,
}


@dataclass(frozen=True, slots=True)
class Check:
    """One control of one machine, and what became of it."""

    judgement: Judgement
    state: State


@dataclass(frozen=True, slots=True)
class Cell:
    """All checks of one family on one machine."""

    checks: tuple[Check, ...] = ()

    @property
    def state(self) -> State:
        """Of the check that asks most."""
        return min((check.state for check in self.checks), default=State.NOTHING)

    @property
    def count(self) -> int:
        """Checks in that state."""
        return sum(check.state is self.state for check in self.checks)

    @property
    def severity(self) -> Severity | None:
        """The worst of what is open."""
        order = list(Severity)
        found = [c.judgement.severity for c in self.checks if c.state is State.OPEN]
        return min(found, key=order.index, default=None)


@dataclass(frozen=True, slots=True)
class MachineRow:
    """One machine."""

    device: Device
    title: str
    searched: str
    cells: Mapping[str, Cell]

    @property
    def state(self) -> State:
        """Of the cell that asks most."""
        return min((cell.state for cell in self.cells.values()), default=State.NOTHING)


def rows_of(picture: Picture, texts: Texts) -> tuple[MachineRow, ...]:
    """Every computer, and every other device that one of the families speaks of."""
    judged = _by_device(picture)
    shown = [
        device
        for device in picture.devices
        if device.device_class in COMPUTERS or device.id in judged
    ]
    return tuple(_row(device, judged.get(device.id, {}), texts) for device in shown)


def _by_device(picture: Picture) -> Mapping[DeviceId, Mapping[str, list[Check]]]:
    states = {(f.control, f.device): f for f in picture.findings}
    found: dict[DeviceId, dict[str, list[Check]]] = {}
    for judgement in picture.assessment.judgements if picture.assessment else ():
        family = family_of(judgement.control)
        if judgement.device is None or family not in FAMILIES:
            continue
        check = Check(
            judgement, _state(judgement, states.get((judgement.control, judgement.device)))
        )
        found.setdefault(judgement.device, {}).setdefault(family, []).append(check)
    return found


def _state(judgement: Judgement, finding: Finding | None) -> State:
    if judgement.verdict is Verdict.FINDING and finding is not None:
        known = _OF_FINDING[finding.state]
        return State.OPEN if known is State.OK else known
    return _OF_VERDICT[judgement.verdict]


def _row(device: Device, judged: Mapping[str, list[Check]], texts: Texts) -> MachineRow:
    title = plain(device.title)
    kind = texts.device_class(device.device_class)
    addresses = " ".join(map(str, device.addresses))
    return MachineRow(
        device,
        title,
        f"{title} {kind} {addresses}".casefold(),
        {family: Cell(tuple(judged.get(family, ()))) for family in FAMILIES},
    )


def family_of(control: ControlId) -> str:
    """Its prefix, such as `PAT`."""
    return control.partition("-")[0]


def family_name(family: str, texts: Texts) -> str:
    """Such as « Mises à jour »."""
    return capital(texts.find(f"control_family.{family}") or family)


def told(cell: Cell) -> str:
    """A cell in words; a symbol stands beside them."""
    words = {
        State.OPEN: translate("ProtectionRows", "%n to fix", "", cell.count),
        State.AWAITING: translate("ProtectionRows", "%n awaiting proof", "", cell.count),
        State.ACCEPTED: translate("ProtectionRows", "%n accepted", "", cell.count),
        State.UNKNOWN: translate("ProtectionRows", "%n unknown", "", cell.count),
        State.OK: translate("ProtectionRows", "In order"),
        State.NOTHING: translate("ProtectionRows", "Nothing to check"),
    }
    return words[cell.state]


def look(cell: Cell) -> tuple[str, str]:
    """Icon and colour role of a cell."""
    if cell.severity is not None:
        return cell.severity.value, cell.severity.value
    return {
        State.AWAITING: ("waiting", "accent"),
        State.ACCEPTED: ("accepted", "muted"),
        State.UNKNOWN: ("unknown", "medium"),
        State.OK: ("ok", "good"),
    }.get(cell.state, ("none", "muted"))


def counted(rows: Iterable[MachineRow]) -> Mapping[State, int]:
    """How many machines are in each state."""
    found: dict[State, int] = {}
    for row in rows:
        found[row.state] = found.get(row.state, 0) + 1
    return found
