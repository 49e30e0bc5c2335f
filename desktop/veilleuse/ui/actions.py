# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that the window may ask of the tasks; called off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from veilleuse.domain.agents import Agent, Kit, KitId
from veilleuse.domain.archived import Archived
from veilleuse.domain.kits import KitWish
from veilleuse.domain.model import AgentId, Answer, Device, DeviceClass, DeviceId, Network
from veilleuse.domain.rounds import Mode, Progress, Round
from veilleuse.domain.verdicts import ControlId
from veilleuse.ui.agents.requests import ImportSummary, InboxState, KitOffer
from veilleuse.ui.pack.requests import PackActions
from veilleuse.ui.papers.wish import PaperWish
from veilleuse.ui.settings.requests import KeepingActions
from veilleuse.ui.site.requests import SiteActions

if TYPE_CHECKING:  # the database is loaded behind the first painted window, not before it
    from veilleuse.tasks.draw_map import MapGround
    from veilleuse.tasks.paper.compare import Compared
    from veilleuse.tasks.picture import Picture


class Actions(SiteActions, PackActions, KeepingActions, Protocol):
    """The tasks of one establishment. Each may raise a VeilleuseError."""

    def picture(self) -> Picture:
        """What the store holds now."""

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

    def correct_device(
        self,
        device_id: DeviceId,
        *,
        device_class: DeviceClass | None = None,
        label: str | None = None,
        never_probe: bool | None = None,
    ) -> Device:
        """Changes what is given; returns the device as it was before."""

    def restore_device(self, device: Device) -> None:
        """Puts a device back as it was."""

    def declare(self, answer: Answer) -> Answer | None:
        """Keeps an answer; returns the one before."""

    def accept(
        self, control: ControlId, device_id: DeviceId | None, until: date, by: str, because: str
    ) -> None:
        """Accepts a finding until a day."""

    def mark_done(self, control: ControlId, device_id: DeviceId | None) -> None:
        """Says that a finding's fix was applied; the next report proves it."""

    def preview_paper(self, wish: PaperWish) -> tuple[bytes, ...]:
        """The pages of a document for the screen, each a PNG."""

    def printed_paper(self, wish: PaperWish) -> tuple[bytes, ...]:
        """The same, fine enough for a printer."""

    def save_paper(self, wish: PaperWish, path: Path) -> Path:
        """Writes a document as PDF and returns where it lies."""

    def draft_paper(self, wish: PaperWish, path: Path) -> Path:
        """Writes a mail with the document joined, which nobody sent, and returns where it lies."""

    def archived_papers(self) -> tuple[Archived, ...]:
        """Documents that were kept, newest month first, without their contents."""

    def compare_papers(self, first: date, second: date) -> tuple[Compared, ...]:
        """Key figures of two months that were kept."""

    def save_tables(self, path: Path, *, pseudonyms: bool) -> Path:
        """Writes all tables in the format that the name says, without names where asked."""

    def save_wall(self, folder: Path) -> tuple[Path, ...]:
        """Writes the sheets for the wall to a folder; returns where they lie."""

    def keep_due_papers(self) -> tuple[Archived, ...]:
        """Makes and keeps the documents of the month that ended, where they are due."""

    def save_journal(self, path: Path) -> Path:
        """Writes the scan journal as text and returns where it lies."""

    def map_ground(self) -> MapGround:
        """What the map is drawn from; NothingToExplainError before the first round."""

    def name_site(self, name: str, responsible: str) -> None:
        """Names the establishment and who answers for it."""

    def speak(self, language: str) -> None:
        """From now on reports are written in `language`."""

    def approve_agents(self, ids: Iterable[AgentId]) -> tuple[Agent, ...]:
        """Lets what they say count from now on; returns them as they were before."""

    def revoke_agents(self, ids: Iterable[AgentId]) -> tuple[Agent, ...]:
        """Lets nothing of what they say count any more; returns them as they were before."""

    def restore_agents(self, agents: Iterable[Agent]) -> None:
        """Puts agents back as they were."""

    def kit_offer(self) -> KitOffer:
        """What a new kit would hold if nobody changed it, and within which bounds."""

    def make_kit(self, path: Path, wish: KitWish) -> Path:
        """Writes a kit to a folder, or to a file that ends in `.zip`; returns where it lies."""

    def revoke_kit(self, kit_id: KitId) -> Kit:
        """Lets it open no door any more; its machines stay. Returns it as it was before."""

    def restore_kit(self, kit: Kit) -> None:
        """Puts a kit back as it was."""

    def import_files(
        self,
        paths: Sequence[Path],
        tell: Callable[[Progress], None],
        stop: Callable[[], bool],
    ) -> ImportSummary:
        """Takes in files, or whole folders of them; what cannot be taken is named, not raised."""

    def start_inbox(self) -> InboxState:
        """Begins to listen, and to watch the folder of the newest kit that names one.

        A state with its `problem` where it cannot.
        """

    def stop_inbox(self) -> InboxState:
        """Listens no more, once what has arrived is kept."""

    def inbox_status(self) -> InboxState:
        """Whether it listens, where, and how much has come."""
