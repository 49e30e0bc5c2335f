# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Veilleuse report: documents, the archive, checks, comparisons and exports."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from veilleuse.cli.report_arguments import DOCUMENTS
from veilleuse.cli.session import DONE, Session
from veilleuse.cli.tables import number
from veilleuse.domain.archived import Archived
from veilleuse.domain.errors import VeilleuseError
from veilleuse.tasks.desk import Desk, open_desk
from veilleuse.tasks.exports.writing import export
from veilleuse.tasks.find_device import find_device
from veilleuse.tasks.paper.archive import keep_due, month, write_archived
from veilleuse.tasks.paper.compare import Compared, compare
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.make import make_pdf
from veilleuse.tasks.paper.typeset import fonts_missing
from veilleuse.tasks.paper.verify import Genuine, verify
from veilleuse.tasks.paper.wall import keep_wall, write_wall
from veilleuse.tasks.picture import picture

ALTERED = 1
"""Exit code where a file is not what it says it is."""
_MEASURED = frozenset({Kind.SUMMARY, Kind.ANNEX, Kind.EVIDENCE})
"""Documents that say nothing before a first round."""


class NothingToPrintError(VeilleuseError):
    """There is no assessment yet."""

    code = "nothing_yet"


class SubjectMissingError(VeilleuseError):
    """The document or the action needs to be told about what."""

    code = "subject_missing"


def report_command(session: Session) -> int:
    """Veilleuse report."""
    desk = open_desk(session.folder)
    try:
        if session.typed.monthly:
            return _monthly(desk, session)
        what = session.typed.what
        return _document(desk, session) if what in DOCUMENTS else _ACTIONS[what](desk, session)
    finally:
        desk.close()


def _document(desk: Desk, session: Session) -> int:
    kind = Kind(session.typed.what)
    if kind in _MEASURED and desk.store.last_assessment() is None:
        raise NothingToPrintError
    name = "veilleuse.pdf" if kind is Kind.SUMMARY else f"veilleuse-{kind.value}.pdf"
    path: Path = session.typed.pdf or Path(name)
    language = session.words.language
    written = make_pdf(desk, kind, path, language=language, subject=_subject(desk, session, kind))
    session.say("paper_written", path=str(written.resolve()))
    if fonts_missing():
        session.say("fonts_missing")
    return DONE


def _subject(desk: Desk, session: Session, kind: Kind) -> str:
    typed = " ".join(session.typed.subject)
    if kind in {Kind.MACHINE, Kind.PRESCRIPTION} and not typed:
        raise SubjectMissingError(what=kind.value)
    return find_device(desk, typed).id if kind is Kind.MACHINE else typed


def _monthly(desk: Desk, session: Session) -> int:
    language = session.words.language
    made = keep_due(desk, language=language)
    keep_wall(desk, language=language)
    if not made:
        session.say("no_month_due")
    for one in made:
        session.say("month_kept", month=f"{one.month:%Y-%m}", kind=_kind(session, one))
    return DONE


def _wall(desk: Desk, session: Session) -> int:
    folder = Path(_typed(session, 1)[0])
    for path in write_wall(desk, folder, language=session.words.language):
        session.say("paper_written", path=str(path.resolve()))
    return DONE


def _list(desk: Desk, session: Session) -> int:
    kept = desk.store.archived()
    if not kept:
        session.say("archive_empty")
        return DONE
    table = _table(session, ("month", "document", "made_at", "fingerprint"))
    for one in kept:
        made = f"{one.made_at.astimezone():%Y-%m-%d %H:%M}"
        table.add_row(
            f"{one.month:%Y-%m}", Text(_kind(session, one)), made, one.fingerprint[:16] + "…"
        )
    session.out.print(table)
    return DONE


def _again(desk: Desk, session: Session) -> int:
    typed = _typed(session, 1)
    kind = Kind.ANNEX if "annex" in typed[1:] else Kind.SUMMARY
    of = month(typed[0])
    path: Path = session.typed.pdf or Path(f"veilleuse-{of:%Y-%m}-{kind.value}.pdf")
    session.say("paper_written", path=str(write_archived(desk, of, kind, path).resolve()))
    return DONE


def _verify(desk: Desk, session: Session) -> int:
    found = verify(desk, Path(_typed(session, 1)[0]))
    session.say(f"verify_{found.genuine.value}", fingerprint=found.fingerprint or "–")
    if found.kept:
        session.say(
            "verify_kept", month=f"{found.kept.month:%Y-%m}", kind=_kind(session, found.kept)
        )
    return DONE if found.genuine in {Genuine.SAME, Genuine.AGAIN, Genuine.WHOLE} else ALTERED


def _compare(desk: Desk, session: Session) -> int:
    first, second, *_ = _typed(session, 2)
    table = _table(session, ("figure", "before", "after"))
    for one in compare(desk, month(first), month(second)):
        table.add_row(Text(_figure(session, one)), *(_value(session, v, one) for v in _both(one)))
    session.out.print(table)
    return DONE


def _export(desk: Desk, session: Session) -> int:
    path = Path(_typed(session, 1)[0])
    written = export(
        picture(desk),
        path,
        language=session.words.language,
        pseudonyms=session.typed.what == "bundle",
    )
    session.say("paper_written", path=str(written.resolve()))
    return DONE


def _typed(session: Session, least: int) -> Sequence[str]:
    typed: Sequence[str] = session.typed.subject
    if len(typed) < least:
        raise SubjectMissingError(what=session.typed.what)
    return typed


def _kind(session: Session, one: Archived) -> str:
    return session.words(f"document.{one.kind}")


def _both(one: Compared) -> tuple[float | str | None, float | str | None]:
    return one.before, one.after


def _figure(session: Session, one: Compared) -> str:
    if one.name.startswith("share_"):
        id_ = one.name.removeprefix("share_")
        return session.words.find(f"report.indicator.{id_}") or id_
    return session.words.find(f"paper.figure.{one.name}") or one.name


def _value(session: Session, value: float | str | None, one: Compared) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if one.name.startswith("share_") or one.name in {"coverage", "loss"}:
        return session.words("show.percent", share=number(100 * value, session.words, 1))
    return number(value, session.words, 0 if value == round(value) else 1)


def _table(session: Session, columns: Sequence[str]) -> Table:
    return Table(*(session.words(f"archive.{name}") for name in columns))


_ACTIONS: Mapping[str, Callable[[Desk, Session], int]] = {
    "wall": _wall,
    "list": _list,
    "again": _again,
    "verify": _verify,
    "compare": _compare,
    "export": _export,
    "bundle": _export,
}
