# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Veilleuse plan and veilleuse whatif, on a terminal."""

from collections.abc import Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from veilleuse.catalogue.control_texts import ControlText, control_texts
from veilleuse.catalogue.durations import duration
from veilleuse.catalogue.words import Words
from veilleuse.cli.tables import action_told, number
from veilleuse.domain.exposure import Letter
from veilleuse.domain.next_level import NextLevel
from veilleuse.domain.verdicts import ControlId
from veilleuse.domain.week import WeekPlan
from veilleuse.tasks.plan_week import Planned
from veilleuse.tasks.try_out import TriedOut


def show_plan(console: Console, planned: Planned, words: Words) -> None:
    """The steps in order, then the way to the next letter."""
    texts = control_texts(words.language)
    console.print(_week(planned, words, texts))
    console.print(_next(planned.next_level, words, texts))


def show_tried_out(console: Console, tried: TriedOut, words: Words) -> None:
    """Before and after, figure by figure."""
    table = Table(title=words("plan.whatif"), title_justify="left", header_style="bold")
    for column in ("figure", "now", "then"):
        table.add_column(words(f"plan.{column}"), overflow="fold")
    for name, before, after in _figures(tried, words):
        table.add_row(Text(name), Text(before), Text(after))
    console.print(table)


def _week(planned: Planned, words: Words, texts: Mapping[ControlId, ControlText]) -> Group:
    week = planned.week
    table = Table(title=words("plan.title"), title_justify="left", header_style="bold")
    for column in ("step", "when", "time", "score_then"):
        table.add_column(words(f"plan.{column}"), overflow="fold")
    for rank, step in enumerate(week.steps, start=1):
        action = Text(f"{rank}. {action_told(step.prescription, texts, words)}")
        if step.needed_by:
            action.append(f"\n   {words('plan.first', n=len(step.needed_by))}", style="dim")
        if step.partial:
            action.append(f"\n   {words('plan.part', n=len(step.prescription.devices))}", "dim")
        table.add_row(
            action,
            Text(words(f"best_hour.{step.best_hour}")),
            Text(duration(step.prescription.minutes, words)),
            Text(number(step.score_after, words, 1)),
        )
    return Group(*([table] if week.steps else []), Text(_sum(week, planned.hours, words)))


def _sum(week: WeekPlan, hours: float, words: Words) -> str:
    if not week.steps:
        return words("plan.nothing_fits", hours=number(hours, words, 1))
    return words(
        "plan.sum",
        minutes=duration(week.minutes, words),
        before=number(week.score_before, words, 1),
        after=number(week.score_after, words, 1),
        share=number(100 * week.gain_share, words),
    )


def _next(told: NextLevel, words: Words, texts: Mapping[ControlId, ControlText]) -> RenderableType:
    lines = [Text(line) for line in _missing(told, words, texts)]
    return Panel(Group(*lines), title=words("plan.next"), title_align="left")


def _missing(
    told: NextLevel, words: Words, texts: Mapping[ControlId, ControlText]
) -> Iterator[str]:
    if not told.reachable:
        yield words(
            "plan.unreachable", letter=told.letter, score=number(told.score_after, words, 1)
        )
        for gate in told.gates_left:
            yield words(f"gate.{gate.code}", n=len(gate.devices))
        return
    if not told.actions:
        yield words("plan.best", letter=Letter.A)
        return
    code = "plan.only_knowledge" if told.only_knowledge else "plan.missing"
    yield words(
        code,
        letter=told.letter,
        n=len(told.actions),
        minutes=duration(told.minutes, words),
        score=number(told.score_after, words, 1),
    )
    for one in told.actions:
        yield f"• {action_told(one, texts, words)} ({duration(one.minutes, words)})"


def _figures(tried: TriedOut, words: Words) -> Iterator[tuple[str, str, str]]:
    before, after = tried.before, tried.after
    yield words("plan.score"), number(before.score, words, 1), number(after.score, words, 1)
    yield words("plan.level"), tried.letter_before, tried.letter_after
    yield (
        words("plan.loss"),
        words("plan.share", share=number(100 * before.loss, words, 1)),
        words("plan.share", share=number(100 * after.loss, words, 1)),
    )
    for care, count in before.stopped_in_thousand.items():
        name = words.find(f"care.{care}") or care
        yield words("plan.stops", name=name), str(count), str(after.stopped_in_thousand[care])
