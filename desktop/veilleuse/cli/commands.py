# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One function for each command; each says its exit code."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from veilleuse.catalogue.words import Words
from veilleuse.cli.progress import follow_round
from veilleuse.cli.tables import show
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import Answer, AnswerValue
from veilleuse.domain.rounds import Mode
from veilleuse.tasks.assess import reassess
from veilleuse.tasks.back_up import back_up, recovery_phrase_of, restore_backup
from veilleuse.tasks.declare import declare
from veilleuse.tasks.desk import Desk, demo_folder, open_desk
from veilleuse.tasks.export import picture_as_json
from veilleuse.tasks.load_demo import ensure_demo
from veilleuse.tasks.make_round import networks_of
from veilleuse.tasks.picture import Picture, picture
from veilleuse.tasks.write_report import write_report

DONE, STOPPED = 0, 130
PIPED_WIDTH = 110
"""Columns where the answer goes to a file or another program."""


class NothingYetError(VeilleuseError):
    """There is no assessment to show."""

    code = "nothing_yet"


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

    def write_pdf(self, shown: Picture) -> None:
        """The monthly summary, where a file was named."""
        if self.typed.pdf:
            written = write_report(shown, self.typed.pdf, language=self.words.language)
            self.say("pdf_written", path=str(written.resolve()))


def make_round_command(session: Session) -> int:
    """Veilleuse round."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        networks = networks_of(desk, typed.network)
        made = follow_round(desk, Mode(typed.mode), networks, session.err, session.words)
        shown = picture(desk)
        session.answer(shown)
        mode = session.words(f"mode.{made.mode}")
        session.say("round_done", mode=mode, devices=made.devices, packets=made.packets)
        if made.stopped:
            session.say("round_stopped")
        session.write_pdf(shown)
    finally:
        desk.close()
    return STOPPED if made.stopped else DONE


def status_command(session: Session) -> int:
    """Veilleuse status."""
    session.answer(_read(session.folder))
    return DONE


def report_command(session: Session) -> int:
    """Veilleuse report."""
    session.typed.pdf = session.typed.pdf or Path("veilleuse.pdf")
    session.write_pdf(_read(session.folder))
    return DONE


def demo_command(session: Session) -> int:
    """Veilleuse demo."""
    folder = demo_folder(session.folder)
    desk = open_desk(folder)
    try:
        ensure_demo(desk)
        shown = picture(desk)
    finally:
        desk.close()
    session.answer(shown)
    session.write_pdf(shown)
    return DONE


def answer_command(session: Session) -> int:
    """Veilleuse answer."""
    typed = session.typed
    desk = open_desk(session.folder)
    try:
        value = AnswerValue(typed.value)
        today = desk.now().astimezone().date()
        declare(desk, Answer(typed.control, value, today, typed.by, typed.note))
        reassess(desk)
    finally:
        desk.close()
    session.say("answered", control=typed.control)
    return DONE


def backup_command(session: Session) -> int:
    """Veilleuse backup."""
    desk = open_desk(session.folder)
    try:
        session.say("backup_written", path=str(back_up(desk, session.typed.file).resolve()))
    finally:
        desk.close()
    return DONE


def restore_command(session: Session) -> int:
    """Veilleuse restore."""
    kept = restore_backup(session.folder, session.typed.file, session.typed.phrase)
    if kept:
        session.say("restored", path=str(kept.resolve()))
    else:
        session.say("restored_fresh")
    return DONE


def phrase_command(session: Session) -> int:
    """Veilleuse phrase."""
    session.say("phrase")
    session.out.print(recovery_phrase_of(session.folder), markup=False)
    return DONE


def _read(folder: Path) -> Picture:
    desk: Desk = open_desk(folder)
    try:
        shown = picture(desk)
    finally:
        desk.close()
    if shown.assessment is None:
        raise NothingYetError
    return shown


COMMANDS: dict[str, Callable[[Session], int]] = {
    "round": make_round_command,
    "status": status_command,
    "report": report_command,
    "demo": demo_command,
    "answer": answer_command,
    "backup": backup_command,
    "restore": restore_command,
    "phrase": phrase_command,
}
