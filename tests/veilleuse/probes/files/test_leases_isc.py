# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lease file of ISC's DHCP server."""

from datetime import UTC, datetime
from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

LEASE = """lease 10.0.0.5 {
  starts 3 2026/11/25 10:00:00;
  cltt 3 2026/11/25 10:30:00;
  binding state active;
  hardware ethernet 00:11:22:33:44:55;
  set vendor-class-identifier = "MSFT 5.0";
  client-hostname "%s";
}
"""


def test_a_real_file_tells_cards_names_and_times(look, samples) -> None:
    seen = look((samples / "dhcpd.leases").read_bytes())
    assert seen.format == "dhcpd"
    assert (seen.reading.read, seen.reading.refused, seen.notices) == (2, 0, [])
    one, other = seen.sightings
    assert (one.probe, one.address, one.hardware) == (
        "file.dhcpd",
        IPv4Address("10.77.0.26"),
        "00:14:22:00:00:17",
    )
    assert one.at == datetime(2026, 11, 25, 16, 54, 43, tzinfo=UTC)
    assert seen.evidence() == {("name.dhcp", "POSTE-IDE"), ("dhcp.vendor", "MSFT 5.0")}
    assert other.hardware == "00:14:22:00:00:18"


def test_the_last_word_about_an_address_and_card_counts(look) -> None:
    text = LEASE % "ancien" + LEASE % "nouveau"
    seen = look(text.replace("10:30", "11:45", 1).encode())
    assert seen.sightings[0].evidence[0].value == "nouveau"
    assert len(seen.sightings) == 1
    assert seen.reading.read == 2


def test_names_with_escaped_bytes_become_text(look) -> None:
    seen = look((LEASE % r"h\303\251l\303\250ne-\"pc\"\015").encode())
    assert ("name.dhcp", 'hélène-"pc"') in seen.evidence()


@pytest.mark.parametrize(
    ("statement", "at"),
    [
        ("cltt epoch 1795600000; # whatever", datetime.fromtimestamp(1795600000, UTC)),
        ("cltt 3 2026/13/45 10:00:00;", datetime(2026, 11, 26, 9, tzinfo=UTC)),
        ("cltt never;", datetime(2026, 11, 26, 9, tzinfo=UTC)),
        ("cltt 3 2999/01/01 10:00:00;", datetime(2026, 11, 26, 9, tzinfo=UTC)),
        ("cltt 3 1970/01/01 00:00:00;", datetime(2026, 11, 26, 9, tzinfo=UTC)),
    ],
)
def test_times_are_the_files_own_unless_they_are_wrong(look, statement, at) -> None:
    text = (LEASE % "pc").replace("cltt 3 2026/11/25 10:30:00;", statement)
    assert look(text.encode()).sightings[0].at == at


def test_a_lease_without_a_card_is_refused_and_a_cut_one_is_told(look) -> None:
    text = LEASE % "pc" + "lease 10.0.0.6 {\n  binding state abandoned;\n}\n" + (LEASE % "x")[:60]
    seen = look(text.encode())
    assert len(seen.sightings) == 1
    assert (seen.reading.read, seen.reading.refused, seen.notices) == (1, 1, ["import_cut"])


def test_the_number_of_records_is_bounded(look) -> None:
    text = "".join((LEASE % "pc").replace("10.0.0.5", f"10.0.0.{n}") for n in range(1, 9))
    seen = look(text.encode(), records=3)
    assert len(seen.sightings) == 3
    assert seen.notices == ["import_too_many"]


@given(st.binary(max_size=100), st.integers(0, 300))
def test_any_damage_is_read(look, noise, at) -> None:
    raw = (LEASE % "pc").encode()
    seen = look(raw + raw[:at] + noise + raw[at:])
    for one in seen.sightings:
        assert all(0 < len(item.value) <= 200 for item in one.evidence)
