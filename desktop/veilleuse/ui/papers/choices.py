# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of documents, and the months of the archive."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from veilleuse.domain.archived import Archived
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.ui.papers.wish import PaperWish
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.label import Label


class Choices(QWidget):
    """One document is always chosen: of those made now, or of those kept."""

    chosen = Signal(object)
    """A PaperWish, without its subject."""

    def __init__(self, around: Surroundings) -> None:
        """The summary first."""
        super().__init__()
        self._around = around
        self._kept: tuple[Archived, ...] = ()
        self._now = _list(self.tr("Documents"), around)
        self._archive = _list(self.tr("Archive"), around)
        names = [around.texts.word(f"document.{kind}") for kind in Kind]
        self._now.setModel(QStringListModel(names, self))
        self._archive.setModel(QStringListModel(self))
        self._none = Label(
            self.tr("The first summary is kept on the first working day of next month."), "muted"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(self.tr("Documents"), "heading"))
        column.addWidget(self._now, 3)
        column.addWidget(Label(self.tr("Archive"), "heading"))
        column.addWidget(self._none)
        column.addWidget(self._archive, 2)
        self.setFixedWidth(around.theme.unit * 16)
        self._now.setCurrentIndex(self._now.model().index(0, 0))
        self._now.selectionModel().currentChanged.connect(self._choose_new)
        self.show_kept(())

    def show_kept(self, kept: Sequence[Archived]) -> None:
        """The archive as it is now."""
        self._kept = tuple(kept)
        self._none.setVisible(not kept)
        self._archive.setVisible(bool(kept))
        model = QStringListModel([self._told(one) for one in kept], self)
        self._archive.setModel(model)
        # A new model brings a new selection.
        self._archive.selectionModel().currentChanged.connect(self._choose_kept)

    def months(self) -> tuple[Archived, ...]:
        """Kept summaries, newest first."""
        return tuple(one for one in self._kept if one.kind == Kind.SUMMARY)

    def _told(self, one: Archived) -> str:
        month = self._around.texts.month(one.month)
        return f"{month} – {self._around.texts.word(f'document.{one.kind}')}"

    def _choose_new(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self._archive.clearSelection()
            self._archive.setCurrentIndex(QModelIndex())
            self.chosen.emit(PaperWish(tuple(Kind)[index.row()]))

    def _choose_kept(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self._now.setCurrentIndex(QModelIndex())
            kept = self._kept[index.row()]
            self.chosen.emit(PaperWish(Kind(kept.kind), month=kept.month))


def _list(name: str, around: Surroundings) -> QListView:
    shown = QListView()
    shown.setAccessibleName(name)
    shown.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    shown.setUniformItemSizes(True)
    shown.setSpacing(round(around.theme.unit * 0.2))
    return shown
