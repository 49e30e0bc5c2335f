# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from ipaddress import ip_address, ip_network

import pytest
from fake_actions import FakeActions
from looking import button, named, said, visible
from pictures import HOSTILE, devices, empty_picture, hostile_devices, picture
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QTableView, QTabWidget
from pytestqt.qtbot import QtBot

from conftest import Open
from veilleuse.domain.model import CareFunction, CareFunctionId, Device, DeviceId, Zone
from veilleuse.domain.site_map import End, EndKind, site_map
from veilleuse.tasks.picture import Picture
from veilleuse.ui.map.arrange import MOST_SINGLE, arrange
from veilleuse.ui.map.strokes import pen_of
from veilleuse.ui.map.survey import measured
from veilleuse.ui.pages.map import CHOSEN, STORY, TRY, MapPage
from veilleuse.ui.places import Place
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


def two_zones(shown: Picture) -> Picture:
    """The phones and printers stand apart, in a zone that somebody drew."""
    apart = ip_network("10.30.0.0/24")
    moved = tuple(
        replace(device, addresses=(ip_address("10.30.0.1") + at,)) if at > 40 else device
        for at, device in enumerate(shown.devices)
    )
    server = next(device.id for device in moved if device.device_class == "server")
    care = CareFunction(CareFunctionId("records"), 0.35, frozenset({server}))
    site = replace(shown.site, zones=(Zone("z", "Téléphones", (apart,)),), care_functions=(care,))
    return replace(shown, site=site, devices=moved)


@pytest.fixture
def page(open_window: Open, actions: FakeActions) -> MapPage:
    actions.shown = two_zones(actions.shown)
    window = open_window()
    window.go(Place.MAP)
    shown = window.pages[Place.MAP]
    assert isinstance(shown, MapPage)
    return shown


def side(page: MapPage, at: int) -> None:
    named(page, QTabWidget, "Ce que dit la carte").setCurrentIndex(at)


def dot_of(page: MapPage, device: Device) -> QPoint:
    placed = page._canvas._placed
    assert placed is not None
    return placed.spots[End(EndKind.DEVICE, device.id)].toPoint()


def test_before_the_first_round_the_map_says_what_to_do(
    open_window: Open, actions: FakeActions
) -> None:
    actions.shown = empty_picture()
    window = open_window()
    window.go(Place.MAP)
    assert "Lancez une ronde avec le bouton en haut" in said(window)


def test_every_device_stands_in_the_lane_of_its_zone(page: MapPage) -> None:
    placed = page._canvas._placed
    assert placed is not None
    lanes = {lane.id: lane.rect for lane in placed.lanes}
    assert page._words is not None
    assert page._words.zone("z") == "Téléphones"
    for dot in placed.dots:
        zone = "z" if int(dot.end.id[1:]) > 40 else "10.20.0.0/24"
        assert lanes[zone].contains(dot.centre)


def test_no_two_dots_overlap_and_none_leaves_the_drawing(page: MapPage) -> None:
    survey, losses = page._survey, page._losses
    assert survey is not None
    for width in (500, 900, 1800):
        placed = arrange(survey.shown, losses, width, 16)
        for at, one in enumerate(placed.dots):
            assert placed.size.contains(one.centre)
            for other in placed.dots[at + 1 :]:
                away = one.centre - other.centre
                apart = (away.x() ** 2 + away.y() ** 2) ** 0.5
                assert apart >= one.radius + other.radius


def test_what_hurts_most_is_drawn_largest(page: MapPage) -> None:
    placed, losses = page._canvas._placed, page._losses
    assert placed is not None
    assert set(losses) == {device.id for device in picture().devices}
    largest = max(placed.dots, key=lambda dot: dot.radius)
    assert losses[DeviceId(largest.end.id)] == max(losses.values())


def test_observed_and_supposed_links_are_drawn_apart(page: MapPage) -> None:
    survey = page._survey
    assert survey is not None
    observed = [link for link in survey.shown.links if link.seen]
    supposed = [link for link in survey.shown.links if not link.seen]
    assert observed
    assert supposed
    ink = page.around.theme.colour("text")
    assert pen_of(observed[0], ink, strong=False).style() is Qt.PenStyle.SolidLine
    assert pen_of(supposed[0], ink, strong=False).style() is Qt.PenStyle.CustomDashLine
    table = page._tables.links
    shown = {table.model().index(row, 4).data() for row in range(table.model().rowCount())}
    assert "supposé" in shown
    assert "désigné par l’établissement" in shown


def test_a_click_chooses_and_a_double_click_opens_the_device(page: MapPage, qtbot: QtBot) -> None:
    device = picture().devices[0]
    opened: list[str] = []
    page.device_wanted.disconnect()
    page.device_wanted.connect(opened.append)
    qtbot.mouseClick(page._canvas, LEFT, pos=dot_of(page, device))
    assert page._side.currentIndex() == CHOSEN
    assert "Poste de accueil" in said(page)
    assert page._canvas.accessibleDescription() == "Poste de accueil"
    qtbot.mouseDClick(page._canvas, LEFT, pos=dot_of(page, device))
    assert opened == [device.id]


