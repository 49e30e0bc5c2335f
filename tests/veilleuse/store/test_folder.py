# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from veilleuse.store.errors import StoreError
from veilleuse.store.folder import dated, private, sync

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

posix = pytest.mark.skipif(os.name != "posix", reason="modes mean nothing on Windows")


@posix
def test_a_folder_of_ours_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    (folder / "veilleuse.db").touch()
    assert private(folder).stat().st_mode & 0o777 == 0o700


@posix
def test_a_folder_that_others_use_stays_open(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "letters.odt").touch()
    assert private(folder).stat().st_mode & 0o777 == 0o755


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(StoreError):
        private(tmp_path / "data")


def test_dated_names_never_meet(tmp_path: Path) -> None:
    first = dated(tmp_path, "before-restore", NOON)
    first.touch()
    assert first.name == "veilleuse-before-restore-20261123T120000.db"
    assert dated(tmp_path, "before-restore", NOON).name.endswith("T120000-2.db")


def test_a_folder_can_be_made_to_last(tmp_path: Path) -> None:
    sync(tmp_path)
