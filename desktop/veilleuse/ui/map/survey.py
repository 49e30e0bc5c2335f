# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the map rests on, worked out off the GUI thread and shown as it comes.

The store is only read; the simulation then runs beside it, the quickest figures first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from veilleuse.domain.blast import blast
from veilleuse.domain.model import DeviceId
from veilleuse.domain.site_map import SiteMap
from veilleuse.jobs import Lane, Token
from veilleuse.ui.courier import Courier
from veilleuse.ui.map.arrange import MOST_SINGLE

if TYPE_CHECKING:
    from datetime import datetime

    from veilleuse.domain.standpoint import Standpoint
    from veilleuse.domain.whatif import WhatIf
    from veilleuse.tasks.draw_map import MapGround

BATCH = 24
"""Devices measured between two drawings."""


@dataclass(frozen=True, slots=True)
class Survey:
    """One simulated site."""

    ground: MapGround
    stand: Standpoint
    shown: SiteMap


class Surveyor(QObject):
    """Surveys once for each assessment; a newer one ends the work on the older."""

    drawn = Signal(object)
    """A `Survey`."""
    storied = Signal(object)
    """Its stories."""
    choked = Signal(object)
    """Its choke points."""
    measured = Signal(object)
    """What follows from losing each device, as far as it is known by now."""
    ready = Signal(object)
    """A `WhatIf` to try things out with."""

    def __init__(self, courier: Courier, parent: QObject) -> None:
        """Does nothing before `survey`."""
        super().__init__(parent)
        self._courier = courier
        self._of: datetime | None = None
        self._token: Token | None = None

    def survey(self, at: datetime) -> None:
        """Of the assessment made at that moment, unless it was surveyed already."""
        if at == self._of:
            return
        self._of = at
        if self._token is not None:
            self._token.stop()
        self._courier.ask(lambda actions: actions.map_ground(), self._go_on, owner=self)

    def _go_on(self, ground: MapGround) -> None:
        def work(token: Token) -> None:
            stand = ground.stand()
            survey = Survey(ground, stand, draw(stand))
            token.post(lambda: self.drawn.emit(survey))
            if token.is_stopped():
                return
            trying = ground.trying()
            token.post(lambda: self.ready.emit(trying))
            told = ground.stories(stand)
            token.post(lambda: self.storied.emit(told))
            self._measure(token, survey, trying)
            if not token.is_stopped():
                found = chokes_of(stand)
                token.post(lambda: self.choked.emit(found))

        # Imported with the first map: the simulation of stories loads slowly.
        from veilleuse.tasks.draw_map import draw_map as draw  # noqa: PLC0415
        from veilleuse.tasks.draw_map import map_chokes as chokes_of  # noqa: PLC0415

        failed = self._courier.failed.emit
        self._token = self._courier.jobs.run(self, Lane.PROBE, work, lambda _: None, failed)

    def _measure(self, token: Token, survey: Survey, trying: WhatIf) -> None:
        """The devices most often taken first; of a large site, one for each dot."""
        losses: dict[DeviceId, float] = {}
        for at, device in enumerate(measured(survey.shown)):
            if token.is_stopped():
                return
            losses[device] = blast(trying.graph, device).loss
            if at % BATCH == BATCH - 1:
                self._tell(token, losses)
        self._tell(token, losses)

    def _tell(self, token: Token, losses: dict[DeviceId, float]) -> None:
        known = dict(losses)
        token.post(lambda: self.measured.emit(known))


def measured(shown: SiteMap) -> tuple[DeviceId, ...]:
    """Every device; of a site too large for that, the one most often taken of each dot."""
    nodes = sorted(shown.nodes, key=lambda node: (-node.taken_in_thousand, node.id))
    if len(nodes) <= MOST_SINGLE:
        return tuple(node.id for node in nodes)
    first: dict[tuple[str, str], DeviceId] = {}
    for node in nodes:
        first.setdefault((node.zone, node.device_class), node.id)
    return tuple(first.values())
