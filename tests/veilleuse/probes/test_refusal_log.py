# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse.probes.refusal_log import RefusalLog


def test_a_flood_is_two_lines_and_a_number(caplog: pytest.LogCaptureFixture) -> None:
    log = RefusalLog()
    for number in range(5000):
        log.note("magic", "10.0.0.7", number / 100)
    log.note("magic", "10.0.0.8", 60.5)
    lines = [record.getMessage() for record in caplog.records]
    assert lines == [
        "refused: magic, from 10.0.0.7 (0 more since the last line)",
        "refused: magic, from 10.0.0.8 (4999 more since the last line)",
    ]


def test_each_reason_has_its_own_line(caplog: pytest.LogCaptureFixture) -> None:
    log = RefusalLog()
    for reason in ("magic", "seal", "magic"):
        log.note(reason, "10.0.0.7", 0)
    assert len(caplog.records) == 2
