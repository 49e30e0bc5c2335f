# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from veilleuse.__main__ import main
from veilleuse.cli.report_arguments import DOCUMENTS
from veilleuse.tasks.paper.kinds import Kind


def run(folder: Path, *typed: str) -> int:
    return main(["--data", str(folder), "--lang", "fr", "report", *typed])


def test_the_command_line_knows_every_document() -> None:
    assert tuple(kind.value for kind in Kind) == DOCUMENTS


def test_sheets_for_the_wall_need_no_round(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "data", "wall", str(tmp_path / "stick")) == 0
    assert len(list((tmp_path / "stick").glob("*.pdf"))) == 3
    assert "Écrit" in capsys.readouterr().out


def test_a_summary_before_any_round_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "summary", "--pdf", str(tmp_path / "a.pdf")) == 5
    assert not (tmp_path / "a.pdf").exists()
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("machine",), 2),
        (("prescription", "nothing"), 4),
        (("evidence",), 5),
        (("verify",), 2),
        (("compare", "2026-01", "2026-02"), 5),
        (("again", "janvier"), 4),
        (("export", "a.docx"), 4),
    ],
)
def test_what_cannot_be_done_is_told_with_its_exit_code(
    tmp_path: Path, typed: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, *typed) == code
    assert capsys.readouterr().err


def test_an_empty_archive_says_when_it_will_be_filled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "list") == 0
    assert "premier jour ouvré" in capsys.readouterr().out
    assert run(tmp_path, "--monthly") == 0
    assert "Aucune synthèse" in capsys.readouterr().out


def test_a_file_that_is_not_ours_is_told_and_ends_with_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(b"%PDF-1.7")
    assert run(tmp_path / "data", "verify", str(path)) == 1
    assert "ne porte pas d’empreinte" in capsys.readouterr().out
