# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace

from fake_actions import FakeActions
from looking import button, named, said, visible
from pictures import empty_picture, picture
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.domain.exposure import Band, Gate, Letter, Level
from veilleuse.domain.rounds import Mode
from veilleuse.tasks.picture import Picture
from veilleuse.ui.cards.since import silent_agents
from veilleuse.ui.places import Place
from veilleuse.ui.widgets.gauge import Gauge
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


def with_level(shown: Picture, level: Level, score: float, band: Band) -> Picture:
    assert shown.assessment
    exposure = shown.assessment.exposure
    changed = replace(
        exposure, level=level, band=band, estimate=replace(exposure.estimate, score=score)
    )
    return replace(shown, assessment=replace(shown.assessment, exposure=changed))


def test_the_first_page_says_where_the_establishment_stands(window: Window) -> None:
    words = said(window)
    for part in (
        "66",
        "D",
        "Plus bas, c’est mieux · ± 0,4",
        "ramener ce score à 52 ou le porter à 79",
        "Pour atteindre le niveau C",
        "ramener le score sous 60 (encore 6,4\u00a0pts)",
        "Un serveur n’a pas de protection antivirus active.",
        "68\u202f%",
        "17 / 24",
        "10\u202f%",
        "531",
    ):
        assert part in words, part


def test_only_what_holds_back_the_next_level_is_named(window: Window) -> None:
    assert "hors de portée d’une attaque" not in said(window)


def test_the_gauge_says_what_it_shows(window: Window) -> None:
    [gauge] = visible(window, Gauge)
    assert "52" in gauge.accessibleName()


def test_the_best_level_asks_for_nothing(window: Window, actions: FakeActions) -> None:
    actions.shown = with_level(actions.shown, Level(Letter.A, Letter.A), 3.2, Band(3.2, 3.2))
    window.courier.refresh()
    assert "Le meilleur niveau" in said(window)
    assert "rien ne brouille ce score" in said(window)
    assert "Pour atteindre" not in said(window)


def test_a_gate_alone_can_hold_a_level(window: Window, actions: FakeActions) -> None:
    held = Level(Letter.D, Letter.B, (Gate("no_usable_backup", Letter.D),))
    actions.shown = with_level(actions.shown, held, 31, Band(20, 44))
    window.courier.refresh()
    assert "Aucune sauvegarde récente" in said(window)
    assert "ramener le score sous" not in said(window)


def test_the_first_three_prescriptions_lead_to_their_guides(window: Window, qtbot: QtBot) -> None:
    shown = picture()
    assert shown.assessment
    action = (
        window.pages[Place.HOME]
        .around.texts.control(shown.assessment.prescriptions[1].controls[0])
        .action
    )
    qtbot.mouseClick(button(window, f"Voir comment\u00a0: {action}"), LEFT)
    assert window.pages[Place.PRESCRIPTIONS].isVisible()
    assert window.pages[Place.PRESCRIPTIONS]._shown == "install-updates"


def test_the_link_to_all_prescriptions_leads_there(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(window, "Voir les 8 ordonnances"), LEFT)
    assert window.pages[Place.PRESCRIPTIONS].isVisible()


def test_what_changed_is_told_good_news_included(window: Window) -> None:
    words = said(window)
    assert "Le score s’améliore de 71 à 66." in words
    assert "2 constats résolus et prouvés" in words
    assert "1 nouveau constat" in words
    assert "2 nouveaux appareils" in words


def test_silent_agents_are_named_longest_first(window: Window, qtbot: QtBot) -> None:
    silent = silent_agents(picture())
    assert silent
    assert f"{len(silent)} agents devenus muets" in said(window)
    qtbot.mouseClick(button(window, f"Montrer {silent[0].title}"), LEFT)
    assert window.pages[Place.DEVICES]._shown == silent[0].id


def test_the_curve_has_a_table_twin(window: Window, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(window, "En tableau"), LEFT)
    table = named(window, QTableView, "Score par jour")
    assert table.model().rowCount() == 13
    qtbot.mouseClick(button(window, "En courbe"), LEFT)
    assert not visible(window, QTableView)


def test_the_curve_says_its_direction(window: Window) -> None:
    assert "De 88 le 17 juin 2025 à 66 aujourd’hui\u00a0: moins exposé." in said(window)


def test_one_measure_is_no_curve(window: Window, actions: FakeActions) -> None:
    actions.shown = replace(actions.shown, trend=actions.shown.trend[:1], changes=None)
    window.courier.refresh()
    assert "Une seule mesure" in said(window)
    assert "La prochaine ronde sera comparée" in said(window)


def test_nothing_to_prescribe_is_said(window: Window, actions: FakeActions) -> None:
    assert actions.shown.assessment
    assessment = replace(actions.shown.assessment, prescriptions=())
    actions.shown = replace(actions.shown, assessment=assessment)
    window.courier.refresh()
    assert "Rien à prescrire aujourd’hui" in said(window)


def test_the_first_run_names_the_establishment_and_starts_a_quiet_round(
    open_window: Open, actions: FakeActions, qtbot: QtBot
) -> None:
    actions.shown = empty_picture()
    actions.after_round = picture()
    window = open_window()
    assert "La première ronde" in said(window)
    assert "Jamais Veilleuse" in said(window)
    qtbot.keyClicks(named(window, QLineEdit, "Établissement"), "Les Lilas")
    qtbot.keyClicks(named(window, QLineEdit, "Responsable"), "A. Petit")
    before = actions.shown
    qtbot.mouseClick(button(window, "Première ronde"), LEFT)
    assert actions.done == [("round", Mode.QUIET)]
    assert before is not actions.shown
    assert "Pour atteindre le niveau C" in said(window)


def test_every_page_of_an_empty_establishment_says_what_to_do_next(
    open_window: Open, actions: FakeActions
) -> None:
    actions.shown = empty_picture()
    window = open_window()
    for at in (Place.DEVICES, Place.PRESCRIPTIONS, Place.REPORTS):
        window.go(at)
        assert "Lancez une ronde avec le bouton en haut" in said(window)


def test_before_the_data_is_open_the_window_says_so(open_window: Open) -> None:
    window = open_window()
    window.courier.picture = None
    window._build()
    assert "Ouverture…" in said(window)
    assert all(label.text() != "None" for label in visible(window, QLabel))
