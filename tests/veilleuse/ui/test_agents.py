# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

import pytest
from agent_pictures import agent, agents_picture, hostile_agents, kits, refusals, waiting
from fake_actions import FakeActions
from looking import button, check_nothing_is_cut, named, said, settle, visible
from pictures import NOW, demo_picture, empty_picture, picture
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTableView,
    QTabWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.domain.agents import Agent, Alarm, Road, Standing
from veilleuse.tasks.picture import Picture
from veilleuse.ui.agents.refusals_panel import by_reason, remedy
from veilleuse.ui.agents.rows import columns, rows_of
from veilleuse.ui.agents.standing import Condition, condition_of, fingerprint, summary_of
from veilleuse.ui.pages.agents import KITS, KNOWN, REFUSED, AgentsPage
from veilleuse.ui.places import Place
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.table import RecordModel
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton
POPUP = pytest.mark.qt_log_ignore("This plugin does not support")
"""The offscreen platform says so of every menu that is shown."""
QUEUE = "Agents en attente de votre accord"


@pytest.fixture
def actions() -> FakeActions:
    return FakeActions(agents_picture())


@pytest.fixture
def page(window: Window) -> AgentsPage:
    window.go(Place.AGENTS)
    shown = window.pages[Place.AGENTS]
    assert isinstance(shown, AgentsPage)
    return shown


def tabs(page: AgentsPage) -> QTabWidget:
    [found] = visible(page, QTabWidget)
    return found


def column(view: QTableView, at: int) -> list[str]:
    model = view.model()
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def choose(view: QTableView, *rows: int) -> None:
    view.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for row in rows:
        index = view.model().index(row, 0)
        view.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)


def standing(actions: FakeActions, name: str) -> Standing:
    return next(a.standing for a in actions.shown.agents if a.name == name)


def agree(window: Window, word: str, qtbot: QtBot) -> None:
    """Says yes in the dialog that asks once more."""
    [dialog] = visible(window, QDialog)
    qtbot.mouseClick(button(dialog, word), LEFT)


def menu(view: QTableView) -> dict[str, QAction]:
    """What a right click offers."""
    view.customContextMenuRequested.emit(view.rect().center())
    shown = [found for found in view.findChildren(QMenu) if found.isVisible()]
    assert len(shown) == 1
    return {action.text(): action for action in shown[0].actions()}


def test_the_model_keeps_the_rules_of_models(
    qtmodeltester: ModelTester, around: Surroundings
) -> None:
    model = RecordModel(columns(around), lambda row: row.agent.id)
    model.show_rows(rows_of(agents_picture(12), around.texts))
    qtmodeltester.check(model, force_py=True)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (agent(1), Condition.HEARD),
        (agent(1, last_heard=NOW.replace(month=5)), Condition.SILENT),
        (agent(1, alarm=Alarm.CLONED, last_heard=NOW.replace(month=5)), Condition.CLONED),
        (agent(1, alarm=Alarm.ROLLED_BACK), Condition.ROLLED_BACK),
        (agent(1, alarm=Alarm.CLOCK), Condition.CLOCK),
        (agent(1, alarm=Alarm.CLONED, standing=Standing.REVOKED), Condition.REVOKED),
        (waiting(1, "no_token"), Condition.WAITING),
        (waiting(1, "no_token", alarm=Alarm.CLONED), Condition.CLONED),
    ],
)
def test_the_state_of_an_agent_is_the_most_urgent_thing_about_it(
    shown: Agent, expected: Condition
) -> None:
    assert condition_of(shown, NOW, 7) is expected


def test_all_agents_are_told_in_one_sentence(around: Surroundings) -> None:
    assert summary_of(agents_picture()) == (
        "31 agents à jour, 2 silencieux depuis plus de 7 jours, 3 en attente de votre accord, "
        "3 à examiner"
    )
    alone = replace(picture(), agents=(agent(1),))
    assert summary_of(alone) == "1 agent à jour"


