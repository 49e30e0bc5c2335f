# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Why the figures are what they are: of the site, of one device, one care function or one fix."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from veilleuse.domain.belief import settle
from veilleuse.domain.blast import Blast, blast
from veilleuse.domain.choke import Choke, chokes
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.exposure import Assessment, Prescription
from veilleuse.domain.judge import asks_person
from veilleuse.domain.model import CareFunctionId, DeviceId, Site
from veilleuse.domain.provenance import Ground
from veilleuse.domain.scene import Host, Scene, scene_of
from veilleuse.domain.standpoint import Effort, Standpoint, Way, repairs
from veilleuse.domain.story import Story, stories
from veilleuse.domain.verdicts import ControlId, FixId
from veilleuse.domain.waterfall import Situation, Waterfall, waterfall
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.found import Found, found
from veilleuse.tasks.rejudge import rejudged


class NothingToExplainError(VeilleuseError):
    """There is no assessment yet."""

    code = "nothing_yet"


class UnknownSubjectError(VeilleuseError):
    """No device, care function or fix goes by that name."""

    code = "unknown_subject"


class AmbiguousSubjectError(VeilleuseError):
    """Several devices go by that name."""

    code = "ambiguous_subject"


class NoPastError(VeilleuseError):
    """No assessment of that time was kept with what it rested on."""

    code = "no_past"


class BadDayError(VeilleuseError):
    """What was typed is no day."""

    code = "bad_day"


@dataclass(frozen=True, slots=True)
class SiteTold:
    """The likeliest paths of a site and where they could be cut."""

    stories: tuple[Story, ...]
    chokes: tuple[Choke, ...]
    choke_steps: tuple[Way, ...]
    """Of each choke point, its first step."""
    findings: tuple[Found, ...] = ()
    """Of the establishment itself."""


@dataclass(frozen=True, slots=True)
class DeviceTold:
    """One device: how attacks come to it, and what follows once it is taken."""

    device: DeviceId
    title: str
    entered_in_thousand: int
    taken_in_thousand: int
    ways: tuple[Way, ...]
    blast: Blast
    findings: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class FunctionTold:
    """One care function: its story, and the devices through which it stops."""

    care_function: CareFunctionId
    stopped_in_thousand: int
    story: Story | None
    """None where no known way leads there."""
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class FixTold:
    """One fix: what it resolves and what that changes."""

    prescription: Prescription
    efforts: tuple[Effort, ...]


Told = SiteTold | DeviceTold | FunctionTold | FixTold


@dataclass(frozen=True, slots=True)
class ChangeTold:
    """Why the score is not what it was."""

    since: datetime
    until: datetime
    waterfall: Waterfall


@dataclass(frozen=True, slots=True)
class Explained:
    """What was told, and what the ids in it are called."""

    told: Told
    titles: Mapping[DeviceId, str]
    zones: Mapping[DeviceId, str]
    """The named zone of each device that stands in one; none where all stand in the same."""
    actions: Mapping[FixId, ControlId]
    """A control that each prescribed fix resolves: its action is what people call the fix."""


def day(typed: str) -> date:
    """A calendar day as ISO 8601 writes it; BadDayError for anything else."""
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise BadDayError(day=typed) from error


def explain(desk: Desk, subject: str = "") -> Explained:
    """Of the last assessment: the whole site where `subject` is empty.

    A device goes by its id, title or address, a care function and a fix by their ids.
    NothingToExplainError before the first round, UnknownSubjectError, AmbiguousSubjectError.
    """
    assessment = desk.store.last_assessment()
    if assessment is None:
        raise NothingToExplainError
    situation = _situation(desk, assessment)
    stand = Standpoint.of(situation, desk.shelf.model)
    wanted = subject.strip()
    return Explained(
        told=_one(desk, stand, assessment, wanted) if wanted else _site(desk, stand, assessment),
        titles={host.id: host.title for host in situation.scene.devices},
        zones=_zones(situation.scene, desk.store.site()),
        actions={one.fix: one.controls[0] for one in assessment.prescriptions},
    )


def tell_likeliest(desk: Desk) -> Explained:
    """The stories of the last assessment without its choke points, for paper.

    NothingToExplainError before the first round.
    """
    assessment = desk.store.last_assessment()
    if assessment is None:
        raise NothingToExplainError
    situation = _situation(desk, assessment)
    stand = Standpoint.of(situation, desk.shelf.model)
    mended = repairs(situation.verdicts, desk.shelf.controls)
    return Explained(
        told=SiteTold(stories(stand.course, stand.beliefs, mended), (), ()),
        titles={host.id: host.title for host in situation.scene.devices},
        zones=_zones(situation.scene, desk.store.site()),
        actions={one.fix: one.controls[0] for one in assessment.prescriptions},
    )


