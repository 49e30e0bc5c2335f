# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every command works with: the typed arguments, the words and where to print."""

import argparse
import sys
from pathlib import Path

from rich.console import Console

from veilleuse.catalogue.words import Words
from veilleuse.cli.tables import show
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.export import picture_as_json
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.make import make_pdf
from veilleuse.tasks.picture import Picture

DONE, STOPPED = 0, 130
PIPED_WIDTH = 110
"""Columns where the answer goes to a file or another program."""


class Session:
    """What every command works with: the typed arguments, the words and where to print."""

    def __init__(self, typed: argparse.Namespace, folder: Path, words: Words) -> None:
        """Progress and notices go to standard error, answers to standard output."""
        self.typed = typed
        self.folder = folder
        self.words = words
        self.out = Console(width=None if sys.stdout.isatty() else PIPED_WIDTH)
        self.err = Console(stderr=True)

    def say(self, code: str, **values: str | int) -> None:
        """One sentence for the person, on standard error where the answer is JSON."""
        as_json = getattr(self.typed, "json", False)
        (self.err if as_json else self.out).print(
            self.words(f"show.{code}", **values), markup=False
        )

    def answer(self, shown: Picture) -> None:
        """The picture, as tables or as JSON."""
        if getattr(self.typed, "json", False):
            sys.stdout.write(picture_as_json(shown) + "\n")
        else:
            show(self.out, shown, self.words)

    def write_pdf(self, desk: Desk) -> None:
        """The monthly summary, where a file was named."""
        if self.typed.pdf:
            written = make_pdf(desk, Kind.SUMMARY, self.typed.pdf, language=self.words.language)
            self.say("pdf_written", path=str(written.resolve()))
