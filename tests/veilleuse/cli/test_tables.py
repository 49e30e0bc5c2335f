# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import pytest
from rich.console import Console

from veilleuse.catalogue.shelf import Shelf
from veilleuse.catalogue.words import words
from veilleuse.cli.tables import show
from veilleuse.domain.model import Device, DeviceClass, DeviceId, RoundId
from veilleuse.domain.moves import Move, MoveKind
from veilleuse.domain.rounds import Mode, Round
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.assess import assess
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.load_demo import ensure_demo
from veilleuse.tasks.picture import Picture, picture

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path, Store.open(tmp_path, Key(bytes(32))), Shelf(), lambda: NOW)
    yield opened
    opened.close()


def printed(shown: Picture, language: str) -> str:
    console = Console(width=110, file=io.StringIO(), record=True)
    show(console, shown, words(language))
    return console.export_text()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_demonstration_says_that_it_is_one_and_shows_three_prescriptions(
    desk: Desk, language: str
) -> None:
    ensure_demo(desk)
    text = printed(picture(desk), language)
    assert words(language)("show.demonstration") in text
    assert all(f"{rank}. " in text for rank in (1, 2, 3))
    assert words(language)("show.level", letter="C") in text


def test_few_devices_make_a_provisional_score_without_frequencies(desk: Desk) -> None:
    pc = Device(DeviceId("a"), DeviceClass.WORKSTATION, 1.0, (), NOW, NOW, name="accueil")
    desk.store.save_devices((pc,))
    assess(desk, NOW)
    text = printed(picture(desk), "fr")
    assert "Score provisoire" in text
    assert "on ne sait pas encore de quels appareils" in text
    assert "En moyenne" not in text


def test_devices_stand_in_the_order_of_their_addresses(desk: Desk) -> None:
    def device(name: str, *addresses: str) -> Device:
        held = tuple(ip_address(address) for address in addresses)
        return Device(
            DeviceId(name), DeviceClass.PRINTER, 1.0, (), NOW, NOW, name=name, addresses=held
        )

    desk.store.save_devices(
        (device("aa"), device("bb", "10.0.0.20"), device("cc", "10.0.0.3"), device("dd", "fd00::1"))
    )
    assess(desk, NOW)
    text = printed(picture(desk), "fr")
    assert sorted(("cc ", "bb ", "dd ", "aa "), key=text.index) == ["cc ", "bb ", "dd ", "aa "]


def test_a_hostile_name_is_shown_as_plain_text(desk: Desk) -> None:
    name = "[bold red]imprimante[/]"
    desk.store.save_devices(
        (Device(DeviceId("a"), DeviceClass.PRINTER, 1.0, (), NOW, NOW, name=name),)
    )
    assess(desk, NOW)
    assert name in printed(picture(desk), "fr")


def test_what_the_last_round_found_changed_is_shown_and_counted(desk: Desk) -> None:
    this = Round(RoundId("r"), Mode.GENTLE, (), NOW)
    desk.store.begin_round(this)
    found = [
        Move(NOW, DeviceId("a"), "accueil", MoveKind.ADDRESS, "10.0.0.1", "10.0.0.9"),
        Move(NOW, DeviceId("b"), "visiteur", MoveKind.NEW),
        Move(NOW, DeviceId("c"), "pompe", MoveKind.CLASS, "unknown", "medical"),
    ]
    desk.store.save_moves(this.id, found)
    text = printed(picture(desk), "fr")
    assert "Ce que la dernière ronde a trouvé de changé (3)" in text
    lines = [line for line in text.splitlines() if "│" in line]
    (new,) = (line for line in lines if "visiteur" in line)
    assert "nouveau" in new
    (moved,) = (line for line in lines if "accueil" in line)
    assert moved.index("autre adresse") < moved.index("10.0.0.1") < moved.index("10.0.0.9")
    (named,) = (line for line in lines if "pompe" in line)
    assert words("fr")("class.medical") in named
    assert lines.index(new) < lines.index(moved)


def test_nothing_is_shown_where_nothing_moved(desk: Desk) -> None:
    assert "changé" not in printed(picture(desk), "fr")
