# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import date, timedelta
from ipaddress import ip_network
from pathlib import Path

import pytest
from fake_actions import FakeActions
from looking import button, named, said, visible
from pictures import NOW, empty_picture, hostile_devices, picture
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QTableView,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.domain.model import Answer, AnswerValue, CareFunctionId, DeviceClass
from veilleuse.domain.proposals import CareProposal, Proposals, ZoneProposal, ZoneRole
from veilleuse.domain.registers import ContactRole, Known, Road, Supplier
from veilleuse.ui.pages.site import CARE, CONTACTS, QUESTIONS, SUPPLIERS, ZONES, SitePage
from veilleuse.ui.places import Place
from veilleuse.ui.site.questions_panel import questions
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: Window) -> SitePage:
    window.go(Place.SITE)
    shown = window.pages[Place.SITE]
    assert isinstance(shown, SitePage)
    return shown


def tab(page: SitePage, at: int) -> None:
    named(page, QTabWidget, "Parties de l’établissement").setCurrentIndex(at)


def undo(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(window, "Annuler"), LEFT)


def test_care_functions_of_the_ready_list_are_shown_with_their_figures(page: SitePage) -> None:
    tab(page, CARE)
    shown = said(page)
    assert "Dossier des résidents" in shown
    assert "Son arrêt coûte 35\u202f% de l’activité" in shown
    assert "arrêtée par 412 attaques simulées sur 1\u202f000" in shown


def test_a_proposal_is_accepted_and_taken_back(
    window: Window, page: SitePage, actions: FakeActions, qtbot: QtBot
) -> None:
    server = next(d.id for d in actions.shown.devices if d.device_class is DeviceClass.SERVER)
    care = CareFunctionId("records")
    network = ip_network("10.20.0.0/24")
    proposed = Proposals(
        zones=(ZoneProposal(network, ZoneRole.COMPUTERS, (server,), ()),),
        care=(CareProposal(care, (server,)),),
    )
    actions.shown = replace(actions.shown, proposals=proposed)
    window.courier.refresh()
    tab(page, CARE)
    qtbot.mouseClick(
        button(page, "Accepter la proposition pour\u00a0: Dossier des résidents"), LEFT
    )
    [records] = [one for one in actions.shown.site.care_functions if one.id == care]
    assert records.devices == {server}
    undo(window, qtbot)
    assert actions.shown.site.care_functions == ()
    tab(page, ZONES)
    qtbot.mouseClick(button(page, "Accepter la zone\u00a0: 10.20.0.0/24"), LEFT)
    assert [zone.name for zone in actions.shown.site.zones] == ["Ordinateurs"]


def test_a_care_function_gets_a_weight_devices_and_a_procedure(
    window: Window, page: SitePage, actions: FakeActions, qtbot: QtBot
) -> None:
    tab(page, CARE)
    qtbot.mouseClick(button(page, "Modifier\u00a0: Repas"), LEFT)
    [dialog] = visible(page, QDialog)
    items = named(dialog, QListWidget, "Appareils nécessaires")
    items.item(3).setCheckState(Qt.CheckState.Checked)
    named(dialog, QComboBox, "Procédure sans informatique").setCurrentIndex(0)
    named(dialog, QLineEdit, "Où se trouve le papier").setText("Infirmerie, classeur rouge")
    qtbot.mouseClick(button(dialog, "Garder"), LEFT)
    meals = next(one for one in actions.shown.site.care_functions if one.id == "meals")
    assert len(meals.devices) == 1
    [procedure] = actions.shown.site.procedures
    assert (procedure.written, procedure.place) == (Known.YES, "Infirmerie, classeur rouge")
    assert "Infirmerie, classeur rouge" in said(page)
    undo(window, qtbot)
    assert actions.shown.site.procedures == ()


def test_what_is_not_ticked_is_no_care_function_any_more(
    page: SitePage, actions: FakeActions, qtbot: QtBot
) -> None:
    tab(page, CARE)
    qtbot.mouseClick(button(page, "Choisir les activités…"), LEFT)
    [dialog] = visible(page, QDialog)
    boxes = visible(dialog, QCheckBox)
    for box in boxes:
        box.setChecked(False)
    assert not button(dialog, "Garder").isEnabled()
    boxes[0].setChecked(True)
    qtbot.mouseClick(button(dialog, "Garder"), LEFT)
    assert len(actions.shown.site.care_functions) == 1


