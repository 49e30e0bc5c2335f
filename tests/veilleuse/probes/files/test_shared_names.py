# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that tell nobody apart."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.model import Evidence, HardwareAddress, Sighting
from veilleuse.probes.files.shared_names import tell_apart

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


def seen(name: str, last: int, probe: str = "file.dnsmasq", kind: str = "name.dhcp") -> Sighting:
    card = HardwareAddress(f"00:11:22:33:44:{last:02x}")
    return Sighting(probe, NOW, hardware=card, evidence=(Evidence(kind, name),))


def _kinds(*sightings: Sighting) -> list[str]:
    return [one.evidence[0].kind for one in tell_apart(sightings)]


def test_a_name_of_three_cards_is_nobodys_own() -> None:
    assert _kinds(seen("iPhone", 1), seen("iphone.lan", 2), seen("IPHONE", 3), seen("pc", 4)) == [
        "name.given", "name.given", "name.given", "name.dhcp",
    ]  # fmt: skip


def test_a_name_of_two_cards_is_a_portables_own() -> None:
    assert (
        _kinds(seen("portable", 1), seen("portable", 2), seen("portable", 2)) == ["name.dhcp"] * 3
    )


def test_an_inventory_tells_all_cards_of_one_machine() -> None:
    cards = [seen("serveur", last, "file.inventory", "name.host") for last in range(5)]
    assert _kinds(*cards) == ["name.host"] * 5


def test_names_of_addresses_are_left_alone() -> None:
    cards = [seen("x", last, kind="name.dns") for last in range(5)]
    assert _kinds(*cards) == ["name.dns"] * 5


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 5)), max_size=12))
def test_nothing_is_lost(rows) -> None:
    before = [seen(name, last) for name, last in rows]
    after = tell_apart(before)
    assert [one.hardware for one in after] == [one.hardware for one in before]
    assert [one.evidence[0].value for one in after] == [one.evidence[0].value for one in before]
