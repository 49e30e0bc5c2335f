# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of agents wishes, fulfilled by the tasks at one desk."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from veilleuse.domain.agents import Agent, Kit, KitId
from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.kits import KitWish
from veilleuse.domain.model import AgentId
from veilleuse.domain.rounds import Progress
from veilleuse.tasks.decide_agents import approve, restore_agents, revoke
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.import_reports import import_reports
from veilleuse.tasks.make_kit import (
    make_kit,
    proposed_addresses,
    restore_kit,
    revoke_kit,
    watched_folder,
)
from veilleuse.tasks.run_inbox import RunningInbox
from veilleuse.ui.agents.requests import FileRefusal, ImportSummary, InboxState, KitOffer


def listening(desk: Desk) -> RunningInbox:
    """An inbox on every private address, and on the folder of the newest kit that names one."""
    return RunningInbox(desk, folder=watched_folder(desk))


class DeskAgents:
    """Agents, kits and the inbox of one desk."""

    def __init__(self, desk: Desk, made: Callable[[Desk], RunningInbox] = listening) -> None:
        """Nothing listens yet; `made` makes the inbox each time it is turned on."""
        self._desk = desk
        self._made = made
        self._inbox: RunningInbox | None = None

    def approve_agents(self, ids: Iterable[AgentId]) -> tuple[Agent, ...]:
        """Lets what they say count from now on; returns them as they were before."""
        return approve(self._desk, ids)

    def revoke_agents(self, ids: Iterable[AgentId]) -> tuple[Agent, ...]:
        """Lets nothing of what they say count any more; returns them as they were before."""
        return revoke(self._desk, ids)

    def restore_agents(self, agents: Iterable[Agent]) -> None:
        """Puts agents back as they were."""
        restore_agents(self._desk, agents)

    def kit_offer(self) -> KitOffer:
        """What a new kit would hold if nobody changed it, and within which bounds."""
        limits = self._desk.shelf.inbox
        return KitOffer(
            days=limits.kit_days,
            uses=limits.kit_uses,
            most_days=limits.kit_days_most,
            most_uses=limits.kit_uses_most,
            addresses=proposed_addresses(self._desk),
        )

    def make_kit(self, path: Path, wish: KitWish) -> Path:
        """Writes a kit to a folder, or to a file that ends in `.zip`; returns where it lies."""
        make_kit(self._desk, path, wish)
        return path

    def revoke_kit(self, kit_id: KitId) -> Kit:
        """Lets it open no door any more; its machines stay. Returns it as it was before."""
        return revoke_kit(self._desk, kit_id)

    def restore_kit(self, kit: Kit) -> None:
        """Puts a kit back as it was."""
        restore_kit(self._desk, kit)

    def import_files(
        self,
        paths: Sequence[Path],
        tell: Callable[[Progress], None],
        stop: Callable[[], bool],
    ) -> ImportSummary:
        """Takes in files, or whole folders of them; what cannot be taken is named, not raised."""
        done = import_reports(self._desk, paths, tell=tell, stop=stop)
        return ImportSummary(
            kept=done.kept,
            repeated=done.repeated,
            aside=done.aside,
            refused=tuple(FileRefusal(name=one.name, reason=one.reason) for one in done.refused),
            stopped=done.stopped,
        )

    def start_inbox(self) -> InboxState:
        """Begins to listen, and to watch the folder of the newest kit that names one.

        A state with its `problem` where it cannot.
        """
        try:
            inbox = self._made(self._desk)
            inbox.start()
        except VeilleuseError as error:
            return InboxState(problem=error)
        self._inbox = inbox
        return self.inbox_status()

    def stop_inbox(self) -> InboxState:
        """Listens no more, once what has arrived is kept."""
        inbox, self._inbox = self._inbox, None
        if inbox is not None:
            inbox.stop()
        return InboxState()

    def inbox_status(self) -> InboxState:
        """Whether it listens, where, and how much has come."""
        if self._inbox is None:
            return InboxState()
        status = self._inbox.status()
        return InboxState(
            is_on=status.is_on,
            addresses=status.addresses,
            folder=status.folder,
            folder_is_there=status.folder_is_there,
            arrivals=status.arrivals,
        )
