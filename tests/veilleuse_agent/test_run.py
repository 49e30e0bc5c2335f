# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A run as a whole: enrolment, identity, overlap, a full disk, sudden death."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import textwrap

import pytest

from veilleuse_agent.enrolment import enrol, exclusive
from veilleuse_agent.exits import Exit, StoppedError
from veilleuse_agent.installation import InstallationError
from veilleuse_agent.memory import read_memory
from veilleuse_agent.run import run_once
from veilleuse_agent.site import Policy, SiteError
from veilleuse_agent.spool import Spool


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def test_a_machine_without_a_site_says_so_and_makes_nothing(data, around):
    with pytest.raises(StoppedError) as caught:
        run_once(data, around())
    assert caught.value.status is Exit.NOT_ENROLLED
    assert not data.exists()


def test_a_policy_with_keys_is_enough(data, around, desktop, site):
    ruled = around(policy=lambda: Policy(keys=site.keys, addresses=(desktop.address,)))
    assert run_once(data, ruled).status is Exit.DONE


def test_a_damaged_site_stops_the_run_before_anything_is_read(data, around, kit):
    enrol(data, kit())
    (data / "site.json").write_bytes(b"{}")
    with pytest.raises(SiteError):
        run_once(data, around())
    assert not (data / "state.json").exists()


def test_a_report_by_hand_is_written_and_nothing_waits_or_is_sent(
    data, around, kit, desktop, tmp_path
):
    enrol(data, kit(desktop.address))
    ending = run_once(data, around(), out=tmp_path / "report.vlse")
    assert (ending.status, ending.code) == (Exit.DONE, "written")
    assert desktop.sites[0].open((tmp_path / "report.vlse").read_bytes()).sequence == 1
    assert desktop.posts == []
    assert Spool(data).entries("") == []


def test_a_report_by_hand_that_cannot_be_written_is_said(data, around, kit, tmp_path):
    enrol(data, kit())
    with pytest.raises(StoppedError) as caught:
        run_once(data, around(), out=tmp_path / "gone" / "report")
    assert caught.value.status is Exit.OUTPUT


def test_the_second_of_two_runs_leaves_at_once(data, around, kit):
    enrol(data, kit())
    with exclusive(data), pytest.raises(StoppedError) as caught:
        run_once(data, around())
    assert caught.value.status is Exit.BUSY
    assert not (data / "state.json").exists()


def test_a_copy_on_another_machine_takes_a_new_identity(data, around, kit, desktop, tmp_path):
    enrol(data, kit(desktop.address))
    run_once(data, around())
    desktop.answer = lambda _: (503, {}, b"")
    run_once(data, around())
    copy = tmp_path / "copy"
    shutil.copytree(data, copy)
    desktop.answer = desktop.acknowledge
    run_once(copy, around(marks=lambda: {"machine_id": "2" * 32}))
    run_once(data, around())
    original, cloned, *others = desktop.reports
    assert (cloned.sequence, cloned.token) == (1, "")
    assert cloned.agent_id != original.agent_id
    assert cloned.epoch != original.epoch
    assert cloned.machine != original.machine
    assert [(r.agent_id, r.sequence) for r in others] == [
        (original.agent_id, 2),
        (original.agent_id, 3),
    ]
    assert read_memory(copy).renewed_at is not None
    assert read_memory(data).renewed_at is None


def test_a_copied_image_that_never_reported_still_has_its_token(
    data, around, kit, desktop, tmp_path
):
    enrol(data, kit("127.0.0.1:1"))
    run_once(data, around())
    enrol(data, kit(desktop.address))
    run_once(data, around(marks=lambda: {"machine_id": "2" * 32}))
    assert [(r.sequence, r.token) for r in desktop.reports] == [(1, "a" * 32)]


def test_a_mark_that_only_root_may_read_does_not_make_a_copy(data, around, kit, desktop):
    enrol(data, kit(desktop.address))
    both = {"machine_id": "1" * 32, "product_uuid": "3" * 32}
    for marks in (both, {"machine_id": "1" * 32}, both):
        run_once(data, around(marks=lambda marks=marks: marks))
    assert len({(r.agent_id, r.machine) for r in desktop.reports}) == 1


def test_enrolling_again_keeps_the_identity(data, around, kit, desktop):
    enrol(data, kit(desktop.address))
    run_once(data, around())
    enrol(data, kit(desktop.address))
    run_once(data, around())
    one, two = desktop.reports
    assert (one.agent_id, one.epoch, one.machine) == (two.agent_id, two.epoch, two.machine)


