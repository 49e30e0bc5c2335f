# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from papers import data_of

from veilleuse.domain.model import Site
from veilleuse.tasks.paper.typeset import preview, render, write_pdf
from veilleuse.tasks.picture import Picture
from veilleuse.tasks.write_file import FolderMissingError, FolderReadOnlyError

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
EMPTY = Picture(NOW, Site("Clinique des Roses"), None, (), (), (), None, None)


def test_the_summary_is_written_whole(tmp_path: Path) -> None:
    path = write_pdf(data_of(EMPTY), tmp_path / "synthèse.pdf")
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert [entry.name for entry in tmp_path.iterdir()] == ["synthèse.pdf"]


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = data_of(EMPTY, "fr")
    assert render(data) == render(data)


def test_two_pages_are_shown_before_printing() -> None:
    pages = preview(data_of(EMPTY, "en"))
    assert len(pages) == 2
    assert all(page.startswith(b"\x89PNG") for page in pages)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_told_and_the_earlier_file_survives(tmp_path: Path) -> None:
    path = tmp_path / "synthèse.pdf"
    path.write_bytes(b"earlier")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FolderReadOnlyError):
            write_pdf(data_of(EMPTY), path)
    finally:
        tmp_path.chmod(0o700)
    assert path.read_bytes() == b"earlier"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError):
        write_pdf(data_of(EMPTY), tmp_path / "nowhere" / "synthèse.pdf")
