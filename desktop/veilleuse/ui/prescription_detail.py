# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One prescription: why, how, on which machines, and how it will be proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout

from veilleuse.domain.exposure import Prescription
from veilleuse.domain.plan import INSTALL_AGENTS
from veilleuse.ui.findings_panel import FindingsPanel
from veilleuse.ui.guide_view import GuideView
from veilleuse.ui.prescribing import action_of, effort_of, gain_role, gain_told, mark_of
from veilleuse.ui.question_box import QuestionBox
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.card import Card, clear
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture


class PrescriptionDetail(Card):
    """Heading, then the guide and the machines behind tabs."""

    device_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_prescription`."""
        super().__init__("", around.theme.unit)
        self._around = around
        unit = around.theme.unit
        self.setAccessibleName(self.tr("Chosen prescription"))
        self.setMinimumWidth(unit * 24)
        self._head = QVBoxLayout()
        self._head.setSpacing(round(unit * 0.4))
        self.body.addLayout(self._head)
        self._guide = GuideView(around)
        self._findings = FindingsPanel(around)
        self._findings.device_wanted.connect(self.device_wanted)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.setAccessibleName(self.tr("How, and where"))
        self._tabs.addTab(self._guide, self.tr("How to do it"))
        self._tabs.addTab(self._findings, "")
        self.body.addWidget(self._tabs, 1)

    def show_prescription(self, prescription: Prescription, picture: Picture) -> None:
        """Draws everything of one prescription."""
        self._show_head(prescription)
        self._guide.show_prescription(prescription)
        # Agents answer what machines can see; what a person must say has prescriptions of its own.
        asked = () if prescription.fix == INSTALL_AGENTS else prescription.controls
        self._guide.put_first(QuestionBox.for_controls(asked, picture, self._around))
        count = self._findings.show_prescription(prescription, picture)
        self._tabs.setTabText(1, self.tr("%n finding(s)", "", count))

    def _show_head(self, prescription: Prescription) -> None:
        around, texts, unit = self._around, self._around.texts, self._around.theme.unit
        clear(self._head)
        self._head.addWidget(Label(action_of(prescription, texts), "heading"))
        facts = QHBoxLayout()
        facts.setSpacing(unit)
        facts.addWidget(mark_of(prescription, around))
        facts.addWidget(Label(effort_of(prescription, texts), "muted", wrap=False))
        facts.addWidget(Label(gain_told(prescription, texts), gain_role(prescription), wrap=False))
        facts.addStretch(1)
        self._head.addLayout(facts)
        if prescription.no_gain_reason:
            code = f"no_gain.{prescription.no_gain_reason}"
            self._head.addWidget(Label(texts.word(code), "muted"))
