# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
from datetime import date

import pytest
from fake_actions import FakeActions
from looking import button, named, open_tab, said, visible
from pictures import NOW, picture
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QDateEdit,
    QDialog,
    QLineEdit,
    QListView,
    QTableView,
)
from pytestqt.qtbot import QtBot

from veilleuse.domain.model import AnswerValue
from veilleuse.domain.verdicts import FindingState, FixId
from veilleuse.ui.pages.prescriptions import PrescriptionsPage
from veilleuse.ui.places import Place
from veilleuse.ui.widgets.prescription_list import wrapped
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: Window) -> PrescriptionsPage:
    window.go(Place.PRESCRIPTIONS)
    shown = window.pages[Place.PRESCRIPTIONS]
    assert isinstance(shown, PrescriptionsPage)
    return shown


def test_the_list_is_ranked_and_read_aloud_whole(page: PrescriptionsPage) -> None:
    view = named(page, QListView, "Ordonnances, la meilleure d’abord")
    assert view.model().rowCount() == 8
    spoken = view.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Élevée", "2\u00a0h 30", "9 machines", "−5,6\u00a0pts", "−32\u202f% de dégâts"):
        assert part in spoken


def test_arrows_move_through_the_list(page: PrescriptionsPage, qtbot: QtBot) -> None:
    view = named(page, QListView, "Ordonnances, la meilleure d’abord")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert page._shown == "install-updates"


def test_a_command_is_copied_as_it_is(
    window: Window, page: PrescriptionsPage, qtbot: QtBot
) -> None:
    for prescription in picture().assessment.prescriptions:  # type: ignore[union-attr]
        page.show_fix(prescription.fix)
        copies = [
            b
            for b in visible(page, QAbstractButton)
            if b.accessibleName().startswith("Copier la commande")
        ]
        if copies:
            break
    qtbot.mouseClick(copies[0], LEFT)
    assert QGuiApplication.clipboard().text() in copies[0].accessibleName()
    assert QGuiApplication.clipboard().text()
    assert "Copié." in said(window)


def test_what_gains_nothing_says_why(page: PrescriptionsPage) -> None:
    page.show_fix(FixId("encrypt-disk"))
    assert "Aucune des attaques simulées n’a eu besoin de cette faiblesse" in said(page)


def test_findings_are_shown_machine_by_machine(page: PrescriptionsPage) -> None:
    page.show_fix(FixId("install-updates"))
    open_tab(page, 1)
    model = named(page, QTableView, "Constats").model()
    assert model.rowCount() == 9
    assert "3 correctifs de sécurité manquent" in model.index(0, 1).data()
    states = {model.index(row, 2).data() for row in range(9)}
    assert states == {"Ouvert", "En attente de preuve"}


def test_the_chosen_finding_says_who_saw_it_and_when(page: PrescriptionsPage) -> None:
    page.show_fix(FixId("install-updates"))
    open_tab(page, 1)
    origin = re.compile(r"(Relevé de l’agent du|Dernier relevé, du|Rondes, le) \d+ \w+ 20\d\d")
    assert not origin.search(said(page))
    named(page, QTableView, "Constats").selectRow(0)
    assert origin.search(said(page))


def test_a_resolved_finding_is_not_asked_for_again(page: PrescriptionsPage) -> None:
    assert any(f.state is FindingState.RESOLVED for f in picture().findings)
    for prescription in picture().assessment.prescriptions:  # type: ignore[union-attr]
        page.show_fix(prescription.fix)
        open_tab(page, 1)
        model = named(page, QTableView, "Constats").model()
        assert all(model.index(row, 2).data() != "Résolu" for row in range(model.rowCount()))


def test_done_waits_for_its_proof(
    window: Window, page: PrescriptionsPage, actions: FakeActions, qtbot: QtBot
) -> None:
    page.show_fix(FixId("harden-smb"))
    open_tab(page, 1)
    view = named(page, QTableView, "Constats")
    view.selectRow(1)
    qtbot.mouseClick(button(page, "C’est fait\u00a0: attendre la preuve"), LEFT)
    assert [act[:2] for act in actions.done] == [("mark_done", "HST-03")]
    assert "C’est noté pour 1 constat. Le prochain relevé en fera la preuve." in said(window)
    view = named(page, QTableView, "Constats")
    states = [view.model().index(row, 2).data() for row in range(4)]
    assert sorted(states) == ["En attente de preuve", "Ouvert", "Ouvert", "Ouvert"]


