# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.cim import iso_of_cim, object_path, typed

# CIMTYPE_ENUMERATION of wbemcli.h
UINT16, SINT32, UINT32, UINT64, STRING, DATETIME, ARRAY = 18, 3, 19, 21, 8, 101, 0x2000


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (-1, UINT32, 4294967295),
        (-1, SINT32, -1),
        (-1, UINT16, 65535),
        ("25276059648", UINT64, 25276059648),
        ("many", UINT64, None),
        ("25", STRING, "25"),
        (None, UINT32, None),
        (True, UINT32, True),
        ((-1, 2), UINT32 | ARRAY, (4294967295, 2)),
        (("1", "x"), UINT64 | ARRAY, (1, None)),
        ("20261125161830.000000+060", DATETIME, "2026-11-25T15:18:30+00:00"),
    ],
)
def test_values_have_the_type_that_their_class_declares(value, kind, expected):
    assert typed(value, kind) == expected


@pytest.mark.parametrize(
    "text",
    ["16010101000000.000000+000", "16010101010000.000000+060", "", "20261125", "2026113299"],
)
def test_a_moment_that_never_was_is_none(text):
    assert iso_of_cim(text) is None


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{14}\.[0-9]{6}[+-][0-9]{3}", fullmatch=True))
def test_any_text_for_a_moment_is_read_without_failing(text):
    assert isinstance(iso_of_cim(text), str | None)


def test_a_path_quotes_its_keys():
    path = object_path("Win32_EncryptableVolume", {"DeviceID": "\\\\?\\Volume{1}\\"})
    assert path == 'Win32_EncryptableVolume.DeviceID="\\\\\\\\?\\\\Volume{1}\\\\"'
    assert object_path("C", {"A": 'a"b'}) == 'C.A="a\\"b"'
