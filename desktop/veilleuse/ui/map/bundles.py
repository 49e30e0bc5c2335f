# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Links of many devices drawn as one: from a way in to a zone, from a zone to a care function."""

from collections.abc import Iterable, Iterator

from veilleuse.domain.site_map import CORE, End, EndKind, Link, SiteMap

LEAST_IN_THOUSAND = 1
"""A bundle that no attack in a thousand travels is left out: it is in the table."""


def bundles(shown: SiteMap) -> tuple[Link, ...]:
    """What is drawn while nothing is chosen."""
    zones = {node.end: End(EndKind.ZONE, node.zone) for node in shown.nodes}
    joined: dict[tuple[End, End, str], Link] = {}
    for link in _between(shown.links, zones):
        key = (link.source, link.target, link.step)
        known = joined.get(key, link)
        most = max(known.attacks_in_thousand, link.attacks_in_thousand)
        joined[key] = Link(*key, most, known.seen or link.seen)
    return tuple(
        link
        for link in joined.values()
        if link.attacks_in_thousand >= LEAST_IN_THOUSAND or link.source == CORE
    )


def links_of(end: End, shown: SiteMap) -> tuple[Link, ...]:
    """Every link that begins or ends there."""
    return tuple(link for link in shown.links if end in {link.source, link.target})


def _between(links: Iterable[Link], zones: dict[End, End]) -> Iterator[Link]:
    for link in links:
        source, target = zones.get(link.source, link.source), zones.get(link.target, link.target)
        if EndKind.ZONE not in {source.kind, target.kind} and CORE not in {source, target}:
            continue
        if source.kind is EndKind.ZONE and target.kind is EndKind.ZONE:
            continue  # between two machines: told once one of them is chosen
        yield Link(source, target, link.step, link.attacks_in_thousand, link.seen)
