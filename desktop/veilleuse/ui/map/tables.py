# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map as two tables: its devices and its links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from veilleuse.domain.model import DeviceId
from veilleuse.domain.site_map import Link, Node, SiteMap
from veilleuse.ui.map.words import MapWords
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.table import Column, RecordModel, RecordProxy, Table
from veilleuse.ui.widgets.table_menu import copied, give_menu


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One device as text."""

    node: Node
    title: str
    zone: str
    loss: float | None
    is_choke: bool


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One link as text."""

    link: Link
    source: str
    target: str
    step: str
    seen: str


class MapTables(QObject):
    """Both tables and their models."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        """Empty until `show_nodes` and `show_links`."""
        super().__init__(parent)
        self._around = around
        unit = around.theme.unit
        self._nodes = RecordModel(self._node_columns(), lambda row: row.node.id, self)
        self.nodes_proxy = RecordProxy(self._nodes, self)
        self.nodes = Table(self.tr("Devices on the map"), self.nodes_proxy, unit)
        links = RecordModel(self._link_columns(), lambda row: row.link, self)
        self._links = links
        self.links = Table(self.tr("Links on the map"), RecordProxy(links, self), unit)
        self.nodes.sortByColumn(3, Qt.SortOrder.DescendingOrder)
        for table in (self.nodes, self.links):
            copy = copied(table, self.tr("Copy the rows"), around.theme.icon("copy"))
            give_menu(table, lambda: (), copy)

    def show_nodes(
        self,
        shown: SiteMap,
        words: MapWords,
        losses: Mapping[DeviceId, float],
        chokes: frozenset[DeviceId],
    ) -> None:
        """All devices, also those that the drawing joins into one dot."""
        self._nodes.show_rows(
            [
                NodeRow(
                    node,
                    words.end(node.end),
                    words.zone(node.zone),
                    losses.get(node.id),
                    node.id in chokes,
                )
                for node in shown.nodes
            ]
        )

    def show_links(self, shown: SiteMap, words: MapWords) -> None:
        """All links, the most travelled first."""
        links = sorted(shown.links, key=lambda link: -link.attacks_in_thousand)
        self._links.show_rows(
            [
                LinkRow(
                    link,
                    words.end(link.source),
                    words.end(link.target),
                    words.step(link.step),
                    words.seen(link),
                )
                for link in links
            ]
        )

    def _node_columns(self) -> tuple[Column[NodeRow], ...]:
        texts, theme = self._around.texts, self._around.theme
        yes, no, not_yet = self.tr("Yes"), self.tr("No"), self.tr("not measured yet")
        return (
            Column(
                self.tr("Device"),
                lambda row: row.title,
                icon=lambda row: theme.icon(row.node.device_class.value, "muted"),
            ),
            Column(self.tr("Zone"), lambda row: row.zone, width=11),
            Column(
                self.tr("Class"), lambda row: texts.device_class(row.node.device_class), width=10
            ),
            Column(
                self.tr("Activity stopped once taken"),
                lambda row: not_yet if row.loss is None else texts.percent(row.loss),
                key=lambda row: -1.0 if row.loss is None else row.loss,
                is_number=True,
                width=13,
            ),
            Column(
                self.tr("Taken, in 1,000 attacks"),
                lambda row: texts.number(row.node.taken_in_thousand),
                key=lambda row: row.node.taken_in_thousand,
                is_number=True,
                width=11,
            ),
            Column(
                self.tr("Choke point"),
                lambda row: yes if row.is_choke else no,
                key=lambda row: not row.is_choke,
                width=8,
            ),
        )

    def _link_columns(self) -> tuple[Column[LinkRow], ...]:
        texts = self._around.texts
        return (
            Column(self.tr("From"), lambda row: row.source, width=13),
            Column(self.tr("To"), lambda row: row.target, width=13),
            Column(self.tr("Step"), lambda row: row.step),
            Column(
                self.tr("In 1,000 attacks"),
                lambda row: texts.number(row.link.attacks_in_thousand),
                key=lambda row: row.link.attacks_in_thousand,
                is_number=True,
                width=9,
            ),
            Column(self.tr("What shows it"), lambda row: row.seen, width=14),
        )
