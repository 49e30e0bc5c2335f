# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole runs against a desktop on loopback: what its words do, and what those of others do not."""

from datetime import timedelta

import msgspec
import pytest

from veilleuse_agent.enrolment import enrol
from veilleuse_agent.exits import Exit
from veilleuse_agent.memory import read_memory, write_memory
from veilleuse_agent.protocol import SiteKeys, Verdict
from veilleuse_agent.run import run_once
from veilleuse_agent.site import Policy, read_site
from veilleuse_agent.spool import COUNT_LIMIT, Spool

NOBODY = "127.0.0.1:1"
"""An address that refuses connections: no service has that port."""


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


def waiting(data):
    return Spool(data).entries("")


def sequences(reports):
    return [report.sequence for report in reports]


def test_an_accepted_report_leaves_nothing_behind(data, kit, desktop, around):
    enrol(data, kit(desktop.address))
    ending = run_once(data, around())
    assert (ending.status, ending.code) == (Exit.DONE, "accepted")
    assert waiting(data) == []
    [report] = desktop.reports
    assert report.facts["os.id"].value == "debian"
    assert len(report.machine) == 32


def test_what_waited_is_sent_oldest_first_once_the_desktop_is_there(data, kit, desktop, around):
    enrol(data, kit(NOBODY))
    for _ in range(3):
        assert run_once(data, around()).status is Exit.KEPT
    assert len(waiting(data)) == 3
    enrol(data, kit(desktop.address))
    assert run_once(data, around()).status is Exit.DONE
    assert sequences(desktop.reports) == [1, 2, 3, 4]
    assert waiting(data) == []


def test_the_spool_stays_bounded_and_counts_what_it_lost(data, kit, around):
    enrol(data, kit(NOBODY))
    for _ in range(COUNT_LIMIT + 2):
        run_once(data, around())
    assert [entry.sequence for entry in waiting(data)] == list(range(3, COUNT_LIMIT + 3))
    assert read_memory(data).pushed_out == 2


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_ends_the_wait(data, kit, desktop, around, verdict):
    status = Exit.REFUSED if verdict is Verdict.REFUSED else Exit.DONE
    desktop.changes = {"verdict": verdict, "reason": "because"}
    enrol(data, kit(desktop.address))
    ending = run_once(data, around())
    assert (ending.status, ending.reason) == (status, "because")
    assert waiting(data) == []
    assert read_memory(data).said.verdict is verdict


def test_the_token_is_sent_until_a_report_is_accepted(data, kit, desktop, around):
    enrol(data, kit(desktop.address))
    desktop.changes = {"verdict": Verdict.WAITING}
    run_once(data, around())
    desktop.changes = {}
    run_once(data, around())
    run_once(data, around())
    assert [report.token for report in desktop.reports] == ["a" * 32, "a" * 32, ""]
    assert read_site(data).token == ""


def test_a_token_of_the_policy_is_spent_too(data, kit, desktop, around):
    enrol(data, kit(desktop.address, token=""))
    ruled = around(policy=lambda: Policy(token="b" * 32))
    run_once(data, ruled)
    run_once(data, ruled)
    assert [report.token for report in desktop.reports] == ["b" * 32, ""]


def test_begin_anew_draws_another_epoch_for_the_next_run(data, kit, desktop, around):
    enrol(data, kit(desktop.address))
    desktop.changes = {"verdict": Verdict.REFUSED, "begin_anew": True}
    run_once(data, around())
    desktop.changes = {}
    run_once(data, around())
    first, second = desktop.reports
    assert first.agent_id == second.agent_id
    assert first.epoch != second.epoch
    assert second.sequence == 1


def test_begin_anew_said_of_several_reports_draws_one_epoch(data, kit, desktop, around):
    enrol(data, kit(NOBODY))
    run_once(data, around())
    enrol(data, kit(desktop.address))
    desktop.changes = {"verdict": Verdict.REFUSED, "begin_anew": True}
    run_once(data, around())
    assert len(desktop.reports) == 2
    state = (data / "state.json").read_bytes()
    assert b'"sequence":0' in state
    desktop.changes = {}
    run_once(data, around())
    assert desktop.reports[-1].sequence == 1
    assert desktop.reports[-1].epoch.encode() in state


def test_new_keys_replace_the_pinned_ones(data, kit, desktop, around, sites):
    enrol(data, kit(desktop.address))
    desktop.changes = {"next_keys": sites(2).keys}
    run_once(data, around())
    assert read_site(data).keys == sites(2).keys
    desktop.changes = {}
    run_once(data, around())
    assert desktop.reports[0].site_key != desktop.reports[1].site_key
    assert desktop.reports[0].machine == desktop.reports[1].machine


