# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The graph of every attack on a site: from outside, device after device, to what care needs.

Each segment of the network is one node that its devices step onto and off, so that the graph
grows with the devices and not with their pairs. Administrators who work on several devices are
nodes of that kind too (`domain/sharing.py`).
"""

from collections.abc import Iterable, Mapping, Sequence

from veilleuse.domain.attack_model import AttackModel, CareNeed
from veilleuse.domain.belief import Case, believe, settle
from veilleuse.domain.draft import Draft
from veilleuse.domain.graph import CERTAIN, Care, Graph, Layout, Odds, Seen, weigh
from veilleuse.domain.model import CareFunction, CareFunctionId, Device, DeviceClass, Site
from veilleuse.domain.scene import Host, Scene, scene_of
from veilleuse.domain.sharing import ADMIN, lay_administrators
from veilleuse.domain.verdicts import Judgement

OUTSIDE, CORE = "outside", "core"
BACKUPS_HELD, BACKUPS_LOST = "backups held", "backups lost"

Segment = tuple[str, str]
"""The node of a zone and family, and the step that leads there from other segments."""


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
    return lay_scene(scene_of(site, devices), model)


def lay_scene(scene: Scene, model: AttackModel) -> Layout:
    """The same, of a site as it was kept."""
    draft = Draft(model)
    known = scene.devices
    for entry in model.entries:
        draft.step(f"arrive.{entry}", OUTSIDE, f"entry {entry}")
        draft.step(f"land.{entry}", f"entry {entry}", CORE)
    segments = {device.id: _segment(device, model) for device in known}
    for device in known:
        _lay_device(draft, device, segments[device.id][0])
    lay_administrators(draft, known, {device: name for device, (name, _) in segments.items()})
    seen = _crossed(scene, model)
    for segment, cross in sorted(set(segments.values())):
        draft.free(segment, CORE)
        draft.step(cross, CORE, segment, seen=seen.get(segment, ()))
    draft.step("backup.reach", ADMIN, BACKUPS_HELD)
    draft.step("backup.destroy", BACKUPS_HELD, BACKUPS_LOST)
    draft.step("backup.stale", OUTSIDE, BACKUPS_LOST)
    care = tuple(_lay_care(draft, function, known) for function in _functions(scene.care, model))
    return Layout(
        nodes=tuple(draft.nodes),
        edges=tuple(draft.edges),
        start=draft.node(OUTSIDE),
        footholds={device.id: draft.node(foothold(device)) for device in known},
        controls={device.id: draft.node(control(device)) for device in known},
        workstations=tuple(
            draft.node(control(d)) for d in known if d.device_class is DeviceClass.WORKSTATION
        ),
        workstation_weight=model.workstation_weight,
        care=care,
        backups_lost=draft.node(BACKUPS_LOST),
        degraded=draft.odds("outage.degraded") or CERTAIN,
        restored=draft.odds("outage.restored") or CERTAIN,
    )


def care_functions(site: Site, model: AttackModel) -> tuple[CareFunction, ...]:
    """Those of the site, else the model's, in the order of their ids."""
    return _functions(site.care_functions, model)


def foothold(device: Host) -> str:
    """The node that is reached by running on a device as any user."""
    return f"foothold {device.id}"


def control(device: Host) -> str:
    """The node that is reached by running on a device as its administrator."""
    return f"control {device.id}"


def _functions(declared: tuple[CareFunction, ...], model: AttackModel) -> tuple[CareFunction, ...]:
    functions = declared or tuple(CareFunction(need.id, need.weight) for need in model.care)
    return tuple(sorted(functions, key=lambda function: function.id))


def _lay_device(draft: Draft, device: Host, segment: str) -> None:
    """Ways onto one device, the way from a foothold to its control, and ways on from there."""
    held, owned = foothold(device), control(device)
    listening = Seen("listening", ", ".join(map(str, device.ports)))
    for entry in draft.model.entries:
        draft.step(f"land.{entry}", f"entry {entry}", held, device=device)
    draft.step("move", segment, held, device=device, seen=(listening,) if device.ports else ())
    draft.step("control", held, owned, device=device)
    draft.free(owned, held)
    draft.free(held, segment)
    draft.step("backup.reach", owned, BACKUPS_HELD, device=device)


def _lay_care(draft: Draft, function: CareFunction, devices: Sequence[Host]) -> Care:
    """A function stops when any device it needs is in the attacker's hands.

    Where nobody knows such a device, whoever is inside may at worst have found it.
    """
    name = f"care {function.id}"
    need = _need(draft.model, function.id)
    placed = False
    odds = {kind: Odds(chance) for kind, chance in need.carriers.items()}
    for device in devices:
        named = device.id in function.devices
        stop = odds.get(device.device_class) if named or not function.devices else None
        if named and not (stop and stop.base):
            stop = Odds(draft.model.rates["stop.named", None])
        if stop is not None:
            draft.stop(control(device), name, stop, (Seen("named"),) if named else ())
            placed = True
    if not placed:
        draft.stop(CORE, name, Odds(draft.model.unseen_stop, at_worst=True))
    return Care(function.id, min(max(function.weight, 0.0), 1.0), draft.node(name), placed)


def _need(model: AttackModel, function: CareFunctionId) -> CareNeed:
    """A function nobody described is carried by whatever carries the heaviest one."""
    heaviest = max(model.care, key=lambda need: (need.weight, need.id))
    return next((need for need in model.care if need.id == function), heaviest)


def _segment(device: Host, model: AttackModel) -> Segment:
    """A device nobody could place shares a segment with its like that is open from everywhere."""
    return _segment_of(device.zone, model.families[device.device_class])


def _segment_of(zone: str | None, family: str) -> Segment:
    if zone is None:
        return f"segment {family} somewhere", "cross.unplaced"
    return f"segment {family} in {zone}", "cross"


def _crossed(scene: Scene, model: AttackModel) -> Mapping[str, tuple[Seen, ...]]:
    """Of each segment, the first machine of another one whose neighbour table leads there."""
    seen: dict[str, tuple[Seen, ...]] = {}
    for crossing in scene.crossings:
        source, target = (
            _segment_of(zone, model.families[kind])[0]
            for zone, kind in (crossing.source, crossing.target)
        )
        if source != target:
            seen.setdefault(target, (Seen("neighbours", crossing.seen_by),))
    return seen
