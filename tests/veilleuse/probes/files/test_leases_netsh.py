# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What netsh prints of a Windows DHCP server."""

from ipaddress import IPv4Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

ENGLISH = """
Changed the current scope context to 10.0.0.0 scope.

Type : N - NONE, D - DHCP B - BOOTP, U - UNSPECIFIED, R - RESERVATION IP
============================================================================================
IP Address      - Subnet Mask    - Unique ID           - Lease Expires        -Type -Name
============================================================================================

10.0.0.25        - 255.255.254.0  - 64-51-06-a1-66-b5   -6/13/2026 7:29:13 AM   -D-  P-1.ehpad.lan
10.0.0.26        - 255.255.254.0  -00-08-02-8e-73-0e   - NEVER EXPIRES        -U-  imprimante
10.0.0.27        - 255.255.254.0  -07-0a-12-0a         - INACTIVE             -D-  BAD_ADDRESS

No of Clients(version 4): 3 in the Scope : 10.0.0.0.
"""
FRENCH = ENGLISH.replace("Lease Expires", "Expiration du bail").replace(
    "6/13/2026 7:29:13 AM", "13/06/2026 07:29:13"
).replace("NEVER EXPIRES", "N'EXPIRE JAMAIS").replace("INACTIVE", "INACTIF")  # fmt: skip


@pytest.mark.parametrize(
    "text", [ENGLISH.encode(), FRENCH.encode("cp850"), FRENCH.encode("utf-16")]
)
def test_rows_are_read_in_any_language(look, text) -> None:
    seen = look(text)
    assert seen.format == "windows_dhcp"
    assert [(one.address, one.hardware) for one in seen.sightings] == [
        (IPv4Address("10.0.0.25"), "64:51:06:a1:66:b5"),
        (IPv4Address("10.0.0.26"), "00:08:02:8e:73:0e"),
    ]
    assert seen.evidence() == {("name.dhcp", "P-1.ehpad.lan")}
    assert seen.evidence(1) == {("name.dhcp", "imprimante")}


def test_an_address_found_taken_is_refused(look) -> None:
    assert look(ENGLISH.encode()).reading.refused == 1


def test_a_list_without_names_is_read_too(look) -> None:
    text = "10.0.0.25 - 255.255.255.0 - 64-51-06-a1-66-b5 -6/13/2026 7:29:13 AM -D\n"
    (one,) = look(text.encode()).sightings
    assert one.evidence == ()


@given(st.text(max_size=200))
def test_any_text_after_a_row_is_read(look, noise) -> None:
    assert len(look((ENGLISH + noise).encode("utf-8", "replace")).sightings) >= 2
