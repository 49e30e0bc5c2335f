# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Veilleuse explain: why the figures are what they are, on a terminal or as JSON."""

from collections.abc import Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from veilleuse.catalogue.control_texts import control_texts
from veilleuse.catalogue.durations import duration
from veilleuse.catalogue.words import Words
from veilleuse.cli.findings import found_table
from veilleuse.cli.tables import number
from veilleuse.domain.choke import Choke
from veilleuse.domain.model import CareFunctionId, DeviceId
from veilleuse.domain.standpoint import Way
from veilleuse.tasks.explain import (
    ChangeTold,
    DeviceTold,
    Explained,
    FixTold,
    FunctionTold,
    SiteTold,
)
from veilleuse.tasks.found import Found
from veilleuse.tasks.paper.wording import Wording
from veilleuse.tasks.tell_story import observed, tell_story

FIRST_WAYS = 8


def show_explained(console: Console, explained: Explained, words: Words) -> None:
    """Everything of one subject, in reading order."""
    page = _Page(explained, words)
    match explained.told:
        case SiteTold() as site:
            parts = page.site(site)
        case DeviceTold() as device:
            parts = page.device(device)
        case FunctionTold() as function:
            parts = page.function(function)
        case FixTold() as fix:
            parts = page.fix(fix)
    for part in parts:
        console.print(part)


def show_change(console: Console, change: ChangeTold, words: Words) -> None:
    """Why the score moved, one line for each cause."""
    fall, wording = change.waterfall, Wording(words.language, None)
    lines = [
        Text(
            words(
                "explain.change",
                since=wording.short(wording.local(change.since)),
                until=wording.short(wording.local(change.until)),
                before=number(fall.before, words, 1),
                after=number(fall.after, words, 1),
            ),
            style="bold",
        )
    ]
    for bar in fall.bars:
        sentence = words(f"waterfall.{bar.cause}", n=bar.count)
        points = _signed(bar.points, words)
        lines.append(Text(words("explain.bar", points=points, what=sentence)))
    if not fall.bars:
        lines.append(Text(words("explain.no_change")))
    console.print(Group(*lines))


def _signed(points: float, words: Words) -> str:
    """One decimal with its sign, none for what rounds to nothing."""
    size = number(abs(points), words, 1)
    if not any(digit in "123456789" for digit in size):
        return size
    return ("+" if points > 0 else "−") + size


class _Page:
    """The parts of one explanation."""

    def __init__(self, explained: Explained, words: Words) -> None:
        self.explained = explained
        self.words = words
        self.names: Mapping[DeviceId, str] = {
            device: words("story.placed", device=title, zone=explained.zones[device])
            if device in explained.zones
            else title
            for device, title in explained.titles.items()
        }

    def site(self, told: SiteTold) -> Iterator[RenderableType]:
        """Stories, then choke points."""
        lines: list[Text] = []
        for story in told.stories:
            lines.append(Text(self.care(story.care_function), style="bold"))
            sentences = tell_story(story, self.names, self.explained.actions, self.words)
            lines.append(Text(" ".join(sentences)))
            lines.append(Text(observed(story, self.words), style="dim"))
        yield Panel(Group(*lines), title=self.words("explain.stories"), title_align="left")
        table = self._table("explain.chokes", ("place", "worth"))
        for choke, way in zip(told.chokes, told.choke_steps, strict=True):
            table.add_row(Text(self._choke(choke, way)), Text(self._gain(choke)))
        yield table
        yield from self._findings(told.findings)

    def device(self, told: DeviceTold) -> Iterator[RenderableType]:
        """How attacks come to it, and what follows."""
        yield Text(
            self.words(
                "explain.device",
                title=self.names[told.device],
                entered=told.entered_in_thousand,
                taken=told.taken_in_thousand,
            ),
            style="bold",
        )
        yield self._ways(told.ways)
        blast = told.blast
        share = number(100 * blast.loss, self.words)
        devices = number(blast.devices_taken, self.words, 1)
        lines = [Text(self.words("explain.blast_loss", share=share, devices=devices))]
        lines += [
            Text(self.words("explain.blast_care", n=count, care=self.care(care)))
            for care, count in sorted(blast.stopped_in_thousand.items(), key=lambda one: -one[1])
            if count
        ]
        lines.append(Text(self.words("explain.blast_backups", n=blast.backups_lost_in_thousand)))
        yield Panel(Group(*lines), title=self.words("explain.blast"), title_align="left")
        yield from self._findings(told.findings)

    def function(self, told: FunctionTold) -> Iterator[RenderableType]:
        """Its story and the devices it depends on."""
        yield Text(
            self.words(
                "explain.function",
                care=self.care(told.care_function),
                n=told.stopped_in_thousand,
            ),
            style="bold",
        )
        if told.story is None:
            yield Text(self.words("story.unreached"))
        else:
            for sentence in tell_story(told.story, self.names, self.explained.actions, self.words):
                yield Text(sentence)
            yield Text(observed(told.story, self.words), style="dim")
        yield self._ways(told.ways)

    def fix(self, told: FixTold) -> Iterator[RenderableType]:
        """What it gains and where."""
        one = told.prescription
        yield Text(
            self.words(
                "explain.fix",
                action=control_texts(self.words.language)[one.controls[0]].action,
                minutes=duration(one.minutes, self.words),
                points=number(one.gain_points, self.words, 1),
                share=number(100 * one.gain_share, self.words),
            ),
            style="bold",
        )
        if one.no_gain_reason:
            yield Text(self.words(f"no_gain.{one.no_gain_reason}"))
        for effort in told.efforts:
            yield Text(
                self.words(
                    "explain.effort",
                    care=self.care(effort.care_function),
                    before=effort.before_in_thousand,
                    after=effort.after_in_thousand,
                )
            )

    def care(self, function: CareFunctionId) -> str:
        """A function of the site's own has no sentence but its id."""
        return self.words.find(f"care.{function}") or function

    def _findings(self, found: tuple[Found, ...]) -> Iterator[RenderableType]:
        if found:
            yield found_table(found, self.words)

    def _ways(self, ways: tuple[Way, ...]) -> RenderableType:
        table = self._table("explain.ways", ("step", "at", "attacks", "evidence", "raised"))
        for way in ways[:FIRST_WAYS]:
            table.add_row(
                Text(self._step(way)),
                Text(self.names[way.device] if way.device else self.words("show.none")),
                Text(str(way.attacks_in_thousand)),
                Text(self._evidence(way)),
                Text(", ".join(way.raised_by) or self.words("show.none")),
            )
        return table

    def _step(self, way: Way) -> str:
        return self.words(f"attack.{way.step.replace('.', '_')}")

    def _evidence(self, way: Way) -> str:
        if not way.seen:
            return self.words("seen.supposed")
        return "\n".join(self.words(f"seen.{seen.code}", what=seen.what) for seen in way.seen)

    def _choke(self, choke: Choke, way: Way) -> str:
        if choke.device:
            return self.words("explain.choke_device", device=self.names[choke.device])
        if way.device:
            device = self.names[way.device]
            return self.words("explain.choke_step", step=self._step(way), device=device)
        return self._step(way)

    def _gain(self, choke: Choke) -> str:
        return self.words(
            "explain.gain",
            points=number(choke.gain_points, self.words, 1),
            share=number(100 * choke.gain_share, self.words),
        )

    def _table(self, title: str, columns: tuple[str, ...]) -> Table:
        table = Table(title=self.words(title), title_justify="left", header_style="bold")
        for column in columns:
            table.add_column(self.words(f"explain.{column}"), overflow="fold")
        return table
