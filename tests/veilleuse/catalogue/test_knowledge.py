# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.catalogue.knowledge import load_knowledge
from veilleuse.domain.exploited import AffectedRule


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources() / "knowledge", tmp_path / "knowledge"))


def change(path: Path, pattern: str, replacement: str) -> None:
    text, count = re.subn(pattern, replacement, path.read_text("utf-8"), count=1)
    assert count, pattern
    path.write_text(text, "utf-8")


def test_what_is_shipped_can_be_read_and_is_dated():
    knowledge = load_knowledge()

    assert knowledge.version == max(s.checked for s in knowledge.sources.values()).isoformat()
    assert knowledge.exploited is None


def test_every_row_has_a_source_that_somebody_compared_it_with():
    knowledge = load_knowledge()

    rows = (
        *knowledge.windows,
        *knowledge.licences,
        *knowledge.distributions,
        *knowledge.update_lines,
        *knowledge.protections,
        *knowledge.remote_tools,
        *knowledge.ai_tools,
        *knowledge.defaults,
        *knowledge.ports,
        *knowledge.programs,
        *knowledge.processors,
        *knowledge.deadlines,
        *knowledge.affected,
        *knowledge.fixed,
    )
    assert {row.source for row in rows} == set(knowledge.sources)


def test_keys_and_products_are_not_said_twice():
    knowledge = load_knowledge()

    tools = (*knowledge.remote_tools, *knowledge.ai_tools)
    for rows in (knowledge.protections, tools, knowledge.programs):
        keys = [row.key for row in rows]
        assert len(keys) == len(set(keys))
    products = [
        (row.build, kind, edition)
        for row in knowledge.windows
        for kind in row.product_types
        for edition in row.editions or {""}
    ]
    assert len(products) == len(set(products))


def test_every_edition_named_by_a_row_is_a_group():
    knowledge = load_knowledge()
    groups = {group.name for group in knowledge.editions}

    rows = (*knowledge.windows, *knowledge.licences, *knowledge.defaults)
    assert {edition for row in rows for edition in row.editions} <= groups


def test_a_program_follows_one_rule():
    for program in load_knowledge().programs:
        by_version = bool(program.minimum or program.lines)
        assert sum((by_version, program.ended is not None, bool(program.releases))) == 1
        assert all(line.minimum or line.ends for line in program.lines)


def test_dates_that_six_things_ended_at_once_are_there():
    ended = {row.name for row in load_knowledge().windows if row.ends == date(2026, 10, 13)}

    assert ended == {"Windows 10 LTSB 2016", "Windows 11 24H2"}


def test_rules_about_exploited_flaws_refer_to_what_exists():
    knowledge = load_knowledge()
    keys = {program.key for program in knowledge.programs}

    for product in knowledge.affected:
        assert product.programs or product.rule is AffectedRule.WINDOWS, product
        assert product.rule is not AffectedRule.BROWSER or product.key in keys, product
        assert product.rule is not AffectedRule.RELEASES or product.key or product.releases
    # A key of another table may come later: until then nothing of it is called safe.
    waiting = {p.key for p in knowledge.affected if p.rule is AffectedRule.MINIMUM} - keys
    assert waiting <= {"thunderbird", "java-8"}


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "said"),
    [
        ("windows.toml", r"build = 2600", 'build = "x"', "windows 1"),
        ("windows.toml", r"build = 2600", "built = 2600", "windows 1: no key built"),
        ("windows.toml", r"ends = 2014-04-08, ", "", "windows 1"),
        ("windows.toml", r'source = "endoflife"', 'source = "hearsay"', "no source hearsay"),
        ("windows.toml", r"\nwindows = ", "\nsystems = ", "systems is not expected here"),
        ("windows.toml", r"(?s)\nlicence = .*", "", "no licence"),
        ("ports.toml", r"(?s)port = \[.*", "port = 5", "no port"),
        ("ports.toml", r"(?s)port = \[.*", "port = [5]", "port 1"),
        ("updates.toml", r'\[2025-01-14, 7699, "B"\]', "[2025-01-14, 7699]", "line 1"),
        ("updates.toml", r'7699, "B"', '7699, "Z"', "line 1"),
        ("programs.toml", r"\[144, 2026-01-13\]", '["x", 2026-01-13]', "program 1"),
        ("defaults.toml", r"\[0, 7601\]", "[0]", "default 1"),
        ("protections.toml", r'kind = "antivirus"', 'kind = "magic"', "protection 1"),
        ("sources.toml", r"checked = 2026-08-22", "", "endoflife"),
        ("sources.toml", r"(?s).*", "", "no source"),
        ("sources.toml", r"^", "[", "sources.toml"),
    ],
)
def test_a_bad_row_is_refused_by_file_and_place(folder, *, file, pattern, replacement, said):
    change(folder / file, pattern, replacement)

    with pytest.raises(ResourceError) as refused:
        load_knowledge(folder)

    assert file in str(refused.value.details["file"])
    assert said in str(refused.value)


def test_a_missing_file_is_named(folder):
    (folder / "ports.toml").unlink()

    with pytest.raises(ResourceError, match=r"ports\.toml"):
        load_knowledge(folder)
