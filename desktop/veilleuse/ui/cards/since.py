# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What changed since the assessment before, and which agents have fallen silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from veilleuse.domain.changes import Changes
from veilleuse.domain.model import Device, DeviceId
from veilleuse.domain.verdicts import ControlId
from veilleuse.ui.limits import limit
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.card import Card, Rule, clear
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Glyph

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

NAMED = 3
"""How many things a sentence names before it counts the others."""


class SinceCard(Card):
    """Good news and bad, then silence."""

    device_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__(self.tr("What changed"), around.theme.unit)
        self._around = around
        self._rows = QVBoxLayout()
        self._rows.setSpacing(round(around.theme.unit * 0.45))
        self.body.addLayout(self._rows)
        self.body.addStretch(1)

    def show_picture(self, picture: Picture) -> None:
        """Draws everything again."""
        clear(self._rows)
        devices = {device.id: device for device in picture.devices}
        if picture.changes is None:
            text = self.tr("The next round will be compared with this one.")
            self._rows.addWidget(Label(text, "muted"))
        else:
            self._show_changes(picture.changes, devices)
        silent = silent_agents(picture)
        if silent:
            self._rows.addWidget(Rule())
            self._show_silent(silent, picture)

    def _show_changes(self, changes: Changes, devices: dict[DeviceId, Device]) -> None:
        texts = self._around.texts
        self._rows.addWidget(
            Label(filled(self.tr("Since %1"), texts.moment(changes.since)), "muted")
        )
        self._add(*self._moved(changes))
        told = (
            ("ok", "good", len(changes.findings_resolved), self._resolved(changes)),
            ("warning", "high", len(changes.findings_opened), self._opened(changes)),
            ("devices", "accent", len(changes.devices_new), self._new(changes, devices)),
            ("silent", "muted", len(changes.devices_gone), self._gone(changes, devices)),
        )
        for icon, role, count, sentence in told:
            if count:
                self._add(icon, role, sentence)
        if not any(count for _, _, count, _ in told):
            self._add("info", "muted", self.tr("No device and no finding has changed."))

    def _moved(self, changes: Changes) -> tuple[str, str, str]:
        texts = self._around.texts
        before, after = texts.number(changes.score_before), texts.number(changes.score_after)
        if before == after:
            return "info", "muted", filled(self.tr("The score stays at %1."), after)
        if changes.score_after < changes.score_before:
            told = self.tr("The score improves from %1 to %2.")
            return "better", "good", filled(told, before, after)
        return "worse", "high", filled(self.tr("The score worsens from %1 to %2."), before, after)

    def _resolved(self, changes: Changes) -> str:
        count = len(changes.findings_resolved)
        told = self.tr("%n finding(s) resolved and proven: %1", "", count)
        return filled(told, self._titles(changes.findings_resolved))

    def _opened(self, changes: Changes) -> str:
        told = self.tr("%n new finding(s): %1", "", len(changes.findings_opened))
        return filled(told, self._titles(changes.findings_opened))

    def _new(self, changes: Changes, devices: dict[DeviceId, Device]) -> str:
        told = self.tr("%n new device(s): %1", "", len(changes.devices_new))
        return filled(told, self._names(changes.devices_new, devices))

    def _gone(self, changes: Changes, devices: dict[DeviceId, Device]) -> str:
        told = self.tr("%n device(s) no longer seen: %1", "", len(changes.devices_gone))
        return filled(told, self._names(changes.devices_gone, devices))

    def _titles(self, findings: tuple[tuple[ControlId, DeviceId | None], ...]) -> str:
        titles = dict.fromkeys(
            self._around.texts.control(control).finding for control, _ in findings
        )
        return self._listed(list(titles))

    def _names(self, ids: tuple[DeviceId, ...], devices: dict[DeviceId, Device]) -> str:
        return self._listed([plain(devices[i].title, 40) if i in devices else i for i in ids])

    def _listed(self, names: list[str]) -> str:
        named = ", ".join(name.rstrip(".") for name in names[:NAMED])
        rest = len(names) - NAMED
        if rest <= 0:
            return named + "."
        return filled(self.tr("%1 and %n other(s).", "", rest), named)

    def _show_silent(self, silent: list[Device], picture: Picture) -> None:
        self._add("silent", "high", self.tr("%n agent(s) fallen silent", "", len(silent)))
        for device in silent[:NAMED]:
            when = self._around.texts.ago(device.reported_at or device.last_seen, picture.read_at)
            row = QHBoxLayout()
            button = QPushButton(plain(device.title, 32))
            button.setProperty("role", "link")
            button.setAccessibleName(filled(self.tr("Show %1"), plain(device.title)))
            button.clicked.connect(
                lambda _=False, wanted=device.id: self.device_wanted.emit(wanted)
            )
            row.addWidget(button)
            row.addWidget(Label(when, "muted", wrap=False))
            row.addStretch(1)
            self._rows.addLayout(row)

    def _add(self, icon: str, role: str, sentence: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(round(self._around.theme.unit * 0.5))
        glyph = Glyph(self._around.theme, icon, role)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(sentence), 1)
        self._rows.addLayout(row)


def silent_agents(picture: Picture) -> list[Device]:
    """Devices whose agent spoke once and has not for longer than the limit, longest first."""
    since = picture.read_at - limit("silent")
    silent = [d for d in picture.devices if d.agent_id and d.reported_at and d.reported_at < since]
    return sorted(silent, key=lambda device: device.reported_at or device.last_seen)
