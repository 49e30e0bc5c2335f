# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.acknowledgement import ForgedAckError
from veilleuse_agent.answers import believed
from veilleuse_agent.protocol import ReportMessage
from veilleuse_agent.site import site_name


def about(site, **changes):
    values = {
        "site_key": site_name(site.keys),
        "agent_id": "a" * 32,
        "epoch": "1" * 32,
        "sequence": 1,
        "produced_at": "2026-11-23T08:30:00Z",
        "report_id": "b" * 32,
        "agent_version": "0.1.0",
        "facts": {},
    }
    return ReportMessage(**(values | changes))


def hear(data, site, *known):
    return believed(
        data,
        addressee=site_name(site.keys),
        agent_id="a" * 32,
        report_id="b" * 32,
        keys=[one.keys for one in known],
    )


def test_the_word_of_the_site_on_this_report_is_believed(site, sites):
    assert hear(site.ack(about(site)), site, sites(2), site).report_id == "b" * 32


@pytest.mark.parametrize("name", ["agent_id", "report_id", "site_key"])
def test_its_word_on_anything_else_is_not(site, name):
    with pytest.raises(ForgedAckError, match="another report"):
        hear(site.ack(about(site, **{name: "c" * 32})), site, site)


def test_another_site_has_no_say_even_when_it_is_known(site, sites):
    with pytest.raises(ForgedAckError, match="not signed"):
        hear(sites(2).ack(about(site)), site, site, sites(2))


def test_a_site_whose_keys_are_gone_is_not_believed(site, sites):
    with pytest.raises(ForgedAckError, match="no key"):
        hear(site.ack(about(site)), site, sites(2))


@given(st.binary(max_size=300))
def test_any_bytes_are_believed_by_nobody(site, data):
    with pytest.raises(ForgedAckError):
        hear(data, site, site)
