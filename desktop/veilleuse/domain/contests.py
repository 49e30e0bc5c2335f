# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names and cards that several devices go by: alone they identify none of them."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from typing import NamedTuple

from veilleuse.domain.cluster import CARDS, NAMES, Cluster
from veilleuse.domain.model import Address

AT_ONCE = timedelta(minutes=2)
"""Two addresses with one name, or two names on one card, this close in time are two devices:
nobody changes cards and gets another lease that fast and is still seen at both."""

_LOOKED_BACK = 16
"""Presences compared with the next one: many more of one name at once are an attack."""


class _Presence(NamedTuple):
    at: datetime
    address: Address
    card: str
    name: str
    asked: bool
    """Whether the name was merely asked for in DHCP."""


def contested(clusters: Sequence[Cluster]) -> frozenset[str]:
    """Keys by which no traces are to be joined.

    A name is contested where two known devices go by it, or two cards ask for it at once; a card,
    where machines that have other cards too come by it one after the other (a docking station), or
    where it answers for several at once.
    """
    with_names = [one for one in clusters if one.of_kinds(NAMES)]
    return frozenset({*_names(with_names), *_cards(with_names)})


def _names(clusters: Iterable[Cluster]) -> Iterator[str]:
    known: defaultdict[str, int] = defaultdict(int)
    seen: defaultdict[str, list[_Presence]] = defaultdict(list)
    told: set[tuple[str, Address]] = set()
    owners: defaultdict[str, set[int]] = defaultdict(set)
    for number, one in enumerate(clusters):
        for key in one.of_kinds(CARDS):
            owners[key].add(number)
        if one.is_known:
            for key in one.of_kinds(NAMES):
                known[key] += 1
        for each in _presences(one, ("host",)):
            if each.asked:
                seen[each.name].append(each)
            else:
                told.add((each.name, each.address))

    def is_another(one: _Presence, other: _Presence) -> bool:
        return (
            one.card != other.card
            and owners[one.card].isdisjoint(owners[other.card])
            and not {(one.name, one.address), (other.name, other.address)} <= told
        )

    yield from (key for key, count in known.items() if count > 1)
    yield from (key for key, presences in seen.items() if _meet(presences, is_another))


def _cards(clusters: Sequence[Cluster]) -> Iterator[str]:
    for kind in NAMES:
        named = [one for one in clusters if kind in one.keys and one.of_kinds(CARDS)]
        alias = _aliases(one.keys[kind] for one in named)
        cards: defaultdict[str, set[str]] = defaultdict(set)
        for one in named:
            for name in one.keys[kind]:
                cards[alias[name]].update(one.of_kinds(CARDS))
        called: defaultdict[str, set[str]] = defaultdict(set)
        for name, behind in cards.items():
            for card in behind:
                called[card].add(name)
        several = {card for card, names in called.items() if len(names) > 1}
        # One machine that was renamed has all its cards under both names.
        shared = {card for card in several if len({frozenset(cards[n]) for n in called[card]}) > 1}
        yield from shared
        yield from _answering_for_several(named, kind, several - shared, alias)


def _answering_for_several(
    named: Iterable[Cluster], kind: str, several: AbstractSet[str], alias: Mapping[str, str]
) -> Iterator[str]:
    seen: defaultdict[str, list[_Presence]] = defaultdict(list)
    for one in named if several else ():
        for each in _presences(one, (kind,)):
            if each.card in several:
                seen[each.card].append(each)

    def is_another(one: _Presence, other: _Presence) -> bool:
        return alias[one.name] != alias[other.name]

    yield from (card for card, presences in seen.items() if _meet(presences, is_another))


def _aliases(groups: Iterable[set[str]]) -> Mapping[str, str]:
    """For each name one that stands for all that were seen together with it."""
    alias: dict[str, str] = {}

    def first(name: str) -> str:
        while alias.setdefault(name, name) != name:
            name = alias[name]
        return name

    for group in groups:
        roots = sorted({first(name) for name in group})
        alias.update(dict.fromkeys(roots, roots[0]))
    return {name: first(name) for name in sorted(alias)}


def _presences(cluster: Cluster, kinds: Sequence[str]) -> Iterator[_Presence]:
    """Where and when it was seen under each of its names, by each of its cards."""
    if cluster.is_known or not cluster.of_kinds(kinds):
        return
    asked = _only_asked(cluster)
    for trace in cluster.traces:
        for address in trace.claims:
            for card in cluster.of_kinds(CARDS):
                for name in cluster.of_kinds(kinds):
                    yield _Presence(trace.last, address, card, name, name in asked)


def _only_asked(cluster: Cluster) -> set[str]:
    """Names that no trace of it has otherwise than through DHCP."""
    told = {key for trace in cluster.traces for key in trace.keys if key not in trace.asked}
    return {key for trace in cluster.traces for key in trace.asked} - told


def _meet(
    presences: Iterable[_Presence], is_another: Callable[[_Presence, _Presence], bool]
) -> bool:
    """Whether two of them are somewhere else at once, and others."""
    near: deque[_Presence] = deque(maxlen=_LOOKED_BACK)
    for one in sorted(set(presences), key=_order):
        while near and one.at - near[0].at > AT_ONCE:
            near.popleft()
        for other in near:
            elsewhere = one.address != other.address and one.address.version == (
                other.address.version
            )
            if elsewhere and is_another(one, other):
                return True
        near.append(one)
    return False


def _order(one: _Presence) -> tuple[datetime, str, str, str]:
    return one.at, str(one.address), one.card, one.name
