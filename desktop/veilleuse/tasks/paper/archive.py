# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Summaries kept month by month with what they were made from, to be found as they were."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path

from veilleuse import __version__
from veilleuse.catalogue.calendar import holidays
from veilleuse.domain.archived import Archived
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.working_days import summary_due
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.paper.kinds import MONTHLY, Kind
from veilleuse.tasks.paper.make import make
from veilleuse.tasks.paper.reading import Data
from veilleuse.tasks.paper.seal import SEAL, canonical
from veilleuse.tasks.paper.typeset import render
from veilleuse.tasks.write_file import write_file


class NotArchivedError(VeilleuseError):
    """Nothing of that kind is kept for that month."""

    code = "not_archived"


class BadMonthError(VeilleuseError):
    """What was typed is no month."""

    code = "bad_month"


def month(typed: str) -> date:
    """The first day of a month such as 2026-11; BadMonthError for anything else."""
    try:
        return date.fromisoformat(f"{typed.strip()}-01")
    except ValueError as error:
        raise BadMonthError(month=typed) from error


def made_with() -> str:
    """On what the bytes of a page depend, besides its data."""
    return f"veilleuse {__version__}, typst {version('typst')}"


def due(desk: Desk) -> date | None:
    """The month whose summary is to be made now; None where there is nothing to do or to tell."""
    made = [one.month for one in desk.store.archived() if one.kind == Kind.SUMMARY]
    found = summary_due(desk.now().astimezone().date(), made, holidays())
    return found if found and desk.store.last_assessment() else None


def keep_month(desk: Desk, of: date, *, language: str) -> tuple[Archived, ...]:
    """Makes the month's documents and keeps them all or none; what is kept already stays.

    Those of a month that has them are returned as they are.
    """
    made = [_made(desk, kind, of, language) for kind in MONTHLY]
    with desk.store.transaction():
        for one in made:
            desk.store.archive(one)
    return tuple(one for one in desk.store.archived() if one.month == of)


def keep_due(desk: Desk, *, language: str) -> tuple[Archived, ...]:
    """What the start of the program and `veilleuse report --monthly` run; often nothing."""
    found = due(desk)
    return keep_month(desk, found, language=language) if found else ()


def find_archived(desk: Desk, of: date, kind: Kind) -> Archived:
    """One kept document, whole; NotArchivedError."""
    found = desk.store.archived_document(of, kind.value)
    if found is None:
        raise NotArchivedError(month=f"{of:%Y-%m}", kind=kind.value)
    return found


def data_of(kept: Archived) -> Data:
    """What it was made from."""
    data: Data = json.loads(kept.data)
    return data


def made_again(kept: Archived) -> bytes:
    """Its pages set again from its data: the same bytes where the versions are the same."""
    return render(data_of(kept))


def write_archived(desk: Desk, of: date, kind: Kind, path: Path) -> Path:
    """Writes the kept file as it was, byte for byte."""
    return write_file(path, find_archived(desk, of, kind).pdf)


def _made(desk: Desk, kind: Kind, of: date, language: str) -> Archived:
    data = make(desk, kind, language=language, month=of)
    pdf = render(data)
    return _archived(data, pdf, kind, of, desk)


def _archived(data: Mapping[str, object], pdf: bytes, kind: Kind, of: date, desk: Desk) -> Archived:
    return Archived(
        month=of.replace(day=1),
        kind=kind.value,
        language=str(data["language"]),
        made_at=desk.now(),
        fingerprint=str(data[SEAL]),
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        made_with=made_with(),
        data=canonical(data).decode(),
        pdf=pdf,
    )
