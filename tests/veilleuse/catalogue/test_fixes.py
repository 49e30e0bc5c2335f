# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from veilleuse.catalogue.control_texts import control_texts
from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.fixes import (
    Block,
    BlockKind,
    SectionCode,
    SpanKind,
    fixes,
    guide,
    read_fixes,
)
from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.words import LANGUAGES, words
from veilleuse.domain.judges.questions import VALIDITY
from veilleuse.domain.verdicts import FixId, Scope

ROOT = Path(__file__).parents[3]
MOST_WORDS = 30
ONE_FIX = """
[a]
minutes_once = {value = 1, reason = "r"}
minutes_each = {value = 2, reason = "r"}
audience = "admin"
best_hour = "any"
care_warning = false
proof = ["os.build"]
"""

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_guide = pytest.mark.parametrize(
    ("fix", "language"), [(fix, language) for fix in fixes() for language in LANGUAGES]
)


def blocks(fix: FixId, language: str) -> Iterator[tuple[SectionCode, Block]]:
    for section in guide(fix, language).sections:
        for block in section.blocks:
            yield section.code, block


def without_code(block: Block) -> str:
    return "".join(span.text for span in block.spans if span.kind is not SpanKind.CODE)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?…])[\s\u202f]", text)


def count_words(sentence: str) -> int:
    return sum(bool(re.search(r"\w", word)) for word in sentence.replace("→", " ").split())


def test_every_control_leads_to_a_fix_and_every_fix_serves_a_control() -> None:
    assert {control.fix for control in load_controls().values()} == set(fixes())


@every_guide
def test_a_guide_is_there_and_says_for_whom_and_when(fix: FixId, language: str) -> None:
    found = guide(fix, language)
    assert words(language).find(f"audience.{found.audience}")
    assert words(language).find(f"best_hour.{found.best_hour}")
    codes = [section.code for section in found.sections]
    assert found.care_warning == (SectionCode.CARE in codes)


@every_guide
def test_a_guide_bears_the_name_of_its_prescription_or_says_more(fix: FixId, language: str) -> None:
    first = next(control for control in load_controls().values() if control.fix == fix)
    action = control_texts(language)[first.id].action
    start = guide(fix, language).title.split()[0]
    assert action.split()[0] == start, (action, guide(fix, language).title)


@pytest.mark.parametrize("fix", fixes())
def test_both_languages_say_the_same_in_the_same_order(fix: FixId) -> None:
    shapes = [
        [(code, block.kind, block.number, block.language) for code, block in blocks(fix, language)]
        for language in LANGUAGES
    ]
    assert shapes[0] == shapes[1]


@every_guide
def test_steps_are_numbered_and_short(fix: FixId, language: str) -> None:
    steps = [block for code, block in blocks(fix, language) if code is SectionCode.STEPS]
    assert sum(block.kind is BlockKind.STEP for block in steps) >= 6
    long = [
        sentence
        for _, block in blocks(fix, language)
        if block.kind is BlockKind.STEP
        for sentence in sentences(block.text)
        if count_words(sentence) > MOST_WORDS
    ]
    assert long == []


@every_guide
def test_what_disturbs_care_begins_with_a_warning(fix: FixId, language: str) -> None:
    first = guide(fix, language).sections[0]
    assert not guide(fix, language).care_warning or first.blocks[0].kind is BlockKind.WARNING


@pytest.mark.parametrize("fix", fixes())
def test_a_french_guide_is_typeset_as_french(fix: FixId) -> None:
    told = [("title", guide(fix, "fr").title)]
    told += [(s.code, s.title) for s in guide(fix, "fr").sections]
    told += [
        (code, without_code(block))
        for code, block in blocks(fix, "fr")
        if block.kind is not BlockKind.COMMAND
    ]
    for code, text in told:
        assert_french(f"{fix} {code}", text)


def test_french_control_texts_are_typeset_as_french() -> None:
    for control, text in control_texts("fr").items():
        for field in ("title", "finding", "why", "action", "question", "director"):
            assert_french(f"{control}.{field}", getattr(text, field))


