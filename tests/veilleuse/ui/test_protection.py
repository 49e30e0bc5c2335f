# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from fake_actions import FakeActions
from looking import button, named, said, settle
from pictures import empty_picture, picture
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.domain.model import COMPUTERS
from veilleuse.domain.verdicts import FindingState
from veilleuse.ui.pages.protection import ProtectionPage
from veilleuse.ui.places import Place
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: Window) -> ProtectionPage:
    window.go(Place.PROTECTION)
    shown = window.pages[Place.PROTECTION]
    assert isinstance(shown, ProtectionPage)
    return shown


def cells(page: ProtectionPage) -> list[list[str]]:
    model = named(page, QTableView, "Correctifs et protection").model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_every_computer_has_a_row_and_every_cell_a_word(page: ProtectionPage) -> None:
    computers = [d for d in picture().devices if d.device_class in COMPUTERS]
    shown = cells(page)
    assert len(shown) == len(computers)
    assert all(all(row) for row in shown)


def test_a_cell_says_what_asks_most(page: ProtectionPage) -> None:
    found = picture().findings
    first = next(f for f in found if f.control == "PAT-01" and f.state is FindingState.OPEN)
    waiting = next(f for f in found if f.state is FindingState.AWAITING_PROOF)
    rows = {row.device.id: row for row in page._rows}
    at = [row.device.id for row in page._rows]
    shown = cells(page)
    assert first.device in rows
    assert shown[at.index(first.device)][2] == "1 à corriger"
    assert waiting.device in rows
    assert shown[at.index(waiting.device)][2] == "1 en attente de preuve"
    assert {row[4] for row in shown} == {"1 à corriger", "1 inconnu", "Rien à vérifier"}


def test_a_filter_keeps_machines_in_one_state_of_one_family(page: ProtectionPage) -> None:
    every = len(cells(page))
    named(page, QComboBox, "Montrer une famille").setCurrentIndex(2)
    named(page, QComboBox, "Montrer un état").setCurrentIndex(1)
    shown = cells(page)
    assert 0 < len(shown) < every
    assert {row[2] for row in shown} == {"1 à corriger"}
    table = named(page, QTableView, "Correctifs et protection")
    assert [table.isColumnHidden(at) for at in range(7)] == [at not in {0, 2} for at in range(7)]


def test_words_find_machines(page: ProtectionPage, qtbot: QtBot) -> None:
    page.seek()
    search = named(page, QLineEdit, "Chercher une machine")
    qtbot.keyClicks(search, "serveur")
    assert len(cells(page)) == 2
    qtbot.keyClicks(search, " nulle-part")
    assert cells(page) == []
    assert "Aucune machine choisie" in said(page)


def test_a_chosen_cell_is_explained_and_leads_to_its_prescription(
    window: Window, page: ProtectionPage, qtbot: QtBot
) -> None:
    table = named(page, QTableView, "Correctifs et protection")
    row = next(at for at, cell in enumerate(cells(page)) if cell[2] == "1 à corriger")
    table.setCurrentIndex(table.model().index(row, 2))
    assert "correctifs de sécurité manquent" in said(page)
    assert "Mises à jour" in said(page)
    settle()
    assert all(
        label.height() > 5 for label in page._panel.findChildren(QLabel) if label.isVisible()
    )
    link = button(page, "Voir l’ordonnance")
    qtbot.mouseClick(link, LEFT)
    assert window.pages[Place.PRESCRIPTIONS]._shown == "install-updates"


def test_the_table_is_copied_whole(page: ProtectionPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, "Copier le tableau"), LEFT)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["Machine", "Systèmes maintenus", "Mises à jour"]
    assert len(lines) == 1 + len(cells(page))


def test_an_empty_establishment_says_what_to_do(open_window: Open, actions: FakeActions) -> None:
    actions.shown = empty_picture()
    window = open_window()
    window.go(Place.PROTECTION)
    assert "installez l’agent sur les ordinateurs" in said(window)