def explain_change(desk: Desk, since: date | None = None) -> ChangeTold:
    """From the last assessment up to the end of that day, or the one before the newest, to it.

    Both are judged by today's knowledge. NothingToExplainError, NoPastError where none was kept.
    """
    newest = desk.store.last_assessment()
    if newest is None:
        raise NothingToExplainError
    kept = desk.store.assessments(datetime.min.replace(tzinfo=newest.at.tzinfo))
    earlier = [
        one
        for one in kept
        if one.at < newest.at
        and one.scene is not None
        and (since is None or one.at.astimezone().date() <= since)
    ]
    if not earlier:
        raise NoPastError
    asked = frozenset(c.id for c in desk.shelf.controls.values() if asks_person(c))
    return ChangeTold(
        earlier[-1].at,
        newest.at,
        waterfall(_situation(desk, earlier[-1]), _situation(desk, newest), desk.shelf.model, asked),
    )


def _zones(scene: Scene, site: Site) -> Mapping[DeviceId, str]:
    named = {zone.id: zone.name for zone in site.zones}
    stands = {host.id: named[host.zone] for host in scene.devices if host.zone in named}
    return stands if len(set(stands.values())) > 1 else {}


def _situation(desk: Desk, assessment: Assessment) -> Situation:
    """An assessment that kept no scene yet is the newest: what is stored now is what it saw."""
    scene = assessment.scene or scene_of(desk.store.site(), desk.store.devices())
    return Situation(scene, settle(rejudged(desk, assessment)))


def _site(desk: Desk, stand: Standpoint, assessment: Assessment) -> SiteTold:
    mended = repairs(stand.situation.verdicts, desk.shelf.controls)
    narrow = chokes(stand.course)
    return SiteTold(
        stories(stand.course, stand.beliefs, mended),
        narrow,
        tuple(stand.way(choke.edges[0]) for choke in narrow),
        _found(desk, assessment, None),
    )


def _found(desk: Desk, assessment: Assessment, device: DeviceId | None) -> tuple[Found, ...]:
    ground = Ground(
        devices={one.id: one for one in desk.store.devices()},
        site=desk.store.site(),
        judged_at=assessment.at,
        sources=desk.shelf.knowledge.sources,
    )
    findings = [one for one in desk.store.findings() if one.device == device]
    return found(findings, assessment.judgements, ground)


def _one(desk: Desk, stand: Standpoint, assessment: Assessment, subject: str) -> Told:
    function = CareFunctionId(subject)
    if function in stand.outcome.stopped:
        return _function(desk, stand, function)
    if FixId(subject) in desk.shelf.fixes:
        return _fix(desk, stand, assessment, FixId(subject))
    host = named_host(stand.situation.scene, desk, subject)
    return _device(stand, host, _found(desk, assessment, host.id))


def named_host(scene: Scene, desk: Desk, subject: str) -> Host:
    """By its id, title or address. UnknownSubjectError, AmbiguousSubjectError."""
    called = list(_called(scene, desk, subject.casefold()))
    if not called:
        raise UnknownSubjectError(subject=subject)
    if len(called) > 1:
        raise AmbiguousSubjectError(subject=subject, ids=", ".join(one.id for one in called))
    return called[0]


def _called(scene: Scene, desk: Desk, name: str) -> Iterator[Host]:
    addresses = {device.id: device.addresses for device in desk.store.devices()}
    for device in scene.devices:
        if device.id.casefold() == name:
            yield device
            return
    for device in scene.devices:
        if device.title.casefold() == name or name in map(str, addresses.get(device.id, ())):
            yield device


def _device(stand: Standpoint, device: Host, findings: tuple[Found, ...]) -> DeviceTold:
    return DeviceTold(
        device=device.id,
        title=device.title,
        entered_in_thousand=stand.in_thousand(stand.outcome.entered[device.id]),
        taken_in_thousand=stand.in_thousand(stand.outcome.taken[device.id]),
        ways=stand.ways_onto(device.id),
        blast=blast(stand.course.graph, device.id),
        findings=findings,
    )


def _function(desk: Desk, stand: Standpoint, function: CareFunctionId) -> FunctionTold:
    mended = repairs(stand.situation.verdicts, desk.shelf.controls)
    told = {s.care_function: s for s in stories(stand.course, stand.beliefs, mended)}
    return FunctionTold(
        care_function=function,
        stopped_in_thousand=stand.in_thousand(stand.outcome.stopped[function]),
        story=told.get(function),
        ways=stand.ways_to(function),
    )


def _fix(desk: Desk, stand: Standpoint, assessment: Assessment, fix: FixId) -> FixTold:
    """UnknownSubjectError where the fix has nothing to resolve here."""
    prescribed = next((one for one in assessment.prescriptions if one.fix == fix), None)
    if prescribed is None:
        raise UnknownSubjectError(subject=fix)
    mended = repairs(stand.situation.verdicts, desk.shelf.controls)
    return FixTold(prescribed, stand.effort(mended.get(fix, ())))
