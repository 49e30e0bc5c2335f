# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The knowledge pack in force: its age, its sources, its log; and bringing in a newer one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QProgressBar, QPushButton, QVBoxLayout

from veilleuse.domain.packs import PackLogEntry, PackStanding, SourceEntry
from veilleuse.ui.pack.preview_dialog import PackPreviewDialog
from veilleuse.ui.pages.page import Page
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.texts import capital
from veilleuse.ui.widgets.card import Card, Scroll, clear
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.marks import Mark
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Table

if TYPE_CHECKING:
    from veilleuse.tasks.import_pack import PackNews, PackPreview
    from veilleuse.tasks.picture import Picture

ROWS = 7
"""Of a table on this page; more scroll."""


class PackPage(Page):
    """What Veilleuse knows of the world outside, and since when."""

    icon = "pack"

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__(around)
        unit = around.theme.unit
        self._busy = False
        self._standing: PackStanding | None = None
        scroll = Scroll(self.title(), round(unit * 1.2), unit)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        self._head = Card(self.tr("What Veilleuse knows"), unit)
        self._import = QPushButton(self.tr("Bring in a pack…"))
        self._import.setProperty("role", "primary")
        self._import.setIcon(around.theme.icon("import", "on_accent"))
        self._import.clicked.connect(self._choose)
        self._head.top.addWidget(self._import)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(round(unit * 0.4))
        self._head.body.addLayout(self._facts)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("The pack is being checked"))
        self._progress.setVisible(False)
        self._head.body.addWidget(self._progress)
        scroll.column.addWidget(self._head)
        scroll.column.addWidget(self._sources_card(unit))
        scroll.column.addWidget(self._log_card(unit))
        scroll.column.addStretch(1)

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Knowledge pack")

    def word(self) -> str:
        """In the navigation."""
        return self.tr("Pack")

    def show_picture(self, picture: Picture) -> None:
        """What is in force now."""
        self._standing = picture.pack
        self._tell()
        sources = picture.pack.sources if picture.pack else ()
        self._sources.show_rows(sources)
        self._sources_box.setVisible(bool(sources))
        self._log.show_rows(tuple(reversed(picture.pack_log)))
        self._log_box.setVisible(bool(picture.pack_log))

    def take(self, path: Path) -> None:
        """Checks a file and asks before anything changes."""
        if self._busy:
            return
        self._set_busy(True)
        self.around.courier.ask(
            lambda actions: actions.preview_pack(path),
            self._show_preview,
            owner=self,
            failed=self._fail,
        )

    def _tell(self) -> None:
        clear(self._facts)
        standing, texts, theme = self._standing, self.around.texts, self.around.theme
        if standing is None:
            self._facts.addWidget(Label(self.tr("Opening…"), "muted"))
            return
        day = texts.day(standing.made_on)
        told = (
            filled(self.tr("Knowledge that came with the program, of %1"), day)
            if standing.is_built_in
            else filled(self.tr("Pack of %1"), day)
        )
        self._facts.addWidget(Label(told, "lead"))
        age = self.tr("%n day(s) old", "", standing.age_days)
        if standing.is_old:
            self._facts.addWidget(Mark(theme, "warning", "high", age))
        else:
            self._facts.addWidget(Mark(theme, "ok", "good", age))
        why = self.tr(
            "The pack holds what changes outside: ends of support, updates of Windows, flaws that "
            "are being exploited, programs. It comes as one signed file, by mail or on a stick: "
            "nothing is fetched from the internet."
        )
        self._facts.addWidget(Label(why, "muted"))
        if standing.absent and not standing.is_built_in:
            kinds = ", ".join(texts.word(f"source_kind.{kind}") for kind in standing.absent)
            self._facts.addWidget(Label(filled(self.tr("Made without: %1"), kinds), "muted"))

    def _sources_card(self, unit: int) -> Card:
        texts, theme = self.around.texts, self.around.theme

        def is_old(entry: SourceEntry) -> bool:
            return self._standing is not None and entry.kind in self._standing.old_sources

        columns: tuple[Column[SourceEntry], ...] = (
            Column(
                texts.word("pack.source"),
                lambda one: capital(texts.word(f"source_kind.{one.kind}")),
                icon=lambda one: (
                    theme.icon("clock", "high") if is_old(one) else theme.icon("ok", "good")
                ),
            ),
            Column(texts.word("pack.file"), lambda one: plain(one.file, 80), width=18),
            Column(
                texts.word("pack.dated"),
                lambda one: texts.short_day(one.dated),
                key=lambda one: one.dated,
                width=8,
            ),
            Column(
                texts.word("pack.rows"),
                lambda one: texts.number(one.rows),
                key=lambda one: one.rows,
                is_number=True,
                width=8,
            ),
        )
        self._sources = RecordModel(columns, lambda one: (one.kind, one.file), self)
        self._sources_box = Card(texts.word("pack.sources"), unit)
        table = Table(texts.word("pack.sources"), RecordProxy(self._sources, self), unit)
        table.setMinimumHeight(round(unit * 2.1 * ROWS))
        self._sources_box.body.addWidget(table)
        return self._sources_box

    def _log_card(self, unit: int) -> Card:
        texts = self.around.texts
        columns: tuple[Column[PackLogEntry], ...] = (
            Column(texts.word("pack.at"), lambda one: texts.moment(one.at), width=13),
            Column(
                texts.word("pack.act"),
                lambda one: capital(texts.word(f"pack_act.{one.act}")),
                width=15,
            ),
            Column(texts.word("pack.version"), lambda one: str(one.version), width=9),
            Column(texts.word("pack.because"), lambda one: plain(one.because) or "–"),
        )
        self._log = RecordModel(columns, lambda one: (one.at, one.sha256), self)
        self._log_box = Card(texts.word("pack.log"), unit)
        table = Table(texts.word("pack.log"), RecordProxy(self._log, self), unit)
        table.setMinimumHeight(round(unit * 2.1 * 4))
        self._log_box.body.addWidget(table)
        return self._log_box

    def _choose(self) -> None:
        kinds = self.tr("Knowledge packs (*.zip)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a pack"), "", kinds)
        if path:
            self.take(Path(path))

    def _show_preview(self, seen: PackPreview) -> None:
        self._set_busy(False)
        dialog = PackPreviewDialog(self.around, seen, self)
        dialog.accepted.connect(lambda: self._bring_in(seen, dialog.because()))
        dialog.open()

    def _bring_in(self, seen: PackPreview, because: str) -> None:
        self._set_busy(True)
        self.around.courier.ask(
            lambda actions: actions.import_pack(seen, because),
            self._brought,
            owner=self,
            failed=self._fail,
        )

    def _brought(self, news: PackNews) -> None:
        self._set_busy(False)
        made = self.around.texts.day(news.preview.after.made_on)
        told = self.tr("The pack of %1 is in force; everything was judged again.")
        self.around.courier.noted.emit(filled(told, made))
        self.around.courier.refresh()

    def _fail(self, error: Exception) -> None:
        self._set_busy(False)
        self.around.courier.failed.emit(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._progress.setVisible(busy)
        self._import.setEnabled(not busy)