def test_questions_say_who_answered_until_when_and_what_is_over(
    open_window: Open, actions: FakeActions
) -> None:
    asked = list(questions())
    old, soon, fine = asked[:3]
    today = NOW.date()
    valid = [int(str(questions()[one].parameters["answer_valid_days"])) for one in asked[:3]]
    answers = (
        Answer(old, AnswerValue.YES, today - timedelta(days=valid[0] + 1), "A. Petit"),
        Answer(soon, AnswerValue.YES, today - timedelta(days=valid[1] - 3), "A. Petit"),
        Answer(fine, AnswerValue.NO, date(2020, 1, 1), "A. Petit"),
    )
    actions.shown = replace(picture(), site=replace(picture().site, answers=answers))
    window = open_window()
    window.go(Place.SITE)
    page = window.pages[Place.SITE]
    assert isinstance(page, SitePage)
    tab(page, QUESTIONS)
    model = named(page, QTableView, "Questions").model()
    told = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert told[0] == "Oui (périmée)"
    assert told.count("Sans réponse") == len(asked) - 3
    assert told[-1] == "Non"
    assert "1 réponse périmée · 1 réponse à renouveler bientôt" in said(page)
    named(page, QComboBox, "Montrer seulement").setCurrentIndex(2)
    assert model.rowCount() == 1


def test_an_answer_keeps_its_files_and_can_be_taken_back(
    window: Window, page: SitePage, actions: FakeActions, qtbot: QtBot
) -> None:
    tab(page, QUESTIONS)
    from veilleuse.ui.question_box import QuestionBox

    [box] = visible(page, QuestionBox)
    box._keep_files(actions.attach([Path("compte-rendu.pdf")]))
    assert "compte-rendu.pdf" in said(box)
    qtbot.mouseClick(button(box, "Oui"), LEFT)
    answer = next(one for act, one in actions.done if act == "declare")
    assert isinstance(answer, Answer)
    assert [file.name for file in answer.attachments] == ["compte-rendu.pdf"]
    undo(window, qtbot)
    assert ("withdraw", answer.control) in actions.done


def test_a_supplier_is_added_changed_and_taken_out(
    window: Window, page: SitePage, actions: FakeActions, qtbot: QtBot
) -> None:
    tab(page, SUPPLIERS)
    qtbot.mouseClick(button(page, "Ajouter…"), LEFT)
    [dialog] = visible(page, QDialog)
    assert not button(dialog, "Garder").isEnabled()
    qtbot.keyClicks(named(dialog, QLineEdit, "Nom"), "Éditeur du dossier de soins")
    named(dialog, QComboBox, "Accès").setCurrentIndex(4)
    qtbot.mouseClick(button(dialog, "Garder"), LEFT)
    [kept] = actions.shown.site.suppliers
    assert (kept.name, kept.road) == ("Éditeur du dossier de soins", Road.OPEN_PORT)
    table = named(page, QTableView, "Fournisseurs et leurs accès")
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert actions.shown.site.suppliers == ()
    undo(window, qtbot)
    assert actions.shown.site.suppliers == (kept,)


def test_a_contact_says_when_its_number_was_dialled(
    page: SitePage, actions: FakeActions, qtbot: QtBot
) -> None:
    tab(page, CONTACTS)
    qtbot.mouseClick(button(page, "Ajouter…"), LEFT)
    [dialog] = visible(page, QDialog)
    qtbot.keyClicks(named(dialog, QLineEdit, "Nom"), "C. Morel")
    named(dialog, QCheckBox, "Vérifié le: numéro essayé").setChecked(True)
    qtbot.mouseClick(button(dialog, "Garder"), LEFT)
    [kept] = actions.shown.site.contacts
    assert (kept.role, kept.verified_on) == (ContactRole.DIRECTOR, NOW.date())


def test_hostile_registers_stay_plain(open_window: Open, actions: FakeActions) -> None:
    names = [device.name for device in hostile_devices()]
    suppliers = tuple(Supplier(name, maintains=name) for name in names)
    actions.shown = replace(picture(), site=replace(picture().site, suppliers=suppliers))
    window = open_window()
    window.go(Place.SITE)
    page = window.pages[Place.SITE]
    assert isinstance(page, SitePage)
    tab(page, SUPPLIERS)
    model = named(page, QTableView, "Fournisseurs et leurs accès").model()
    assert all("\u202e" not in model.index(row, 0).data() for row in range(model.rowCount()))
    assert all(len(model.index(row, 0).data()) <= 200 for row in range(model.rowCount()))


def test_an_empty_establishment_says_what_to_write_down(
    open_window: Open, actions: FakeActions
) -> None:
    actions.shown = empty_picture()
    window = open_window()
    window.go(Place.SITE)
    page = window.pages[Place.SITE]
    assert isinstance(page, SitePage)
    for at, text in ((SUPPLIERS, "Notez qui, et comment"), (CONTACTS, "fiche de crise")):
        tab(page, at)
        assert text in said(page)
