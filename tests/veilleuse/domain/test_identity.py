# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from veilleuse.domain.identity import SAME_DAY, clusters
from veilleuse.domain.traces import Trace

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def trace(*keys: str, address: str | None = None, after: timedelta = timedelta()) -> Trace:
    claims = (ip_address(address),) if address else ()
    return Trace(NOON + after, NOON + after, keys, claims)


def groups(*traces: Trace) -> list[list[str]]:
    return sorted(sorted(cluster.ranked_keys()) for cluster in clusters(traces))


def test_nothing_makes_nothing() -> None:
    assert clusters(()) == ()


def test_a_shared_key_joins_and_its_keys_join_further() -> None:
    found = groups(trace("host:a"), trace("host:a", "hw:1"), trace("hw:1", "mdns:b"), trace("hw:2"))
    assert found == [["host:a", "hw:1", "mdns:b"], ["hw:2"]]


def test_where_two_agents_share_a_card_neither_takes_what_only_has_the_card() -> None:
    found = groups(trace("agent:1", "hw:1"), trace("agent:2", "hw:1"), trace("hw:1", "mdns:x"))
    assert found == [["agent:1", "hw:1"], ["agent:2", "hw:1"], ["hw:1", "mdns:x"]]


def test_a_local_card_is_kept_for_as_long_as_its_network_is_known() -> None:
    late = trace("local:1", after=30 * SAME_DAY)
    assert groups(trace("local:1"), late, trace("local:2")) == [["local:1"], ["local:2"]]


def test_a_name_goes_to_the_card_seen_nearest_in_time_at_its_address() -> None:
    found = groups(
        trace("hw:1", address="10.0.0.5"),
        trace("hw:2", address="10.0.0.5", after=timedelta(minutes=61)),
        trace("mdns:a", address="10.0.0.5", after=timedelta(minutes=60)),
    )
    assert found == [["hw:1"], ["hw:2", "mdns:a"]]


def test_a_name_and_a_card_at_one_address_on_different_days_stay_apart() -> None:
    late = trace("mdns:a", address="10.0.0.5", after=timedelta(days=3))
    assert groups(trace("hw:1", address="10.0.0.5"), late) == [["hw:1"], ["mdns:a"]]
