# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What hangs on the wall as files, for the day when the program or its database is gone."""

from pathlib import Path

from veilleuse.tasks.desk import Desk, make_private
from veilleuse.tasks.paper.kinds import WALL
from veilleuse.tasks.paper.make import make_pdf
from veilleuse.tasks.write_file import writing

FOLDER = "paper"
"""Beside the database; it holds nothing that the wall does not show."""


def write_wall(desk: Desk, folder: Path, *, language: str) -> tuple[Path, ...]:
    """One PDF for each sheet in `folder`, such as a USB stick; older ones of ours are replaced."""
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return tuple(
        make_pdf(desk, kind, folder / f"veilleuse-{kind.value}.pdf", language=language)
        for kind in WALL
    )


def keep_wall(desk: Desk, *, language: str) -> tuple[Path, ...]:
    """The same in the program's own folder."""
    folder = desk.folder / FOLDER
    make_private(folder)
    return write_wall(desk, folder, language=language)
