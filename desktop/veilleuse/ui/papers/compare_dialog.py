# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two kept months side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from veilleuse.domain.archived import Archived
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.texts import Texts
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Table

if TYPE_CHECKING:
    from veilleuse.tasks.paper.compare import Compared

_SHARES = frozenset({"coverage", "loss"})


class CompareDialog(QDialog):
    """Choose two months, read what moved."""

    def __init__(
        self, around: Surroundings, months: Sequence[Archived], parent: QWidget | None = None
    ) -> None:
        """`months` are kept summaries, newest first; at least two."""
        super().__init__(parent)
        self._around = around
        texts = around.texts
        self.setWindowTitle(self.tr("Compare two months"))
        self._model: RecordModel[Compared] = RecordModel(
            (
                Column(self.tr("Figure"), lambda one: figure(one, texts)),
                Column(self.tr("Before"), lambda one: value(one, one.before, texts)),
                Column(self.tr("After"), lambda one: value(one, one.after, texts)),
            ),
            lambda one: one.name,
            self,
        )
        self._first, self._second = (
            _months(self.tr("First month")),
            _months(self.tr("Second month")),
        )
        row = QHBoxLayout()
        for box in (self._first, self._second):
            for one in months:
                box.addItem(texts.month(one.month), one.month)
            box.activated.connect(lambda _: self._ask())
            row.addWidget(box, 1)
        self._first.setCurrentIndex(1)
        column = QVBoxLayout(self)
        column.addWidget(Label(self.tr("What moved between two summaries")))
        column.addLayout(row)
        table = Table(
            self.tr("Figures of both months"), RecordProxy(self._model, self), around.theme.unit
        )
        column.addWidget(table, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(around.theme.unit * 36, around.theme.unit * 30)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ask()

    def _ask(self) -> None:
        first, second = self._first.currentData(), self._second.currentData()
        self._around.courier.ask(
            lambda actions: actions.compare_papers(first, second),
            self._model.show_rows,
            owner=self,
        )


def figure(one: Compared, texts: Texts) -> str:
    """What a figure is called."""
    share = one.name.removeprefix("share_")
    code = f"paper.figure.{one.name}" if share == one.name else f"report.indicator.{share}"
    return texts.find(code) or one.name


def value(one: Compared, held: float | str | None, texts: Texts) -> str:
    """As people write it."""
    if held is None:
        return "–"
    if isinstance(held, str):
        return held
    if one.name in _SHARES or one.name.startswith("share_"):
        return texts.percent(held)
    return texts.number(held, 0 if held == round(held) else 1)


def _months(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    return box
