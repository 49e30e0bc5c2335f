# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes one document from what the desk holds now."""

from datetime import date
from pathlib import Path

from veilleuse.tasks.desk import Desk
from veilleuse.tasks.paper.document import document
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.reading import Data
from veilleuse.tasks.paper.sources import gather
from veilleuse.tasks.paper.typeset import write_pdf


def make(
    desk: Desk, kind: Kind, *, language: str, subject: str = "", month: date | None = None
) -> Data:
    """The data of one document, sealed; see `document` for what a subject is."""
    return document(kind, gather(desk, kind, month), language=language, subject=subject)


def make_pdf(desk: Desk, kind: Kind, path: Path, *, language: str, subject: str = "") -> Path:
    """Writes one document to `path`, whole or not at all; returns where it lies."""
    return write_pdf(make(desk, kind, language=language, subject=subject), path)
