# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.moments import iso, iso_of_local, iso_of_mail_date


def test_seconds_become_utc():
    assert iso(1795392000.9) == "2026-11-23T00:00:00+00:00"


def test_local_log_times_become_utc(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    try:
        assert iso_of_local("2026-07-01 12:00:00") == "2026-07-01T10:00:00+00:00"
        assert iso_of_local("2026-12-01 12:00:00") == "2026-12-01T11:00:00+00:00"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("text", ["", "2026-13-01 00:00:00", "yesterday"])
def test_what_is_no_time_is_none(text):
    assert iso_of_local(text) is None
    assert iso_of_mail_date(text) is None


def test_release_dates():
    assert iso_of_mail_date("Sat, 21 Nov 2026 00:53:02 UTC") == "2026-11-21T00:53:02+00:00"
    assert iso_of_mail_date("Sat, 21 Nov 2026 01:53:02 +0100") == "2026-11-21T00:53:02+00:00"


@given(st.text(max_size=60))
def test_any_text_is_a_time_or_none(text):
    for read in (iso_of_local, iso_of_mail_date):
        found = read(text)
        assert found is None or found.endswith("+00:00")
