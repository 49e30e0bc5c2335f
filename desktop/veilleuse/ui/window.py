# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window: navigation, header, bars and the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSettings, Qt, QTranslator
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import delete

from veilleuse.domain.model import CareFunction, DeviceId
from veilleuse.domain.verdicts import FixId
from veilleuse.jobs import Runner
from veilleuse.ui import first_run, text_size, translations
from veilleuse.ui.actions import Actions
from veilleuse.ui.agents.import_progress import left_out
from veilleuse.ui.agents.importing import dropped, is_importable
from veilleuse.ui.agents.intake import KEPT_ON
from veilleuse.ui.book import Book
from veilleuse.ui.courier import Courier
from veilleuse.ui.discover import open_demo
from veilleuse.ui.header import Header
from veilleuse.ui.news import News
from veilleuse.ui.pages.agents import AgentsPage
from veilleuse.ui.pages.devices import DevicesPage
from veilleuse.ui.pages.help import HelpPage
from veilleuse.ui.pages.home import HomePage
from veilleuse.ui.pages.map import MapPage
from veilleuse.ui.pages.pack import PackPage
from veilleuse.ui.pages.page import Page
from veilleuse.ui.pages.prescriptions import PrescriptionsPage
from veilleuse.ui.pages.protection import ProtectionPage
from veilleuse.ui.pages.reports import ReportsPage
from veilleuse.ui.pages.settings import SettingsPage
from veilleuse.ui.pages.site import SitePage
from veilleuse.ui.places import Place, kept
from veilleuse.ui.rail import Rail
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.texts import Texts
from veilleuse.ui.theme import Wish, apply
from veilleuse.ui.widgets.bar import Bar
from veilleuse.ui.widgets.card import clear
from veilleuse.ui.widgets.label import Label

if TYPE_CHECKING:
    from veilleuse.tasks.picture import Picture

PAGES: Mapping[Place, type[Page]] = {
    Place.HOME: HomePage,
    Place.DEVICES: DevicesPage,
    Place.MAP: MapPage,
    Place.PROTECTION: ProtectionPage,
    Place.PRESCRIPTIONS: PrescriptionsPage,
    Place.AGENTS: AgentsPage,
    Place.SITE: SitePage,
    Place.PACK: PackPage,
    Place.REPORTS: ReportsPage,
    Place.SETTINGS: SettingsPage,
    Place.HELP: HelpPage,
}


