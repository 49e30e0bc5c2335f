# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects the nodes and steps of a layout while it is being laid out."""

from veilleuse.domain.attack_model import AttackModel, Place
from veilleuse.domain.graph import CERTAIN, NOT_ALSO, Edge, Odds, Seen
from veilleuse.domain.model import DeviceId
from veilleuse.domain.scene import Host


class Draft:
    """A step without a rate for its place is left out."""

    def __init__(self, model: AttackModel) -> None:
        """Of an empty layout."""
        self.model = model
        self.nodes: dict[str, int] = {}
        self.edges: list[Edge] = []
        self._odds: dict[Place, Odds | None] = {}

    def node(self, name: str) -> int:
        """Its number, the next one where it is new."""
        nodes = self.nodes
        return nodes.setdefault(name, len(nodes))

    def odds(self, step: str, device: Host | None = None) -> Odds | None:
        """The odds of a step on a device, or of the site; None where the model has none."""
        place = (step, device.device_class if device else None)
        try:
            return self._odds[place]
        except KeyError:
            base = self.model.rates.get(place)
            effects = self.model.effects.get(place, ())
            found = None if base is None else Odds(base, effects, self.model.cap)
            return self._odds.setdefault(place, found)

    def step(
        self,
        step: str,
        source: str,
        target: str,
        *,
        device: Host | None = None,
        also: str = "",
        name: str = "",
        seen: tuple[Seen, ...] = (),
    ) -> None:
        """A step that the model has a rate for; `name` where its luck must outlive its ends."""
        odds = self.odds(step, device)
        if odds is not None:
            owner = device.id if device else None
            self._edge(step, source, target, odds, owner, also, name, seen)

    def free(self, source: str, target: str, seen: tuple[Seen, ...] = ()) -> None:
        """A step that costs an attacker nothing."""
        self._edge("free", source, target, CERTAIN, seen=seen)

    def stop(self, source: str, target: str, odds: Odds, seen: tuple[Seen, ...] = ()) -> None:
        """From a device in hand to a care function that stops."""
        self._edge("stop", source, target, odds, seen=seen)

    def _edge(  # noqa: PLR0917 called for every step: naming the arguments takes as long as the rest
        self,
        step: str,
        source: str,
        target: str,
        odds: Odds,
        owner: DeviceId | None = None,
        also: str = "",
        name: str = "",
        seen: tuple[Seen, ...] = (),
    ) -> None:
        node = self.node
        ends = node(source), node(target)
        other = node(also) if also else NOT_ALSO
        named = f"{step}: {name}" if name else f"{step}: {source} > {target}"
        self.edges.append(Edge(named, step, *ends, odds, owner, other, seen))
