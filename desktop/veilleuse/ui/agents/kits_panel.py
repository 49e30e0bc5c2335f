# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kits that were handed out: until when they open the door, and how often they did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from veilleuse.domain.agents import Kit
from veilleuse.ui.actions import Actions
from veilleuse.ui.confirm_dialog import ConfirmDialog
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.empty import Empty
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Table
from veilleuse.ui.widgets.table_menu import Entry, copied, give_menu

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

_LOOKS = {
    "": ("ok", "good"),
    "token_revoked": ("hand", "muted"),
    "token_expired": ("clock", "muted"),
    "token_exhausted": ("tick", "muted"),
}


@dataclass(frozen=True, slots=True)
class KitRow:
    """A kit and whether it opens the door now."""

    kit: Kit
    flaw: str
    """A code of `domain.agents.Kit.flaw`; empty where it opens."""


class KitsPanel(QWidget):
    """A table, and the button that takes a kit out of use."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__()
        self._around = around
        unit = around.theme.unit
        self._model: RecordModel[KitRow] = RecordModel(
            self._columns(), lambda row: row.kit.id, self
        )
        self._proxy = RecordProxy(self._model, self)
        self._table = Table(self.tr("Deployment kits"), self._proxy, unit)
        self._table.selectionModel().currentRowChanged.connect(self._follow)
        copy = copied(self._table, self.tr("Copy"), around.theme.icon("copy"))
        give_menu(self._table, self._entries, copy)
        self._revoke = QPushButton(self.tr("Revoke the kit…"))
        self._revoke.setIcon(around.theme.icon("hand"))
        self._revoke.clicked.connect(self._ask)
        buttons = QHBoxLayout()
        buttons.setSpacing(round(unit * 0.6))
        buttons.addWidget(self._revoke)
        buttons.addWidget(
            Label(self.tr("A lost kit is revoked here. The machines it brought in stay."), "muted"),
            1,
        )
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, round(unit * 0.8), 0, 0)
        column.setSpacing(round(unit * 0.8))
        column.addWidget(self._table, 1)
        column.addLayout(buttons)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(
            Empty(
                around.theme,
                "kit",
                self.tr("No kit yet"),
                self.tr("A kit puts the agent on your machines. “New kit…” above makes one."),
            )
        )

    def show_picture(self, picture: Picture) -> None:
        """The newest first."""
        kits = sorted(picture.kits, key=lambda kit: kit.made_at, reverse=True)
        self._model.show_rows([KitRow(kit, kit.flaw(picture.read_at)) for kit in kits])
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._proxy.index(0, 0))
        self._stack.setCurrentIndex(0 if kits else 1)
        self._follow()

    def _columns(self) -> tuple[Column[KitRow], ...]:
        texts, theme = self._around.texts, self._around.theme
        icons = {flaw: theme.icon(*look) for flaw, look in _LOOKS.items()}
        return (
            Column(
                self.tr("State"),
                lambda row: self._word(row.flaw),
                icon=lambda row: icons[row.flaw],
                width=9,
            ),
            Column(self.tr("Label"), lambda row: plain(row.kit.label, 80) or "–", width=18),
            Column(
                self.tr("Made on"),
                lambda row: texts.moment(row.kit.made_at),
                key=lambda row: row.kit.made_at,
                width=12.5,
            ),
            Column(
                self.tr("Expires on"),
                lambda row: texts.day(row.kit.expires_at),
                key=lambda row: row.kit.expires_at,
                width=9.5,
            ),
            Column(
                self.tr("Machines"),
                lambda row: filled(
                    self.tr("%1 of %2"),
                    texts.number(row.kit.uses),
                    texts.number(row.kit.uses_limit),
                ),
                key=lambda row: row.kit.uses,
                width=7,
            ),
            Column(
                self.tr("Approval"),
                lambda row: self.tr("By itself") if row.kit.approves else self.tr("By a person"),
            ),
        )

    def _word(self, flaw: str) -> str:
        return {
            "token_revoked": self.tr("Revoked"),
            "token_expired": self.tr("Expired"),
            "token_exhausted": self.tr("Used up"),
        }.get(flaw, self.tr("Usable"))

    def _chosen(self) -> KitRow | None:
        index = self._table.currentIndex()
        return self._proxy.row_at(index) if index.isValid() else None

    def _follow(self) -> None:
        row = self._chosen()
        self._revoke.setEnabled(row is not None and row.flaw != "token_revoked")

    def _entries(self) -> list[Entry]:
        icon = self._around.theme.icon("hand")
        return [Entry(self.tr("Revoke the kit…"), icon, self._ask, self._revoke.isEnabled())]

    def _ask(self) -> None:
        row = self._chosen()
        if row is None:
            return
        kit_id = row.kit.id
        dialog = ConfirmDialog(
            self._around,
            self.tr("Revoke this kit?"),
            self.tr(
                "No new machine gets in with it: those that try will wait for your approval. The "
                "machines that it brought in go on as before."
            ),
            self.tr("Revoke the kit"),
            self,
        )
        said = self.tr("The kit is revoked.")
        dialog.accepted.connect(
            lambda: self._around.courier.change(
                lambda actions: actions.revoke_kit(kit_id), said=said, undo=_undo
            )
        )
        dialog.open()


def _undo(before: Kit) -> Callable[[Actions], None]:
    return lambda actions: actions.restore_kit(before)
