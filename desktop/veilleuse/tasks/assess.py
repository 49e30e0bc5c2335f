# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges what is stored, simulates attacks on it, and keeps the conclusion."""

from datetime import datetime

from veilleuse.domain.attack import lay_scene
from veilleuse.domain.belief import settle
from veilleuse.domain.exposure import Assessment
from veilleuse.domain.findings import follow
from veilleuse.domain.judge import judge
from veilleuse.domain.plan import prescribe
from veilleuse.domain.scene import scene_of
from veilleuse.domain.score import expose_scene
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.pack_in_force import follow_pack
from veilleuse.tasks.restate import is_current, restate


def assess(desk: Desk, at: datetime) -> Assessment:
    """One assessment of the devices in the store as of `at`, kept with the findings it moves."""
    follow_pack(desk)
    shelf = desk.shelf
    site = desk.store.site()
    devices = desk.store.devices()
    judgements = judge(shelf.controls, site, devices, shelf.knowledge, at)
    scene = scene_of(site, devices)
    layout = lay_scene(scene, shelf.model)
    exposure = expose_scene(scene, settle(judgements), shelf.model, layout=layout)
    prescriptions = prescribe(
        site, devices, judgements, shelf.model, shelf.fixes, shelf.controls, layout=layout
    )
    assessment = Assessment(at, exposure, judgements, prescriptions, shelf.knowledge.version, scene)
    before = desk.store.last_assessment()
    with desk.store.transaction():
        desk.store.save_findings(follow(desk.store.findings(), judgements, at))
        desk.store.add_assessment(assessment)
    if before is not None and not is_current(desk, before):
        restate(desk)
    return assessment


def reassess(desk: Desk) -> None:
    """Draws the consequences of what a person just said; there are none before the first round."""
    if desk.store.last_assessment() is not None:
        assess(desk, desk.now())
