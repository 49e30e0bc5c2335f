# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three short screens before the first round; all of it can be skipped and done again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from veilleuse.domain.rounds import Mode
from veilleuse.ui.promises import Promises
from veilleuse.ui.settings.phrase import PhraseBox
from veilleuse.ui.settings.spare_list import SpareList
from veilleuse.ui.site.care_choice import CareChoice
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.text import filled
from veilleuse.ui.widgets.card import Scroll
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.domain.model import CareFunction
    from veilleuse.tasks.picture import Picture
    from veilleuse.ui.actions import Actions

KEPT_AS, DONE = "first_run", "done"
LONGEST_NAME = 120
SITE, NETWORK, KEYS = range(3)


def is_due(settings: QSettings, picture: Picture) -> bool:
    """Before the first round of a real establishment, unless it was done or skipped before."""
    is_new = picture.assessment is None and not picture.site.is_demo
    return is_new and str(settings.value(KEPT_AS, "")) != DONE


class FirstRun(QDialog):
    """Who we are and what must go on; what is done on the network; what opens the data."""

    def __init__(
        self, around: Surroundings, picture: Picture, ready: tuple[CareFunction, ...], top: QWidget
    ) -> None:
        """What was said already is in the fields."""
        super().__init__(top)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._around = around
        unit = around.theme.unit
        self.setWindowTitle(self.tr("First steps"))
        self.resize(unit * 52, unit * 36)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(round(unit * 1.5),) * 4)
        column.setSpacing(round(unit * 0.8))
        self._step = Label("", "small")
        column.addWidget(self._step)
        self._stack = QStackedWidget()
        for screen in (
            self._site_screen(picture, ready, unit),
            self._network_screen(picture, unit),
            self._keys_screen(unit),
        ):
            self._stack.addWidget(screen)
        column.addWidget(self._stack, 1)
        column.addLayout(self._buttons(unit))
        around.courier.picture_read.connect(self._spared.show_picture)
        self._go(SITE)

    def done(self, result: int) -> None:
        """Not asked again by itself; it stays in the settings."""
        self._around.settings.setValue(KEPT_AS, DONE)
        super().done(result)

    def _site_screen(self, picture: Picture, ready: tuple[CareFunction, ...], unit: int) -> QWidget:
        scroll, column = self._screen(self.tr("Your establishment"), unit)
        form = QFormLayout()
        form.setSpacing(round(unit * 0.5))
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._name = QLineEdit(picture.site.name[:LONGEST_NAME])
        self._name.setPlaceholderText(self.tr("for example: EHPAD Les Tilleuls"))
        self._who = QLineEdit(picture.site.responsible[:LONGEST_NAME])
        self._who.setPlaceholderText(self.tr("the person who answers for the computers"))
        for text, field in (
            (self.tr("Name"), self._name),
            (self.tr("Responsible"), self._who),
        ):
            field.setMaxLength(LONGEST_NAME)
            field.setAccessibleName(text)
            label = Label(text, "muted", wrap=False)
            label.setBuddy(field)
            form.addRow(label, field)
        column.addLayout(form)
        column.addWidget(Label(self.tr("What must go on, whatever happens?"), "strong"))
        self._care = CareChoice(self._around, picture.site, ready)
        column.addWidget(self._care)
        why = self.tr(
            "The score measures what an attack would stop among these. You can say later on which "
            "devices each depends."
        )
        column.addWidget(Label(why, "muted"))
        column.addStretch(1)
        return scroll

    def _network_screen(self, picture: Picture, unit: int) -> QWidget:
        scroll, column = self._screen(self.tr("What is done on your network"), unit)
        column.addWidget(Promises(self._around))
        column.addWidget(Label(self.tr("Never to touch"), "heading"))
        self._spared = SpareList(self._around)
        self._spared.show_picture(picture)
        column.addWidget(self._spared)
        column.addStretch(1)
        return scroll

    def _keys_screen(self, unit: int) -> QWidget:
        scroll, column = self._screen(self.tr("What opens your data"), unit)
        told = self.tr(
            "Veilleuse keeps a map of the weaknesses of your establishment: it is encrypted on "
            "this disk, and the key stays with this user of this computer."
        )
        column.addWidget(Label(told))
        column.addWidget(PhraseBox(self._around))
        after = self.tr(
            "Then the first round begins: it only listens, takes less than a minute, and shows "
            "what it finds as it comes. You can stop it at any moment."
        )
        column.addWidget(Label(after, "muted"))
        column.addStretch(1)
        return scroll

    def _screen(self, title: str, unit: int) -> tuple[Scroll, QVBoxLayout]:
        scroll = Scroll(title, 0, round(unit * 0.8))
        scroll.column.addWidget(Label(title, "title"))
        return scroll, scroll.column

    def _buttons(self, unit: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(round(unit * 0.5))
        skip = QPushButton(self.tr("Skip"))
        skip.setProperty("role", "quiet")
        skip.clicked.connect(self.reject)
        self._back = QPushButton(self.tr("Back"))
        self._back.clicked.connect(lambda: self._go(self._stack.currentIndex() - 1))
        self._next = QPushButton()
        self._next.setProperty("role", "primary")
        self._next.setDefault(True)
        self._next.clicked.connect(self._go_on)
        for button in (skip, self._back):
            button.setAutoDefault(False)
        row.addWidget(skip)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._next)
        return row

    def _go(self, at: int) -> None:
        self._stack.setCurrentIndex(at)
        self._step.setText(filled(self.tr("Step %1 of %2"), str(at + 1), "3"))
        self._back.setVisible(at > SITE)
        is_last = at == KEYS
        may_round = self._around.courier.may_round
        last = self.tr("Start the first round") if may_round else self.tr("Finish")
        self._next.setText(last if is_last else self.tr("Next"))

    def _go_on(self) -> None:
        at = self._stack.currentIndex()
        if at == SITE:
            self._keep_site()
        if at < KEYS:
            self._go(at + 1)
            return
        self.accept()
        self._around.courier.start_round(Mode.QUIET)

    def _keep_site(self) -> None:
        name, who, chosen = self._name.text().strip(), self._who.text().strip(), self._care.chosen()

        def work(actions: Actions) -> None:
            actions.name_site(name, who)
            if chosen:
                actions.choose_care(chosen)

        self._around.courier.change(work)