def test_what_was_sealed_to_the_old_keys_is_still_acknowledged(data, kit, desktop, around, sites):
    enrol(data, kit(NOBODY))
    for _ in range(2):
        run_once(data, around())
    enrol(data, kit(desktop.address))
    desktop.changes = {"next_keys": sites(2).keys}
    assert run_once(data, around()).status is Exit.DONE
    assert waiting(data) == []
    assert sequences(desktop.reports) == [1, 2, 3]


def test_old_keys_name_no_successor(data, kit, desktop, around, sites):
    enrol(data, kit(NOBODY))
    run_once(data, around())
    enrol(data, kit(desktop.address, keys=sites(2).keys))
    desktop.changes = {"next_keys": SiteKeys("1" * 64, "2" * 64)}
    stolen = sites(1).open(Spool(data).envelope(waiting(data)[0]))
    forged = sites(1).ack(stolen, **desktop.changes)
    desktop.answer = lambda envelope: (
        (200, {}, forged) if envelope[5:21].hex() == stolen.site_key else (503, {}, b"")
    )
    run_once(data, around())
    assert read_site(data).keys == sites(2).keys
    assert [entry.sequence for entry in waiting(data)] == [2]


def test_keys_of_the_policy_are_not_replaced(data, kit, desktop, around, sites):
    enrol(data, kit(desktop.address))
    desktop.changes = {"next_keys": sites(2).keys}
    run_once(data, around(policy=lambda: Policy(keys=sites(1).keys)))
    assert read_site(data).keys == sites(1).keys


def test_a_desktop_with_other_keys_learns_nothing_and_cannot_make_forget(
    data, kit, desktop, around, sites
):
    enrol(data, kit(desktop.address))
    spoofed = sites(9)
    known = {}

    def answer(envelope):
        known["body"] = envelope
        return 200, {}, spoofed.ack(known["report"]) if "report" in known else b"?"

    desktop.answer = answer
    assert run_once(data, around()).status is Exit.KEPT
    assert b"debian" not in known["body"]
    known["report"] = desktop.sites[0].open(known["body"])
    assert run_once(data, around()).status is Exit.KEPT
    assert [entry.sequence for entry in waiting(data)] == [1, 2]


@pytest.mark.parametrize(
    "changes", [{"agent_id": "0" * 32}, {"report_id": "0" * 32}, {"site_key": "0" * 32}]
)
def test_an_acknowledgement_of_another_report_ends_no_wait(data, kit, desktop, around, changes):
    desktop.changes = changes
    enrol(data, kit(desktop.address))
    assert run_once(data, around()).status is Exit.KEPT
    assert len(waiting(data)) == 1


@pytest.mark.parametrize("status", [400, 413, 429, 500, 503])
def test_an_answer_that_nobody_signed_ends_no_wait(data, kit, desktop, around, status):
    desktop.answer = lambda _: (status, {"Retry-After": "3600"}, b"no")
    enrol(data, kit(desktop.address))
    assert run_once(data, around()).status is Exit.KEPT
    assert len(waiting(data)) == 1


def test_a_busy_desktop_is_asked_once_in_a_run(data, kit, desktop, around):
    enrol(data, kit(NOBODY))
    run_once(data, around())
    enrol(data, kit(desktop.address))
    desktop.answer = lambda _: (429, {"Retry-After": "60"}, b"")
    run_once(data, around())
    assert len(desktop.posts) == 1
    assert len(waiting(data)) == 2


def test_a_report_that_the_desktop_cannot_open_keeps_no_other_back(data, kit, desktop, around):
    enrol(data, kit(desktop.address))
    desktop.answer = lambda _: (400, {}, b"seal")
    run_once(data, around())
    first = desktop.posts[0][2]
    desktop.answer = lambda e: (400, {}, b"seal") if e == first else desktop.acknowledge(e)
    assert run_once(data, around()).status is Exit.DONE
    assert [entry.sequence for entry in waiting(data)] == [1]


def test_the_address_that_answered_last_is_tried_first(data, kit, desktop, around):
    enrol(data, kit(NOBODY, desktop.address))
    run_once(data, around())
    assert read_memory(data).last_address == desktop.address


def test_the_network_is_asked_only_when_no_address_answers(data, kit, desktop, around):
    asked = []

    def find():
        asked.append(1)
        return (NOBODY, desktop.address)

    enrol(data, kit(NOBODY))
    assert run_once(data, around(find=find)).status is Exit.DONE
    assert asked == [1]
    assert run_once(data, around(find=find)).status is Exit.DONE
    assert asked == [1]


def test_whoever_only_says_to_be_the_desktop_is_not_remembered(data, kit, desktop, around):
    desktop.answer = lambda _: (200, {}, b"trust me")
    enrol(data, kit(NOBODY))
    assert run_once(data, around(find=lambda: (desktop.address,))).status is Exit.KEPT
    assert read_memory(data).last_address == ""


