# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may be imagined to have happened, and the steps of an attack that it makes certain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.graph import Edge, Layout, Odds
from veilleuse.domain.model import DeviceId

TAKEN = "taken"
"""The step by which an attack begins in control of a device; it never is taken by itself."""
_SHUT = Odds(0.0)


class UnknownEventError(VeilleuseError):
    """No event has that code."""

    code = "unknown_event"


class EventElsewhereError(VeilleuseError):
    """The event says nothing without a device, or nothing on that one."""

    code = "event_elsewhere"


@dataclass(frozen=True, slots=True)
class EventRule:
    """One event of `resources/model/events.toml`."""

    code: str
    """Of `resources/i18n` (`event.<code>`)."""
    steps: tuple[str, ...]
    """Made certain where they are taken for the whole site."""
    on_device: tuple[str, ...]
    """Made certain on the device that is named."""
    needs_device: bool


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """It happens, on one device where one is named."""

    code: str
    device: DeviceId | None = None


def with_taken(layout: Layout) -> Layout:
    """The same layout with a way, that is never open, straight into control of each device."""
    ways = (
        Edge(f"{TAKEN}: {device}", TAKEN, layout.start, node, _SHUT, device)
        for device, node in layout.controls.items()
    )
    return replace(layout, edges=(*layout.edges, *ways))


class Happenings:
    """The events that can be imagined on one site."""

    def __init__(self, layout: Layout, rules: Mapping[str, EventRule]) -> None:
        """`layout` is one `with_taken`."""
        self._rules = rules
        self._edges: dict[tuple[str, DeviceId | None], list[int]] = {}
        for index, edge in enumerate(layout.edges):
            self._edges.setdefault((edge.step, edge.device), []).append(index)

    def certain(self, event: Event) -> frozenset[int]:
        """The edges that an event makes certain. UnknownEventError, EventElsewhereError."""
        rule = self._rules.get(event.code)
        if rule is None:
            raise UnknownEventError(event=event.code, known=", ".join(self._rules))
        edges = frozenset(self._taken((step, None) for step in rule.steps))
        if event.device is not None:
            there = frozenset(self._taken((step, event.device) for step in rule.on_device))
            if not there:
                raise EventElsewhereError(event=event.code, device=event.device)
            return edges | there
        if rule.needs_device:
            raise EventElsewhereError(event=event.code, device="–")
        return edges

    def _taken(self, places: Iterable[tuple[str, DeviceId | None]]) -> Iterable[int]:
        return (index for place in places for index in self._edges.get(place, ()))
