# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's wishes, fulfilled by the tasks at one desk."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from veilleuse.domain.model import Answer, Device, DeviceClass, DeviceId, Network
from veilleuse.domain.rounds import Mode, Progress, Round
from veilleuse.domain.verdicts import ControlId
from veilleuse.tasks.assess import reassess
from veilleuse.tasks.correct import correct_device, restore_device
from veilleuse.tasks.declare import accept, declare, mark_done, name_site
from veilleuse.tasks.desk import Desk, demo_folder, open_desk
from veilleuse.tasks.draw_map import MapGround, map_ground
from veilleuse.tasks.load_demo import ensure_demo
from veilleuse.tasks.make_round import make_round
from veilleuse.tasks.paper.journal_csv import write_journal
from veilleuse.tasks.picture import Picture, picture
from veilleuse.ui.actions import Actions
from veilleuse.ui.desk_agents import DeskAgents
from veilleuse.ui.desk_keeping import DeskKeeping
from veilleuse.ui.desk_pack import DeskPack
from veilleuse.ui.desk_papers import DeskPapers
from veilleuse.ui.desk_site import DeskSite


def open_actions(folder: Path, language: str, *, demo: bool) -> Actions:
    """Opens the desk of a folder, or of the demonstration beside it; takes a moment."""
    desk = open_desk(demo_folder(folder) if demo else folder)
    if demo:
        ensure_demo(desk)
    return DeskActions(desk, language)


class DeskActions(DeskPapers, DeskAgents, DeskSite, DeskPack, DeskKeeping):
    """Actions on the establishment of one desk."""

    def __init__(self, desk: Desk, language: str) -> None:
        """Reports are written in `language` until `speak` says otherwise."""
        DeskPapers.__init__(self, desk, language)
        DeskAgents.__init__(self, desk)

    def picture(self) -> Picture:
        """What the store holds now."""
        return picture(self._desk)

    def make_round(
        self,
        mode: Mode,
        networks: tuple[Network, ...],
        tell: Callable[[Progress], None],
        stop: Callable[[], bool],
        *,
        fast: bool = False,
    ) -> Round:
        """One round; no networks means those of this machine. FastRefusedError near care."""
        return make_round(self._desk, mode, networks, tell=tell, stop=stop, fast=fast)

    def correct_device(
        self,
        device_id: DeviceId,
        *,
        device_class: DeviceClass | None = None,
        label: str | None = None,
        never_probe: bool | None = None,
    ) -> Device:
        """Changes what is given; returns the device as it was before."""
        before = correct_device(
            self._desk, device_id, device_class=device_class, label=label, never_probe=never_probe
        )
        reassess(self._desk)
        return before

    def restore_device(self, device: Device) -> None:
        """Puts a device back as it was."""
        restore_device(self._desk, device)
        reassess(self._desk)

    def declare(self, answer: Answer) -> Answer | None:
        """Keeps an answer and draws the consequences at once; returns the one before."""
        before = declare(self._desk, answer)
        reassess(self._desk)
        return before

    def accept(
        self, control: ControlId, device_id: DeviceId | None, until: date, by: str, because: str
    ) -> None:
        """Accepts a finding until a day."""
        accept(self._desk, control, device_id, until=until, by=by, because=because)

    def mark_done(self, control: ControlId, device_id: DeviceId | None) -> None:
        """Says that a finding's fix was applied; the next report proves it."""
        mark_done(self._desk, control, device_id)

    def map_ground(self) -> MapGround:
        """What the map is drawn from; NothingToExplainError before the first round."""
        return map_ground(self._desk)

    def save_journal(self, path: Path) -> Path:
        """Writes the scan journal as text and returns where it lies."""
        return write_journal(self._desk, path)

    def name_site(self, name: str, responsible: str) -> None:
        """Names the establishment and who answers for it."""
        name_site(self._desk, name, responsible)
