# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Collects the nodes and steps of a layout while it is being laid out."""

from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.graph import CERTAIN, NOT_ALSO, Edge, Odds, Seen
from veilleuse.domain.scene import Host


class Draft:
    """A step without a rate for its place is left out."""

    def __init__(self, model: AttackModel) -> None:
        """Of an empty layout."""
        self.model = model
        self.nodes: dict[str, int] = {}
        self.edges: list[Edge] = []

    def node(self, name: str) -> int:
        """Its number, the next one where it is new."""
        return self.nodes.setdefault(name, len(self.nodes))

    def odds(self, step: str, device: Host | None = None) -> Odds | None:
        """The odds of a step on a device, or of the site; None where the model has none."""
        place = (step, device.device_class if device else None)
        base = self.model.rates.get(place)
        if base is None:
            return None
        effects = self.model.effects.get(place, ())
        return Odds(base, effects, device.id if device else None, self.model.cap)

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
            self._edge(step, source, target, odds, also=also, name=name, seen=seen)

    def free(self, source: str, target: str, seen: tuple[Seen, ...] = ()) -> None:
        """A step that costs an attacker nothing."""
        self._edge("free", source, target, CERTAIN, seen=seen)

    def stop(self, source: str, target: str, odds: Odds, seen: tuple[Seen, ...] = ()) -> None:
        """From a device in hand to a care function that stops."""
        self._edge("stop", source, target, odds, seen=seen)

    def _edge(
        self,
        step: str,
        source: str,
        target: str,
        odds: Odds,
        *,
        also: str = "",
        name: str = "",
        seen: tuple[Seen, ...] = (),
    ) -> None:
        self.edges.append(
            Edge(
                name=f"{step}: {name or f'{source} > {target}'}",
                step=step,
                source=self.node(source),
                target=self.node(target),
                odds=odds,
                also=self.node(also) if also else NOT_ALSO,
                seen=seen,
            )
        )
