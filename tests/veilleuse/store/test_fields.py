# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, date, datetime, timedelta, timezone
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from types import MappingProxyType

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.model import Fact, FactStatus
from veilleuse.store.fields import (
    AddressField,
    DayField,
    JsonField,
    MomentField,
    PackedField,
    SomeAddress,
    SomeNetwork,
    encoded,
)

ZONES = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=ZONES)  # noqa: DTZ001
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(MOMENTS, MOMENTS)
def test_moments_come_back_and_their_text_sorts_as_time_does(one: datetime, two: datetime) -> None:
    field = MomentField()
    texts = field.db_value(one), field.db_value(two)
    assert field.python_value(texts[0]) == one
    assert (str(texts[0]) < str(texts[1])) == (one < two)


def test_nothing_is_nothing() -> None:
    for field in (MomentField(), DayField(), AddressField(), PackedField(int)):
        assert field.db_value(None) is None
        assert field.python_value(None) is None


def test_days_and_addresses_come_back() -> None:
    assert DayField().python_value(DayField().db_value(date(2026, 2, 28))) == date(2026, 2, 28)
    for text in ("10.0.0.1", "fe80::1"):
        address = ip_address(text)
        assert AddressField().python_value(AddressField().db_value(address)) == address


def test_addresses_and_networks_of_both_versions_come_back_from_json() -> None:
    addresses = (IPv4Address("10.0.0.1"), IPv6Address("fe80::1"))
    field = JsonField(tuple[SomeAddress, ...])
    assert field.python_value(field.db_value(addresses)) == addresses
    networks = (ip_network("10.0.0.0/8"), IPv6Network("fd00::/8"))
    field = JsonField(tuple[SomeNetwork, ...])
    assert field.python_value(field.db_value(networks)) == networks


@given(st.dictionaries(st.text(max_size=8), JSON, max_size=4))
def test_facts_come_back_whatever_their_value(values: dict[str, object]) -> None:
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    facts = {name: Fact(value, FactStatus.OK, "test", at) for name, value in values.items()}
    field = PackedField(dict[str, Fact])
    assert field.python_value(field.db_value(MappingProxyType(facts))) == facts


def test_the_same_set_always_gives_the_same_bytes() -> None:
    words = [f"w{number}" for number in range(50)]
    assert encoded(frozenset(words)) == encoded(frozenset(reversed(words)))
    assert msgspec.json.decode(encoded({"a": frozenset({1})})) == {"a": [1]}


def test_what_has_no_reading_is_refused() -> None:
    with pytest.raises(NotImplementedError):
        encoded(object())
