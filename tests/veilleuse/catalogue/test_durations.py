# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse.catalogue.durations import duration
from veilleuse.catalogue.words import words


@pytest.mark.parametrize(
    ("minutes", "french", "english"),
    [
        (0, "0\u202fmin", "0 min"),
        (59, "59\u202fmin", "59 min"),
        (60, "1\u202fh", "1 h"),
        (70, "1\u202fh 10", "1 h 10"),
        (1205, "20\u202fh 05", "20 h 05"),
    ],
)
def test_working_time_is_told_to_the_minute(minutes: int, french: str, english: str) -> None:
    told = duration(minutes, words("fr")), duration(minutes, words("en"))
    assert told[0] == french
    assert told[1].replace("\u202f", " ").replace("\u00a0", " ") == english
