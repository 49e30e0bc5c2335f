# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lease file of dnsmasq."""

from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address

from hypothesis import given
from hypothesis import strategies as st

V6 = b"""1795600000 00:11:22:33:44:55 10.0.0.5 * 01:00:11:22:33:44:55
duid 00:01:00:01:2a:bb:cc:dd:00:11:22:33:44:55
1795600000 285212672 fd00::5 tablette 00:01:00:01:aa
"""


def test_a_real_file_tells_cards_and_names(look, samples) -> None:
    seen = look((samples / "dnsmasq.leases").read_bytes())
    assert seen.format == "dnsmasq"
    assert (seen.reading.read, seen.reading.refused) == (2, 0)
    assert [(one.address, one.hardware) for one in seen.sightings] == [
        (IPv4Address("10.77.0.24"), "00:14:22:00:00:18"),
        (IPv4Address("10.77.0.23"), "00:14:22:00:00:17"),
    ]
    assert seen.evidence() == {("name.dhcp", "Poste-Infirmier")}


def test_a_lease_that_ran_out_is_not_seen_later_than_that(look) -> None:
    seen = look(V6)
    assert {one.at for one in seen.sightings} == {datetime.fromtimestamp(1795600000, UTC)}


def test_leases_of_ipv6_have_no_card_and_a_star_is_no_name(look) -> None:
    one, other = look(V6).sightings
    assert one.evidence == ()
    assert (other.address, other.hardware) == (IPv6Address("fd00::5"), None)


def test_lines_that_are_no_lease_are_refused(look) -> None:
    seen = look(V6 + b"garbage\n1795600000 00:11:22:33:44:66 300.0.0.1 pc *\n")
    assert (len(seen.sightings), seen.reading.refused) == (2, 2)


@given(st.binary(max_size=200))
def test_any_bytes_after_a_lease_are_read(look, noise) -> None:
    assert len(look(V6 + noise).sightings) >= 1
