# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plain subset of Markdown that guides are written in, as typed blocks: no HTML anywhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 64_000
"""Characters of one guide; ours have some four thousand."""

_MARKS = re.compile(r"\*\*(?P<strong>[^*\n]+)\*\*|`(?P<code>[^`\n]+)`")
_STEP = re.compile(r"\d{1,2}\. (?P<text>\S.*)")


class GuideSyntaxError(ValueError):
    """A line is outside the subset."""


class BlockKind(StrEnum):
    """What a block is for."""

    PARAGRAPH = "paragraph"
    STEP = "step"
    COMMAND = "command"
    WARNING = "warning"


class SpanKind(StrEnum):
    """How a piece of text is set."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text."""

    kind: SpanKind
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a step, a warning, or commands to copy (one plain span)."""

    kind: BlockKind
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the second level and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class GuideText:
    """A whole guide."""

    title: str
    chapters: tuple[Chapter, ...]


def parse_guide(text: str) -> GuideText:
    """The guide; GuideSyntaxError naming the line that is outside the subset."""
    if len(text) > LONGEST:
        raise GuideSyntaxError(f"longer than {LONGEST} characters")
    lines = list(enumerate(text.splitlines(), start=1))
    while lines and not lines[0][1].strip():
        lines.pop(0)
    if not lines or not lines[0][1].startswith("# "):
        raise GuideSyntaxError("line 1: a guide begins with its title, # …")
    title = lines.pop(0)[1][2:].strip()
    chapters: list[tuple[str, list[Block]]] = []
    for heading, block in _pieces(iter(lines)):
        if heading:
            chapters.append((heading, []))
        elif block:
            if not chapters:
                raise GuideSyntaxError("text stands before the first heading")
            chapters[-1][1].append(block)
    return GuideText(title, tuple(Chapter(name, tuple(blocks)) for name, blocks in chapters))


def _pieces(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[str, Block | None]]:
    """Headings and blocks in order; lines that follow each other are one paragraph."""
    gathered: list[str] = []
    for number, line in lines:
        if gathered and _begins(line):
            yield "", _flowing(" ".join(gathered))
            gathered = []
        if line.startswith("```"):
            yield "", _command(number, lines)
        elif line.startswith("## "):
            yield line[3:].strip(), None
        elif line.startswith("#"):
            raise GuideSyntaxError(f"line {number}: only # and ## are headings")
        elif line.strip():
            gathered.append(line.strip())
    if gathered:
        yield "", _flowing(" ".join(gathered))


def _begins(line: str) -> bool:
    return not line.strip() or line.startswith(("#", "> ", "```")) or bool(_STEP.match(line))


def _flowing(text: str) -> Block:
    if text.startswith("> "):
        return Block(BlockKind.WARNING, spans(text[2:].replace(" > ", " ")))
    if step := _STEP.fullmatch(text):
        return Block(BlockKind.STEP, spans(step["text"]))
    return Block(BlockKind.PARAGRAPH, spans(text))


def _command(opened: int, lines: Iterator[tuple[int, str]]) -> Block:
    command: list[str] = []
    for _, line in lines:
        if line.startswith("```"):
            return Block(BlockKind.COMMAND, (Span(SpanKind.PLAIN, "\n".join(command)),))
        command.append(line)
    raise GuideSyntaxError(f"line {opened}: the commands have no end")


def spans(text: str) -> tuple[Span, ...]:
    """**Strong** and `code` pieces of a line, and the plain text between them."""
    found: list[Span] = []
    end = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > end:
            found.append(Span(SpanKind.PLAIN, text[end : mark.start()]))
        kind = SpanKind.STRONG if mark["strong"] else SpanKind.CODE
        found.append(Span(kind, mark["strong"] or mark["code"]))
        end = mark.end()
    if end < len(text):
        found.append(Span(SpanKind.PLAIN, text[end:]))
    return tuple(found)
