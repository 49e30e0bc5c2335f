# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.backup_logs import Outcome, Run
from veilleuse_agent.collect.linux.backups import newest, read, unit_runs_of
from veilleuse_agent.protocol import Status

# Blocks as systemd 252 prints them; a unit that did not run yet has empty times.
SHOWN = """\
Id=restic-backup.service
Result=success
ExecMainStatus=0
ExecMainExitTimestamp=Wed 2026-11-25 02:03:04 CET
TriggeredBy=restic-backup.timer

Id=restic-prune.service
Result=success
ExecMainStatus=0
ExecMainExitTimestamp=Wed 2026-11-25 04:00:00 CET
TriggeredBy=restic-prune.timer

Id=borgmatic.service
Result=exit-code
ExecMainStatus=1
ExecMainExitTimestamp=Tue 2026-11-24 01:00:00 CET
TriggeredBy=borgmatic.timer

Id=restic-rest-server.service
Result=success
ExecMainStatus=0
ExecMainExitTimestamp=Wed 2026-11-25 05:00:00 CET
TriggeredBy=

Id=rsnapshot-beta.service
Result=success
ExecMainStatus=0
ExecMainExitTimestamp=Wed 2026-11-25 06:00:00 CET
TriggeredBy=rsnapshot-beta.timer

Id=duplicity.service
Result=success
ExecMainStatus=0
ExecMainExitTimestamp=
TriggeredBy=duplicity.timer
"""
UPID = "UPID:pve:00001A2B:0001F4C8:6920F000:vzdump:100:root@pam: 6920F0F0 OK\n"


def test_a_timed_service_that_ended_is_a_run_and_its_companions_are_not():
    runs = list(unit_runs_of(SHOWN))
    assert [(run.product, run.outcome) for run in runs] == [
        ("restic", Outcome.SUCCEEDED),
        ("borg", Outcome.FAILED),
    ]


def test_the_newest_of_each_outcome_is_kept():
    rows = newest(
        [
            Run("restic", "2026-11-01T00:00:00+00:00", Outcome.SUCCEEDED),
            Run("restic", "2026-11-03T00:00:00+00:00", Outcome.FAILED),
            Run("restic", "2026-11-02T00:00:00+00:00", Outcome.SUCCEEDED),
            Run("borg", "2026-11-02T00:00:00+00:00", Outcome.FAILED),
        ]
    )
    assert rows == [
        {
            "product": "borg",
            "succeeded_at": None,
            "warned_at": None,
            "failed_at": "2026-11-02T00:00:00+00:00",
        },
        {
            "product": "restic",
            "succeeded_at": "2026-11-02T00:00:00+00:00",
            "warned_at": None,
            "failed_at": "2026-11-03T00:00:00+00:00",
        },
    ]


def test_units_and_logs_are_read_together(workshop):
    workshop.folder("/run/systemd/system")
    workshop.write("/var/log/pve/tasks/index", UPID)
    found = read(workshop.machine({"systemctl show": SHOWN}, is_privileged=True))
    assert [row["product"] for row in found["backup.runs"].value] == ["borg", "restic", "vzdump"]


def test_a_program_that_is_installed_proves_no_backup(workshop):
    found = read(workshop.machine({"restic": ""}, is_privileged=True))
    assert found["backup.programs"].value == ["restic"]
    assert found["backup.runs"].status is Status.ABSENT


def test_without_privilege_no_trace_is_denied_not_absent(workshop):
    found = read(workshop.machine())
    assert found["backup.runs"].status is Status.DENIED
    assert found["backup.programs"].status is Status.ABSENT


@pytest.mark.parametrize("answer", [(1, "", "no bus"), ChildError("too slow")])
def test_units_that_cannot_be_asked_are_an_error(workshop, answer):
    workshop.folder("/run/systemd/system")
    machine = workshop.machine({"systemctl": answer}, is_privileged=True)
    assert read(machine)["backup.runs"].status is Status.ERROR


@given(st.text(max_size=300) | st.text("Id=restic.v\nTgdBy:1 20-", max_size=300))
def test_any_answer_is_read_without_failing(text):
    assert all(run.product for run in unit_runs_of(text))
