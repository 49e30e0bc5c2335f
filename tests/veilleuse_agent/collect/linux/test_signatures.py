# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.signatures import built_at, read
from veilleuse_agent.protocol import Status

HEADER = b"ClamAV-VDB:21 Nov 2026 04-28 -0500:27460:2070000:90:abc:def:x:1:"


def test_the_newest_database_tells_the_age(workshop):
    workshop.write("/var/lib/clamav/daily.cld", HEADER.ljust(512) + b"\x00" * 100)
    workshop.write("/var/lib/clamav/main.cvd", HEADER.replace(b"2026", b"2021").ljust(512))
    value = read(workshop.machine())["protection.signatures_at"].value
    assert value == {"clamav": "2026-11-21T09:28:00+00:00"}


def test_no_database_is_absent(workshop):
    assert read(workshop.machine())["protection.signatures_at"].status is Status.ABSENT
    workshop.write("/var/lib/clamav/daily.cvd", "rubbish")
    assert read(workshop.machine())["protection.signatures_at"].status is Status.ABSENT


@pytest.mark.parametrize("header", [b"", b"ClamAV-VDB:99 Foo 2026 04-28 -0500:1:", b"\xff" * 512])
def test_a_header_that_is_none_has_no_date(header):
    assert built_at(header) is None


@given(st.binary(max_size=80).map(lambda tail: HEADER[:20] + tail))
def test_any_header_is_a_date_or_none(header):
    assert built_at(header) is None or built_at(header).endswith("+00:00")
