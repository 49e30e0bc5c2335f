# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import json
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import pytest

from veilleuse.domain.errors import VeilleuseError
from veilleuse.domain.model import Answer, AnswerValue, RoundId
from veilleuse.domain.rounds import JournalEntry, Mode, Round
from veilleuse.tasks.assess import assess
from veilleuse.tasks.declare import declare
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.export import picture_as_json
from veilleuse.tasks.paper.journal_csv import write_journal
from veilleuse.tasks.picture import picture
from veilleuse.tasks.write_file import write_file


def test_a_file_that_cannot_be_written_leaves_the_earlier_one(tmp_path: Path) -> None:
    kept = write_file(tmp_path / "a.csv", b"before")
    with pytest.raises(VeilleuseError) as refused:
        write_file(tmp_path / "nowhere" / "a.csv", b"after")
    assert refused.value.code == "file_missing"
    assert kept.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [kept]


def test_the_journal_of_the_last_round_opens_in_a_french_spreadsheet(
    desk: Desk, tmp_path: Path
) -> None:
    begun = Round(RoundId("r"), Mode.GENTLE, (), desk.now())
    desk.store.begin_round(begun)
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    entry = JournalEntry(at, "connect", ip_address("10.0.0.5"), "connect", 443, 1)
    desk.store.add_journal(begun.id, [entry])
    text = write_journal(desk, tmp_path / "journal.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    assert [(row["target"], row["act"], row["port"], row["packets"]) for row in rows] == [
        ("10.0.0.5", "connect", "443", "1")
    ]


def test_before_any_round_the_journal_is_headings(desk: Desk, tmp_path: Path) -> None:
    text = write_journal(desk, tmp_path / "journal.csv").read_text("utf-8-sig")
    assert text.strip() == "at;probe;target;act;port;packets"


def test_the_json_of_a_picture_holds_what_the_picture_holds(desk: Desk) -> None:
    declare(desk, Answer("BKP-03", AnswerValue.NO, desk.now().date(), "A. Martin"))
    made = assess(desk, desk.now())
    told = json.loads(picture_as_json(picture(desk)))
    assert told["assessment"]["exposure"]["estimate"]["score"] == made.exposure.estimate.score
    assert told["site"]["answers"][0]["by"] == "A. Martin"
    assert told["trend"][0]["letter"] == made.exposure.level.letter
