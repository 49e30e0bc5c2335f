# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is seen afterwards, what a person merged stays one and what a person split stays two."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from veilleuse.domain.classify import Guess
from veilleuse.domain.merge import merge
from veilleuse.domain.model import Device, Evidence, HardwareAddress, Sighting
from veilleuse.domain.regroup import split, splittable, unite

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
CARDS = [None, "00:14:22:00:00:01", "00:14:22:00:00:02", "00:14:22:00:00:03", "da:a1:19:00:00:01"]
NAMES = [("name.mdns", "un"), ("name.dhcp", "un"), ("name.dhcp", "deux"), ("name.netbios", "TROIS")]


def sighting(card: str | None, last: int, names: list[tuple[str, str]], minutes: int) -> Sighting:
    evidence = tuple(Evidence(*name) for name in names)
    hardware = HardwareAddress(card) if card else None
    address = ip_address(f"10.0.0.{last}")
    return Sighting("probe", NOON + timedelta(minutes=minutes), address, hardware, evidence)


def sightings(*, later: int = 0) -> st.SearchStrategy[list[Sighting]]:
    one = st.builds(
        sighting,
        st.sampled_from(CARDS),
        st.integers(1, 4),
        st.lists(st.sampled_from(NAMES), max_size=2),
        st.integers(later, later + 3000),
    )
    return st.lists(one, min_size=1, max_size=8)


def guess(*_: object) -> Guess:
    return Guess()


def together(devices: tuple[Device, ...], *groups: set[str]) -> list[Device]:
    """Devices that have something bound of every group."""
    return [one for one in devices if all(group.intersection(one.bound) for group in groups)]


@settings(max_examples=100)
@given(sightings(), sightings(later=3000), sightings(later=6000), st.data())
def test_what_was_split_never_joins_again(
    before: list[Sighting], then: list[Sighting], later: list[Sighting], data: st.DataObject
) -> None:
    known = merge((), before, (), guess)
    several = [one for one in known if len(splittable(one)) > 1]
    assume(several)
    chosen = data.draw(st.sampled_from(several))
    kind = data.draw(st.sampled_from(splittable(chosen))).partition(":")[0]
    moved = {key for key in splittable(chosen) if key.startswith(f"{kind}:")}
    assume(moved < set(splittable(chosen)))
    first, second = split(chosen, moved, (one.id for one in known), guess)
    devices = (*(one for one in known if one.id != chosen.id), first, second)
    for seen in (then, later):
        devices = merge(devices, seen, (), guess)
        by_id = {one.id: one for one in devices}
        (holder,) = together(devices, moved)
        (other,) = holder.apart
        assert by_id[other].apart == (holder.id,)
        assert moved.isdisjoint(by_id[other].keys)
        assert merge(devices, seen, (), guess) == devices


@settings(max_examples=100)
@given(sightings(), sightings(later=3000), sightings(later=6000), st.data())
def test_what_was_merged_never_parts_again(
    before: list[Sighting], then: list[Sighting], later: list[Sighting], data: st.DataObject
) -> None:
    known = merge((), before, (), guess)
    assume(len(known) > 1)
    first, second = data.draw(st.permutations(known))[:2]
    one = unite(first, [second], guess)
    devices = (*(each for each in known if each.id not in {first.id, second.id}), one)
    for seen in (then, later):
        devices = merge(devices, seen, (), guess)
        bound = set(one.bound)
        assert len(together(devices, bound)) == (1 if bound else 0)
        assert not [each for each in devices if bound.intersection(each.keys) - set(each.bound)]
        assert merge(devices, seen, (), guess) == devices
