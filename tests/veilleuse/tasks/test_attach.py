# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from veilleuse.catalogue.shelf import Shelf
from veilleuse.domain.model import Answer, AnswerValue
from veilleuse.tasks.attach import (
    AttachmentStoppedError,
    AttachmentTooLargeError,
    AttachmentUnreadableError,
    TooManyAttachmentsError,
    attach,
    attach_all,
    supported_by,
)
from veilleuse.tasks.declare import declare
from veilleuse.tasks.desk import Desk


@pytest.fixture
def small(desk: Desk) -> Desk:
    """A desk where an attachment may hold ten bytes, and an answer two of them."""
    shelf = Shelf()
    shelf.__dict__["evidence"] = replace(shelf.evidence, attachment_bytes=10, attachments=2)
    return replace(desk, shelf=shelf)


def test_a_file_is_known_by_its_content_and_stays_where_it_is(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "compte rendu\u202e.pdf"
    path.write_bytes(b"essai" * 500_000)
    found = attach(desk, path)
    assert (found.name, found.size) == ("compte rendu .pdf", 2_500_000)
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert path.read_bytes() == b"essai" * 500_000


def test_a_file_says_which_answers_it_supported_even_under_another_name(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"preuve")
    answer = Answer("BKP-03", AnswerValue.YES, date(2026, 11, 20), "A", "", (attach(desk, path),))
    declare(desk, answer)
    declare(desk, replace(answer, attachments=()))
    renamed = path.rename(tmp_path / "b.pdf")
    assert supported_by(desk, attach(desk, renamed)) == (answer,)
    renamed.write_bytes(b"preuve corrigee")
    assert supported_by(desk, attach(desk, renamed)) == ()


def test_a_file_one_byte_too_long_is_refused(small: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(bytes(10))
    assert attach(small, path).size == 10
    path.write_bytes(bytes(11))
    with pytest.raises(AttachmentTooLargeError):
        attach(small, path)


def test_an_answer_takes_so_many_files_and_no_more(small: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")
    assert len(attach_all(small, [path, path])) == 2
    with pytest.raises(TooManyAttachmentsError):
        attach_all(small, [path, path, path])


def test_what_is_no_file_is_refused_at_once(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("nothing", ".", "pipe"):
        with pytest.raises(AttachmentUnreadableError):
            attach(desk, tmp_path / name)


def test_a_reading_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")
    with pytest.raises(AttachmentStoppedError):
        attach(desk, path, stop=lambda: True)
