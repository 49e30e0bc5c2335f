# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Past months told again by today's model and knowledge, beside what was told at the time."""

from datetime import UTC, datetime

from veilleuse.domain.belief import settle
from veilleuse.domain.exposure import Assessment
from veilleuse.domain.score import expose_scene
from veilleuse.store.verdicts import TrendRow
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.rejudge import rejudged

_EVER = datetime.min.replace(tzinfo=UTC)


def is_current(desk: Desk, assessment: Assessment) -> bool:
    """Whether it was made with today's model and knowledge."""
    shelf = desk.shelf
    made_with = assessment.exposure.model_version, assessment.knowledge_version
    return made_with == (shelf.model.version, shelf.knowledge.version)


def restate(desk: Desk) -> int:
    """Tells again every earlier assessment that is still kept whole; how many it had to.

    Interrupted, it goes on where it was: each one is kept as soon as it is told.
    """
    told = {row.at for row in _told_again(desk, _EVER)}
    count = 0
    for one in desk.store.assessments(_EVER):
        if one.scene is None or one.at in told or is_current(desk, one):
            continue
        verdicts = settle(rejudged(desk, one))
        exposure = expose_scene(one.scene, verdicts, desk.shelf.model, samples=one.exposure.samples)
        desk.store.add_restated(one.at, exposure, desk.shelf.knowledge.version)
        count += 1
    return count


def restated(desk: Desk, since: datetime) -> tuple[TrendRow, ...]:
    """The curve with each point as today's model and knowledge tell it, where they can.

    An assessment of which only the figures are left stays as it was told.
    """
    again = {row.at: row for row in _told_again(desk, since)}
    return tuple(again.get(row.at, row) for row in desk.store.trend(since))


def _told_again(desk: Desk, since: datetime) -> tuple[TrendRow, ...]:
    return desk.store.restated(
        since,
        model_version=desk.shelf.model.version,
        knowledge_version=desk.shelf.knowledge.version,
    )
