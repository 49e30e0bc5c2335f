# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.backup_logs import (
    Outcome,
    backuppc_runs_of,
    duplicity_run_of,
    logged_runs,
    proxmox_runs_of,
    rsnapshot_runs_of,
    veeam_runs_of,
)

# Lines as rsnapshot 1.4.5 writes them (subroutines log_msg, log_warn, log_err, exit_with_status).
RSNAPSHOT = """\
[2026-11-21T03:30:01] /usr/bin/rsnapshot alpha: started
[2026-11-21T03:31:07] /usr/bin/rsnapshot alpha: completed successfully
[2026-11-22T03:31:07] WARNING: /usr/bin/rsnapshot alpha: completed, but with some warnings
[2026-11-23T03:31:07] /usr/bin/rsnapshot alpha: ERROR: /usr/bin/rsnapshot alpha: completed, but with some errors
[2026-11-24T04:00:02] /usr/bin/rsnapshot beta: completed successfully
"""  # noqa: E501
# The form of PVE::Tools::upid_encode, then the end in hexadecimal and the status.
TASKS = """\
UPID:pve:00001A2B:0001F4C8:6920F000:vzdump:100:root@pam: 6920F0F0 OK
UPID:pve:00001A2C:0001F4C9:69224180:vzdump::root@pam: 69224270 WARNINGS: 1
UPID:pve:00001A2D:0001F4CA:69239300:vzdump:101:root@pam: 692393F0 job errors
UPID:pve:00001A2E:0001F4CB:69239400:qmstart:101:root@pam: 69239410 OK
UPID:pve:00001A2F:0001F4CC:69239500:vzdump:101:root@pam:
"""
# A line quoted in a public script around Veeam Agent for Linux, and the same with other outcomes.
VEEAM = """\
[25.07.2018 02:04:01] <140529559693056> lpbcore| JOB STATUS: SUCCESS.
[26.07.2018 02:04:01] <140529559693056> lpbcore| JOB STATUS: FAILED.
[99.07.2018 02:04:01] <140529559693056> lpbcore| JOB STATUS: SUCCESS.
"""
# The fields of BackupPC::Storage (4.4): num type startTime endTime nFiles size ...
BACKUPPC = """\
426\tfull\t1604239201\t1604241911\t665501\t72866874811\t44
427\tincr\t1604325601\t1604326000\t665501\t72866874811\t44
428\tpartial\t1604412001\t1604412100\t12\t1\t0
"""


def test_rsnapshot_succeeds_only_at_the_level_that_copies():
    runs = list(rsnapshot_runs_of(RSNAPSHOT, "alpha"))
    assert [run.outcome for run in runs] == [Outcome.SUCCEEDED, Outcome.WARNED, Outcome.FAILED]
    assert [run.at[:10] for run in runs] == ["2026-11-21", "2026-11-22", "2026-11-23"]


def test_proxmox_counts_its_backup_tasks_that_ended():
    runs = list(proxmox_runs_of(TASKS))
    assert [run.outcome for run in runs] == [Outcome.SUCCEEDED, Outcome.WARNED, Outcome.FAILED]
    assert runs[0].at == "2025-11-21T23:08:32+00:00"


def test_veeam_tells_the_status_of_a_session():
    runs = list(veeam_runs_of(VEEAM))
    assert [run.outcome for run in runs] == [Outcome.SUCCEEDED, Outcome.FAILED]
    assert runs[0].at.startswith("2018-07-25")


def test_backuppc_keeps_partial_backups_apart():
    runs = list(backuppc_runs_of(BACKUPPC))
    assert [run.outcome for run in runs] == [Outcome.SUCCEEDED, Outcome.SUCCEEDED, Outcome.FAILED]
    assert runs[1].at == "2020-11-02T14:06:40+00:00"


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("duplicity-full.20260112T171825Z.manifest", "2026-01-12T17:18:25+00:00"),
        ("duplicity-full.20260112T171825Z.manifest.gpg", "2026-01-12T17:18:25+00:00"),
        (
            "duplicity-inc.20260112T171825Z.to.20260113T171900Z.manifest",
            "2026-01-13T17:19:00+00:00",
        ),
        ("duplicity-full.20260112T171825Z.manifest.part", None),
        ("duplicity-full.20261312T171825Z.manifest", None),
        ("duplicity-full-signatures.20260112T171825Z.sigtar.gz", None),
    ],
)
def test_duplicity_is_dated_by_its_finished_manifests(name, at):
    run = duplicity_run_of(name)
    assert (run.at if run else None) == at


def test_every_trace_of_a_machine_is_found(workshop):
    workshop.write(
        "/etc/rsnapshot.conf", "retain\talpha\t6\nretain\tbeta\t7\nlogfile\t/var/log/r\n"
    )
    workshop.write("/var/log/r", RSNAPSHOT)
    workshop.write("/var/log/pve/tasks/index", TASKS)
    workshop.write("/var/lib/backuppc/pc/ward/backups", BACKUPPC)
    workshop.write("/root/.cache/duplicity/0f/duplicity-full.20260112T171825Z.manifest")
    workshop.write("/var/log/veeam/Backup/Job 1/Session_20180725_020001_{0f}/Job.log", VEEAM)
    products = {run.product for run in logged_runs(workshop.machine())}
    assert products == {"rsnapshot", "vzdump", "backuppc", "duplicity", "veeam_agent"}


def test_with_sync_first_the_sync_is_the_backup(workshop):
    workshop.write("/etc/rsnapshot.conf", "sync_first\t1\nretain\talpha\t6\nlogfile\t/var/log/r\n")
    workshop.write(
        "/var/log/r",
        RSNAPSHOT + "[2026-11-25T01:00:00] /usr/bin/rsnapshot -c x sync: completed successfully\n",
    )
    assert [run.at[:10] for run in logged_runs(workshop.machine())] == ["2026-11-25"]


def test_a_trace_that_may_not_be_read_is_refused(workshop):
    workshop.write("/var/lib/backuppc/pc/ward/backups", BACKUPPC)
    machine = workshop.machine(refused=["var/lib/backuppc/pc/ward/backups"])
    with pytest.raises(PermissionError):
        list(logged_runs(machine))


def test_a_machine_without_traces_has_none(workshop):
    assert list(logged_runs(workshop.machine())) == []


@given(
    st.text(max_size=300)
    | st.text("UPID:0aF vzdump\tfulincr[]-T:completed JOB STATUS<>.\n", max_size=300)
)
def test_any_trace_is_read_without_failing(text):
    runs = [*rsnapshot_runs_of(text, "a"), *proxmox_runs_of(text), *backuppc_runs_of(text)]
    runs += veeam_runs_of(text)
    runs += [run] if (run := duplicity_run_of(text)) else []
    assert all(run.at for run in runs)


@given(st.integers(0, 10**11 - 1))
def test_any_end_of_a_backup_has_a_date(seconds):
    (run,) = backuppc_runs_of(f"1\tfull\t1\t{seconds}\n")
    assert run.at.endswith("+00:00")
