# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse.domain.judges.names import (
    Named,
    is_below,
    parts,
    services,
    software,
    starts_with_words,
)


@pytest.mark.parametrize(
    ("name", "patterns", "same"),
    [
        ("ekrn", ("EKRN",), True),
        ("ekrn.exe", ("ekrn",), False),
        ("AVP.KES.21", ("AVP.KES*",), True),
        ("AVP", ("AVP.KES*",), False),
        ("", ("*",), True),
        ("x", (), False),
        ("a  b", ("A B",), True),
    ],
)
def test_names_are_whole(name, patterns, same):
    assert bool(Named([(name, {}), ("zzz", {})]).named(patterns)) is same


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("7-Zip", True),
        ("7-zip 25.01 (x64)", True),
        ("7-Zip v25", True),
        ("7-Zip (x64)", True),
        ("7-Zip ZS 25", False),
        ("7-Zipper", False),
        ("My 7-Zip", False),
    ],
)
def test_a_program_may_carry_its_version_in_its_name(name, same):
    assert bool(software([{"name": name}]).programs("7-Zip")) is same


def test_all_rows_of_one_name_are_found():
    rows = [{"name": "A", "version": "1"}, {"name": "a", "version": "2"}, {"name": "B"}, {}]

    assert software(rows).named(("A",)) == rows[:2]
    assert software(rows).with_words("b") == rows[2:3]


def test_a_unit_is_known_without_the_ending_of_its_file():
    assert services([{"name": "mdatp.service"}]).named(("mdatp",))


def test_first_words_are_whole_words():
    assert starts_with_words("ESET Security", "ESET")
    assert not starts_with_words("ESETUP", "ESET")


@pytest.mark.parametrize(
    ("version", "minimum", "below"),
    [
        ("24.09", "25.1", True),
        ("25.01", "25.1", False),
        ("25", "25.0.1", True),
        ("9.20", "24.0", True),
        ("25", "25.0", False),
        ("0", "0.1", True),
        ("7.13.0", "7.13", False),
        ("no number", "1", None),
        ("", "1", None),
    ],
)
def test_versions_are_compared_by_their_numbers(version, minimum, below):
    assert is_below(version, minimum) is below


def test_a_hostile_version_stays_small():
    assert parts("9" * 5000 + ".1" * 5000) == (999999999, 1, 1, 1, 1, 1)
