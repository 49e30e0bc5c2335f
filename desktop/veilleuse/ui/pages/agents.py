# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agents of the establishment: who speaks, who waits, how they came, what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout

from veilleuse.domain.agents import Road, Standing
from veilleuse.ui.agents.intake import Intake
from veilleuse.ui.agents.kit_dialog import KitDialog
from veilleuse.ui.agents.kits_panel import KitsPanel
from veilleuse.ui.agents.known_panel import KnownPanel
from veilleuse.ui.agents.refusals_panel import RefusalsPanel
from veilleuse.ui.agents.requests import KitOffer
from veilleuse.ui.agents.rows import known, rows_of, waiting
from veilleuse.ui.agents.waiting_panel import WaitingPanel
from veilleuse.ui.agents.welcome import AgentsWelcome
from veilleuse.ui.pages.page import Page
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

LISTED, NONE_YET = 0, 1
WAITING, KNOWN, KITS, REFUSED = range(4)


class AgentsPage(Page):
    """A line about all of them, then one table behind each tab."""

    icon = "agents"

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__(around)
        unit = around.theme.unit
        self._picture: Picture | None = None
        self._intake = Intake(around)
        self._waiting = WaitingPanel(around)
        self._known = KnownPanel(around)
        self._known.device_wanted.connect(self.device_wanted)
        self._kits = KitsPanel(around)
        self._refusals = RefusalsPanel(around)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.setAccessibleName(self.tr("Agents, kits and refusals"))
        for panel in (self._waiting, self._known, self._kits, self._refusals):
            self._tabs.addTab(panel, "")
        self._tabs.setCurrentIndex(KNOWN)
        self._welcome = AgentsWelcome(around)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._tabs)
        self._stack.addWidget(self._welcome)
        for asking in (self._intake, self._welcome):
            asking.kit_wanted.connect(self._offer_kit)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(unit * 1.2),) * 4)
        column.setSpacing(round(unit * 0.8))
        column.addWidget(self._intake)
        column.addWidget(self._stack, 1)

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Agents")

    def show_picture(self, picture: Picture) -> None:
        """Shows the queue first when somebody has begun to wait."""
        before, self._picture = self._picture, picture
        rows = rows_of(picture, self.around.texts)
        waits = waiting(rows)
        self._intake.show_picture(picture)
        self._waiting.show_rows(waits)
        self._known.show_rows(known(rows), picture)
        self._kits.show_picture(picture)
        self._refusals.show_picture(picture)
        self._title_tabs(len(waits), picture)
        if waits and not _has_waiting(before):
            self._tabs.setCurrentIndex(WAITING)
        self._stack.setCurrentIndex(NONE_YET if _is_bare(picture) else LISTED)

    def seek(self) -> None:
        """The search field of the agents."""
        if self._stack.currentIndex() == LISTED:
            self._tabs.setCurrentIndex(KNOWN)
            self._known.seek()

    def _title_tabs(self, waits: int, picture: Picture) -> None:
        texts = self.around.texts
        refused = sum(refusal.count for refusal in picture.refusals)
        self._tabs.setTabVisible(WAITING, waits > 0)
        self._tabs.setTabText(WAITING, self._counted(self.tr("Awaiting your approval"), waits))
        self._tabs.setTabText(KNOWN, self.tr("Agents"))
        self._tabs.setTabText(KITS, self.tr("Kits"))
        self._tabs.setTabText(REFUSED, self._counted(self.tr("Refused"), refused))
        icon = self.around.theme.icon("waiting", "accent")
        self._tabs.setTabIcon(WAITING, icon)
        self._tabs.setTabToolTip(WAITING, texts.number(waits))

    def _counted(self, word: str, count: int) -> str:
        if not count:
            return word
        return filled(self.tr("%1 (%2)"), word, self.around.texts.number(count))

    def _offer_kit(self) -> None:
        self.around.courier.ask(lambda actions: actions.kit_offer(), self._open_kit, owner=self)

    def _open_kit(self, offer: KitOffer) -> None:
        KitDialog(self.around, offer, self).open()


def _is_bare(picture: Picture) -> bool:
    """Whether nothing but this computer's own agent is there to be shown."""
    others = any(agent.road is not Road.LOCAL for agent in picture.agents)
    return not (others or picture.kits or picture.refusals)


def _has_waiting(picture: Picture | None) -> bool:
    agents = picture.agents if picture else ()
    return any(agent.standing is Standing.WAITING for agent in agents)
