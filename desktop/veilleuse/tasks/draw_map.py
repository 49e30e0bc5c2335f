# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the map of a site is drawn from: read from the store first, then simulated without it."""

from collections.abc import Mapping
from dataclasses import dataclass

from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.choke import Choke, chokes
from veilleuse.domain.events import EventRule
from veilleuse.domain.exposure import Prescription
from veilleuse.domain.site_map import SiteMap, site_map
from veilleuse.domain.standpoint import Standpoint, Way, repairs
from veilleuse.domain.story import Story, stories
from veilleuse.domain.verdicts import Control, ControlId
from veilleuse.domain.waterfall import Situation
from veilleuse.domain.whatif import WhatIf
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.plan_week import grounds


@dataclass(frozen=True, slots=True)
class MapGround:
    """What the last assessment stands on, with all that is needed to go on without the store."""

    situation: Situation
    model: AttackModel
    controls: Mapping[ControlId, Control]
    events: Mapping[str, EventRule]
    prescriptions: tuple[Prescription, ...]
    zones: Mapping[str, str]
    """Names of the zones that people drew."""

    def stand(self) -> Standpoint:
        """Simulates the site once; takes a second on five hundred devices."""
        return Standpoint.of(self.situation, self.model)

    def trying(self) -> WhatIf:
        """The same site with nothing imagined yet."""
        return WhatIf(
            self.situation.scene,
            self.situation.verdicts,
            self.model,
            events=self.events,
            repairs=repairs(self.situation.verdicts, self.controls),
        )

    def stories(self, stand: Standpoint) -> tuple[Story, ...]:
        """The likeliest way to each care function."""
        mended = repairs(self.situation.verdicts, self.controls)
        return stories(stand.course, stand.beliefs, mended)


@dataclass(frozen=True, slots=True)
class MapChoke:
    """A choke point and its first step."""

    choke: Choke
    way: Way


def map_ground(desk: Desk) -> MapGround:
    """Of the last assessment; NothingToExplainError before the first round."""
    ground, shelf = grounds(desk), desk.shelf
    return MapGround(
        situation=Situation(ground.scene, ground.verdicts),
        model=shelf.model,
        controls=shelf.controls,
        events=shelf.events,
        prescriptions=ground.prescriptions,
        zones={zone.id: zone.name for zone in desk.store.site().zones},
    )


def draw_map(stand: Standpoint) -> SiteMap:
    """What is drawn."""
    return site_map(stand)


def map_chokes(stand: Standpoint) -> tuple[MapChoke, ...]:
    """Where attacks must pass; takes a minute on a dense site of five hundred devices."""
    return tuple(MapChoke(one, stand.way(one.edges[0])) for one in chokes(stand.course))
