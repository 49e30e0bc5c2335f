# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The counts and bounds of one file."""

from datetime import UTC, datetime
from math import inf, nan

import pytest

from veilleuse.domain.model import Evidence

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


@pytest.mark.parametrize("seconds", [None, 0, -1, 1e30, inf, nan, 4e9, 900_000_000])
def test_a_time_that_cannot_be_is_now(reading, seconds) -> None:
    assert reading.moment(seconds) == NOW


def test_a_time_that_can_be_is_kept(reading) -> None:
    assert reading.moment(1795600000) == datetime.fromtimestamp(1795600000, UTC)


def test_texts_are_plain_and_bounded(reading) -> None:
    assert reading.evidence("name.host", "a\u202eb\n" + "x" * 500) == (
        Evidence("name.host", ("a b " + "x" * 500)[:200]),
    )
    assert reading.evidence("name.host", " \x00 ") == ()
