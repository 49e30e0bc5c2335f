# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A pack, its effect and its log as tables for a terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from veilleuse.catalogue.words import Words
from veilleuse.domain.packs import PackLogEntry, PackStanding
from veilleuse.tasks.import_pack import PackPreview
from veilleuse.tasks.pack_effect import ChangedVerdict, PackEffect

SHOWN = 10
"""Changed verdicts of each sort that are listed; the rest is counted."""


def show_standing(console: Console, standing: PackStanding, words: Words) -> None:
    """What is in force: its day, its age, its sources and what it lacks."""
    name = "pack.built_in" if standing.is_built_in else "pack.in_force"
    console.print(Text(words(name, on=standing.made_on.isoformat()), style="bold"))
    style = "yellow" if standing.is_old else ""
    console.print(Text(words("pack.age", n=standing.age_days), style=style))
    if standing.sources:
        console.print(_sources(standing, words))
    if standing.absent:
        absent = ", ".join(words(f"source_kind.{kind}") for kind in standing.absent)
        console.print(Text(words("pack.absent", kinds=absent)))


def show_preview(console: Console, seen: PackPreview, words: Words) -> None:
    """A pack that was looked at, and what it would change."""
    console.print(Text(words("pack.sound", until=seen.expires.date().isoformat()), style="bold"))
    show_standing(console, seen.after, words)
    if seen.is_older:
        current = seen.before.made_on.isoformat()
        console.print(Text(words("pack.is_older", current=current), style="bold yellow"))
    if seen.effect is not None:
        _show_effect(console, seen.effect, words)


def show_log(console: Console, log: Sequence[PackLogEntry], words: Words) -> None:
    """Every change of what is known, oldest first."""
    table = Table(title=words("pack.log"), title_justify="left", header_style="bold")
    for column in ("at", "act", "version", "because"):
        table.add_column(words(f"pack.{column}"), overflow="fold")
    for entry in log:
        table.add_row(
            Text(f"{entry.at.astimezone():%Y-%m-%d %H:%M}"),
            Text(words(f"pack_act.{entry.act}")),
            Text(f"{entry.version} ({entry.sha256[:12]})"),
            Text(entry.because or "–"),
        )
    console.print(table if log else Text(words("pack.log_empty")))


def _sources(standing: PackStanding, words: Words) -> Table:
    table = Table(title=words("pack.sources"), title_justify="left", header_style="bold")
    for column in ("source", "file", "dated", "rows"):
        table.add_column(words(f"pack.{column}"), overflow="fold")
    for entry in standing.sources:
        is_old = entry.kind in standing.old_sources
        table.add_row(
            Text(words(f"source_kind.{entry.kind}")),
            Text(entry.file),
            Text(entry.dated.isoformat(), style="yellow" if is_old else ""),
            Text(str(entry.rows)),
        )
    return table


def _show_effect(console: Console, effect: PackEffect, words: Words) -> None:
    before, after = round(effect.score_before), round(effect.score_after)
    console.print(
        Text(
            words(
                "pack.effect",
                before=before,
                after=after,
                letter_before=effect.letter_before,
                letter_after=effect.letter_after,
            ),
            style="bold",
        )
    )
    if effect.is_none:
        console.print(Text(words("pack.effect_none")))
    for name in ("opened", "closed", "doubtful", "learnt"):
        changed: tuple[ChangedVerdict, ...] = getattr(effect, name)
        if changed:
            console.print(Text(words(f"pack.{name}", n=len(changed))))
            _list(console, changed[:SHOWN], len(changed), words)


def _list(console: Console, shown: Iterable[ChangedVerdict], total: int, words: Words) -> None:
    for one in shown:
        reason = words.find(f"reason.{one.after.reason}", **one.after.details) or one.after.reason
        console.print(Text(f"  {one.after.control} {one.device}: {reason}"))
    if total > SHOWN:
        console.print(Text(words("pack.more", n=total - SHOWN)))
