# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's wishes about documents, fulfilled by the tasks at one desk."""

from datetime import date
from pathlib import Path

from veilleuse.domain.archived import Archived
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.exports.writing import export
from veilleuse.tasks.paper.archive import data_of, find_archived, keep_due, write_archived
from veilleuse.tasks.paper.compare import Compared, compare
from veilleuse.tasks.paper.draft import write_draft
from veilleuse.tasks.paper.make import make, make_pdf
from veilleuse.tasks.paper.reading import Data
from veilleuse.tasks.paper.typeset import preview, render
from veilleuse.tasks.paper.wall import keep_wall, write_wall
from veilleuse.tasks.picture import picture
from veilleuse.ui.papers.wish import PaperWish

PRINTED = 200.0
"""Dots an inch of pages for a printer: small print stays sharp, six pages take ten megabytes."""


class DeskPapers:
    """Documents of the establishment of one desk."""

    def __init__(self, desk: Desk, language: str) -> None:
        """Written in `language` until `speak` says otherwise."""
        self._desk = desk
        self._language = language

    def speak(self, language: str) -> None:
        """From now on documents are written in `language`."""
        self._language = language

    def preview_paper(self, wish: PaperWish) -> tuple[bytes, ...]:
        """Each page as a PNG for the screen."""
        return preview(self._data(wish))

    def printed_paper(self, wish: PaperWish) -> tuple[bytes, ...]:
        """Each page as a PNG for a printer."""
        return preview(self._data(wish), ppi=PRINTED)

    def save_paper(self, wish: PaperWish, path: Path) -> Path:
        """Writes it as PDF; one of the archive as it was, byte for byte."""
        if wish.month:
            return write_archived(self._desk, wish.month, wish.kind, path)
        return make_pdf(self._desk, wish.kind, path, language=self._language, subject=wish.subject)

    def draft_paper(self, wish: PaperWish, path: Path) -> Path:
        """Writes a mail that nobody sent, with the document joined."""
        data = self._data(wish)
        pdf = find_archived(self._desk, wish.month, wish.kind).pdf if wish.month else render(data)
        return write_draft(data, pdf, path)

    def archived_papers(self) -> tuple[Archived, ...]:
        """Those kept, newest month first, without their contents."""
        return self._desk.store.archived()

    def compare_papers(self, first: date, second: date) -> tuple[Compared, ...]:
        """Key figures of two kept months."""
        return compare(self._desk, first, second)

    def save_tables(self, path: Path, *, pseudonyms: bool) -> Path:
        """Writes all tables in the format that the name says."""
        shown = picture(self._desk)
        return export(shown, path, language=self._language, pseudonyms=pseudonyms)

    def save_wall(self, folder: Path) -> tuple[Path, ...]:
        """Writes what hangs on the wall to a folder, such as a USB stick."""
        return write_wall(self._desk, folder, language=self._language)

    def keep_due_papers(self) -> tuple[Archived, ...]:
        """Makes the month's documents where they are due, and the sheets of the wall again."""
        made = keep_due(self._desk, language=self._language)
        keep_wall(self._desk, language=self._language)
        return made

    def _data(self, wish: PaperWish) -> Data:
        if wish.month:
            return data_of(find_archived(self._desk, wish.month, wish.kind))
        return make(self._desk, wish.kind, language=self._language, subject=wish.subject)
