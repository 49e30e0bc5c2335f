# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from papers import data_of

from veilleuse.tasks.paper.draft import write_draft
from veilleuse.tasks.picture import Picture


def test_a_mail_is_a_draft_to_nobody_with_the_document_joined(
    ordinary: Picture, tmp_path: Path
) -> None:
    path = write_draft(data_of(ordinary), b"%PDF-1.7", tmp_path / "a.eml")
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] is None
    assert mail["From"] is None
    [joined] = mail.iter_attachments()
    assert joined.get_filename() == "veilleuse-summary.pdf"
    assert joined.get_content() == b"%PDF-1.7"


def test_a_hostile_name_cannot_add_a_header(hostile: Picture, tmp_path: Path) -> None:
    path = write_draft(data_of(hostile), b"%PDF", tmp_path / "a.eml")
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert set(mail.keys()) == {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}
