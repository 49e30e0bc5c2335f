# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The graph of every attack on a site: from outside, device after device, to what care needs.

Each segment of the network is one node that its devices step onto and off, so that the graph
grows with the devices and not with their pairs.
"""

from collections.abc import Iterable, Sequence

from veilleuse.domain.attack_model import AttackModel, CareNeed
from veilleuse.domain.belief import Case, believe, settle
from veilleuse.domain.graph import CERTAIN, NOT_ALSO, Care, Edge, Graph, Layout, Odds, weigh
from veilleuse.domain.model import CareFunction, CareFunctionId, Device, DeviceClass, Site
from veilleuse.domain.verdicts import Judgement
from veilleuse.domain.zones import zone_of

OUTSIDE, CORE, ADMIN = "outside", "core", "administrator"
BACKUPS_HELD, BACKUPS_LOST = "backups held", "backups lost"


def build(
    site: Site,
    devices: Iterable[Device],
    judgements: Iterable[Judgement],
    model: AttackModel,
    case: Case,
) -> Graph:
    """The graph of a site, whatever is unknown being taken as `case` says."""
    return weigh(lay_out(site, devices, model), believe(settle(judgements), model, case))


def lay_out(site: Site, devices: Iterable[Device], model: AttackModel) -> Layout:
    """Every step there is on this site; the order of `devices` does not matter."""
    draft = _Draft(model)
    known = sorted({device.id: device for device in devices}.values(), key=lambda d: d.id)
    for entry in model.entries:
        draft.step(f"arrive.{entry}", OUTSIDE, f"entry {entry}")
        draft.step(f"land.{entry}", f"entry {entry}", CORE)
    segments = {device.id: _segment(device, site, model) for device in known}
    for device in known:
        _lay_device(draft, device, segments[device.id][0])
    for segment, cross in sorted(set(segments.values())):
        draft.free(segment, CORE)
        draft.step(cross, CORE, segment)
    draft.step("backup.reach", ADMIN, BACKUPS_HELD)
    draft.step("backup.destroy", BACKUPS_HELD, BACKUPS_LOST)
    draft.step("backup.stale", OUTSIDE, BACKUPS_LOST)
    care = tuple(_lay_care(draft, function, known) for function in care_functions(site, model))
    return Layout(
        nodes=tuple(draft.nodes),
        edges=tuple(draft.edges),
        start=draft.node(OUTSIDE),
        footholds={device.id: draft.node(_foothold(device)) for device in known},
        controls={device.id: draft.node(_control(device)) for device in known},
        workstations=tuple(
            draft.node(_control(d)) for d in known if d.device_class is DeviceClass.WORKSTATION
        ),
        workstation_weight=model.workstation_weight,
        care=care,
        backups_lost=draft.node(BACKUPS_LOST),
        degraded=draft.odds("outage.degraded") or CERTAIN,
        restored=draft.odds("outage.restored") or CERTAIN,
    )


def care_functions(site: Site, model: AttackModel) -> tuple[CareFunction, ...]:
    """Those of the site, else the model's, in the order of their ids."""
    functions = site.care_functions or tuple(
        CareFunction(need.id, need.weight) for need in model.care
    )
    return tuple(sorted(functions, key=lambda function: function.id))


class _Draft:
    """Collects nodes and edges; a step without a rate for its place is left out."""

    def __init__(self, model: AttackModel) -> None:
        self.model = model
        self.nodes: dict[str, int] = {}
        self.edges: list[Edge] = []

    def node(self, name: str) -> int:
        return self.nodes.setdefault(name, len(self.nodes))

    def odds(self, step: str, device: Device | None = None) -> Odds | None:
        place = (step, device.device_class if device else None)
        base = self.model.rates.get(place)
        if base is None:
            return None
        effects = self.model.effects.get(place, ())
        return Odds(base, effects, device.id if device else None, self.model.cap)

    def step(
        self, step: str, source: str, target: str, *, device: Device | None = None, also: str = ""
    ) -> None:
        odds = self.odds(step, device)
        if odds is not None:
            self._edge(step, source, target, odds, also)

    def free(self, source: str, target: str) -> None:
        self._edge("free", source, target, CERTAIN, "")

    def stop(self, source: str, target: str, odds: Odds) -> None:
        self._edge("stop", source, target, odds, "")

    def _edge(self, step: str, source: str, target: str, odds: Odds, also: str) -> None:
        self.edges.append(
            Edge(
                name=f"{step}: {source} > {target}",
                step=step,
                source=self.node(source),
                target=self.node(target),
                odds=odds,
                also=self.node(also) if also else NOT_ALSO,
            )
        )


def _lay_device(draft: _Draft, device: Device, segment: str) -> None:
    """Ways onto one device, the way from a foothold to its control, and ways on from there."""
    foothold, control = _foothold(device), _control(device)
    for entry in draft.model.entries:
        draft.step(f"land.{entry}", f"entry {entry}", foothold, device=device)
    draft.step("move", segment, foothold, device=device)
    draft.step("control", foothold, control, device=device)
    draft.step("reuse", ADMIN, control, device=device, also=segment)
    draft.free(control, foothold)
    draft.free(foothold, segment)
    draft.step("harvest", control, ADMIN, device=device)
    draft.step("backup.reach", control, BACKUPS_HELD, device=device)


def _lay_care(draft: _Draft, function: CareFunction, devices: Sequence[Device]) -> Care:
    """A function stops when any device it needs is in the attacker's hands.

    Where nobody knows such a device, whoever is inside may at worst have found it.
    """
    name = f"care {function.id}"
    need = _need(draft.model, function.id)
    placed = False
    for device in devices:
        chance = need.carriers.get(device.device_class)
        if device.id in function.devices:
            chance = chance or draft.model.rates["stop.named", None]
        elif function.devices:
            chance = None
        if chance is not None:
            draft.stop(_control(device), name, Odds(chance))
            placed = True
    if not placed:
        draft.stop(CORE, name, Odds(draft.model.unseen_stop, at_worst=True))
    return Care(function.id, min(max(function.weight, 0.0), 1.0), draft.node(name), placed)


def _need(model: AttackModel, function: CareFunctionId) -> CareNeed:
    """A function nobody described is carried by whatever carries the heaviest one."""
    heaviest = max(model.care, key=lambda need: (need.weight, need.id))
    return next((need for need in model.care if need.id == function), heaviest)


def _foothold(device: Device) -> str:
    return f"foothold {device.id}"


def _control(device: Device) -> str:
    return f"control {device.id}"


def _segment(device: Device, site: Site, model: AttackModel) -> tuple[str, str]:
    """The node of its zone and family, and the step that leads there from other segments.

    A device nobody could place shares a segment with its like that is open from everywhere.
    """
    zone, family = zone_of(device, site), model.families[device.device_class]
    if zone is None:
        return f"segment {family} somewhere", "cross.unplaced"
    return f"segment {family} in {zone}", "cross"
