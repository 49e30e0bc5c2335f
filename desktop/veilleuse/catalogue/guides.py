# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The small language our guides are written in, and nothing beyond it.

One line is one block: `# title`, `## heading`, `1. step`, `> warning`, a paragraph, or a command
between fences. Inside a line, `**strong**` and `` `code` ``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from veilleuse.catalogue.folder import ResourceError

LONGEST_GUIDE = 64 * 1024
LONGEST_LINE = 1000
COMMAND_LANGUAGES = ("powershell", "bash", "conf")

_FENCE = "```"
_STEP = re.compile(r"([1-9][0-9]?)\. (\S.*)")
_FOREIGN_START = re.compile(r"[#\-*+|!=_~\s>]|[0-9]+[.)]\s")
"""What begins a block of full Markdown that this language does not have."""
_FOREIGN_INSIDE = re.compile(r"[<>*`\[\]]")
_SPAN = re.compile(r"\*\*([^*`]+)\*\*|`([^`]+)`")


class SectionCode(StrEnum):
    """Parts of a guide in their fixed order; `i18n` (`fix_section.<code>`) has their headings."""

    CARE = "care"
    BEFORE = "before"
    STEPS = "steps"
    POLICY = "policy"
    COMMANDS = "commands"
    UNDO = "undo"
    PROOF = "proof"
    OTHERWISE = "otherwise"


REQUIRED = (
    SectionCode.BEFORE,
    SectionCode.STEPS,
    SectionCode.UNDO,
    SectionCode.PROOF,
    SectionCode.OTHERWISE,
)


class SpanKind(StrEnum):
    """How a piece of a line looks."""

    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line: plain text, never markup."""

    kind: SpanKind
    text: str


class BlockKind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    STEP = "step"
    COMMAND = "command"
    WARNING = "warning"
    PICTURE = "picture"
    """Only in the manual."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a guide, or the lines of one command as a single code span."""

    kind: BlockKind
    spans: tuple[Span, ...]
    number: int = 0
    """Of a step, from one in each section."""
    language: str = ""
    """Of a command, one of COMMAND_LANGUAGES."""

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Section:
    """One part under its heading."""

    code: SectionCode
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """One procedure in one language, with whom it is for and when it disturbs least."""

    title: str
    sections: tuple[Section, ...]
    audience: str = ""
    """Code of `i18n` (`audience.<code>`)."""
    best_hour: str = ""
    """Code of `i18n` (`best_hour.<code>`)."""
    care_warning: bool = False
    """Whether it can disturb the care of residents."""


def parse_guide(text: str, headings: Mapping[SectionCode, str], file: str) -> Guide:
    """The guide in `text`; ResourceError names `file` and the line that is not understood."""
    if len(text) > LONGEST_GUIDE:
        raise ResourceError(file=file, why=f"longer than {LONGEST_GUIDE} characters")
    return GuideParser(text, headings, file).guide()


class GuideParser:
    """One text, read from top to bottom; chapters of the manual are read by a variant of it."""

    def __init__(self, text: str, headings: Mapping[SectionCode, str], file: str) -> None:
        """`headings` are the only ones there may be."""
        self._at = 0
        self._lines = self._walk(text)
        self._codes = {heading: code for code, heading in headings.items()}
        self._file = file
        self._sections: list[tuple[SectionCode, str, list[Block]]] = []

    def guide(self) -> Guide:
        """Title first, then the sections."""
        first = next(self._lines)
        self._check_characters(first)
        if not first.startswith("# ") or not first[2:].strip():
            raise self._refusal("a guide begins with its title")
        title = self._plain(first[2:])
        for line in self._lines:
            self._read(line)
        self._check_sections()
        return Guide(title, tuple(Section(c, name, tuple(b)) for c, name, b in self._sections))

    def _walk(self, text: str) -> Iterator[str]:
        for number, line in enumerate(text.split("\n"), start=1):
            self._at = number
            yield line

    def _read(self, line: str) -> None:
        self._check_characters(line)
        if not line:
            return
        if line.startswith("## "):
            self._open(line[3:])
        elif not self._sections:
            raise self._refusal("text before the first heading")
        else:
            self._sections[-1][2].append(self._block(line))

    def _open(self, heading: str) -> None:
        code = self._codes.get(heading)
        if code is None:
            raise self._refusal(f"no section is called {heading[:60]!r}")
        order = list(SectionCode)
        if self._sections and order.index(code) <= order.index(self._sections[-1][0]):
            raise self._refusal(f"the section {code} does not stand in its place")
        self._sections.append((code, heading, []))

    def _block(self, line: str) -> Block:
        if line.startswith(_FENCE):
            return self._command(line[len(_FENCE) :])
        if line.startswith("> "):
            return Block(BlockKind.WARNING, self._spans(line[2:]))
        if step := _STEP.fullmatch(line):
            return self._step(int(step[1]), step[2])
        if _FOREIGN_START.match(line) and not line.startswith("**"):
            raise self._refusal("this kind of line is not part of the language of guides")
        return Block(BlockKind.PARAGRAPH, self._spans(line))

    def _step(self, number: int, line: str) -> Block:
        before = sum(block.kind is BlockKind.STEP for block in self._sections[-1][2])
        if number != before + 1:
            raise self._refusal(f"step {number} stands where step {before + 1} should")
        return Block(BlockKind.STEP, self._spans(line), number=number)

    def _command(self, language: str) -> Block:
        if language not in COMMAND_LANGUAGES:
            raise self._refusal(f"no command language {language[:20]!r}")
        opened, lines = self._at, []
        for line in self._lines:
            self._check_characters(line)
            if line == _FENCE:
                break
            lines.append(line)
        else:
            self._at = opened
            raise self._refusal("this command has no end")
        if not "".join(lines).strip():
            raise self._refusal("an empty command")
        return Block(BlockKind.COMMAND, (Span(SpanKind.CODE, "\n".join(lines)),), language=language)

    def _spans(self, line: str) -> tuple[Span, ...]:
        spans: list[Span] = []
        done = 0
        for found in _SPAN.finditer(line):
            spans += self._plain_span(line[done : found.start()])
            kind = SpanKind.STRONG if found[1] else SpanKind.CODE
            spans.append(Span(kind, self._plain(found[1]) if found[1] else found[2]))
            done = found.end()
        spans += self._plain_span(line[done:])
        if not "".join(span.text for span in spans).strip():
            raise self._refusal("nothing to read")
        return tuple(spans)

    def _plain_span(self, text: str) -> list[Span]:
        return [Span(SpanKind.PLAIN, self._plain(text))] if text else []

    def _plain(self, text: str) -> str:
        if foreign := _FOREIGN_INSIDE.search(text):
            raise self._refusal(f"{foreign[0]!r} outside a command")
        return text

    def _check_characters(self, line: str) -> None:
        if len(line) > LONGEST_LINE:
            raise self._refusal(f"longer than {LONGEST_LINE} characters")
        odd = next((c for c in line if not c.isprintable() and c not in "\u00a0\u202f"), None)
        if odd is not None:
            raise self._refusal(f"the character U+{ord(odd):04X}")

    def _check_sections(self) -> None:
        codes = [code for code, _, _ in self._sections]
        missing = next((code for code in REQUIRED if code not in codes), None)
        if missing:
            raise self._refusal(f"no section {missing}")
        empty = next((code for code, _, blocks in self._sections if not blocks), None)
        if empty:
            raise self._refusal(f"the section {empty} is empty")

    def _refusal(self, why: str) -> ResourceError:
        return ResourceError(file=self._file, why=f"line {self._at}: {why}")
