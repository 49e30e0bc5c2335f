# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makers by the registry of hardware addresses."""

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.makers import Makers

REGISTRY = b"".join((
    b"# Source: somebody\n# Date: 2026-10-1\n",
    b"000000\tXerox Corporation\n",
    b"70b3d5\tLarge\n",
    b"70b3d51\tMiddle\n",
    b"70b3d5123\tSmall\n",
    b"fcffaa\tLast\n",
))  # fmt: skip
MAKERS = Makers(REGISTRY)


def test_the_longest_block_names_the_maker() -> None:
    assert MAKERS.name("70:b3:d5:12:30:01") == "Small"
    assert MAKERS.name("70:b3:d5:12:40:01") == "Middle"
    assert MAKERS.name("70:b3:d5:22:40:01") == "Large"


def test_the_first_and_the_last_line_are_found() -> None:
    assert MAKERS.name("00:00:00:00:00:01") == "Xerox Corporation"
    assert MAKERS.name("fc:ff:aa:00:00:01") == "Last"


def test_nobody_is_an_empty_name() -> None:
    assert MAKERS.name("70:b3:d6:00:00:01") == ""
    assert Makers(b"").name("00:00:00:00:00:01") == ""


def test_a_locally_administered_address_has_no_maker() -> None:
    assert Makers(b"020000\tNobody\n").name("02:00:00:00:00:01") == ""


@given(st.dictionaries(st.integers(0, (1 << 24) - 1), st.text("abc é", min_size=1), max_size=60))
def test_every_block_of_any_registry_is_found(blocks: dict[int, str]) -> None:
    lines = {f"{number & ~0x020000:06x}": name for number, name in blocks.items()}
    makers = Makers(
        "".join(f"{digits}\t{name}\n" for digits, name in sorted(lines.items())).encode()
    )
    for digits, name in lines.items():
        own = ":".join((digits[:2], digits[2:4], digits[4:], "00", "00", "01"))
        assert makers.name(own) == name