def test_drafts_of_killed_runs_are_gone_after_the_next(data, around, kit, desktop):
    enrol(data, kit(desktop.address))
    for name in (".state.json.1.ab", ".site.json.1.ab", ".memory.json.1.ab", ".agent.key.1.ab"):
        (data / name).write_bytes(b"half")
    run_once(data, around())
    assert not list(data.glob(".*"))


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own, of 64 KiB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("needs root to mount a file system")
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k,mode=0700", "tmpfs", place]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("may not mount a file system")
    yield place
    subprocess.run(["umount", place], check=True)


def fill(disk, leave):
    """All of the disk but about `leave` bytes."""
    with contextlib.suppress(OSError), (disk / "ballast").open("ab", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    os.truncate(disk / "ballast", max(0, (disk / "ballast").stat().st_size - leave))


def big(around):
    """Surroundings whose report needs some 30 KB once sealed."""
    from veilleuse_agent.collect.reading import Collector, ok

    rows = [os.urandom(200).hex() for _ in range(150)]
    return around(
        collectors=lambda: (Collector("big", ("software",), lambda: {"software": ok(rows, "t")}),)
    )


def test_a_full_disk_drops_the_report_and_harms_nothing(small_disk, around, kit, desktop):
    data = small_disk / "data"
    enrol(data, kit(desktop.address))
    assert run_once(data, around()).status is Exit.DONE
    fill(small_disk, leave=12 * 1024)
    before = {p.name: p.read_bytes() for p in data.iterdir() if p.is_file()}
    ending = run_once(data, big(around))
    assert (ending.status, ending.code) == (Exit.DISK_FULL, "report_dropped")
    assert Spool(data).entries("") == []
    assert not list(data.rglob(".*"))
    after = {p.name: p.read_bytes() for p in data.iterdir() if p.is_file()}
    assert {name for name in before if before[name] != after[name]} == {"state.json"}
    (small_disk / "ballast").unlink()
    assert run_once(data, around()).status is Exit.DONE
    assert [report.sequence for report in desktop.reports] == [1, 3]


def test_a_full_disk_still_sends_what_waits(small_disk, around, kit, desktop):
    data = small_disk / "data"
    enrol(data, kit("127.0.0.1:1"))
    run_once(data, around())
    enrol(data, kit(desktop.address))
    fill(small_disk, leave=12 * 1024)
    assert run_once(data, big(around)).status is Exit.DISK_FULL
    assert [report.sequence for report in desktop.reports] == [1]
    assert Spool(data).entries("") == []


def test_a_disk_without_room_for_a_number_makes_no_report(small_disk, around, kit, desktop):
    data = small_disk / "data"
    enrol(data, kit(desktop.address))
    run_once(data, around())
    before = (data / "state.json").read_bytes()
    fill(small_disk, leave=0)
    with pytest.raises(InstallationError) as caught:
        run_once(data, around())
    assert caught.value.code == "disk_full"
    assert (data / "state.json").read_bytes() == before
    assert not list(data.rglob(".*"))
    (small_disk / "ballast").unlink()
    assert run_once(data, around()).status is Exit.DONE


RUNNER = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from veilleuse_agent.collect.reading import Collector, ok
    from veilleuse_agent.run import run_once
    from veilleuse_agent.site import Policy
    from veilleuse_agent.surroundings import Surroundings

    fact = Collector("quick", ("os.id",), lambda: {"os.id": ok("debian", "test")})
    around = Surroundings(
        collectors=lambda: (fact,), marks=lambda: {"machine_id": "1" * 32}, policy=Policy,
        find=lambda: (),
    )
    print("ready", flush=True)
    while True:
        run_once(Path(sys.argv[1]), around)
    """
)


def test_runs_killed_at_any_moment_lose_nothing_and_repeat_nothing(data, around, kit, desktop):
    """A report is with the desktop or in the spool, a number is used once, the next run works."""
    enrol(data, kit(desktop.address))
    down = (503, {}, b"")
    for turn, milliseconds in enumerate((3, 11, 24, 52, 97, 160)):
        desktop.answer = desktop.acknowledge if turn % 2 else lambda _: down
        with subprocess.Popen(
            [sys.executable, "-c", RUNNER, data], stdout=subprocess.PIPE
        ) as runner:
            runner.stdout.readline()
            with contextlib.suppress(subprocess.TimeoutExpired):
                runner.wait(milliseconds / 1000)
            runner.kill()
        spool = Spool(data)
        assert all(spool.envelope(entry) is not None for entry in spool.entries(""))
    desktop.answer = desktop.acknowledge
    assert run_once(data, around()).status is Exit.DONE
    assert Spool(data).entries("") == []
    assert not list(data.rglob(".*"))
    numbers = {}
    for report in desktop.reports:
        numbers.setdefault((report.epoch, report.sequence), set()).add(report.report_id)
    assert all(len(ids) == 1 for ids in numbers.values())
    last = json.loads((data / "state.json").read_bytes())
    assert max(numbers)[1] == last["sequence"]
