# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups and keys: what brings everything back, and who can read it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton

from veilleuse.ui.confirm_dialog import ConfirmDialog
from veilleuse.ui.settings.phrase import PhraseBox
from veilleuse.ui.site.forms import FormDialog
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Card, Rule
from veilleuse.ui.widgets.label import Label


class SafeCard(Card):
    """The recovery phrase, backups, and the keys of the agents."""

    def __init__(self, around: Surroundings) -> None:
        """Nothing is written before somebody asks."""
        super().__init__(self.tr("Backups and keys"), around.theme.unit)
        self._around = around
        unit = around.theme.unit
        self.body.addWidget(Label(self.tr("Recovery phrase"), "strong"))
        self.body.addWidget(PhraseBox(around))
        self.body.addWidget(Rule())
        self.body.addWidget(Label(self.tr("Backup"), "strong"))
        told = self.tr(
            "One encrypted file with everything. Keep a copy on something that is unplugged."
        )
        self.body.addWidget(Label(told))
        self._save = QPushButton(self.tr("Back up…"))
        self._save.setIcon(around.theme.icon("save"))
        self._save.clicked.connect(self._choose_target)
        self._restore = QPushButton(self.tr("Restore a backup…"))
        self._restore.clicked.connect(self._choose_source)
        self.body.addLayout(self._row(self._save, self._restore))
        self.body.addWidget(Rule())
        self.body.addWidget(Label(self.tr("Keys of the agents"), "strong"))
        keys = self.tr(
            "Agents seal their reports for this establishment alone. If somebody may have "
            "copied the keys, make new ones: agents learn of them with their next report."
        )
        self.body.addWidget(Label(keys))
        self._rotate = QPushButton(self.tr("Make new keys…"))
        self._rotate.clicked.connect(self._confirm_keys)
        self.body.addLayout(self._row(self._rotate))
        self.body.setSpacing(round(unit * 0.6))

    def show_demo(self, *, is_demo: bool) -> None:
        """A demonstration has nothing to keep."""
        for button in (self._save, self._restore, self._rotate):
            button.setEnabled(not is_demo)
            button.setToolTip(self.tr("Not in a demonstration") if is_demo else "")

    def _row(self, *buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(round(self._around.theme.unit * 0.5))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _choose_target(self) -> None:
        picture = self._around.courier.picture
        day = picture.read_at.astimezone().date().isoformat() if picture else ""
        name = f"veilleuse-{day}.backup"
        kinds = self.tr("Backups (*.backup)")
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Back up to"), name, kinds)
        if chosen:
            self.back_up(Path(chosen))

    def back_up(self, path: Path) -> None:
        """Writes it in the background and says where it lies."""
        self._around.courier.ask(
            lambda actions: actions.back_up(path),
            lambda done: self._around.courier.noted.emit(
                filled(self.tr("Backup written: %1"), str(done))
            ),
            owner=self,
        )

    def _choose_source(self) -> None:
        backups, every = self.tr("Backups (*.backup)"), self.tr("All files (*)")
        kinds = f"{backups};;{every}"
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Backup to restore"), "", kinds)
        if chosen:
            self.ask_phrase(Path(chosen))

    def ask_phrase(self, path: Path) -> None:
        """What a restore means, and the phrase where the backup is another computer's."""
        dialog = RestoreDialog(self._around, path, self)
        dialog.accepted.connect(lambda: self._bring_back(path, dialog.phrase()))
        dialog.open()

    def _bring_back(self, path: Path, phrase: str) -> None:
        def done(former: Path | None) -> None:
            told = self.tr("The backup is back in its place.")
            if former is not None:
                where = filled(self.tr("What was there before lies in %1."), str(former))
                told = f"{told} {where}"
            self._around.courier.noted.emit(told)
            self._around.courier.refresh()

        self._around.courier.ask(
            lambda actions: actions.restore_backup(path, phrase), done, owner=self
        )

    def _confirm_keys(self) -> None:
        dialog = ConfirmDialog(
            self._around,
            self.tr("Make new keys?"),
            self.tr(
                "Kits made before go on working for a while; agents that are heard of in that "
                "time change to the new keys by themselves."
            ),
            self.tr("Make new keys"),
            self,
        )
        dialog.accepted.connect(self._make_keys)
        dialog.open()

    def _make_keys(self) -> None:
        self._around.courier.change(
            lambda actions: actions.rotate_keys(), said=self.tr("New keys made.")
        )


class RestoreDialog(FormDialog):
    """The phrase is needed only for a backup of another computer."""

    def __init__(self, around: Surroundings, path: Path, parent: SafeCard) -> None:
        """`path` is the chosen file."""
        super().__init__(
            around,
            self.tr("Restore this backup?"),
            filled(
                self.tr(
                    "%1 takes the place of everything that is here now. The present data is kept "
                    "beside it, nothing is lost."
                ),
                path.name,
            ),
            parent,
        )
        hint = self.tr("only for a backup of another computer")
        self._phrase: QLineEdit = self.line(self.tr("Recovery phrase"), hint=hint)
        self._agree.setText(self.tr("Restore"))

    def phrase(self) -> str:
        """As it was typed; empty where this computer's own key opens it."""
        return self._phrase.text()
