# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
from dataclasses import replace

import pytest
from fake_actions import FakeActions
from looking import button, named, open_tab, said, visible
from pictures import devices, picture
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from veilleuse.domain.model import DeviceClass
from veilleuse.ui.device_rows import columns, rows_of
from veilleuse.ui.pages.devices import DevicesPage
from veilleuse.ui.places import Place
from veilleuse.ui.surroundings import Surroundings
from veilleuse.ui.widgets.table import RecordModel
from veilleuse.ui.window import Window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: Window) -> DevicesPage:
    window.go(Place.DEVICES)
    shown = window.pages[Place.DEVICES]
    assert isinstance(shown, DevicesPage)
    return shown


def table(page: DevicesPage) -> QTableView:
    return named(page, QTableView, "Appareils")


def column(view: QTableView, at: int) -> list[str]:
    model = view.model()
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_models(
    qtmodeltester: ModelTester, around: Surroundings
) -> None:
    model = RecordModel(columns(around), lambda row: row.device.id)
    model.show_rows(rows_of(picture(devices(20)), around.texts))
    qtmodeltester.check(model, force_py=True)


def test_the_worst_come_first(page: DevicesPage) -> None:
    findings = column(table(page), 0)
    assert findings[0] == "Critique · 3"
    assert findings[-1] == "–"
    assert len(findings) == 60


def test_searching_looks_at_names_addresses_makers_and_classes(
    page: DevicesPage, qtbot: QtBot
) -> None:
    search = named(page, QLineEdit, "Chercher un appareil")
    for typed, count in (
        ("synology", 1),
        ("10.20.0.11", 1),
        ("IMPRIMANTE", 5),
        ("dell cuisine", 3),
    ):
        search.clear()
        qtbot.keyClicks(search, typed)
        assert table(page).model().rowCount() == count, typed
        assert f"{count} sur 60 appareil" in said(page)
    search.clear()
    assert table(page).model().rowCount() == 60


def test_one_class_can_be_shown_alone(page: DevicesPage) -> None:
    field = named(page, QComboBox, "Ne montrer qu’une nature")
    field.setCurrentIndex(field.findData(DeviceClass.PRINTER))
    assert set(column(table(page), 2)) == {"Imprimante"}


def test_addresses_sort_by_number(page: DevicesPage) -> None:
    view = table(page)
    view.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    shown = column(view, 3)
    assert shown[0] == "10.20.0.10"
    assert shown == sorted(shown, key=lambda text: int(text.rsplit(".", 1)[1]))


def test_the_detail_shows_why_and_on_what_evidence(page: DevicesPage) -> None:
    words = said(page)
    assert "PC-SOINS-RDC-02" in words
    assert "sûr à 93\u202f%" in words
    assert "Windows 10 22H2 ne reçoit plus de correctifs depuis le 14 octobre 2025." in words
    assert re.search(r"(Relevé de l’agent du|Rondes, le) \d+ \w+ 20\d\d", words)
    open_tab(page, 3)
    facts = named(page, QTableView, "Faits relevés par l’agent")
    shown = dict(zip(column(facts, 0), column(facts, 1), strict=True))
    assert shown["reboot.pending"] == "oui"
    assert shown["disk.volumes"] == "Accès refusé"
    assert shown["services"] == "Trop long à lire"
    assert shown["updates.installed_at"].startswith("12 mars 2026")
    assert "Administrateur, accueil" in shown["accounts.administrators"]
    open_tab(page, 1)
    checks = named(page, QTableView, "Contrôles de cet appareil")
    assert set(column(checks, 0)) == {"À corriger", "Conforme", "Inconnu"}
    open_tab(page, 2)
    assert named(page, QTableView, "Indices sur cet appareil").model().rowCount() == 2


def test_a_corrected_class_is_kept_and_can_be_undone(
    page: DevicesPage, window: Window, actions: FakeActions, qtbot: QtBot
) -> None:
    chosen = page._shown
    field = named(page, QComboBox, "Nature")
    at = field.findData(DeviceClass.MEDICAL)
    field.setCurrentIndex(at)
    field.activated.emit(at)
    changed = next(d for d in actions.shown.devices if d.id == chosen)
    assert (changed.device_class, changed.class_by_hand) == (DeviceClass.MEDICAL, True)
    assert "PC-SOINS-RDC-02 est maintenant\u00a0: Appareil médical." in said(window)
    assert page._shown == chosen
    qtbot.mouseClick(button(window, "Annuler"), LEFT)
    restored = next(d for d in actions.shown.devices if d.id == chosen)
    assert (restored.device_class, restored.class_by_hand) == (DeviceClass.WORKSTATION, False)
    assert "Remis comme avant." in said(window)


def test_a_label_is_kept(page: DevicesPage, actions: FakeActions, qtbot: QtBot) -> None:
    field = named(page, QLineEdit, "Étiquette")
    qtbot.keyClicks(field, "Poste du couloir")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [d.label for d in actions.shown.devices if d.id == page._shown] == ["Poste du couloir"]


def test_a_device_can_be_spared_every_probe(
    page: DevicesPage, actions: FakeActions, qtbot: QtBot
) -> None:
    field = named(page, QCheckBox, "Ne jamais l’interroger")
    qtbot.mouseClick(field, LEFT, pos=field.rect().center() - field.rect().center() / 1.1)
    if not field.isChecked():
        field.click()
    assert [d.never_probe for d in actions.shown.devices if d.id == page._shown] == [True]


def test_what_is_never_probed_cannot_be_opened_to_probes(page: DevicesPage) -> None:
    medical = next(d for d in picture().devices if d.device_class is DeviceClass.MEDICAL)
    page.show_device(medical.id)
    field = named(page, QCheckBox, "Ne jamais l’interroger")
    assert field.isChecked()
    assert not field.isEnabled()


def test_the_chosen_device_stays_when_others_come_and_go(
    page: DevicesPage, window: Window, actions: FakeActions
) -> None:
    chosen = picture().devices[30]
    page.show_device(chosen.id)
    actions.shown = replace(actions.shown, devices=actions.shown.devices[5:])
    window.courier.refresh()
    assert page._shown == chosen.id
    assert chosen.title in said(page)


def test_no_match_says_what_to_do(page: DevicesPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(named(page, QLineEdit, "Chercher un appareil"), "zzzz")
    assert "Choisissez un appareil dans le tableau." in said(page)


def test_a_device_without_an_agent_says_that_little_is_known(page: DevicesPage) -> None:
    camera = next(d for d in picture().devices if d.device_class is DeviceClass.CAMERA)
    page.show_device(camera.id)
    assert "Aucun agent ne parle pour cet appareil" in said(page)
    assert visible(page, QTableView)