def test_the_clock_is_measured_by_a_fresh_acknowledgement_and_told_next_time(
    data, kit, desktop, around, long_ago
):
    enrol(data, kit(desktop.address))
    desktop.changes = {"received_at": long_ago}
    run_once(data, around())
    run_once(data, around())
    first, second = (report.facts["clock.offset_seconds"] for report in desktop.reports)
    assert first.status == "absent"
    assert second.value == pytest.approx(timedelta(days=3).total_seconds(), abs=60)


def test_an_old_report_tells_no_time(data, kit, desktop, around, long_ago):
    enrol(data, kit(NOBODY))
    run_once(data, around())
    enrol(data, kit(desktop.address))
    desktop.answer = lambda envelope: (
        desktop.acknowledge(envelope) if not desktop.reports else (503, {}, b"")
    )
    desktop.changes = {"received_at": long_ago}
    run_once(data, around())
    assert sequences(desktop.reports) == [1]
    assert read_memory(data).offset is None


@pytest.fixture
def drop(tmp_path):
    """A drop folder."""
    folder = tmp_path / "drop"
    folder.mkdir()
    return folder


def leave_answer(folder, report, site, **changes):
    path = folder / "acks" / report.agent_id / f"{report.report_id}.ack"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(site.ack(report, **changes))
    return path


def test_without_a_network_a_report_is_left_in_the_folder_and_only_the_newest_kept(
    data, kit, around, drop
):
    enrol(data, kit(folder=str(drop)))
    for _ in range(3):
        ending = run_once(data, around())
        assert (ending.status, ending.code) == (Exit.DONE, "handed")
    assert len(list(drop.glob("*.vlse"))) == 3
    assert [(e.sequence, e.is_handed) for e in waiting(data)] == [(3, True)]


def test_what_was_left_is_not_left_again(data, kit, around, drop):
    enrol(data, kit(folder=str(drop)))
    run_once(data, around())
    for path in drop.glob("*.vlse"):
        path.unlink()
    run_once(data, around())
    assert [path.name.rpartition("-")[2] for path in drop.glob("*.vlse")] == ["2.vlse"]


def test_what_was_left_is_still_sent_once_the_desktop_is_there(data, kit, desktop, around, drop):
    enrol(data, kit(folder=str(drop)))
    run_once(data, around())
    enrol(data, kit(desktop.address, folder=str(drop)))
    run_once(data, around())
    assert sequences(desktop.reports) == [1, 2]
    assert waiting(data) == []


def test_an_answer_in_the_folder_ends_the_wait(data, kit, around, drop, site):
    enrol(data, kit(folder=str(drop)))
    run_once(data, around())
    [left] = drop.glob("*.vlse")
    path = leave_answer(drop, site.open(left.read_bytes()), site, verdict=Verdict.ACCEPTED)
    run_once(data, around())
    assert [entry.sequence for entry in waiting(data)] == [2]
    assert read_site(data).token == ""
    assert not path.exists()
    assert read_memory(data).offset is None


def test_a_forged_answer_in_the_folder_ends_nothing(data, kit, around, drop, sites):
    enrol(data, kit(folder=str(drop)))
    run_once(data, around())
    [left] = drop.glob("*.vlse")
    leave_answer(drop, sites(1).open(left.read_bytes()), sites(9))
    run_once(data, around())
    assert read_site(data).token == "a" * 32


def test_a_folder_that_is_gone_keeps_the_report(data, kit, around, tmp_path):
    enrol(data, kit(folder=str(tmp_path / "gone")))
    ending = run_once(data, around())
    assert ending.status is Exit.KEPT
    assert "gone" in ending.reason


def test_the_folder_of_one_run_goes_before_that_of_the_site(data, kit, around, drop, tmp_path):
    enrol(data, kit(folder=str(tmp_path / "gone")))
    assert run_once(data, around(), folder=drop).status is Exit.DONE
    assert len(list(drop.glob("*.vlse"))) == 1


def test_a_damaged_report_is_counted_and_the_others_go(data, kit, desktop, around):
    enrol(data, kit(NOBODY))
    for _ in range(2):
        run_once(data, around())
    spool = Spool(data)
    (spool.folder / waiting(data)[0].name).write_bytes(b"VLSE")
    enrol(data, kit(desktop.address))
    run_once(data, around())
    assert sequences(desktop.reports) == [2, 3]
    assert read_memory(data).damaged == 1


def test_a_lost_memory_changes_nothing_that_matters(data, kit, desktop, around):
    enrol(data, kit(desktop.address))
    run_once(data, around())
    (data / "memory.json").write_bytes(b"{")
    assert run_once(data, around()).status is Exit.DONE
    write_memory(data, msgspec.structs.replace(read_memory(data), last_address="gone.invalid:1"))
    assert run_once(data, around()).status is Exit.DONE
    assert sequences(desktop.reports) == [1, 2, 3]