def test_a_fingerprint_is_read_in_groups_of_four() -> None:
    assert fingerprint("0123456789ab") == "0123 4567 89ab"


def test_the_most_urgent_come_first_and_the_waiting_are_elsewhere(page: AgentsPage) -> None:
    tabs(page).setCurrentIndex(KNOWN)
    states = column(named(page, QTableView, "Agents"), 0)
    assert states[:6] == [
        "Machine copiée",
        "Retour en arrière",
        "Horloge fausse",
        "Silencieux",
        "Silencieux",
        "À jour",
    ]
    assert states[-1] == "Révoqué"
    assert len(states) == 37


def test_searching_looks_at_names_systems_states_kits_and_addresses(
    page: AgentsPage, qtbot: QtBot
) -> None:
    tabs(page).setCurrentIndex(KNOWN)
    search = named(page, QLineEdit, "Chercher un agent")
    for typed, count in (("silencieux", 2), ("10.20.0.18", 1), ("debian", 12), ("zzz", 0)):
        search.clear()
        qtbot.keyClicks(search, typed)
        assert len(column(named(page, QTableView, "Agents"), 0)) == count, typed
    assert "0 sur 37 agents" in said(page)
    assert "Choisissez un agent dans le tableau." in said(page)


def test_ctrl_f_searches_agents_on_their_page(
    page: AgentsPage, window: Window, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, "f", Qt.KeyboardModifier.ControlModifier)
    assert named(page, QLineEdit, "Chercher un agent").isVisible()


def test_an_alarm_is_explained_beside_the_table(page: AgentsPage) -> None:
    tabs(page).setCurrentIndex(KNOWN)
    told = said(page)
    assert "La même identité parle depuis deux machines" in told
    assert "Retirez l’agent de la copie" in told


@pytest.mark.parametrize("row", range(5))
def test_everything_that_is_not_well_says_what_to_do(page: AgentsPage, row: int) -> None:
    tabs(page).setCurrentIndex(KNOWN)
    choose(named(page, QTableView, "Agents"), row)
    [advice] = [la for la in visible(page, QLabel) if la.property("role") == "warning"]
    assert advice.text().count(". ") == 1


def test_the_detail_tells_identity_kit_and_decision(page: AgentsPage) -> None:
    tabs(page).setCurrentIndex(KNOWN)
    view = named(page, QTableView, "Agents")
    choose(view, column(view, 1).index("PC-SOINS-RDC-16"))
    told = said(page)
    chosen = agent(15)
    assert fingerprint(chosen.id[:16]) in told
    assert "Postes de soins" in told
    assert "Approuvé par Claire Morel, le 13 avril 2026" in told
    assert "10.20.0.25" in told


def test_a_kit_is_said_to_have_approved(page: AgentsPage) -> None:
    tabs(page).setCurrentIndex(KNOWN)
    view = named(page, QTableView, "Agents")
    choose(view, column(view, 1).index("PC-SOINS-1ER-17"))
    assert "Approuvé par son kit, le 13 avril 2026" in said(page)


def test_the_device_of_an_agent_is_one_click_away(
    page: AgentsPage, window: Window, qtbot: QtBot
) -> None:
    tabs(page).setCurrentIndex(KNOWN)
    qtbot.mouseClick(button(page, "Voir l’appareil"), LEFT)
    shown = window.pages[Place.DEVICES]
    assert shown.isVisible()
    device = next(d for d in agents_picture().devices if d.agent_id == agent(6).id)
    assert shown._shown == device.id


