# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of this very machine, from a program that stands for the agent."""

import sys
from datetime import UTC, datetime

from veilleuse.domain.model import Fact, FactStatus
from veilleuse.domain.rounds import Notice
from veilleuse.probes.local_agent import command, local_report
from veilleuse_agent import protocol

AT = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)


def _write(tmp_path, data: bytes) -> list[str]:
    file = tmp_path / "report.json"
    file.write_bytes(data)
    script = f"import sys; sys.stdout.buffer.write(open({str(file)!r}, 'rb').read())"
    return [sys.executable, "-c", script]


def test_a_report_becomes_a_record(make_budget, tmp_path) -> None:
    message = protocol.ReportMessage(
        agent_id="ab" * 16,
        epoch="cd" * 16,
        sequence=3,
        produced_at=AT,
        report_id="ef" * 16,
        agent_version="0.1.0",
        facts={
            "os.family": protocol.FactMessage("linux", protocol.Status.OK, "os-release", AT),
            "os.build": protocol.FactMessage(None, protocol.Status.NOT_APPLICABLE, "registry", AT),
        },
    )
    report = local_report(_write(tmp_path, protocol.encode(message)), make_budget())
    assert not isinstance(report, Notice)
    assert (report.agent_id, report.epoch, report.sequence) == ("ab" * 16, "cd" * 16, 3)
    assert report.produced_at == AT
    assert report.received_at.tzinfo is not None
    assert report.facts["os.family"] == Fact("linux", FactStatus.OK, "os-release", AT)
    assert report.facts["os.build"].value is None


def test_an_agent_that_fails_is_a_notice(make_budget, tmp_path) -> None:
    for line in (_write(tmp_path, b"not a report"), ["/nowhere/agent"]):
        notice = local_report(line, make_budget())
        assert isinstance(notice, Notice)
        assert notice.code == "local_agent_failed"
        assert notice.detail


def test_the_agent_is_asked_for_json_on_its_output(tmp_path) -> None:
    assert command(tmp_path)[1:] == [
        "-m", "veilleuse_agent", "collect", "--json", "-", "--data", str(tmp_path)
    ]  # fmt: skip
