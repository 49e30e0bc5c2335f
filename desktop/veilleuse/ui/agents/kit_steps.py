# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What to do with a kit, and what somebody could do who stole it."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from veilleuse.domain.kits import KitWish
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import plain
from veilleuse.ui.widgets.card import Card
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Glyph

translate = QCoreApplication.translate

FAIRLY_LONG = 400
"""Characters of a path on screen."""


class KitSteps(QWidget):
    """Where the kit lies and three numbered steps."""

    def __init__(self, around: Surroundings, path: Path, wish: KitWish, *, is_deaf: bool) -> None:
        """`is_deaf`: machines would call this computer, which does not listen yet."""
        super().__init__()
        unit = around.theme.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(unit)
        column.addWidget(Label(self.tr("The kit is written"), "title"))
        column.addWidget(Label(plain(str(path), FAIRLY_LONG), "mono", selectable=True))
        for at, step in enumerate(self._steps(wish), start=1):
            row = QHBoxLayout()
            row.setSpacing(round(unit * 0.8))
            number = Label(str(at), "number", wrap=False)
            number.setAlignment(Qt.AlignmentFlag.AlignCenter)
            number.setFixedSize(round(unit * 1.8), round(unit * 1.8))
            row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(step, selectable=True), 1)
            column.addLayout(row)
        if is_deaf:
            told = self.tr(
                "This computer does not receive reports yet: tick “Receive reports” at the top of "
                "the page."
            )
            column.addWidget(boxed(around, "warning", told))

    def _steps(self, wish: KitWish) -> tuple[str, str, str]:
        carry = self.tr(
            "Copy the kit to a USB stick, or to a share that only administrators may read."
        )
        return carry, self._install(wish), self._watch(wish)

    def _install(self, wish: KitWish) -> str:
        told = []
        if "windows" in wish.systems:
            told.append(self.tr("On each Windows machine, run install.cmd as an administrator."))
        if set(wish.systems) - {"windows"}:
            told.append(self.tr("On Linux and macOS, run install.sh with sudo."))
        told.append(self.tr("README.txt in the kit says it step by step, group policy included."))
        return " ".join(told)

    def _watch(self, wish: KitWish) -> str:
        if wish.approves:
            return self.tr(
                "Come back to this page: each machine appears here with its first report, within "
                "a few minutes of its installation."
            )
        return self.tr(
            "Come back to this page: each machine waits here for your approval after its first "
            "report, within a few minutes of its installation."
        )


def warning_on_theft(around: Surroundings) -> Card:
    """What a stolen kit can and cannot do, in plain words."""
    card = Card(translate("KitTheft", "If the kit is stolen"), around.theme.unit)
    can = (
        translate(
            "KitTheft",
            "bring in machines that do not exist, even under the name of a real one, with false "
            "reports",
        ),
        translate("KitTheft", "only until it expires, and for no more machines than you allow"),
    )
    cannot = (
        translate("KitTheft", "read a report: only this computer can open them"),
        translate("KitTheft", "sign in place of an agent that is already known"),
        translate("KitTheft", "give orders to a machine or to this computer"),
    )
    for title, lines, icon, role in (
        (translate("KitTheft", "Whoever has it can"), can, "warning", "high"),
        (translate("KitTheft", "and cannot"), cannot, "ok", "good"),
    ):
        card.body.addWidget(Label(title, "strong"))
        for line in lines:
            card.body.addLayout(_bullet(around, icon, role, line))
    card.body.addWidget(
        Label(
            translate(
                "KitTheft",
                "Revoke a lost kit on this page, and choose to approve machines yourself wherever "
                "many people can reach it.",
            ),
            "muted",
        )
    )
    return card


def boxed(around: Surroundings, icon: str, text: str) -> QFrame:
    """A sentence that must not be missed."""
    unit = around.theme.unit
    box = QFrame()
    box.setProperty("role", "warning_box")
    line = QHBoxLayout(box)
    line.setContentsMargins(*(round(unit * 0.7),) * 4)
    line.setSpacing(round(unit * 0.5))
    line.addWidget(Glyph(around.theme, icon, "warn_text"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(text, "warning", selectable=True), 1)
    return box


def _bullet(around: Surroundings, icon: str, role: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(round(around.theme.unit * 0.5))
    row.addWidget(Glyph(around.theme, icon, role), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(text), 1)
    return row
