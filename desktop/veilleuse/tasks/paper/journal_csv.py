# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scan journal of the last round as a file: every packet that was sent, to whom and why."""

import csv
import io
from pathlib import Path

from veilleuse.tasks.desk import Desk
from veilleuse.tasks.write_file import write_file

COLUMNS = ("at", "probe", "target", "act", "port", "packets")


def write_journal(desk: Desk, path: Path) -> Path:
    """Semicolons and a byte-order mark for French spreadsheets; headings even when empty."""
    last = desk.store.last_round()
    entries = desk.store.journal(last.id) if last else ()
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(COLUMNS)
    for entry in entries:
        at = entry.at.astimezone().isoformat(timespec="milliseconds")
        writer.writerow((at, entry.probe, entry.target, entry.act, entry.port or "", entry.packets))
    return write_file(path, text.getvalue().encode("utf-8-sig"))
