# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.catalogue.folder import ResourceError
from veilleuse.catalogue.guides import (
    LONGEST_GUIDE,
    LONGEST_LINE,
    Block,
    BlockKind,
    Guide,
    SectionCode,
    Span,
    SpanKind,
    parse_guide,
)

HEADINGS = {code: f"The {code}" for code in SectionCode}
WHOLE = """\
# Close the door

## The care
> Somebody may be in the room.

## The before
Knock. **Wait** for an answer.

## The steps
1. Turn `the key`.
2. Pull.

## The commands
```bash
close --door 3

echo "**done**" > log
```

## The undo
Open it.

## The proof
It is shut.

## The otherwise
Leave it.
"""


def parse(text: str) -> Guide:
    return parse_guide(text, HEADINGS, "door.en.md")


def plain(text: str) -> Span:
    return Span(SpanKind.PLAIN, text)


def test_a_guide_is_read_block_by_block() -> None:
    guide = parse(WHOLE)
    assert guide.title == "Close the door"
    assert [section.code for section in guide.sections] == [
        code for code in SectionCode if code is not SectionCode.POLICY
    ]
    blocks = {section.code: section.blocks for section in guide.sections}
    assert guide.sections[0].title == "The care"
    assert blocks[SectionCode.CARE] == (
        Block(BlockKind.WARNING, (plain("Somebody may be in the room."),)),
    )
    assert blocks[SectionCode.BEFORE] == (
        Block(
            BlockKind.PARAGRAPH,
            (plain("Knock. "), Span(SpanKind.STRONG, "Wait"), plain(" for an answer.")),
        ),
    )
    assert blocks[SectionCode.STEPS] == (
        Block(
            BlockKind.STEP,
            (plain("Turn "), Span(SpanKind.CODE, "the key"), plain(".")),
            number=1,
        ),
        Block(BlockKind.STEP, (plain("Pull."),), number=2),
    )
    assert blocks[SectionCode.COMMANDS] == (
        Block(
            BlockKind.COMMAND,
            (Span(SpanKind.CODE, 'close --door 3\n\necho "**done**" > log'),),
            language="bash",
        ),
    )


def test_the_words_of_a_block_come_without_their_looks() -> None:
    assert parse(WHOLE).sections[1].blocks[0].text == "Knock. Wait for an answer."


@pytest.mark.parametrize(
    "line",
    [
        "- a list",
        "* a list",
        "### deeper",
        "#hash",
        "> ",
        ">no space",
        "| a | table |",
        "  indented",
        "1) parenthesis",
        "7. out of order",
        "0. from nought",
        "<b>markup</b>",
        "a **strong without end",
        "a ****",
        "a *word*",
        "a `code without end",
        "a ``",
        "a [link](https://example.org)",
        "![picture](x.png)",
        "```python",
        "```",
        "~~~",
        "---",
        "tab\there",
        "bell\x07",
        "right\u202eleft",
        "x" * (LONGEST_LINE + 1),
    ],
)
def test_what_is_not_in_the_language_is_refused_with_its_line(line: str) -> None:
    text = WHOLE.replace("1. Turn `the key`.", line)
    with pytest.raises(ResourceError, match=r"door\.en\.md.*line 10: "):
        parse(text)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("# Close the door\n", "Close the door\n", "line 1: a guide begins with its title"),
        ("# Close the door\n", "# \n", "line 1: a guide begins with its title"),
        ("# Close the door\n\n", "# Close the door\nHello\n", "line 2: text before"),
        ("## The before\n", "## Before\n", "no section is called 'Before'"),
        ("## The proof\nIt is shut.\n", "", "no section proof"),
        ("## The proof\nIt is shut.\n", "## The proof\n", "section proof is empty"),
        ("## The proof\n", "## The care\n", "care does not stand in its place"),
        ("## The proof\n", "## The undo\n", "undo does not stand in its place"),
        ("log\n```\n", "log\n", "line 14: this command has no end"),
        ('close --door 3\n\necho "**done**" > log\n', "\n", "an empty command"),
        ("echo", "echo\x00", "U\\+0000"),
    ],
)
def test_a_guide_that_is_not_whole_is_refused(old: str, new: str, told: str) -> None:
    assert old in WHOLE
    with pytest.raises(ResourceError, match=told):
        parse(WHOLE.replace(old, new))


def test_a_guide_that_is_too_long_is_not_read() -> None:
    with pytest.raises(ResourceError, match="longer than"):
        parse(WHOLE + "x\n" * LONGEST_GUIDE)


PIECES = st.sampled_from(
    [*WHOLE.splitlines(), "", "**", "`", "```", "```conf", "> ", "1. ", "3. x", "## ", "# x", "*"]
)


@settings(max_examples=200)
@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=8))).map("\n".join)))
def test_no_text_does_worse_than_being_refused(text: str) -> None:
    try:
        guide = parse(text)
    except ResourceError:
        return
    assert guide.title


@settings(max_examples=200)
@given(st.integers(0, len(WHOLE)), st.text(max_size=4))
def test_a_guide_with_a_slip_is_refused_or_still_a_guide(at: int, slip: str) -> None:
    try:
        guide = parse(WHOLE[:at] + slip + WHOLE[at:])
    except ResourceError:
        return
    for section in guide.sections:
        for block in section.blocks:
            assert block.text.strip()
            if block.kind is not BlockKind.COMMAND:
                assert not {"*", "`", "<", ">", "\n"} & set(
                    "".join(s.text for s in block.spans if s.kind is SpanKind.PLAIN)
                )
