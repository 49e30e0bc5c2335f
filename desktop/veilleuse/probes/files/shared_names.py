# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that too many machines of one file bear to tell them apart, such as `iPhone`."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from veilleuse.domain.model import Evidence, Sighting
from veilleuse.domain.traces import HOST_KINDS
from veilleuse.probes.files import inventory

BEARERS = 2
"""A portable computer has a card and its Wi-Fi under one name; with a third it is one name split
into several devices, which is seen and corrected more easily than several devices made one."""
GIVEN = "name.given"


def tell_apart(seen: Sequence[Sighting]) -> tuple[Sighting, ...]:
    """The same, with such names as what people call them and no longer as the machine's own.

    An inventory tells all cards of a machine itself and stays as it is.
    """
    bearers: defaultdict[str, set[object]] = defaultdict(set)
    for one in seen:
        for name in _names(one):
            bearers[name].add(one.hardware or one.address)
    shared = {name for name, own in bearers.items() if len(own) > BEARERS}
    return tuple(
        replace(one, evidence=tuple(_told(item, shared) for item in one.evidence))
        if shared.intersection(_names(one))
        else one
        for one in seen
    )


def _names(one: Sighting) -> list[str]:
    if one.probe == inventory.PROBE:
        return []
    return [_label(item) for item in one.evidence if item.kind in HOST_KINDS]


def _label(item: Evidence) -> str:
    """As identity compares it: the first label in lower case."""
    return item.value.strip().lower().partition(".")[0]


def _told(item: Evidence, shared: set[str]) -> Evidence:
    is_shared = item.kind in HOST_KINDS and _label(item) in shared
    return Evidence(GIVEN, item.value) if is_shared else item
