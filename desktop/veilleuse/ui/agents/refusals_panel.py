# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was refused in the last thirty days, by reason, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from veilleuse.domain.agents import RefusalCount
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import plain
from veilleuse.ui.texts import capital
from veilleuse.ui.widgets.card import Card
from veilleuse.ui.widgets.empty import Empty
from veilleuse.ui.widgets.label import Label
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Table
from veilleuse.ui.widgets.table_menu import copied, give_menu

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """All refusals for one reason."""

    reason: str
    count: int
    last_at: datetime
    last_source: str
    read_at: datetime


def by_reason(refusals: Iterable[RefusalCount], read_at: datetime) -> list[RefusalRow]:
    """The days put together, the newest reason first."""
    counts: dict[str, int] = {}
    newest: dict[str, RefusalCount] = {}
    for refusal in refusals:
        counts[refusal.reason] = counts.get(refusal.reason, 0) + refusal.count
        known = newest.get(refusal.reason)
        if known is None or refusal.last_at > known.last_at:
            newest[refusal.reason] = refusal
    rows = [
        RefusalRow(reason, counts[reason], last.last_at, last.last_source, read_at)
        for reason, last in newest.items()
    ]
    return sorted(rows, key=lambda row: row.last_at, reverse=True)


def remedy(reason: str) -> str:
    """What to do about a reason, in a sentence or two."""
    return _remedies().get(reason) or translate(
        "Refusals",
        "Nothing was kept of it. If it comes from one of your machines, install the agent again "
        "on it with a new kit; if not, find out what stands at that address.",
    )


class RefusalsPanel(QWidget):
    """A table, and below it what to do about the chosen reason."""

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__()
        self._around = around
        unit = around.theme.unit
        self._model: RecordModel[RefusalRow] = RecordModel(
            self._columns(), lambda row: row.reason, self
        )
        self._proxy = RecordProxy(self._model, self)
        self._table = Table(self.tr("Refused reports, by reason"), self._proxy, unit)
        self._table.selectionModel().currentRowChanged.connect(self._follow)
        give_menu(
            self._table,
            lambda: (),
            copied(self._table, self.tr("Copy"), around.theme.icon("copy")),
        )
        self._card = Card(self.tr("What to do"), unit)
        self._remedy = Label("", selectable=True)
        self._card.body.addWidget(self._remedy)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, round(unit * 0.8), 0, 0)
        column.setSpacing(round(unit * 0.8))
        column.addWidget(
            Label(self.tr("Of the last 30 days. Nothing of what was refused was kept."), "muted")
        )
        column.addWidget(self._table, 1)
        column.addWidget(self._card)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listed)
        self._stack.addWidget(
            Empty(
                around.theme,
                "ok",
                self.tr("Nothing was refused"),
                self.tr("In the last 30 days, every report that came was a good one."),
            )
        )

    def show_picture(self, picture: Picture) -> None:
        """Keeps the chosen reason."""
        self._model.show_rows(by_reason(picture.refusals, picture.read_at))
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(self._proxy.index(0, 0))
        self._stack.setCurrentIndex(0 if picture.refusals else 1)
        self._follow()

    def _columns(self) -> tuple[Column[RefusalRow], ...]:
        texts = self._around.texts
        return (
            Column(self.tr("Reason"), lambda row: capital(texts.word(f"refused.{row.reason}"))),
            Column(
                self.tr("How many"),
                lambda row: texts.number(row.count),
                key=lambda row: row.count,
                is_number=True,
                width=6.5,
            ),
            Column(
                self.tr("Last"),
                lambda row: texts.ago(row.last_at, row.read_at),
                key=lambda row: -row.last_at.timestamp(),
                width=9,
            ),
            Column(
                self.tr("Last came from"), lambda row: plain(row.last_source, 80) or "–", width=13
            ),
        )

    def _follow(self) -> None:
        index = self._table.currentIndex()
        self._card.setVisible(index.isValid())
        if index.isValid():
            self._remedy.setText(remedy(self._proxy.row_at(index).reason))


def _remedies() -> dict[str, str]:
    altered = translate(
        "Refusals",
        "The report was damaged or changed on its way, and nothing of it was believed. Its agent "
        "sends again by itself; if it goes on, look at the share or the stick that carries it.",
    )
    foreign = translate(
        "Refusals",
        "These are not reports. Find out which machine stands at that address, and why it speaks "
        "to this computer.",
    )
    copied_machine = translate(
        "Refusals",
        "One agent is used on two machines, or was put back in time. The agent concerned is "
        "marked in the table of agents, with what to do.",
    )
    other_site = translate(
        "Refusals",
        "The agent was installed with the kit of another establishment, or with a key that is no "
        "longer in use. Install it again with a new kit of this establishment.",
    )
    forged = translate(
        "Refusals",
        "Somebody sent a report in the name of another, which hardly ever happens by accident. "
        "Find the machine at that address and speak to whoever uses it.",
    )
    return {
        "seal": altered,
        "truncated": altered,
        "compression": altered,
        "report": altered,
        "signature": forged,
        "agent": forged,
        "readdressed": forged,
        "duplicate_id": forged,
        "magic": foreign,
        "too_large": foreign,
        "site": other_site,
        "cloned": copied_machine,
        "sequence_reused": copied_machine,
        "rolled_back": copied_machine,
        "version": translate(
            "Refusals",
            "The agent is of another version than this program understands. Update Veilleuse "
            "here, then the agent on the machine.",
        ),
        "revoked": translate(
            "Refusals",
            "A revoked agent still sends. Remove it from its machine, or approve it again if it "
            "was revoked by mistake.",
        ),
        "queue_full": translate(
            "Refusals",
            "Too many unknown agents wait. Decide on those that wait, then see from where so many "
            "come.",
        ),
        "clock": translate(
            "Refusals",
            "The clock of the machine is wrong by too much. Set its date, and its next report "
            "counts.",
        ),
    }
