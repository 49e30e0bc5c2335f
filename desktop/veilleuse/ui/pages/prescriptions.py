# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What to do, best first; beside the list, how to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from veilleuse.domain.exposure import Prescription
from veilleuse.domain.verdicts import FixId
from veilleuse.ui.pages.page import Page
from veilleuse.ui.prescribing import action_of, effort_of, gain_of, look_of
from veilleuse.ui.prescription_detail import PrescriptionDetail
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.empty import Empty
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.prescription_list import PrescriptionList
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

LISTED, NONE_YET, NOTHING = range(3)


class PrescriptionsPage(Page):
    """A ranked list and a guide."""

    icon = "prescriptions"

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__(around)
        unit = around.theme.unit
        self._picture: Picture | None = None
        self._shown: FixId | None = None
        column: Column[Prescription] = Column(
            self.tr("Prescription"), lambda p: action_of(p, around.texts), spoken=self._spoken
        )
        self._model = RecordModel((column,), lambda prescription: prescription.fix, self)
        self._proxy = RecordProxy(self._model, self)
        self._list = PrescriptionList(self.tr("Prescriptions, best first"), around, self._proxy)
        self._list.selectionModel().currentRowChanged.connect(self._show_chosen)
        self._detail = PrescriptionDetail(around)
        self._detail.device_wanted.connect(self.device_wanted)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self._list)
        splitter.addWidget(self._detail)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(unit)
        listed = QWidget()
        column_box = QVBoxLayout(listed)
        column_box.setContentsMargins(*(round(unit * 1.2),) * 4)
        column_box.setSpacing(round(unit * 0.8))
        self._total = Label("", "muted")
        column_box.addWidget(self._total)
        column_box.addWidget(splitter, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._none_yet())
        self._stack.addWidget(self._nothing())

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Prescriptions")

    def show_picture(self, picture: Picture) -> None:
        """Keeps the chosen prescription where it is still there."""
        self._picture = picture
        prescriptions = picture.assessment.prescriptions if picture.assessment else ()
        self._model.show_rows(prescriptions)
        self._total.setText(
            self.tr(
                "%n prescription(s), the best gain for each hour of work first.",
                "",
                len(prescriptions),
            )
        )
        if picture.assessment is None:
            self._stack.setCurrentIndex(NONE_YET)
        else:
            self._stack.setCurrentIndex(LISTED if prescriptions else NOTHING)
        row = self._model.row_of(self._shown) if self._shown else None
        self._choose(row or 0)
        self._show_chosen()

    def show_fix(self, fix_id: FixId) -> None:
        """Goes to one prescription."""
        row = self._model.row_of(fix_id)
        if row is not None:
            self._choose(row)

    def _choose(self, row: int) -> None:
        index = self._proxy.index(row, 0)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self._list.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
            self._list.scrollTo(index)

    def _show_chosen(self) -> None:
        index = self._list.currentIndex()
        if self._picture is None or not index.isValid():
            return
        prescription = self._proxy.row_at(index)
        self._shown = prescription.fix
        self._detail.show_prescription(prescription, self._picture)

    def _spoken(self, prescription: Prescription) -> str:
        texts = self.around.texts
        return ". ".join(
            (
                action_of(prescription, texts),
                look_of(prescription, texts)[2],
                effort_of(prescription, texts),
                *gain_of(prescription, texts),
            )
        )

    def _none_yet(self) -> QWidget:
        return Empty(
            self.around.theme,
            "prescriptions",
            self.tr("Nothing is prescribed yet"),
            self.tr("Start a round with the button at the top: prescriptions follow from it."),
        )

    def _nothing(self) -> QWidget:
        return Empty(
            self.around.theme,
            "ok",
            self.tr("Nothing to prescribe today"),
            self.tr("Everything that was observed is in order. The next round may find more."),
        )
