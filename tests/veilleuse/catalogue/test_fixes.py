# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
from pathlib import Path

import pytest

from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.fixes import fixes, guide, read_fixes
from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.guides import (
    REQUIRED,
    Block,
    BlockKind,
    Guide,
    SectionCode,
    SpanKind,
    parse_guide,
)
from veilleuse.catalogue.words import LANGUAGES, words
from veilleuse.domain.verdicts import FixId

_README = Path(__file__).parents[3] / "agents" / "README.md"
_FIXES = sorted(fixes())
_GUIDES = [(fix, language) for fix in _FIXES for language in LANGUAGES]
_MOST_WORDS = 35
"""Of one step: a person reads it with one hand on the mouse."""
_ENTRY = """
[{name}]
minutes_once = {{value = {once}, reason = "{reason}"}}
minutes_each = {{value = 5, reason = "One setting."}}
audience = "admin"
best_hour = "any"
care_warning = false
prerequisites = {first}
proof = ["host.name"]
"""
_UNTYPED = re.compile(
    r"['\"]"  # a typewriter’s apostrophe or quotation mark
    r"|(?<!\u202f)[;?!%]"
    r"|(?<!\u00a0):(?!\w)"
    r"|«(?!\u00a0)|(?<!\u00a0)»"
    r"|\.\.\."
)
"""What French typography forbids outside code; a colon inside a word (C:) is no punctuation."""


def _entry(name: str = "a", once: int = 10, first: str = "[]", reason: str = "To look.") -> str:
    return _ENTRY.format(name=name, once=once, first=first, reason=reason)


def _list(folder: Path, *entries: str) -> Path:
    path = folder / "fixes.toml"
    path.write_text("".join(entries), encoding="utf-8")
    return path


def _blocks(text: Guide) -> list[Block]:
    return [block for section in text.sections for block in section.blocks]


def _commands(text: Guide) -> list[tuple[SectionCode, str]]:
    return [
        (section.code, block.language)
        for section in text.sections
        for block in section.blocks
        if block.kind is BlockKind.COMMAND
    ]


def _prose(text: Guide) -> list[str]:
    """Every piece that is neither a command nor code, with a stop where code stood."""
    lines = [text.title, *(section.title for section in text.sections)]
    for block in _blocks(text):
        if block.kind is not BlockKind.COMMAND:
            lines.append("".join("·" if s.kind is SpanKind.CODE else s.text for s in block.spans))
    return lines


def _written(*headings: SectionCode | str) -> str:
    """A guide in English with these sections and one line in each."""
    called = words("en")
    lines = ["# Close the door"]
    for heading in headings:
        name = called(f"fix_section.{heading}") if isinstance(heading, SectionCode) else heading
        lines += [f"## {name}", "Do it."]
    return "\n".join(lines)


def _parse(text: str) -> Guide:
    called = words("en")
    return parse_guide(text, {code: called(f"fix_section.{code}") for code in SectionCode}, "x.md")


def test_every_control_leads_to_a_fix_and_every_fix_serves_a_control():
    assert {control.fix for control in load_controls().values()} == set(fixes())


@pytest.mark.parametrize(("fix", "language"), _GUIDES)
def test_every_fix_has_a_guide_in_both_languages(fix: FixId, language: str):
    found = guide(fix, language)

    assert found.title
    assert words(language).find(f"audience.{found.audience}")
    assert words(language).find(f"best_hour.{found.best_hour}")


def test_there_is_no_guide_without_a_fix():
    written = {path.name for path in (resources() / "fixes").glob("*.md")}

    assert written == {f"{fix}.{language}.md" for fix, language in _GUIDES}


@pytest.mark.parametrize(("fix", "language"), _GUIDES)
def test_a_fix_that_can_disturb_care_warns_before_anything_else(fix: FixId, language: str):
    found = guide(fix, language)
    first = found.sections[0]

    assert (first.code is SectionCode.CARE) == found.care_warning
    assert not found.care_warning or any(b.kind is BlockKind.WARNING for b in first.blocks)


