# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from veilleuse.catalogue.calendar import holidays, read_holidays
from veilleuse.catalogue.folder import ResourceError


def test_there_are_eleven_public_holidays() -> None:
    assert len(holidays().fixed) + len(holidays().after_easter) == 11


@pytest.mark.parametrize(
    "text",
    ["", 'fixed = ["13-40"]\nafter_easter = []', "fixed = 3\nafter_easter = []", "fixed = []"],
)
def test_a_day_that_is_none_is_refused_with_the_name_of_the_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "calendar.toml"
    path.write_text(text)
    with pytest.raises(ResourceError) as refused:
        read_holidays(path)
    assert refused.value.details["file"] == str(path)
