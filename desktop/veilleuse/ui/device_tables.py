# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known of one device as three tables: checks, evidence, facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from veilleuse.domain.model import Device, Evidence
from veilleuse.domain.verdicts import Judgement
from veilleuse.ui import identifying
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import plain
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Row, Table

if TYPE_CHECKING:
    from veilleuse.domain.model import Fact
    from veilleuse.tasks.picture import Picture


class DeviceTables(QObject):
    """The tables and their models."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        """Empty until `show_device`."""
        super().__init__(parent)
        self._around = around
        self._checks = self._judgement_table()
        self._signs = self._evidence_table()
        self._readings = self._fact_table()

    def titled(self) -> tuple[tuple[Table, str], ...]:
        """Each table with the word on its tab."""
        return (
            (self._checks, self.tr("Checks")),
            (self._signs, self.tr("Evidence")),
            (self._readings, self.tr("Facts")),
        )

    def show_device(self, device: Device, picture: Picture) -> None:
        """Fills the three tables."""
        judged = picture.assessment.judgements if picture.assessment else ()
        self._judgements.show_rows([j for j in judged if j.device == device.id])
        self._evidence.show_rows(sorted(set(device.evidence)))
        self._facts.show_rows(sorted(device.facts.items()))

    def _judgement_table(self) -> Table:
        texts, theme = self._around.texts, self._around.theme
        columns: tuple[Column[Judgement], ...] = (
            Column(
                self.tr("Verdict"),
                lambda j: texts.word(f"verdict.{j.verdict}"),
                icon=lambda j: theme.icon(*identifying.verdict_look(j.verdict)),
                width=7,
            ),
            Column(self.tr("What was seen"), lambda j: texts.seen(j.reason, j.details)),
            Column(self.tr("Check"), lambda j: j.control, width=5),
        )
        self._judgements = RecordModel(columns, lambda judgement: judgement.control, self)
        return self._tabled(self.tr("Checks of this device"), self._judgements)

    def _evidence_table(self) -> Table:
        columns: tuple[Column[Evidence], ...] = (
            Column(self.tr("Read from"), lambda e: plain(e.kind, 60), width=9),
            Column(self.tr("Value"), lambda e: plain(e.value)),
        )
        self._evidence = RecordModel(columns, lambda evidence: evidence, self)
        return self._tabled(self.tr("Evidence about this device"), self._evidence)

    def _fact_table(self) -> Table:
        texts = self._around.texts
        columns: tuple[Column[tuple[str, Fact]], ...] = (
            Column(self.tr("Fact"), lambda f: f[0], width=13),
            Column(self.tr("Value"), lambda f: identifying.fact_value(f[1], texts)),
        )
        self._facts = RecordModel(columns, lambda fact: fact[0], self)
        return self._tabled(self.tr("Facts reported by the agent"), self._facts)

    def _tabled(self, name: str, model: RecordModel[Row]) -> Table:
        return Table(name, RecordProxy(model, self), self._around.theme.unit)
