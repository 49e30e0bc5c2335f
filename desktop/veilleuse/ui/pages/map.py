# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map: zones, devices, attacks, and what would change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from veilleuse.domain.model import DeviceId
from veilleuse.domain.site_map import End, EndKind
from veilleuse.ui.map.arrange import MOST_SINGLE
from veilleuse.ui.map.choke_panel import ChokePanel
from veilleuse.ui.map.drawing import Drawing
from veilleuse.ui.map.node_panel import NodePanel
from veilleuse.ui.map.story_panel import StoryPanel
from veilleuse.ui.map.survey import Survey, Surveyor
from veilleuse.ui.map.tables import MapTables
from veilleuse.ui.map.try_panel import TryPanel
from veilleuse.ui.map.trying import Tried, Trying
from veilleuse.ui.map.words import MapWords
from veilleuse.ui.pages.page import Page
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.empty import Empty

if TYPE_CHECKING:
    from veilleuse.domain.story import Story
    from veilleuse.domain.whatif import WhatIf
    from veilleuse.tasks.draw_map import MapChoke
    from veilleuse.tasks.picture import Picture

NONE_YET, WAITING, DRAWN = range(3)
STORY, TRY, CHOKES, CHOSEN = range(4)


class MapPage(Page):
    """The drawing and its tables; beside them the story, what-if, choke points, what is chosen."""

    icon = "map"

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`; surveys the site each time it was assessed anew."""
        super().__init__(around)
        self._survey: Survey | None = None
        self._words: MapWords | None = None
        self._losses: Mapping[DeviceId, float] = {}
        self._surveyor = Surveyor(around.courier, self)
        self._surveyor.drawn.connect(self._draw)
        self._surveyor.storied.connect(self._show_stories)
        self._surveyor.choked.connect(self._show_chokes)
        self._surveyor.measured.connect(self._show_losses)
        self._surveyor.ready.connect(self._begin_trying)
        self._trying = Trying(around.courier, self)
        self._drawing = Drawing(around)
        self._canvas = self._drawing.canvas
        self._canvas.chosen.connect(self._show_chosen)
        self._canvas.opened.connect(self.device_wanted)
        self._tables = MapTables(around, self)
        self._tables.nodes.doubleClicked.connect(
            lambda index: self.device_wanted.emit(self._tables.nodes_proxy.row_at(index).node.id)
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._none_yet())
        self._stack.addWidget(self._waiting())
        self._stack.addWidget(self._drawn())

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Map")

    def show_picture(self, picture: Picture) -> None:
        """Keeps the drawing until the new one is ready."""
        if picture.assessment is None:
            self._stack.setCurrentIndex(NONE_YET)
            return
        if self._survey is None:
            self._stack.setCurrentIndex(WAITING)
        self._surveyor.survey(picture.assessment.at)

    def _none_yet(self) -> QWidget:
        return Empty(
            self.around.theme,
            "map",
            self.tr("Nothing to draw yet"),
            self.tr(
                "Start a round with the button at the top: the map follows from what it finds."
            ),
        )

    def _waiting(self) -> QWidget:
        return Empty(
            self.around.theme,
            "map",
            self.tr("The map is being drawn…"),
            self.tr("Thousands of attacks are being simulated. You can go on working meanwhile."),
        )

    def _drawn(self) -> QWidget:
        around, unit = self.around, self.around.theme.unit
        views = QTabWidget()
        views.setDocumentMode(True)
        views.tabBar().setDrawBase(False)
        views.setAccessibleName(self.tr("The map as a drawing and as tables"))
        views.addTab(self._drawing, self.tr("Drawing"))
        views.addTab(self._tables.nodes, self.tr("Devices"))
        views.addTab(self._tables.links, self.tr("Links"))
        self._story = StoryPanel(around)
        self._story.told.connect(self._tell)
        self._try = TryPanel(around, self._trying)
        self._chokes = ChokePanel(around)
        self._chokes.pointed.connect(self._point)
        self._chosen = NodePanel(around)
        self._chosen.device_wanted.connect(self.device_wanted)
        self._side = QTabWidget()
        self._side.setDocumentMode(True)
        self._side.tabBar().setDrawBase(False)
        self._side.setAccessibleName(self.tr("What the map tells"))
        for panel, title in (
            (self._story, self.tr("Story")),
            (self._try, self.tr("What if")),
            (self._chokes, self.tr("Bottlenecks")),
            (self._chosen, self.tr("Chosen")),
        ):
            self._side.addTab(panel, title)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(views)
        splitter.addWidget(self._side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 0)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(unit)
        splitter.setSizes([unit * 46, unit * 22])
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(*(round(unit * 1.0),) * 4)
        column.addWidget(splitter)
        return box

    def _draw(self, survey: Survey) -> None:
        self._survey, self._losses = survey, {}
        actions = {one.fix: one.controls[0] for one in survey.ground.prescriptions}
        words = MapWords.of(self.around.texts, survey.shown, survey.ground.zones, actions)
        self._words = words
        self._canvas.shown.losses = {}
        self._canvas.shown.chokes = frozenset()
        self._canvas.show_map(survey.shown, words)
        self._tables.show_nodes(survey.shown, words, {}, frozenset())
        self._tables.show_links(survey.shown, words)
        self._drawing.summary.setText(self._summary(survey))
        self._try.show_ground(survey.ground, words)
        self._chokes.wait()
        self._stack.setCurrentIndex(DRAWN)
        self._canvas.place()

    def _summary(self, survey: Survey) -> str:
        shown, words = survey.shown, self._words
        if words is None:
            return ""
        told = self.tr("%n device(s) in %1 zone(s).", "", len(shown.nodes))
        parts = [filled(told, self.around.texts.number(len(shown.zones)))]
        worst = next(iter(shown.care), None)
        if worst is not None:
            count = words.thousand(shown.care[worst])
            told = self.tr("What stops most often: %1 (%2).")
            parts.append(filled(told, words.care(worst), count))
        if len(shown.nodes) > MOST_SINGLE:
            parts.append(self.tr("One dot for each class of a zone; the tables have every device."))
        return " ".join(parts)

    def _show_stories(self, stories: tuple[Story, ...]) -> None:
        if self._words is not None:
            self._story.show_stories(stories, self._words)

    def _show_losses(self, losses: Mapping[DeviceId, float]) -> None:
        self._losses = losses
        self._canvas.shown.losses = losses
        self._canvas.place()
        self._refresh_tables()
        self._show_chosen(self._canvas.end)

    def _show_chokes(self, chokes: tuple[MapChoke, ...]) -> None:
        if self._words is None:
            return
        self._chokes.show_chokes(chokes, self._words)
        found = (one.choke.device or one.way.device for one in chokes)
        self._canvas.shown.chokes = frozenset(device for device in found if device)
        self._canvas.update()
        self._refresh_tables()

    def _refresh_tables(self) -> None:
        if self._survey is not None and self._words is not None:
            chokes = self._canvas.shown.chokes
            self._tables.show_nodes(self._survey.shown, self._words, self._losses, chokes)

    def _begin_trying(self, session: WhatIf) -> None:
        self._trying.begin(session)
        letter = session.level().letter
        now = Tried(frozenset(), session.before, session.before, letter, letter)
        self._try.show_tried(now)

    def _tell(self, moves: tuple[tuple[End, End], ...], progress: float) -> None:
        self._canvas.shown.way = moves
        self._canvas.shown.progress = progress
        self._canvas.update()

    def _point(self, end: End) -> None:
        self._canvas.choose(end)

    def _show_chosen(self, end: End | None) -> None:
        shown = self._survey.shown if self._survey else None
        self._chosen.show_end(end, shown, self._words, self._losses)
        self._try.point_at(end)
        is_reading = self._side.currentIndex() in {STORY, CHOSEN}
        if end is not None and end.kind in {EndKind.DEVICE, EndKind.CARE} and is_reading:
            self._side.setCurrentIndex(CHOSEN)
