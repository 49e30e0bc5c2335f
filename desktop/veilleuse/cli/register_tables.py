# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers and registers as tables for a terminal."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from veilleuse.catalogue.control_texts import control_texts
from veilleuse.catalogue.words import Words
from veilleuse.domain.expiry import Expiry
from veilleuse.domain.model import Answer, Site
from veilleuse.domain.verdicts import ControlId

NOTHING = "–"


def suppliers_table(site: Site, words: Words) -> Table:
    """Who maintains what, and how they come in."""
    rows = (
        (
            one.name,
            one.maintains,
            words(f"road.{one.road}"),
            one.account,
            words(f"known.{one.mfa}"),
            _day(one.reviewed_on),
            one.phone,
        )
        for one in site.suppliers
    )
    columns = ("name", "maintains", "road", "account", "mfa", "reviewed", "phone")
    return _table("suppliers", columns, rows, words)


def contacts_table(site: Site, words: Words) -> Table:
    """Whom to call."""
    rows = (
        (
            words(f"contact_role.{one.role}"),
            one.name,
            one.phone,
            _day(one.verified_on),
            one.verified_by,
        )
        for one in site.contacts
    )
    return _table("contacts", ("role", "name", "phone", "verified", "by"), rows, words)


def procedures_table(site: Site, words: Words) -> Table:
    """How each care function goes on without computers."""
    rows = (
        (
            words.find(f"care.{one.function}") or one.function,
            words(f"known.{one.written}"),
            _day(one.printed_on),
            _day(one.tried_on),
            one.place,
        )
        for one in site.procedures
    )
    columns = ("function", "written", "printed", "tried", "place")
    return _table("procedures", columns, rows, words)


def mail_table(site: Site, words: Words) -> Table:
    """What was read about each mail domain."""
    rows = (
        (
            one.name,
            *(_record(text, words) for text in (one.spf, one.dmarc, one.dkim)),
            _day(one.read_on),
            one.read_by,
        )
        for one in site.mail_domains
    )
    columns = ("domain", "spf", "dmarc", "dkim", "read", "by")
    return _table("mail_domains", columns, rows, words)


def guest_table(site: Site, words: Words) -> Table:
    """What was tried from the visitors' Wi-Fi."""
    rows = (
        (
            _day(one.on),
            one.network,
            ", ".join(map(str, one.tried)),
            ", ".join(map(str, one.reached)) or words("register.nothing_reached"),
            one.by,
        )
        for one in site.guest_tests
    )
    return _table("guest_tests", ("on", "network", "tried_from", "reached", "by"), rows, words)


def expiries_table(found: Sequence[Expiry], words: Words) -> Table:
    """Until when each answer is believed."""
    titles = control_texts(words.language)
    rows = (
        (
            one.control,
            titles[one.control].title,
            _day(one.answer.on),
            one.answer.by,
            _day(one.until),
            str(one.days_left),
            str(len(one.answer.attachments)),
        )
        for one in found
    )
    columns = ("control", "title", "on", "by", "until", "days_left", "files")
    return _table("expiries", columns, rows, words)


def answers_table(found: Iterable[Answer], words: Words) -> Table:
    """Answers with their files, in the order they were given."""
    titles = control_texts(words.language)
    rows = (
        (
            one.control,
            titles[ControlId(one.control)].title if ControlId(one.control) in titles else NOTHING,
            words(f"answer_value.{one.value}"),
            _day(one.on),
            one.by,
            one.note,
            "\n".join(f"{file.name}\nSHA-256 {file.sha256}" for file in one.attachments),
        )
        for one in found
    )
    columns = ("control", "title", "answer", "on", "by", "note", "files")
    return _table("answers", columns, rows, words)


def _table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str]], words: Words
) -> Table:
    table = Table(title=words(f"register.{title}"), title_justify="left", header_style="bold")
    for column in columns:
        table.add_column(words(f"register.column.{column}"), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell or NOTHING) for cell in row))
    return table


def _record(text: str | None, words: Words) -> str:
    if text is None:
        return words("register.not_looked")
    return text or words("register.no_record")


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
