# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib
import datetime as dt
import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.macos.plists import (
    PlistError,
    flag_of,
    keys_of,
    moment_of,
    moments_of,
    plist_of,
    rows_of,
    text_of,
)

at = dt.datetime.fromisoformat  # property lists hold naive dates, in UTC

DEEP = b"<plist>" + b"<array>" * 100_000
HEAD = b'<?xml version="1.0"?><plist version="1.0">'
VALUES = st.recursive(
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.text("aé<&", max_size=9)
    | st.binary(max_size=9)
    | st.datetimes(at("2000-01-01"), at("2100-01-01")),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("ab", max_size=3), inner, max_size=3)
    ),
    max_leaves=10,
)


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_both_forms_are_read(form):
    assert plist_of(plistlib.dumps({"a": [1, True, "x"]}, fmt=form)) == {"a": [1, True, "x"]}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a plist",
        b"bplist00",
        HEAD,
        HEAD + b"<key>a</key></plist>",
        HEAD + b"<dict><string>a</string></dict></plist>",
        HEAD + b"<date>2026</date></plist>",
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + HEAD + b"<string>&a;</string></plist>",
        b'<?xml version="1.0" encoding="UT1-8"?><plist version="1.0"><true/></plist>',
        DEEP,
    ],
)
def test_what_is_none_fails_in_one_way(data):
    with pytest.raises(PlistError):
        plist_of(data)


@given(st.binary(max_size=200))
@pytest.mark.parametrize("head", [b"", b"bplist00", HEAD])
def test_any_bytes_are_read_or_refused(head, data):
    with contextlib.suppress(PlistError):
        plist_of(head + data)


@given(VALUES, st.sampled_from([plistlib.FMT_XML, plistlib.FMT_BINARY]), st.data())
def test_a_damaged_list_is_read_or_refused(value, form, draw):
    data = bytearray(plistlib.dumps(value, fmt=form))
    place = draw.draw(st.integers(0, len(data) - 1))
    data[place] ^= draw.draw(st.integers(1, 255))
    with contextlib.suppress(PlistError):
        keys_of(plist_of(bytes(data)))


@given(VALUES)
def test_any_value_has_a_shape_or_none(value):
    assert isinstance(keys_of(value), dict)
    assert all(isinstance(row, dict) for row in rows_of(value))
    assert text_of(value) is None or value
    assert flag_of(value) in {None, True, False}
    assert moment_of(value) is None or value.year >= 2000
    assert all(moment.endswith("+00:00") for moment in moments_of(value))


def test_dates_are_in_utc():
    assert moment_of(at("2026-11-23T08:00:00.000005")) == "2026-11-23T08:00:00+00:00"


@pytest.mark.parametrize(
    ("value", "flag"), [(True, True), (1, True), (0, False), (2, None), ("1", None)]
)
def test_integers_stand_for_booleans(value, flag):
    assert flag_of(value) is flag


def test_keys_that_are_no_text_are_left_out():
    assert keys_of({"a": 1, plistlib.UID(1): 2}) == {"a": 1}
