# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The establishment: its care, the answers of its people, suppliers, contacts, zones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget

from veilleuse.ui.pages.page import Page
from veilleuse.ui.site.care_panel import CarePanel
from veilleuse.ui.site.forms import FormDialog
from veilleuse.ui.site.people import ContactsPanel, SuppliersPanel
from veilleuse.ui.site.questions_panel import QuestionsPanel
from veilleuse.ui.site.zones_panel import ZonesPanel
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled, plain
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.domain.model import Site
    from veilleuse.tasks.picture import Picture

CARE, QUESTIONS, SUPPLIERS, CONTACTS, ZONES = range(5)


class SitePage(Page):
    """One tab for each thing that people say of their establishment."""

    icon = "building"

    def __init__(self, around: Surroundings) -> None:
        """Empty until `show_picture`."""
        super().__init__(around)
        unit = around.theme.unit
        self._site: Site | None = None
        self._care = CarePanel(around)
        self._questions = QuestionsPanel(around)
        self._suppliers = SuppliersPanel(around)
        self._contacts = ContactsPanel(around)
        self._zones = ZonesPanel(around)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.setAccessibleName(self.tr("Parts of the establishment"))
        for panel, title in (
            (self._care, self.tr("Care")),
            (self._questions, self.tr("Questions")),
            (self._suppliers, self.tr("Suppliers")),
            (self._contacts, self.tr("Contacts")),
            (self._zones, self.tr("Zones")),
        ):
            self._tabs.addTab(panel, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(unit * 1.2),) * 4)
        column.setSpacing(round(unit * 0.6))
        column.addLayout(self._head(unit))
        column.addWidget(self._tabs, 1)

    def title(self) -> str:
        """In the navigation."""
        return self.tr("Establishment")

    def show_picture(self, picture: Picture) -> None:
        """Keeps the tab."""
        self._site = picture.site
        name = plain(picture.site.name) or self.tr("Establishment without a name")
        self._name.setText(name)
        who = plain(picture.site.responsible)
        told = filled(self.tr("Responsible: %1"), who) if who else self.tr("Nobody is responsible")
        self._who.setText(told)
        for panel in (self._care, self._questions, self._suppliers, self._contacts, self._zones):
            panel.show_picture(picture)
        due = self._questions.due()
        word = self.tr("Questions")
        number = self.around.texts.number(due)
        self._tabs.setTabText(QUESTIONS, filled(self.tr("%1 (%2)"), word, number) if due else word)

    def seek(self) -> None:
        """The questions, which are many."""
        self._tabs.setCurrentIndex(QUESTIONS)
        self._questions.seek()

    def _head(self, unit: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(unit)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._name = Label("", "heading")
        self._who = Label("", "muted")
        names.addWidget(self._name)
        names.addWidget(self._who)
        row.addLayout(names, 1)
        change = QPushButton(self.tr("Change…"))
        change.setAccessibleName(self.tr("Change the name and who is responsible"))
        change.clicked.connect(self._rename)
        row.addWidget(change)
        return row

    def _rename(self) -> None:
        if self._site is None:
            return
        dialog = NameDialog(self.around, self._site, self)
        dialog.accepted.connect(lambda: self._keep(*dialog.names()))
        dialog.open()

    def _keep(self, name: str, responsible: str) -> None:
        before = self._site
        if before is None:
            return
        self.around.courier.change(
            lambda actions: actions.name_site(name, responsible),
            said=self.tr("Name kept."),
            undo=lambda _: lambda actions: actions.name_site(before.name, before.responsible),
        )


class NameDialog(FormDialog):
    """The name of the establishment and who answers for it."""

    def __init__(self, around: Surroundings, site: Site, parent: QWidget) -> None:
        """What is known already is in the fields."""
        super().__init__(around, self.tr("The establishment"), "", parent)
        self._name: QLineEdit = self.line(self.tr("Name"), site.name, needed=True)
        self._who: QLineEdit = self.line(self.tr("Responsible"), site.responsible)

    def names(self) -> tuple[str, str]:
        """Name, then who is responsible."""
        return self._name.text().strip(), self._who.text().strip()
