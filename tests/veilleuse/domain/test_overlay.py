# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, date, datetime, timedelta

import pytest

from veilleuse.catalogue.knowledge import load_knowledge
from veilleuse.domain.overlay import overlaid
from veilleuse.domain.packs import (
    FORMAT,
    BrowserRelease,
    Cycle,
    PackContents,
    PackLimits,
    SourceEntry,
    SourceKind,
    standing,
)

BUILT_IN = load_knowledge()
MADE = datetime(2027, 3, 1, 8, tzinfo=UTC)
LATER, EARLIER = date(2027, 2, 20), date(2020, 1, 1)


def contents(*cycles, browsers=(), dated=LATER):
    kinds = (SourceKind.LIFECYCLES, SourceKind.BROWSERS)
    sources = tuple(SourceEntry(kind, "file", "0" * 64, dated, 1) for kind in kinds)
    return PackContents(FORMAT, MADE, sources, None, cycles, browsers)


def distribution(knowledge, os_id, version):
    rows = [row for row in knowledge.distributions if (row.id, row.version) == (os_id, version)]
    return rows[0] if rows else None


def test_the_version_names_both_and_every_row_keeps_a_source():
    knowledge = overlaid(BUILT_IN, contents(Cycle("debian", "14", date(2030, 8, 9))))
    assert knowledge.version == f"{BUILT_IN.version}+202703010800"
    rows = (*knowledge.windows, *knowledge.distributions, *knowledge.programs, *knowledge.affected)
    assert {row.source for row in rows} <= set(knowledge.sources)


def test_a_new_distribution_is_known_with_its_extension():
    new = [
        Cycle("debian", "14", date(2030, 8, 9), date(2032, 6, 30)),
        Cycle("ubuntu", "28.04", date(2033, 4, 30), date(2038, 4, 30)),
        Cycle("macos", "99", date(2030, 1, 1)),
        Cycle("haiku", "1", date(2030, 1, 1)),
        Cycle("debian", "15", None),
    ]
    knowledge = overlaid(BUILT_IN, contents(*new))
    debian, ubuntu = (
        distribution(knowledge, *key) for key in (("debian", "14"), ("ubuntu", "28.04"))
    )
    assert (debian.name, debian.ends, debian.free_until) == (
        "Debian 14", date(2030, 8, 9), date(2032, 6, 30),
    )  # fmt: skip
    assert (ubuntu.paid_until, ubuntu.free_until) == (date(2038, 4, 30), None)
    # Apple says no ends; a cycle without one is no promise; others are nobody's here.
    assert distribution(knowledge, "macos", "99") is None
    assert distribution(knowledge, "debian", "15") is None
    assert len(knowledge.distributions) == len(BUILT_IN.distributions) + 2


@pytest.mark.parametrize(("dated", "ends"), [(LATER, date(2029, 1, 1)), (EARLIER, None)])
def test_the_later_word_on_a_distribution_counts(dated, ends):
    told = contents(Cycle("debian", "13", date(2029, 1, 1)), dated=dated)
    row = distribution(overlaid(BUILT_IN, told), "debian", "13")
    assert row.ends == (ends or distribution(BUILT_IN, "debian", "13").ends)


def test_a_windows_that_is_new_is_known_by_its_build_and_editions():
    knowledge = overlaid(
        BUILT_IN,
        contents(
            Cycle("windows", "11-27h2-w", date(2029, 10, 9), latest="10.0.29999"),
            Cycle("windows", "11-27h2-e", date(2030, 10, 8), latest="10.0.29999"),
            Cycle("windows", "11-28h2-w", date(2031, 10, 9), latest="unknown"),
        ),
    )
    new = [row for row in knowledge.windows if row.build == 29999]
    assert {(row.name, row.editions, row.ends) for row in new} == {
        ("Windows 11 27H2", frozenset({"home", "pro"}), date(2029, 10, 9)),
        ("Windows 11 27H2", frozenset({"enterprise"}), date(2030, 10, 8)),
    }
    assert len(knowledge.windows) == len(BUILT_IN.windows) + 2


def test_browsers_follow_the_pack_and_other_programs_stay():
    releases = (
        BrowserRelease("chrome", 170, date(2027, 2, 1)),
        BrowserRelease("firefox", 166, date(2027, 2, 1), is_esr=True),
        BrowserRelease("firefox", 170, date(2027, 2, 10)),
    )
    programs = {p.key: p for p in overlaid(BUILT_IN, contents(browsers=releases)).programs}
    assert [one.major for one in programs["chrome"].releases] == [170]
    assert [one.major for one in programs["firefox"].releases] == [166, 170]
    assert programs["firefox-esr"].minimum == "166"
    built_in = {p.key: p for p in BUILT_IN.programs}
    assert programs["edge"] == built_in["edge"]
    assert programs["winrar"] == built_in["winrar"]


LIMITS = PackLimits(old_days=90, list_days=45, valid_days=365, root_days=3650)


@pytest.mark.parametrize(
    ("age", "is_old", "old_sources"),
    [(0, False, 0), (34, False, 0), (80, False, 0), (82, False, 2), (91, True, 2)],
)
def test_a_pack_ages_and_so_does_each_of_its_sources(age, is_old, old_sources):
    told = standing(contents(), date(2026, 1, 1), LIMITS, MADE.date() + timedelta(days=age))
    assert (told.age_days, told.is_old, len(told.old_sources)) == (age, is_old, old_sources)
    assert told.version == 202703010800


def test_built_in_knowledge_ages_too():
    told = standing(None, date(2026, 11, 23), LIMITS, date(2027, 3, 1))
    assert (told.is_built_in, told.age_days, told.is_old) == (True, 98, True)
    assert standing(None, date(2026, 11, 23), LIMITS, date(2026, 11, 1)).age_days == 0
