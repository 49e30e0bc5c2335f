# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from looking import check_nothing_is_cut, named, said, settle, visible
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.catalogue.manual import manual
from veilleuse.ui.manual_view import Picture
from veilleuse.ui.pages.help import HelpPage
from veilleuse.ui.places import Place
from veilleuse.ui.window import Window


@pytest.fixture
def page(window: Window) -> HelpPage:
    window.go(Place.HELP)
    shown = window.pages[Place.HELP]
    assert isinstance(shown, HelpPage)
    return shown


def test_every_chapter_is_shown_with_its_pictures(page: HelpPage) -> None:
    chapters = named(page, QListWidget, "Chapitres")
    pictures = 0
    for at, chapter in enumerate(manual("fr")):
        chapters.setCurrentRow(at)
        settle()
        assert chapter.sections[-1].title in said(page)
        pictures += len(visible(page, Picture))
    assert pictures >= 4


def test_words_find_chapters(page: HelpPage, qtbot: QtBot) -> None:
    page.seek()
    chapters = named(page, QListWidget, "Chapitres")
    search = named(page, QLineEdit, "Chercher dans le manuel")
    qtbot.keyClicks(search, "cnil")
    shown = [at for at in range(chapters.count()) if not chapters.item(at).isHidden()]
    assert len(shown) == 1
    assert "72\u00a0heures" in said(page) or "72 heures" in said(page)
    qtbot.keyClicks(search, " xyzzy")
    assert "Aucun chapitre ne contient ces mots." in said(page)


def test_the_manual_follows_the_language(open_window: Open) -> None:
    window = open_window("en")
    window.go(Place.HELP)
    assert "What Veilleuse is for" in said(window)


def test_large_text_cuts_nothing(open_window: Open) -> None:
    window = open_window(scale=1.5)
    window.go(Place.HELP)
    chapters = named(window, QListWidget, "Chapitres")
    for at in (0, 7, 10):
        chapters.setCurrentRow(at)
        settle()
        check_nothing_is_cut(window)
