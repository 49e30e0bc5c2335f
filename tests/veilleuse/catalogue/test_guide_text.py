# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.catalogue.fixes import fixes, guide
from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.guides import (
    LONGEST_GUIDE,
    LONGEST_LINE,
    BlockKind,
    Guide,
    SectionCode,
    SpanKind,
    parse_guide,
)
from veilleuse.domain.verdicts import FixId

HEADINGS = {code: code.value.capitalize() for code in SectionCode}
REST = "## Undo\nUndo it.\n## Proof\nThe next report.\n## Otherwise\nA waiver.\n"
FILES = sorted((resources() / "fixes").glob("*.md"))


def guide_of(steps: str, before: str = "Tell the team.") -> str:
    return f"# Title\n## Before\n{before}\n## Steps\n{steps}\n{REST}"


def read(text: str) -> Guide:
    return parse_guide(text, HEADINGS, "test.md")


def refused(text: str) -> str:
    with pytest.raises(ResourceError) as refusal:
        read(text)
    return str(refusal.value.details["why"])


def test_a_guide_has_a_title_and_its_sections_in_order() -> None:
    parsed = read(guide_of("1. Restart."))
    assert parsed.title == "Title"
    assert [section.code for section in parsed.sections] == [
        SectionCode.BEFORE,
        SectionCode.STEPS,
        SectionCode.UNDO,
        SectionCode.PROOF,
        SectionCode.OTHERWISE,
    ]


def test_steps_are_counted_from_one() -> None:
    blocks = read(guide_of("1. Open it.\n2. Close it.")).sections[1].blocks
    assert [(b.kind, b.number, b.text) for b in blocks] == [
        (BlockKind.STEP, 1, "Open it."),
        (BlockKind.STEP, 2, "Close it."),
    ]


@pytest.mark.parametrize("steps", ["2. Second.", "1. One.\n3. Three.", "1. One.\n1. Again."])
def test_a_step_out_of_its_turn_is_refused(steps: str) -> None:
    assert "stands where step" in refused(guide_of(steps))


def test_a_line_tells_strong_text_and_code_apart() -> None:
    block = read(guide_of("1. Open **Services** (`services.msc`) now.")).sections[1].blocks[0]
    assert [(span.kind, span.text) for span in block.spans] == [
        (SpanKind.PLAIN, "Open "),
        (SpanKind.STRONG, "Services"),
        (SpanKind.PLAIN, " ("),
        (SpanKind.CODE, "services.msc"),
        (SpanKind.PLAIN, ") now."),
    ]


def test_a_warning_is_one_line_without_its_mark() -> None:
    block = read(guide_of("1. Restart.", before="> Ask the nurse first.")).sections[0].blocks[0]
    assert (block.kind, block.text) == (BlockKind.WARNING, "Ask the nurse first.")


def test_a_command_is_kept_to_the_letter() -> None:
    command = "Get-Item 'C:\\*' | Where-Object { $_.Name -like '*a*' }\n\n  sfc.exe  /scannow"
    block = read(guide_of(f"```powershell\n{command}\n```")).sections[1].blocks[0]
    assert (block.kind, block.language, block.text) == (BlockKind.COMMAND, "powershell", command)


def test_a_command_without_end_is_refused_at_the_line_where_it_begins() -> None:
    assert refused(guide_of("```bash\nls")) == "line 5: this command has no end"


@pytest.mark.parametrize("fence", ["```", "```sh", "```python"])
def test_a_command_of_another_language_is_refused(fence: str) -> None:
    assert "no command language" in refused(guide_of(f"{fence}\nls\n```"))


def test_text_before_the_first_heading_is_refused() -> None:
    assert refused("# Title\nToo early.\n") == "line 2: text before the first heading"


@pytest.mark.parametrize("text", ["", "## Before\nx\n", "Title\n", "# \n"])
def test_a_guide_without_a_title_is_refused(text: str) -> None:
    assert refused(text) == "line 1: a guide begins with its title"


@pytest.mark.parametrize(
    "line", ["- bullet", "* bullet", "### deeper", "| a | b |", "1) step", "  indented", "<b>x</b>"]
)
def test_other_markdown_is_refused(line: str) -> None:
    assert refused(guide_of(line)).startswith("line 5: ")


@pytest.mark.parametrize("line", ["See [here](x).", "**never closed", "a `b", "a > b", "a *b*"])
def test_marks_outside_the_language_are_refused(line: str) -> None:
    assert "outside a command" in refused(guide_of(line))


def test_a_section_out_of_its_place_is_refused() -> None:
    assert "in its place" in refused("# Title\n## Steps\nx\n## Before\nx\n")


def test_too_long_a_guide_or_line_is_refused() -> None:
    assert "longer than" in refused("x" * (LONGEST_GUIDE + 1))
    assert "longer than" in refused(guide_of("x" * (LONGEST_LINE + 1)))


LINES = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["# T", "```", "```bash", "> w", "1. s", "2. s", "**b**", "`c`", "``", "**", ""]
        + [f"## {heading}" for heading in HEADINGS.values()]
    ),
)


@settings(max_examples=200)
@given(st.lists(LINES, max_size=25), st.booleans())
def test_foreign_text_is_read_or_refused_and_nothing_else(lines: list[str], titled: bool) -> None:
    text = "\n".join(["# T", *lines] if titled else lines)
    try:
        parsed = read(text)
    except ResourceError:
        return
    assert all(section.blocks for section in parsed.sections)


@settings(max_examples=100)
@given(st.text(alphabet=st.characters(categories=("L", "N", "P")), min_size=1, max_size=40))
def test_a_command_never_changes(command: str) -> None:
    text = f"x {command}"
    assert read(guide_of(f"```bash\n{text}\n```")).sections[1].blocks[0].text == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_written_guide_belongs_to_a_procedure_and_is_understood(path: Path) -> None:
    name, language, _ = path.name.split(".")
    assert FixId(name) in fixes()
    assert guide(FixId(name), language).title


def written(language: str) -> list[tuple[str, str]]:
    names = [p.name.split(".")[0] for p in FILES if p.name.endswith(f".{language}.md")]
    return [
        (f"{name}: {span.text}", span.text)
        for name in names
        for section in guide(FixId(name), language).sections
        for block in section.blocks
        for span in block.spans
        if span.kind is not SpanKind.CODE
    ]


def test_no_french_guide_has_a_plain_space_before_double_punctuation() -> None:
    wrong = [
        where
        for where, text in written("fr")
        if any(f" {mark}" in text for mark in ";?!:%»") or "« " in text or "'" in text
    ]
    assert wrong == []


def test_english_guides_use_typographic_apostrophes_and_quotes() -> None:
    assert [where for where, text in written("en") if "'" in text or '"' in text] == []