def assert_french(place: str, text: str) -> None:
    assert "'" not in text, place
    assert '"' not in text, place
    assert "..." not in text, place
    assert not re.search(r"(?<!\u202f)[;?!%]", text), (place, text)
    assert not re.search(r"(?<!\u00a0):", text), (place, text)
    assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»", text), (place, text)


@every_guide
def test_english_and_french_use_real_apostrophes(fix: FixId, language: str) -> None:
    for code, block in blocks(fix, language):
        if block.kind is not BlockKind.COMMAND:
            assert "'" not in without_code(block), (code, block.text)


def test_the_facts_that_prove_a_fix_are_facts_that_the_agent_reads() -> None:
    table = (ROOT / "agents" / "README.md").read_text(encoding="utf-8")
    rows = (line for line in table.splitlines() if line.startswith("| `"))
    known = {name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])}
    assert {"os.build", "services"} <= known
    assert {fact for fix in fixes().values() for fact in fix.proof} <= known


def test_what_only_a_person_can_say_is_proven_by_no_fact() -> None:
    asked = {c.fix for c in load_controls().values() if VALIDITY in c.parameters}
    assert {fix.id for fix in fixes().values() if fix.id in asked and fix.proof} == set()


def test_minutes_for_each_machine_are_counted_where_there_are_machines() -> None:
    of_site = {c.fix for c in load_controls().values() if c.scope is Scope.SITE}
    for fix in fixes().values():
        assert fix.minutes_once + fix.minutes_each > 0, fix.id
        if fix.id in of_site - {"install-agents"}:
            assert fix.minutes_each == 0, fix.id


def test_no_fix_waits_for_itself() -> None:
    def ahead(fix: FixId, seen: frozenset[FixId] = frozenset()) -> None:
        assert fix not in seen, fix
        for first in fixes()[fix].prerequisites:
            ahead(first, seen | {fix})

    for fix in fixes():
        ahead(fix)


def test_no_guide_lies_about_without_a_fix() -> None:
    names = {path.name for path in (resources() / "fixes").glob("*.md")}
    assert names == {f"{fix}.{language}.md" for fix in fixes() for language in LANGUAGES}


@every_guide
def test_a_guide_that_is_quoted_exists(fix: FixId, language: str) -> None:
    """Where a guide sends to another one it uses that one's name."""
    titles = {text.action for text in control_texts(language).values()}
    sends = {
        "fr": r"(?:suivez|l’ordonnance|voyez|suivez ensuite) «\u00a0([^»]+)\u00a0»",
        "en": r"(?:follow|prescription|see) “([^”]+)”",
    }[language]
    for _, block in blocks(fix, language):
        for quoted in re.findall(sends, block.text):
            assert quoted in titles, (fix, quoted)


def test_a_list_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "fixes.toml"
    path.write_text(ONE_FIX, encoding="utf-8")
    found = read_fixes(path)[FixId("a")]
    assert (found.minutes_once, found.minutes_each, found.proof) == (1, 2, ("os.build",))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('reason = "r"}\nminutes_each', 'reason = " "}\nminutes_each', "minutes without a reason"),
        ("value = 1,", "value = -1,", "minutes_once"),
        ('audience = "admin"\n', "", "audience"),
        ("proof", "prof", "prof"),
        ("proof", 'prerequisites = ["b"]\nproof', "no fix b to do before"),
    ],
)
def test_a_list_that_cannot_be_vouched_for_is_refused(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    path = tmp_path / "fixes.toml"
    assert old in ONE_FIX
    path.write_text(ONE_FIX.replace(old, new), encoding="utf-8")
    with pytest.raises(ResourceError, match=rf"fixes\.toml.*a.*{told}"):
        read_fixes(path)


def test_a_fix_nobody_wrote_is_an_error_that_names_it() -> None:
    with pytest.raises(ResourceError, match="no fix dance"):
        guide(FixId("dance"), "fr")


def test_a_language_nobody_wrote_is_an_error() -> None:
    with pytest.raises(ResourceError, match="no language de"):
        guide(FixId("install-updates"), "de")