@pytest.mark.parametrize("fix", _FIXES)
def test_both_languages_give_the_same_sections_and_the_same_kinds_of_commands(fix: FixId):
    french, english = guide(fix, "fr"), guide(fix, "en")

    assert [s.code for s in french.sections] == [s.code for s in english.sections]
    assert _commands(french) == _commands(english)


@pytest.mark.parametrize(("fix", "language"), _GUIDES)
def test_a_step_is_short(fix: FixId, language: str):
    steps = [b for b in _blocks(guide(fix, language)) if b.kind is BlockKind.STEP]

    assert steps
    assert [b.text for b in steps if len(b.text.split()) > _MOST_WORDS] == []


@pytest.mark.parametrize("fix", _FIXES)
def test_french_guides_keep_french_typography(fix: FixId):
    assert [line for line in _prose(guide(fix, "fr")) if _UNTYPED.search(line)] == []


@pytest.mark.parametrize(
    "line",
    ["l'ordonnance", "Attention!", "Attention !", "Ici : oui", "« oui »", "Oui ?", '"oui"'],
)
def test_the_check_of_typography_can_fail(line: str):
    assert _UNTYPED.search(line)


def test_a_fix_is_proven_by_facts_that_an_agent_sends():
    table = _README.read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    known = {fact for row in rows for fact in re.findall(r"`([a-z_.0-9]+)`", row)}

    assert "host.name" in known
    assert {fact for fix in fixes().values() for fact in fix.proof} <= known


def test_no_fix_waits_for_itself():
    def before(fix: FixId, seen: tuple[FixId, ...] = ()) -> None:
        assert fix not in seen, seen
        for first in fixes()[fix].prerequisites:
            before(first, (*seen, fix))

    for fix in fixes():
        before(fix)


def test_a_list_of_fixes_is_read(tmp_path: Path):
    read = read_fixes(_list(tmp_path, _entry("a"), _entry("b", first='["a"]')))

    assert list(read) == ["a", "b"]
    assert read[FixId("b")].prerequisites == ("a",)
    assert (read[FixId("b")].minutes_once, read[FixId("b")].minutes_each) == (10, 5)
    assert read[FixId("b")].proof == ("host.name",)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (_entry(once=-1), "minutes_once"),
        (_entry(first='["b"]'), "no fix b"),
        (_entry(reason=" "), "without a reason"),
        (_entry() + "colour = 1\n", "colour"),
        (_entry().replace('audience = "admin"\n', ""), "audience"),
    ],
)
def test_a_list_that_cannot_be_vouched_for_is_refused(tmp_path: Path, entry: str, said: str):
    with pytest.raises(ResourceError) as refusal:
        read_fixes(_list(tmp_path, entry))

    assert said in str(refusal.value.details["why"])
    assert "a" in str(refusal.value.details["why"])


def test_a_fix_that_nobody_described_has_no_guide():
    with pytest.raises(ResourceError):
        guide(FixId("paint-the-wall"), "fr")


def test_a_guide_with_all_it_needs_is_read():
    assert [section.code for section in _parse(_written(*REQUIRED)).sections] == list(REQUIRED)


@pytest.mark.parametrize("missing", REQUIRED)
def test_a_guide_without_a_required_section_is_refused(missing: SectionCode):
    text = _written(*(code for code in REQUIRED if code is not missing))

    with pytest.raises(ResourceError) as refusal:
        _parse(text)

    assert f"no section {missing}" in str(refusal.value.details["why"])


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ((SectionCode.BEFORE, "Miscellaneous"), "Miscellaneous"),
        ((SectionCode.STEPS, SectionCode.BEFORE), "does not stand in its place"),
        ((SectionCode.STEPS, SectionCode.STEPS), "does not stand in its place"),
    ],
)
def test_a_heading_unknown_or_out_of_order_is_refused(
    headings: tuple[SectionCode | str, ...], said: str
):
    with pytest.raises(ResourceError) as refusal:
        _parse(_written(*headings))

    assert said in str(refusal.value.details["why"])
