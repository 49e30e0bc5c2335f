# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.inbox import load_inbox_limits
from veilleuse.probes.rates import Rates, is_near, source_of

LIMITS = replace(
    load_inbox_limits(),
    burst_per_source=3,
    per_minute_per_source=60,
    burst=5,
    per_minute=120,
    sources=2,
)


def test_a_source_has_its_burst_then_one_at_a_time() -> None:
    rates = Rates(LIMITS)
    assert [rates.allows("a", 0) for _ in range(4)] == [True, True, True, False]
    assert not rates.allows("a", 0.5)
    assert rates.allows("a", 1.6)
    assert not rates.allows("a", 1.7)


def test_a_full_bucket_does_not_overflow() -> None:
    rates = Rates(LIMITS)
    rates.allows("a", 0)
    assert [rates.allows("a", 1e6) for _ in range(4)] == [True, True, True, False]


def test_one_source_does_not_use_up_what_is_everybodys() -> None:
    rates = Rates(LIMITS)
    for _ in range(100):
        rates.allows("a", 0)
    assert rates.allows("b", 0)


def test_everybody_together_has_a_limit() -> None:
    rates = Rates(replace(LIMITS, sources=100))
    assert sum(rates.allows(str(number), 0) for number in range(10)) == 5


def test_sources_beyond_those_remembered_take_no_memory() -> None:
    rates = Rates(LIMITS)
    for number in range(1000):
        rates.allows(str(number), number)
    assert len(rates._sources) == 2


@given(st.lists(st.floats(0, 100), max_size=200))
def test_never_more_than_the_burst_and_the_rate(moments: list[float]) -> None:
    rates = Rates(replace(LIMITS, burst=10**6))
    allowed = sum(rates.allows("a", moment) for moment in sorted(moments))
    span = max(moments, default=0) - min(moments, default=0)
    assert allowed <= 3 + span * 1 + 1e-6


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("10.0.0.7", "10.0.0.7"),
        ("::ffff:10.0.0.7", "10.0.0.7"),
        ("fe80::1%eth0", "fe80::/64"),
        ("fd00:1:2:3:4:5:6:7", "fd00:1:2:3::/64"),
        ("nonsense", "nonsense"),
    ],
)
def test_who_counts_as_one_source(address: str, source: str) -> None:
    assert source_of(address) == source


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("192.168.1.4", True),
        ("169.254.1.1", True),
        ("::1", True),
        ("fe80::1%eth0", True),
        ("fd00::1", True),
        ("::ffff:8.8.8.8", False),
        ("8.8.8.8", False),
        ("2a00:1450::1", False),
        ("", False),
    ],
)
def test_only_private_addresses_are_near(address: str, near: bool) -> None:
    assert is_near(address) is near