class Window(QMainWindow):
    """Built again from the kept picture when language or theme change."""

    def __init__(self, jobs: Runner, settings: QSettings, language: str) -> None:
        """Shows an empty shell until `open` has read the first picture."""
        super().__init__()
        self._settings = settings
        self.courier = Courier(jobs, self)
        self.courier.picture_read.connect(self._show_picture)
        self.courier.opened.connect(self._resume_inbox)
        self.courier.opened.connect(self._keep_due_papers)
        once = Qt.ConnectionType.SingleShotConnection
        self.courier.picture_read.connect(self._begin, once)
        dressed = str(settings.value("theme", Wish.SYSTEM.value))
        self._wish = Wish(dressed) if dressed in set(Wish) else Wish.SYSTEM
        self._language = language
        self._translators: tuple[QTranslator, ...] = translations.install(_application(), language)
        self._at = kept(str(settings.value("page", "")))
        self._stale: set[Place] = set()
        self._build()
        self.setAcceptDrops(True)
        self._bind_keys()
        self._restore_place()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system, Qt.ConnectionType.QueuedConnection)

    def open(self, open_actions: Callable[[], Actions]) -> None:
        """Opens the establishment's data in the background."""
        self.courier.open(open_actions)

    def go(self, at: int) -> None:
        """Shows the page of a `Place`, drawn from the newest picture."""
        self._at = Place(at)
        self._rail.show_page(at)
        page = self.pages[at]
        if self._at in self._stale and self.courier.picture is not None:
            self._stale.discard(self._at)
            page.show_picture(self.courier.picture)
        # Filled before it is shown: what is added to a page in sight is measured too early.
        self.pages.stack.setCurrentIndex(at)

    def speak(self, language: str) -> None:
        """Changes the language of the window and of the next reports."""
        self._settings.setValue("language", language)
        self.quieten()
        self._translators = translations.install(_application(), language)
        self._language = language
        self._build()
        self.courier.ask(lambda actions: actions.speak(language), lambda _: None)

    def dress(self, wish: Wish) -> None:
        """Changes the theme."""
        self._settings.setValue("theme", wish.value)
        self._wish = wish
        self._build()

    def show_error(self, error: Exception) -> None:
        """Says what happened, in a bar that stays until it is closed."""
        self._news.show_error(error)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers where the window was."""
        self._settings.setValue("geometry", self.saveGeometry())
        self._settings.setValue("page", self._at.name)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Lets files be dropped anywhere in the window."""
        if dropped(event.mimeData()) and self.courier.may_receive:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes in the reports among the files, and says which files are none."""
        paths = dropped(event.mimeData())
        reports = [path for path in paths if is_importable(path)]
        others = [path.name for path in paths if path not in reports]
        event.acceptProposedAction()
        if others:
            self.courier.noted.emit(left_out(others))
        if reports:
            self.go(Place.AGENTS)
            self.courier.imports.start(reports)

    def quieten(self) -> None:
        """Takes the window's words out of the application."""
        for translator in self._translators:
            _application().removeTranslator(translator)
        self._translators = ()

    def _build(self) -> None:
        self._demolish()
        theme = apply(_application(), self._wish, size=text_size.kept(self._settings))
        texts = Texts(self._language)
        self._around = Surroundings(self.courier, texts, theme, self._settings)
        self.setWindowTitle("Veilleuse")
        self.setWindowIcon(theme.icon("lamp", "lamp"))
        self.pages = Book(self._around, PAGES, self._follow)
        icons = {place: kind.icon for place, kind in PAGES.items()}
        self._rail = Rail(self._around, icons, self._wish)
        self._rail.chosen.connect(self.go)
        # The menu that asks is part of what is built again: let it close first.
        queued = Qt.ConnectionType.QueuedConnection
        self._rail.language_wished.connect(self.speak, queued)
        self._rail.theme_wished.connect(self.dress, queued)
        self.setCentralWidget(self._shell(theme.unit))
        self._stale = set(Place)
        if self.courier.picture is not None:
            self._show_picture(self.courier.picture)
        else:
            self.go(self._at)

    def _follow(self, page: Page) -> None:
        """A page was made."""
        page.device_wanted.connect(self._go_to_device)
        page.fix_wanted.connect(self._go_to_fix)
        for field in page.findChildren(QLineEdit):
            # Files dropped on a field are for the window.
            field.setAcceptDrops(False)
        if isinstance(page, SettingsPage):
            # Queued as above: what asks is part of what is built again.
            queued = Qt.ConnectionType.QueuedConnection
            page.language_wished.connect(self.speak, queued)
            page.theme_wished.connect(self.dress, queued)
            page.dressed_again.connect(self._build, queued)
            page.first_run_wished.connect(self.begin_again)
            page.demo_wished.connect(open_demo)

    def begin_again(self) -> None:
        """The three screens of the first run, over what is known by now."""
        picture = self.courier.picture
        if picture is None:
            return

        def show(ready: tuple[CareFunction, ...]) -> None:
            first_run.FirstRun(self._around, picture, ready, self).open()

        self.courier.ask(lambda actions: actions.ready_care(), show)

    def _begin(self, picture: Picture) -> None:
        """Once, before the first round of a new establishment."""
        if first_run.is_due(self._settings, picture):
            self.begin_again()

    def _demolish(self) -> None:
        """At once and not later: see `theme.apply`."""
        old = self.takeCentralWidget()
        if old is not None:
            delete(old)

    def _shell(self, unit: int) -> QWidget:
        shell = QWidget()
        row = QHBoxLayout(shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._header = Header(self._around)
        self._banner = self._demo_banner(unit)
        self._notices = QVBoxLayout()
        self._news = News(self._around)
        column.addWidget(self._banner)
        column.addWidget(self._header)
        column.addLayout(self._notices)
        column.addWidget(self._news)
        column.addWidget(self.pages.stack, 1)
        row.addLayout(column, 1)
        return shell

    def _demo_banner(self, unit: int) -> QFrame:
        banner = QFrame()
        banner.setProperty("role", "banner")
        row = QHBoxLayout(banner)
        row.setContentsMargins(round(unit * 1.2), round(unit * 0.35), unit, round(unit * 0.35))
        row.addWidget(
            Label(self.tr("DEMONSTRATION: a fictitious establishment, made-up figures"), "banner")
        )
        banner.setVisible(False)
        return banner

    def _show_picture(self, picture: Picture) -> None:
        self._header.show_picture(picture)
        self._banner.setVisible(picture.site.is_demo)
        clear(self._notices)
        for notice in picture.notices:
            sentence = self._around.texts.word(f"notice.{notice.code}", detail=notice.detail)
            self._notices.addWidget(Bar(self._around.theme, "notice", sentence))
        self._stale = set(Place)
        self.go(self._at)

    def _go_to_device(self, device_id: str) -> None:
        self.go(Place.DEVICES)
        self.pages[Place.DEVICES].show_device(DeviceId(device_id))

    def _go_to_fix(self, fix_id: str) -> None:
        self.go(Place.PRESCRIPTIONS)
        self.pages[Place.PRESCRIPTIONS].show_fix(FixId(fix_id))

    def _bind_keys(self) -> None:
        for place in Place:
            self._bind(place.keys, partial(self.go, place))
        self._bind("F5", self.courier.refresh)
        self._bind("Ctrl+R", self._start_round)
        self._bind("Ctrl+F", self._find)
        self._bind("Ctrl+Q", self.close)

    def _bind(self, keys: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _start_round(self) -> None:
        self._header.control.start()

    def _find(self) -> None:
        if type(self.pages[self._at]).seek is Page.seek:
            self.go(Place.DEVICES)
        self.pages[self._at].seek()

    def _keep_due_papers(self) -> None:
        """On the first working day of the month, or at the first occasion after it.

        Once the first picture is on screen: nobody waits for paper.
        """
        keep = lambda _: self.courier.ask(  # noqa: E731 - one call
            lambda actions: actions.keep_due_papers(), self._tell_papers
        )
        self.courier.picture_read.connect(keep, Qt.ConnectionType.SingleShotConnection)

    def _tell_papers(self, made: tuple[object, ...]) -> None:
        if made:
            told = self.tr("The summary of last month was made and put in the archive.")
            self.courier.noted.emit(told)

    def _resume_inbox(self) -> None:
        """Once the first picture says whether this establishment is real."""
        if str(self._settings.value(KEPT_ON, "false")).lower() == "true":
            resume = lambda _: self.courier.inbox.turn(on=True)  # noqa: E731 - one call
            self.courier.picture_read.connect(resume, Qt.ConnectionType.SingleShotConnection)

    def _restore_place(self) -> None:
        self.resize(1240, 720)
        geometry = self._settings.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _follow_system(self) -> None:
        if self._wish is Wish.SYSTEM:
            self._build()

    def showEvent(self, event: QShowEvent) -> None:
        """Puts the keyboard on the navigation, where the way through the window begins."""
        super().showEvent(event)
        self._rail.setFocus()


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())