def test_without_a_choice_all_findings_are_meant(
    page: PrescriptionsPage, actions: FakeActions, qtbot: QtBot
) -> None:
    page.show_fix(FixId("harden-smb"))
    open_tab(page, 1)
    qtbot.mouseClick(button(page, "C’est fait\u00a0: attendre la preuve"), LEFT)
    assert len(actions.done) == 4


def test_a_risk_is_accepted_only_with_an_end_a_name_and_a_reason(
    page: PrescriptionsPage, actions: FakeActions, qtbot: QtBot
) -> None:
    page.show_fix(FixId("install-protection"))
    open_tab(page, 1)
    qtbot.mouseClick(button(page, "Accepter jusqu’au…"), LEFT)
    [dialog] = visible(page, QDialog)
    agree = button(dialog, "Accepter le risque")
    assert not agree.isEnabled()
    qtbot.keyClicks(named(dialog, QLineEdit, "Pourquoi"), "remplacement en mai")
    assert agree.isEnabled()
    until = named(dialog, QDateEdit, "Jusqu’au")
    assert until.minimumDate() > QDate(2026, 6, 12)
    until.setDate(QDate(2026, 8, 1))
    by = named(dialog, QLineEdit, "Par qui")
    assert by.text() == "Claire Morel"
    by.clear()
    assert not agree.isEnabled()
    qtbot.keyClicks(by, "A. Petit")
    qtbot.mouseClick(agree, LEFT)
    assert len(actions.done) == 2
    kind, control, _, end, who, why = actions.done[0]
    assert (kind, control, end) == ("accept", "EDR-01", date(2026, 8, 1))
    assert (who, why) == ("A. Petit", "remplacement en mai")


def test_cancelling_accepts_nothing(
    page: PrescriptionsPage, actions: FakeActions, qtbot: QtBot
) -> None:
    open_tab(page, 1)
    qtbot.mouseClick(button(page, "Accepter jusqu’au…"), LEFT)
    [dialog] = visible(page, QDialog)
    qtbot.mouseClick(button(dialog, "Renoncer"), LEFT)
    assert actions.done == []


def test_a_question_is_answered_with_a_name_and_a_date(
    window: Window, page: PrescriptionsPage, actions: FakeActions, qtbot: QtBot
) -> None:
    page.show_fix(FixId("test-restore"))
    assert "Pas encore de réponse." in said(page)
    by = named(page, QLineEdit, "Réponse de")
    assert by.text() == "Claire Morel"
    assert named(page, QDateEdit, "Vrai le").maximumDate() == QDate(2026, 6, 12)
    by.clear()
    assert not button(page, "Oui").isEnabled()
    qtbot.keyClicks(by, "A. Petit")
    qtbot.keyClicks(named(page, QLineEdit, "Précision (facultative)"), "dossier paie")
    qtbot.mouseClick(button(page, "Oui"), LEFT)
    [(_, answer)] = actions.done
    assert (answer.control, answer.value, answer.by) == ("BKP-03", AnswerValue.YES, "A. Petit")
    assert (answer.on, answer.note) == (NOW.date(), "dossier paie")
    assert "Réponse gardée." in said(window)
    assert "Dernière réponse\u00a0: Oui, le 12 juin 2026, par A. Petit." in said(page)


def test_the_chosen_prescription_stays_after_a_refresh(
    window: Window, page: PrescriptionsPage
) -> None:
    page.show_fix(FixId("replace-system"))
    window.courier.refresh()
    assert page._shown == "replace-system"


def test_a_double_click_goes_to_the_machine(
    window: Window, page: PrescriptionsPage, qtbot: QtBot
) -> None:
    page.show_fix(FixId("install-updates"))
    open_tab(page, 1)
    view = named(page, QTableView, "Constats")
    view.setCurrentIndex(view.model().index(2, 0))
    view.doubleClicked.emit(view.currentIndex())
    assert window.pages[Place.DEVICES].isVisible()


def test_lines_are_wrapped_and_nothing_is_lost(window: Window) -> None:
    metrics = QFontMetrics(window.font())
    text = "Installer les mises à jour de sécurité en attente sur les postes " * 3
    lines = wrapped(text.strip(), metrics, 200)
    assert " ".join(lines) == text.strip()
    assert all(metrics.horizontalAdvance(line) <= 200 for line in lines)
    assert wrapped("", metrics, 200) == [""]
    assert wrapped("unmotimmensesansblanc", metrics, 1) == ["unmotimmensesansblanc"]
