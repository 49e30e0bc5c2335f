# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A printed document as it is kept: what it was made from, and its very bytes."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Archived:
    """One document of one month. Never replaced: what was signed stays what it was."""

    month: date
    kind: str
    language: str
    made_at: datetime
    fingerprint: str
    """SHA-256 of the data, as printed on each page."""
    pdf_sha256: str
    """SHA-256 of the file."""
    made_with: str
    """Versions of the program and of the typesetting, on which the bytes depend."""
    data: str = ""
    """Canonical JSON; empty in a list."""
    pdf: bytes = b""
    """Empty in a list."""
