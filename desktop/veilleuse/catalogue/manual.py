# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual: chapters in the language of guides, with free headings and pictures of our own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.guides import (
    LONGEST_GUIDE,
    Block,
    BlockKind,
    GuideParser,
    SectionCode,
    Span,
    SpanKind,
)
from veilleuse.catalogue.words import LANGUAGES

_PICTURE = re.compile(r"!\[([^\]]+)\]\(([a-z]+)\)")


@dataclass(frozen=True, slots=True)
class ChapterSection:
    """One part under its heading."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the manual."""

    name: str
    """Its place and a word, such as `02-le-score`."""
    title: str
    sections: tuple[ChapterSection, ...]

    @property
    def text(self) -> str:
        """All its words, for searching."""
        parts = [self.title]
        for section in self.sections:
            parts += [section.title, *(block.text for block in section.blocks)]
        return "\n".join(parts)


@cache
def manual(language: str) -> tuple[Chapter, ...]:
    """Every chapter in order; ResourceError names the file and line that is not understood."""
    if language not in LANGUAGES:
        raise ResourceError(file="manual", why=f"no language {language}")
    chapters = []
    for path in sorted((resources() / "manual" / language).glob("*.md")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ResourceError(file=str(path), why=str(error)) from error
        chapters.append(parse_chapter(text, path.stem, str(path)))
    return tuple(chapters)


def parse_chapter(text: str, name: str, file: str) -> Chapter:
    """The chapter in `text`; ResourceError names `file` and the line that is not understood."""
    if len(text) > LONGEST_GUIDE:
        raise ResourceError(file=file, why=f"longer than {LONGEST_GUIDE} characters")
    return _ChapterParser(text, {}, file).chapter(name)


class _ChapterParser(GuideParser):
    """Any heading opens a section; a line may be a picture."""

    def __init__(self, text: str, headings: Mapping[SectionCode, str], file: str) -> None:
        super().__init__(text, headings, file)
        self._titles: list[str] = []

    def chapter(self, name: str) -> Chapter:
        """Title first, then the sections."""
        guide = self.guide()
        pairs = zip(self._titles, guide.sections, strict=True)
        sections = tuple(ChapterSection(title, section.blocks) for title, section in pairs)
        return Chapter(name, guide.title, sections)

    def _open(self, heading: str) -> None:
        title = self._plain(heading).strip()
        if not title:
            raise self._refusal("a heading without words")
        self._titles.append(title)
        self._sections.append((SectionCode.STEPS, title, []))

    def _block(self, line: str) -> Block:
        picture = _PICTURE.fullmatch(line)
        if picture is None:
            return super()._block(line)
        if not (resources() / "manual" / "pictures" / f"{picture[2]}.svg").is_file():
            raise self._refusal(f"no picture {picture[2]!r}")
        return Block(BlockKind.PICTURE, (Span(SpanKind.PLAIN, picture[1]),), language=picture[2])

    def _check_sections(self) -> None:
        if not self._sections:
            raise self._refusal("a chapter without sections")
        empty = next((title for _, title, blocks in self._sections if not blocks), None)
        if empty:
            raise self._refusal(f"the section {empty[:60]!r} is empty")