def test_the_queue_is_in_front_when_somebody_begins_to_wait(
    window: Window, actions: FakeActions
) -> None:
    actions.shown = replace(agents_picture(), agents=(agent(1),))
    window.courier.refresh()
    window.go(Place.AGENTS)
    page = window.pages[Place.AGENTS]
    assert isinstance(page, AgentsPage)
    assert not tabs(page).isTabVisible(0)
    tabs(page).setCurrentIndex(KITS)
    actions.shown = agents_picture()
    window.courier.refresh()
    assert named(page, QTableView, QUEUE).isVisible()
    tabs(page).setCurrentIndex(KITS)
    window.courier.refresh()
    assert tabs(page).currentIndex() == KITS


def test_several_are_approved_at_once_and_that_can_be_taken_back(
    page: AgentsPage, window: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    view = named(page, QTableView, QUEUE)
    assert not button(page, "Approuver").isEnabled()
    choose(view, 0, 2)
    assert "2 machines choisies." in said(page)
    names = [column(view, 0)[row] for row in (0, 2)]
    qtbot.mouseClick(button(page, "Approuver"), LEFT)
    assert [standing(actions, name) for name in names] == [Standing.APPROVED] * 2
    assert "2 agents approuvés. Leurs relevés comptent." in said(window)
    assert "En attente de votre accord (1)" in tabs(page).tabText(0)
    qtbot.mouseClick(button(window, "Annuler"), LEFT)
    assert [standing(actions, name) for name in names] == [Standing.WAITING] * 2


def test_who_waits_is_refused_after_a_question(
    page: AgentsPage, window: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    view = named(page, QTableView, QUEUE)
    choose(view, 1)
    name = column(view, 0)[1]
    qtbot.mouseClick(button(page, "Refuser…"), LEFT)
    assert standing(actions, name) is Standing.WAITING
    agree(window, "Révoquer", qtbot)
    assert standing(actions, name) is Standing.REVOKED
    qtbot.mouseClick(button(window, "Annuler"), LEFT)
    assert standing(actions, name) is Standing.WAITING


def test_a_no_changes_nothing(
    page: AgentsPage, window: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    choose(named(page, QTableView, QUEUE), 0)
    before = actions.shown
    qtbot.mouseClick(button(page, "Refuser…"), LEFT)
    agree(window, "Renoncer", qtbot)
    assert actions.shown == before


def test_all_can_be_chosen_from_the_keyboard(page: AgentsPage, qtbot: QtBot) -> None:
    view = named(page, QTableView, QUEUE)
    view.setFocus()
    qtbot.keyClick(view, "a", Qt.KeyboardModifier.ControlModifier)
    assert "3 machines choisies." in said(page)


def test_one_that_waits_shows_the_fingerprint_to_compare(page: AgentsPage) -> None:
    choose(named(page, QTableView, QUEUE), 0)
    assert fingerprint(agent(3).id) in said(page)


def test_an_agent_is_revoked_after_a_question_and_that_can_be_taken_back(
    page: AgentsPage, window: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    tabs(page).setCurrentIndex(KNOWN)
    qtbot.mouseClick(button(page, "Révoquer…"), LEFT)
    agree(window, "Révoquer", qtbot)
    assert standing(actions, "PC-INFIRMERIE-07") is Standing.REVOKED
    assert "1 agent révoqué. Ses relevés ne comptent plus." in said(window)
    qtbot.mouseClick(button(window, "Annuler"), LEFT)
    assert standing(actions, "PC-INFIRMERIE-07") is Standing.APPROVED


@POPUP
def test_this_computer_s_own_agent_cannot_be_revoked(page: AgentsPage) -> None:
    tabs(page).setCurrentIndex(KNOWN)
    view = named(page, QTableView, "Agents")
    choose(view, column(view, 1).index("PC-DIRECTION-01"))
    assert "Révoquer…" not in [b.text() for b in visible(page, QAbstractButton)]
    assert not menu(view)["Révoquer…"].isEnabled()


@POPUP
def test_the_menu_of_the_table_copies_revokes_and_goes_to_the_device(
    page: AgentsPage, window: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    tabs(page).setCurrentIndex(KNOWN)
    view = named(page, QTableView, "Agents")
    choose(view, 0, 1)
    offered = menu(view)
    assert not offered["Voir l’appareil"].isEnabled()
    assert not offered["Approuver à nouveau"].isEnabled()
    offered["Copier"].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[:3] == ["État", "Nom", "Système"]
    assert len(lines) == 3
    offered["Révoquer…"].trigger()
    agree(window, "Révoquer", qtbot)
    assert standing(actions, "PC-ACCUEIL-08") is Standing.REVOKED


def test_kits_tell_their_state_and_how_often_they_served(page: AgentsPage) -> None:
    tabs(page).setCurrentIndex(KITS)
    view = named(page, QTableView, "Kits de déploiement")
    assert sorted(column(view, 0)) == ["Expiré", "Révoqué", "Utilisable", "Utilisable", "Épuisé"]
    assert "31 sur 40" in column(view, 4)
    assert "Par une personne" in column(view, 5)


def test_a_kit_is_revoked_after_a_question_and_that_can_be_taken_back(
    page: AgentsPage, window: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    tabs(page).setCurrentIndex(KITS)
    view = named(page, QTableView, "Kits de déploiement")
    choose(view, column(view, 1).index("Postes de soins"))
    qtbot.mouseClick(button(page, "Révoquer le kit…"), LEFT)
    agree(window, "Révoquer le kit", qtbot)
    assert actions.shown.kits[0].revoked_at is not None
    assert not button(page, "Révoquer le kit…").isEnabled()
    qtbot.mouseClick(button(window, "Annuler"), LEFT)
    assert actions.shown.kits == kits()


def test_refusals_are_summed_by_reason_with_the_last_one() -> None:
    rows = by_reason(refusals(), NOW)
    assert [(row.reason, row.count, row.last_source) for row in rows] == [
        ("clock", 15, "10.20.0.18"),
        ("cloned", 4, "10.20.0.16"),
        ("site", 1, "cle-usb.vlse"),
        ("magic", 210, "10.20.0.203"),
    ]
    assert by_reason(reversed(refusals()), NOW) == rows


def test_each_refusal_says_what_to_do(page: AgentsPage) -> None:
    tabs(page).setCurrentIndex(REFUSED)
    assert "Refusés (230)" in tabs(page).tabText(REFUSED)
    view = named(page, QTableView, "Relevés refusés, par raison")
    seen = set()
    for row in range(4):
        choose(view, row)
        seen.add(said(page).splitlines()[-1])
    assert len(seen) == 4
    assert any("Remettez-la à l’heure" in told for told in seen)


def test_an_unknown_reason_still_says_what_to_do(around: Surroundings) -> None:
    assert "Rien n’en a été gardé" in remedy("nobody_wrote_this")


def test_an_empty_site_says_what_an_agent_is_and_never_does(
    open_window: Open, actions: FakeActions, qtbot: QtBot
) -> None:
    actions.shown = empty_picture()
    window = open_window()
    window.go(Place.AGENTS)
    told = said(window.pages[Place.AGENTS])
    assert "Aucun agent ne s’est encore annoncé" in told
    assert "se termine" in told
    assert "lire quoi que ce soit sur les résidents" in told
    qtbot.mouseClick(button(window, "Préparer le premier kit…"), LEFT)
    [dialog] = visible(window, QDialog)
    assert "Nouveau kit de déploiement" in said(dialog)
    dialog.reject()


def test_this_computer_alone_is_no_reason_to_hide_what_an_agent_is(
    open_window: Open, actions: FakeActions
) -> None:
    actions.shown = replace(picture(), agents=(agent(1, road=Road.LOCAL),))
    window = open_window()
    window.go(Place.AGENTS)
    assert "1 agent à jour" in said(window)
    assert button(window, "Préparer le premier kit…").isEnabled()


@pytest.mark.parametrize(
    ("tab", "told"),
    [
        (KNOWN, "Aucun agent ne compte encore"),
        (REFUSED, "Rien n’a été refusé"),
    ],
)
def test_an_empty_table_says_so(
    open_window: Open, actions: FakeActions, tab: int, told: str
) -> None:
    actions.shown = replace(picture(), kits=kits())
    window = open_window()
    window.go(Place.AGENTS)
    page = window.pages[Place.AGENTS]
    assert isinstance(page, AgentsPage)
    tabs(page).setCurrentIndex(tab)
    assert told in said(page)


def test_agents_without_a_kit_are_offered_one(open_window: Open, actions: FakeActions) -> None:
    actions.shown = replace(picture(), agents=(agent(1),))
    window = open_window()
    window.go(Place.AGENTS)
    page = window.pages[Place.AGENTS]
    assert isinstance(page, AgentsPage)
    tabs(page).setCurrentIndex(KITS)
    assert "Aucun kit pour l’instant" in said(page)


SHOWN = {"forty": agents_picture(), "none": empty_picture(), "enemies": hostile_agents()}


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
@pytest.mark.parametrize(("language", "scale"), [("fr", 1), ("fr", 1.5), ("en", 1), ("en", 1.5)])
def test_nothing_is_cut_on_any_tab(
    open_window: Open, actions: FakeActions, shown: Picture, language: str, scale: float
) -> None:
    actions.shown = shown
    window = open_window(language, scale=scale)
    window.go(Place.AGENTS)
    page = window.pages[Place.AGENTS]
    for found in visible(page, QTabWidget) or [None]:
        for tab in range(found.count() if found else 1):
            if found:
                found.setCurrentIndex(tab)
            settle()
            check_nothing_is_cut(page)
    if scale == 1:
        assert window.minimumSizeHint().width() <= 1280
        assert window.minimumSizeHint().height() <= 620


def test_hostile_texts_are_shown_as_they_are(open_window: Open, actions: FakeActions) -> None:
    actions.shown = hostile_agents()
    window = open_window()
    window.go(Place.AGENTS)
    page = window.pages[Place.AGENTS]
    assert isinstance(page, AgentsPage)
    cells = []
    for tab in range(4):
        tabs(page).setCurrentIndex(tab)
        [view] = visible(page, QTableView)
        for at in range(view.model().columnCount()):
            cells += column(view, at)
        for label in visible(page, QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
            assert "\u202e" not in label.text()
    assert any("<b>gras</b>" in cell for cell in cells)
    for cell in cells:
        assert "\u202e" not in cell
        assert "\x07" not in cell
        assert len(cell) <= 600


def test_five_hundred_agents_keep_the_choice_and_the_order(
    page: AgentsPage, window: Window, actions: FakeActions
) -> None:
    actions.shown = agents_picture(500)
    window.courier.refresh()
    tabs(page).setCurrentIndex(KNOWN)
    view = named(page, QTableView, "Agents")
    assert view.model().rowCount() == 497
    view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    names = column(view, 1)
    assert names == sorted(names, key=str.casefold, reverse=True)
    choose(view, 300)
    chosen = column(view, 1)[300]
    window.courier.refresh()
    assert view.currentIndex().siblingAtColumn(1).data() == chosen


def test_a_demonstration_takes_nothing_in(
    open_window: Open, actions: FakeActions, qtbot: QtBot
) -> None:
    actions.shown = replace(demo_picture(), agents=agents_picture().agents)
    window = open_window()
    window.go(Place.AGENTS)
    assert not named(window, QCheckBox, "Recevoir les relevés").isEnabled()
    assert not button(window, "Importer des relevés…").isEnabled()
    assert "aucun relevé ne peut arriver" in said(window)
    qtbot.mouseClick(button(window, "Nouveau kit…"), LEFT)
    [dialog] = visible(window, QDialog)
    assert not button(dialog, "Écrire le kit").isEnabled()
    assert "Une démonstration ne prépare pas de kit" in said(dialog)
    dialog.reject()
