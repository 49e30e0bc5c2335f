# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All that is known of one agent, what is wrong with it, and what may be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QPushButton, QVBoxLayout

from veilleuse.domain.agents import Agent, Road, Standing
from veilleuse.domain.model import DeviceId
from veilleuse.ui.agents.deciding import approve, ask_to_revoke
from veilleuse.ui.agents.kit_steps import boxed
from veilleuse.ui.agents.rows import AgentRow
from veilleuse.ui.agents.standing import (
    ALARMS,
    advice_on,
    fingerprint,
    look_of,
    road_word,
    word_of,
)
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.card import Card, Scroll, clear, spread
from veilleuse.ui.widgets.label import Label, Line
from veilleuse.ui.widgets.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from veilleuse.tasks.picture import Picture


class AgentDetail(Card):
    """Name and state, advice, facts, then the buttons."""

    device_wanted = Signal(str)

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_agent`."""
        super().__init__("", around.theme.unit)
        self._around = around
        self._agent: Agent | None = None
        self._device: DeviceId | None = None
        unit = around.theme.unit
        self.setAccessibleName(self.tr("Chosen agent"))
        self.setMinimumWidth(unit * 20)
        self._told = Scroll(self.tr("What is known of this agent"), 0, round(unit * 0.6))
        self.body.addWidget(self._told, 1)
        self._approve = self._button(self.tr("Approve"), "ok", self._approve_it)
        self._revoke = self._button(self.tr("Revoke…"), "hand", self._revoke_it)
        self.body.addLayout(spread(self._approve, self._revoke, spacing=round(unit * 0.6)))

    def show_nothing(self) -> None:
        """Says what to do."""
        self._agent = None
        clear(self._told.column)
        self._told.column.addWidget(Label(self.tr("Choose an agent in the table."), "muted"))
        self._told.column.addStretch(1)
        for button in (self._approve, self._revoke):
            button.setVisible(False)

    def show_agent(self, row: AgentRow, picture: Picture) -> None:
        """Draws everything of one agent."""
        around, agent = self._around, row.agent
        self._agent = agent
        found = (device.id for device in picture.devices if device.agent_id == agent.id)
        self._device = next(found, None)
        column = self._told.column
        clear(column)
        column.addLayout(self._head(row))
        if advice := advice_on(row.condition):
            column.addWidget(boxed(around, look_of(row.condition)[0], advice))
        column.addLayout(self._facts(row))
        column.addWidget(Label(self.tr("Fingerprint of its identity"), "muted"))
        half = len(agent.id) // 2
        groups = "\n".join(fingerprint(plain(part)) for part in (agent.id[:half], agent.id[half:]))
        column.addWidget(Label(groups, "mono", selectable=True))
        if self._device is not None:
            go = self._button(self.tr("Show the device"), "devices", self._go_to_device)
            column.addLayout(spread(go, spacing=0))
        column.addStretch(1)
        self._approve.setVisible(agent.standing is Standing.REVOKED or row.condition in ALARMS)
        self._approve.setText(
            self.tr("Approve again") if agent.standing is Standing.REVOKED else self.tr("Settled")
        )
        may_revoke = agent.standing is Standing.APPROVED and agent.road is not Road.LOCAL
        self._revoke.setVisible(may_revoke)

    def _head(self, row: AgentRow) -> QVBoxLayout:
        theme = self._around.theme
        column = QVBoxLayout()
        column.setSpacing(round(theme.unit * 0.3))
        column.addWidget(Line(row.name, "title"))
        column.addWidget(Line(row.system, "muted"))
        icon, role = look_of(row.condition)
        column.addWidget(Mark(theme, icon, role, word_of(row.condition)))
        return column

    def _facts(self, row: AgentRow) -> QFormLayout:
        texts, agent = self._around.texts, row.agent
        form = QFormLayout()
        form.setSpacing(round(self._around.theme.unit * 0.35))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        lines = [
            (self.tr("Last heard"), texts.moment(agent.last_heard)),
            (self.tr("First heard"), texts.moment(agent.first_heard)),
            (self.tr("Road"), road_word(agent.road)),
            (self.tr("Came from"), plain(agent.source, 80)),
            (self.tr("Kit"), row.kit),
            (self.tr("Decision"), self._decision(agent)),
            (self.tr("Version"), plain(agent.version, 30)),
        ]
        if agent.alarm_at is not None and row.condition in ALARMS:
            lines.insert(0, (self.tr("Noticed"), texts.moment(agent.alarm_at)))
        for title, value in lines:
            label = Label(title, "muted", wrap=False)
            form.addRow(label, Label(value or "–", selectable=True))
        return form

    def _decision(self, agent: Agent) -> str:
        if agent.decided_at is None:
            return ""
        is_approved = agent.standing is Standing.APPROVED
        day = self._around.texts.day(agent.decided_at)
        if not agent.decided_by:
            told = self.tr("Approved by its kit, %1") if is_approved else self.tr("Revoked, %1")
            return filled(told, day)
        told = self.tr("Approved by %2, %1") if is_approved else self.tr("Revoked by %2, %1")
        return filled(told, day, plain(agent.decided_by, 60))

    def _button(self, text: str, icon: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setIcon(self._around.theme.icon(icon))
        button.clicked.connect(act)
        return button

    def _go_to_device(self) -> None:
        if self._device is not None:
            self.device_wanted.emit(self._device)

    def _approve_it(self) -> None:
        if self._agent is not None:
            approve(self._around, [self._agent])

    def _revoke_it(self) -> None:
        if self._agent is not None:
            ask_to_revoke(self._around, [self._agent], self)
