# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse_agent import __version__
from veilleuse_agent.installation import Turn
from veilleuse_agent.protocol import SIZE_LIMIT, FactMessage, Status, decode, encode
from veilleuse_agent.report import fitting, produce

AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
TURN = Turn(bytes(32), "a" * 32, "b" * 32, 12)


def rows(count):
    return FactMessage(["x" * 100] * count, Status.OK, "somewhere", AT)


def test_a_report_says_whose_it_is_and_which_run():
    report = produce({"software": rows(1)}, TURN, AT, site_key="c" * 32)
    assert (report.agent_id, report.epoch, report.sequence) == ("a" * 32, "b" * 32, 12)
    assert (report.site_key, report.produced_at) == ("c" * 32, AT)
    assert report.agent_version == __version__


def test_no_two_reports_share_an_id():
    assert produce({}, TURN, AT).report_id != produce({}, TURN, AT).report_id


def test_facts_that_are_too_long_become_errors_and_the_others_stay():
    facts = {"software": rows(9000), "services": rows(4000), "ports.listening": rows(10)}
    report = produce(facts, TURN, AT)
    assert report.facts["software"].status is Status.ERROR
    assert "too long" in report.facts["software"].source
    assert report.facts["services"].status is Status.OK
    assert report.facts["ports.listening"].status is Status.OK
    assert decode(encode(report)) == report


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 60).map(rows)))
@settings(max_examples=60, deadline=None)
def test_what_fits_is_never_longer_than_the_limit(facts):
    limit = 8000
    kept = fitting(facts, limit)
    assert kept.keys() == facts.keys()
    assert len(msgspec.json.encode(kept)) <= limit + 2
    if len(msgspec.json.encode(facts)) <= limit - 4:
        assert kept == facts


def test_the_longest_possible_report_can_still_be_sent():
    facts = {f"f{n}": rows(5000) for n in range(100)}
    assert len(encode(produce(facts, TURN, AT))) <= SIZE_LIMIT
