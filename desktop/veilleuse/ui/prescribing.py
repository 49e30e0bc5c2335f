# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a prescription is told, wherever it is shown."""

from PySide6.QtCore import QCoreApplication

from veilleuse.domain.exposure import Prescription, PrescriptionKind
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.texts import Texts
from veilleuse.ui.theme import severity_role
from veilleuse.ui.widgets.marks import Mark

translate = QCoreApplication.translate


def action_of(prescription: Prescription, texts: Texts) -> str:
    """What to do, in one sentence."""
    action: str = texts.control(prescription.controls[0]).action
    return action


def effort_of(prescription: Prescription, texts: Texts) -> str:
    """Minutes, and how many machines they are spent on."""
    minutes = texts.minutes(prescription.minutes)
    if not prescription.devices:
        return minutes
    machines = translate("Prescribing", "%n machine(s)", "", len(prescription.devices))
    return f"{minutes} · {machines}"


def gain_of(prescription: Prescription, texts: Texts) -> tuple[str, str]:
    """What it brings: points, then what that means."""
    if prescription.kind is PrescriptionKind.LEARN:
        return (
            f"−{texts.points(prescription.narrowing)}",
            translate("Prescribing", "of doubt"),
        )
    if prescription.no_gain_reason:
        return translate("Prescribing", "0 pts"), translate("Prescribing", "see why")
    return (
        f"−{texts.points(prescription.gain_points)}",
        filled(translate("Prescribing", "−%1 of damage"), texts.percent(prescription.gain_share)),
    )


def look_of(prescription: Prescription, texts: Texts) -> tuple[str, str, str]:
    """Icon, colour role and word of how serious it is."""
    if prescription.kind is PrescriptionKind.LEARN:
        return "learn", "accent", translate("Prescribing", "To find out")
    role = severity_role(prescription.severity)
    return role, role, texts.severity(prescription.severity)


def mark_of(prescription: Prescription, around: Surroundings) -> Mark:
    """Icon, word and colour of how serious it is."""
    return Mark(around.theme, *look_of(prescription, around.texts))


def gain_told(prescription: Prescription, texts: Texts) -> str:
    """The same on one line."""
    if prescription.kind is PrescriptionKind.LEARN:
        points = texts.points(prescription.narrowing)
        return filled(translate("Prescribing", "−%1 of doubt"), points)
    return " · ".join(gain_of(prescription, texts))


def gain_role(prescription: Prescription) -> str:
    """The colour role of what it brings."""
    if prescription.kind is PrescriptionKind.LEARN:
        return "accent"
    return "muted" if prescription.no_gain_reason else "good"