def test_arrows_walk_enter_opens_and_escape_lets_go(page: MapPage, qtbot: QtBot) -> None:
    canvas = page._canvas
    opened: list[str] = []
    page.device_wanted.disconnect()
    page.device_wanted.connect(opened.append)
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    first = canvas.end
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert first is not None
    assert canvas.end not in {None, first}
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.end is not None
    assert opened == [canvas.end.id]
    for _ in range(40):
        qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.end.kind is EndKind.CARE
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.end is None


def test_the_story_is_told_step_by_step(page: MapPage, qtbot: QtBot) -> None:
    side(page, STORY)
    care = named(page, QComboBox, "Activité que l’attaque arrête")
    assert care.count() == 1
    steps = len(page._story._moves)
    for told in range(1, steps + 1):
        qtbot.mouseClick(button(page, "Étape suivante de l’attaque"), LEFT)
        assert len(page._canvas.shown.way) == told
    assert page._canvas.shown.way[-1][1] == End(EndKind.CARE, care.currentData())
    assert not button(page, "Étape suivante de l’attaque").isEnabled()
    qtbot.mouseClick(button(page, "Étape précédente de l’attaque"), LEFT)
    assert len(page._canvas.shown.way) == steps - 1


def test_nothing_moves_by_itself_where_motion_is_reduced(
    open_window: Open, actions: FakeActions, settings: QSettings
) -> None:
    settings.setValue("motion", "reduced")
    window = open_window()
    window.go(Place.MAP)
    page = window.pages[Place.MAP]
    assert isinstance(page, MapPage)
    side(page, STORY)
    assert not page._story._play.isVisible()
    assert button(page, "Étape suivante de l’attaque").isEnabled()


def test_playing_draws_one_step_after_the_other(page: MapPage, qtbot: QtBot) -> None:
    page.around.settings.setValue("motion", "full")
    side(page, STORY)
    page._story._motion.setDuration(20)
    page._story._pause.setInterval(5)
    qtbot.mouseClick(button(page, "Raconter le scénario pas à pas"), LEFT)
    steps = len(page._story._moves)
    qtbot.waitUntil(lambda: len(page._canvas.shown.way) == steps, timeout=5000)
    qtbot.waitUntil(lambda: page._story._play.text() == "Raconter", timeout=5000)


def test_ticking_a_fix_changes_the_figures_and_unticking_brings_them_back(
    page: MapPage,
) -> None:
    side(page, TRY)
    boxes = visible(page, QCheckBox)
    before = said(page._try)
    changed = []
    for box in boxes[:4]:
        box.setChecked(True)
        changed.append(said(page._try) != before)
        box.setChecked(False)
        assert said(page._try) == before
    assert any(changed)


def test_an_event_is_imagined_of_the_chosen_device(page: MapPage) -> None:
    server = next(d for d in picture().devices if d.device_class == "server")
    side(page, TRY)
    page._canvas.choose(End(EndKind.DEVICE, server.id))
    assert "Si cela arrivait à Poste de accueil" in said(page)
    box = named(page, QCheckBox, "Cet appareil est aux mains d’un attaquant")
    box.setChecked(True)
    assert page._trying._done == page._trying.wished != frozenset()
    page._canvas.choose(None)
    kept = [b for b in visible(page, QCheckBox) if b.isChecked()]
    assert [b.accessibleName() for b in kept] == [
        "Cet appareil est aux mains d’un attaquant (Poste de accueil)"
    ]


def test_the_tables_have_every_device(page: MapPage) -> None:
    named(page, QTabWidget, "La carte, en dessin et en tableaux").setCurrentIndex(1)
    table = named(page, QTableView, "Appareils de la carte")
    assert table.model().rowCount() == 60
    losses = [table.model().index(row, 3).data() for row in range(60)]
    assert "pas encore calculé" not in losses


def test_a_very_large_site_has_one_dot_for_each_class_of_a_zone(
    open_window: Open, actions: FakeActions
) -> None:
    actions.shown = picture(devices(MOST_SINGLE + 100))
    ground = actions.map_ground()
    shown = site_map(ground.stand())
    placed = arrange(shown, {}, 900, 16)
    assert sum(len(dot.members) for dot in placed.dots) == MOST_SINGLE + 100
    spots = {(node.zone, node.device_class) for node in shown.nodes}
    assert len(placed.dots) == len(spots)
    assert len(measured(shown)) == len(spots)


def test_hostile_names_stay_plain_on_the_map(open_window: Open, actions: FakeActions) -> None:
    actions.shown = picture(hostile_devices())
    window: Window = open_window()
    window.go(Place.MAP)
    page = window.pages[Place.MAP]
    assert isinstance(page, MapPage)
    assert page._words is not None
    for device in actions.shown.devices:
        page._canvas.choose(End(EndKind.DEVICE, device.id))
        title = page._words.end(End(EndKind.DEVICE, device.id))
        assert len(title) <= 60
        assert "\u202e" not in said(page)
    page._canvas.choose(End(EndKind.DEVICE, actions.shown.devices[0].id))
    assert HOSTILE[0][:20] in said(page)
