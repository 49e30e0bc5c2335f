# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from papers import data_of

from veilleuse.catalogue.shelf import Shelf
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.paper.typeset import fonts_missing, preview, render
from veilleuse.tasks.paper.wall import FOLDER, keep_wall, write_wall
from veilleuse.tasks.picture import Picture
from veilleuse.tasks.write_file import FolderReadOnlyError

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, Store.open(tmp_path, Key(bytes(32)), at=NOW), Shelf(), lambda: NOW)


def test_the_sheets_of_the_wall_are_there_without_the_program(desk: Desk, tmp_path: Path) -> None:
    written = keep_wall(desk, language="fr")
    assert [path.name for path in written] == [
        "veilleuse-incident.pdf",
        "veilleuse-contacts.pdf",
        "veilleuse-degraded.pdf",
    ]
    assert all(path.parent == tmp_path / FOLDER for path in written)
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)
    desk.close()


def test_a_stick_that_is_gone_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderReadOnlyError):
        write_wall(desk, tmp_path / "file" / "stick", language="fr")
    desk.close()


def test_a_page_without_our_typeface_is_still_whole(ordinary: Picture, tmp_path: Path) -> None:
    data = data_of(ordinary)
    pdf = render(data, fonts=tmp_path)
    assert fonts_missing(tmp_path)
    assert not fonts_missing()
    assert pdf.startswith(b"%PDF")
    assert b"Libertinus" in pdf
    assert json.dumps(data)
    assert len(preview(data, ppi=20)) == 2
