# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest
from fake_actions import FakeActions
from fake_keeping import PHRASE
from looking import button, named, said, settle, visible
from pictures import demo_picture
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.domain.errors import VeilleuseError
from veilleuse.ui.pages.settings import SettingsPage
from veilleuse.ui.places import Place
from veilleuse.ui.settings.phrase import PhraseBox
from veilleuse.ui.settings.safe_card import SafeCard
from veilleuse.ui.theme import CONTRAST
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


class NotANetworkError(VeilleuseError):
    code = "bad_spare"


@pytest.fixture
def page(window: Window) -> SettingsPage:
    window.go(Place.SETTINGS)
    shown = window.pages[Place.SETTINGS]
    assert isinstance(shown, SettingsPage)
    return shown


def choose(page: SettingsPage, name: str, value: str) -> None:
    box = named(page, QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_language_changes_without_a_new_start_and_stays_on_the_page(
    window: Window, page: SettingsPage
) -> None:
    choose(page, "Langue", "en")
    settle()
    assert window.pages[Place.SETTINGS].isVisible()
    assert "Look and language" in said(window)
    window.speak("fr")


def test_high_contrast_and_larger_text_are_put_on_and_kept(
    window: Window, page: SettingsPage, settings: QSettings
) -> None:
    unit = window._around.theme.unit
    choose(page, "Thème", "contrast")
    settle()
    assert window._around.theme.scheme is CONTRAST
    again = window.pages[Place.SETTINGS]
    assert isinstance(again, SettingsPage)
    choose(again, "Taille du texte", "150")
    settle()
    assert window._around.theme.unit >= round(unit * 1.4)
    assert (settings.value("theme"), str(settings.value("text_size"))) == ("contrast", "150")
    third = window.pages[Place.SETTINGS]
    assert isinstance(third, SettingsPage)
    choose(third, "Taille du texte", "100")
    settle()
    assert window._around.theme.unit == unit


def test_the_fast_profile_is_asked_of_the_next_round(
    window: Window, page: SettingsPage, actions: FakeActions, qtbot: QtBot
) -> None:
    named(page, QCheckBox, "").setChecked(True)
    qtbot.keyClick(window, "r", Qt.KeyboardModifier.ControlModifier)
    assert ("round", "quiet", "fast") in actions.done


def test_the_list_grows_shrinks_and_undoes(
    window: Window, page: SettingsPage, actions: FakeActions, qtbot: QtBot
) -> None:
    field = named(
        page, QLineEdit, "Adresse, réseau ou début d’adresse matérielle à ne jamais toucher"
    )
    qtbot.keyClicks(field, "192.168.20.0/24")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    items = named(page, QListWidget, "Liste à ne pas toucher")
    assert [items.item(at).text() for at in range(items.count())] == ["192.168.20.0/24"]
    items.setCurrentRow(0)
    qtbot.mouseClick(button(page, "Retirer de la liste"), LEFT)
    assert actions.shown.site.spared_networks == ()
    qtbot.mouseClick(button(window, "Annuler"), LEFT)
    assert len(actions.shown.site.spared_networks) == 1


def test_what_is_no_network_is_refused_beside_the_field(
    page: SettingsPage, actions: FakeActions, qtbot: QtBot
) -> None:
    def refuse(typed: str) -> None:
        raise NotANetworkError(typed=typed)

    actions.spare = refuse  # type: ignore[method-assign, assignment]
    field = named(
        page, QLineEdit, "Adresse, réseau ou début d’adresse matérielle à ne jamais toucher"
    )
    qtbot.keyClicks(field, "pompe")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "n’est ni une adresse, ni un réseau" in said(page)
    assert field.text() == "pompe"


def test_the_phrase_is_shown_when_asked_for_and_hidden_again(
    page: SettingsPage, qtbot: QtBot
) -> None:
    assert "ABCD" not in said(page)
    qtbot.mouseClick(button(page, "Montrer la phrase de récupération"), LEFT)
    assert "ABCD   EFGH   IJKL   MNOP" in said(page)
    [box] = visible(page, PhraseBox)
    printed = box.sheet().toPlainText()
    assert all(group in printed for group in PHRASE.split("-"))
    assert "EHPAD Les Tilleuls" in printed
    qtbot.mouseClick(button(page, "Cacher la phrase de récupération"), LEFT)
    assert "ABCD" not in said(page)


def test_a_backup_is_written_and_brought_back(
    window: Window, page: SettingsPage, actions: FakeActions, qtbot: QtBot, tmp_path: Path
) -> None:
    [card] = page.findChildren(SafeCard)
    card.back_up(tmp_path / "v.backup")
    assert ("back_up", tmp_path / "v.backup") in actions.done
    card.ask_phrase(tmp_path / "v.backup")
    [dialog] = visible(window, QDialog)
    qtbot.keyClicks(named(dialog, QLineEdit, "Phrase de récupération"), "ABCD")
    qtbot.mouseClick(button(dialog, "Restaurer"), LEFT)
    assert ("restore", tmp_path / "v.backup", "ABCD") in actions.done
    assert "Ce qui était là avant se trouve dans before-restore.db." in said(window)


def test_a_demonstration_has_nothing_to_keep(open_window: Open, actions: FakeActions) -> None:
    actions.shown = demo_picture()
    window = open_window()
    window.go(Place.SETTINGS)
    assert not button(window, "Sauvegarder…").isEnabled()
    assert not button(window, "Faire de nouvelles clés…").isEnabled()
