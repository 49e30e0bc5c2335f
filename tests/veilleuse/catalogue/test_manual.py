# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.guides import BlockKind
from veilleuse.catalogue.manual import manual, parse_chapter
from veilleuse.catalogue.words import LANGUAGES

WHOLE = "# Titre\n\n## Partie\nUne phrase.\n![Un dessin](score)\n1. Un pas.\n> Attention.\n"


def test_both_languages_have_the_same_chapters_sections_and_pictures() -> None:
    shapes = [
        [
            (chapter.name[:2], [[block.kind for block in s.blocks] for s in chapter.sections])
            for chapter in manual(language)
        ]
        for language in LANGUAGES
    ]
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) >= 10


def test_every_picture_is_used_and_tells_what_it_shows() -> None:
    used = {
        block.language
        for language in LANGUAGES
        for chapter in manual(language)
        for section in chapter.sections
        for block in section.blocks
        if block.kind is BlockKind.PICTURE
    }
    there = {path.stem for path in (resources() / "manual" / "pictures").glob("*.svg")}
    assert used == there


def test_french_typography_of_the_manual() -> None:
    for chapter in manual("fr"):
        assert "'" not in chapter.text, chapter.name
        assert not re.search(r"[^\u202f\u00a0][;?!]", chapter.text), chapter.name
        assert not re.search(r" [:»%]", chapter.text), chapter.name


def test_a_chapter_is_read_whole() -> None:
    chapter = parse_chapter(WHOLE, "00-x", "x.md")
    [section] = chapter.sections
    assert [block.kind for block in section.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.PICTURE,
        BlockKind.STEP,
        BlockKind.WARNING,
    ]
    assert (section.blocks[1].language, section.blocks[1].text) == ("score", "Un dessin")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Titre\n",
        "# Titre\n\n## Vide\n",
        "# Titre\n\ntexte avant\n",
        "# Titre\n\n## Partie\n![x](nulle-part)\n",
        "# Titre\n\n## Partie\n![x](absent)\n",
        "# Titre\n\n## Partie\n<b>non</b>\n",
        "# Titre\n\n## Partie\n- liste\n",
        "# Titre\n\n## \nx\n",
    ],
)
def test_a_slip_is_refused_by_name_and_line(text: str) -> None:
    with pytest.raises(ResourceError, match=r"x\.md"):
        parse_chapter(text, "00-x", "x.md")


@given(st.text(max_size=300))
def test_any_text_is_a_chapter_or_refused(text: str) -> None:
    try:
        parse_chapter("# T\n\n## P\n" + text, "00-x", "x.md")
    except ResourceError:
        return
