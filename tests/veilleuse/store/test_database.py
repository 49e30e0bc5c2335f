# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from ipaddress import ip_address, ip_network
from pathlib import Path

import pytest
from peewee import IntegrityError

from veilleuse.domain.exposure import (
    Assessment,
    Band,
    CareRisk,
    Coverage,
    Estimate,
    Exposure,
    Gate,
    Letter,
    Level,
    Prescription,
    PrescriptionKind,
)
from veilleuse.domain.model import (
    AgentId,
    Answer,
    AnswerValue,
    Attachment,
    CareFunction,
    CareFunctionId,
    Device,
    DeviceClass,
    DeviceId,
    Evidence,
    Fact,
    FactStatus,
    HardwareAddress,
    Report,
    RoundId,
    Sighting,
    Site,
    Zone,
)
from veilleuse.domain.registers import (
    Contact,
    ContactRole,
    GuestTest,
    Known,
    MailDomain,
    Procedure,
    Road,
    Supplier,
)
from veilleuse.domain.rounds import JournalEntry, Mode, Notice, Round
from veilleuse.domain.verdicts import (
    ControlId,
    Finding,
    FindingState,
    FixId,
    Judgement,
    Severity,
    Verdict,
)
from veilleuse.store.database import Store
from veilleuse.store.errors import BusyError, DiskFullError, WrongKeyError
from veilleuse.store.key import Key
from veilleuse.store.verdicts import KEPT_WHOLE

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

FACTS = {
    "os.name": Fact("Windows 11", FactStatus.OK, "registry", NOON),
    "services": Fact([{"name": "Spooler", "start": 2}], FactStatus.OK, "scm", NOON),
    "rdp.enabled": Fact(None, FactStatus.DENIED, "registry", NOON),
}
DEVICE = Device(
    DeviceId("d1"),
    DeviceClass.WORKSTATION,
    0.9,
    ("rule-1", "rule-2"),
    NOON,
    NOON + HOUR,
    name="PC-ACCUEIL",
    vendor="Dell",
    product="OptiPlex",
    addresses=(ip_address("fe80::1"), ip_address("10.0.0.5")),
    hardware=(HardwareAddress("00:11:22:33:44:55"),),
    keys=("agent:a1",),
    evidence=(Evidence("tcp.open", "445"),),
    agent_id=AgentId("a1"),
    reported_at=NOON,
    facts=FACTS,
    class_by_hand=True,
    label="Accueil",
    never_probe=True,
    is_desktop=True,
)
BARE = Device(DeviceId("d2"), DeviceClass.UNKNOWN, 0.0, (), NOON, NOON)
SITE = Site(
    "EHPAD Les Tilleuls",
    "Mme Martin",
    (Zone("z2", "Soins", (ip_network("10.2.0.0/24"), ip_network("fd00::/64"))), Zone("z1", "", ())),
    (CareFunction(CareFunctionId("records"), 0.5, frozenset({DeviceId("d1"), DeviceId("d2")})),),
    (
        Answer(
            "backup-offline",
            AnswerValue.YES,
            date(2026, 11, 2),
            "M. Petit",
            "testé",
            (Attachment("essai.pdf", 12, "ab" * 32),),
        ),
    ),
    ("TeamViewer",),
    is_demo=True,
    suppliers=(
        Supplier("Éditeur", "records", Road.VPN, "editeur", Known.NO, date(2026, 1, 2), "A"),
        Supplier("Ascenseurs"),
    ),
    contacts=(Contact(ContactRole.ON_CALL, "Astreinte", "01", date(2026, 11, 1), "B", "soir"),),
    procedures=(
        Procedure(CareFunctionId("meals"), Known.YES, date(2026, 5, 1), None, "classeur rouge"),
    ),
    mail_domains=(MailDomain("ehpad.example", date(2026, 11, 1), "C", "v=spf1 -all", "", None),),
    guest_tests=(
        GuestTest(date(2026, 11, 3), "D", (ip_address("10.0.0.1"), ip_address("fd00::1"))),
    ),
)
ROUND = Round(RoundId("r1"), Mode.QUIET, (ip_network("10.0.0.0/24"),), NOON)
FINDING = Finding(
    ControlId("smb-v1"),
    DeviceId("d1"),
    Severity.HIGH,
    FindingState.ACCEPTED,
    NOON,
    "smb-v1-on",
    {"port": 445, "name": "PC"},
    NOON + HOUR,
    ("smb.v1_server",),
    date(2027, 1, 1),
    "Mme Martin",
    "en attente du fournisseur",
)


def report(sequence: int, epoch: str = "e1", at: datetime = NOON, agent: str = "a1") -> Report:
    return Report(
        AgentId(agent), epoch, sequence, f"{epoch}-{sequence}", at, at + HOUR, "1.0", FACTS
    )


def assessment(at: datetime, score: float = 50.0) -> Assessment:
    exposure = Exposure(
        Estimate(0.03, score, 0.4),
        Band(score - 10, score + 10),
        Level(Letter.C, Letter.B, (Gate("backup", Letter.C, (DeviceId("d1"),)),)),
        Coverage(10, 20, 4, 2),
        (CareRisk(CareFunctionId("records"), 312),),
        4096,
        "m1",
    )
    judgement = Judgement(
        ControlId("smb-v1"), None, Verdict.FINDING, Severity.HIGH, "on", {"n": 1}, ("smb",)
    )
    prescription = Prescription(
        PrescriptionKind.FIX,
        FixId("smb"),
        (ControlId("smb-v1"),),
        (DeviceId("d1"),),
        Severity.HIGH,
        30,
        4.0,
        0.2,
        0.0,
    )
    return Assessment(at, exposure, (judgement,), (prescription,), "k1")


def test_a_new_store_is_empty_and_says_so(store: Store) -> None:
    assert store.site() == Site(name="")
    assert store.devices() == ()
    assert store.reports() == ()
    assert store.findings() == ()
    assert store.rounds() == ()
    assert store.last_round() is None
    assert store.last_assessment() is None
    assert store.trend(NOON) == ()


def test_records_come_back_equal_after_reopening(folder: Path, key: Key) -> None:
    store = Store.open(folder, key)
    store.save_site(SITE)
    store.save_devices([BARE, DEVICE])
    store.save_findings([FINDING, replace(FINDING, device=None)])
    store.begin_round(ROUND)
    store.add_assessment(assessment(NOON))
    store.close()
    again = Store.open(folder, key)
    assert again.site() == SITE
    assert again.devices() == (DEVICE, BARE)
    assert again.findings() == (replace(FINDING, device=None), FINDING)
    assert again.last_round() == ROUND
    assert again.last_assessment() == assessment(NOON)
    again.close()


def test_answers_of_the_past_stay_in_the_order_they_were_written(store: Store) -> None:
    first = Answer("BKP-03", AnswerValue.NO, date(2026, 11, 2), "A")
    second = replace(first, value=AnswerValue.YES, attachments=SITE.answers[0].attachments)
    other = replace(first, control="GOV-02")
    for answer in (first, other, second):
        store.remember_answer(answer)
    assert store.past_answers() == (first, other, second)
    assert store.past_answers("BKP-03") == (first, second)


def test_saving_devices_replaces_all_of_them(store: Store) -> None:
    store.save_devices([DEVICE, BARE])
    silent = replace(DEVICE, facts={}, name="AUTRE")
    store.save_devices([silent])
    assert store.devices() == (silent,)
    store.save_devices([])
    assert store.devices() == ()


def test_an_agent_may_move_from_one_device_to_another(store: Store) -> None:
    store.save_devices([DEVICE, BARE])
    moved = (
        replace(DEVICE, agent_id=None),
        replace(BARE, agent_id=DEVICE.agent_id, facts=DEVICE.facts),
    )
    store.save_devices(moved)
    assert store.devices() == moved


def test_saving_the_site_replaces_all_of_it(store: Store) -> None:
    store.save_site(SITE)
    store.save_site(Site("Autre"))
    assert store.site() == Site("Autre")


def test_the_newest_report_of_each_agent_is_the_one_that_counts(store: Store) -> None:
    assert store.add_report(report(1))
    assert store.add_report(report(3))
    assert store.add_report(report(1, agent="a2"))
    assert [one.sequence for one in store.reports()] == [3, 1]
    assert store.reports()[0] == report(3)


def test_a_report_sent_twice_changes_nothing(store: Store) -> None:
    assert store.add_report(report(1))
    assert not store.add_report(report(1))
    assert not store.add_report(replace(report(1), received_at=NOON + 9 * HOUR))
    assert store.reports() == (report(1),)


def test_a_late_report_is_history_and_overwrites_nothing(store: Store) -> None:
    store.add_report(report(5))
    assert not store.add_report(report(4, at=NOON + 5 * HOUR))
    assert [one.sequence for one in store.reports()] == [5]
    assert not store.add_report(report(4, at=NOON + 5 * HOUR))


def test_a_reinstalled_agent_counts_from_one_again(store: Store) -> None:
    store.add_report(report(900))
    assert store.add_report(report(1, "e2", NOON + HOUR))
    assert not store.add_report(report(901, "e1", NOON))
    assert not store.add_report(report(7, "e0", NOON - HOUR))
    assert [(one.epoch, one.sequence) for one in store.reports()] == [("e2", 1)]


def test_a_round_is_begun_and_ended(store: Store) -> None:
    store.begin_round(ROUND)
    ended = replace(ROUND, ended_at=NOON + HOUR, packets=3, devices=2, notices=(Notice("a", "b"),))
    store.end_round(ended)
    assert store.rounds() == (ended,)
    later = replace(ROUND, id=RoundId("r0"), started_at=NOON + 2 * HOUR)
    store.begin_round(later)
    assert store.rounds() == (ended, later)
    assert store.last_round() == later


def test_a_round_cut_short_is_closed_as_stopped_with_what_it_sent(store: Store) -> None:
    ended = replace(ROUND, id=RoundId("r0"), ended_at=NOON, packets=9)
    store.begin_round(ended)
    store.begin_round(ROUND)
    entry = JournalEntry(NOON, "tcp", ip_address("10.0.0.5"), "connect", 445, 2)
    store.add_journal(ROUND.id, [entry, replace(entry, port=None, packets=3)])
    assert store.close_abandoned_rounds(NOON + HOUR) == 1
    closed = replace(ROUND, ended_at=NOON + HOUR, stopped=True, packets=5)
    assert store.rounds() == (ended, closed)
    assert store.close_abandoned_rounds(NOON + HOUR) == 0


def test_the_journal_is_kept_in_order(store: Store) -> None:
    store.begin_round(ROUND)
    entries = tuple(
        JournalEntry(NOON, "tcp", ip_address("fe80::5"), "connect", port, 1)
        for port in range(1200, 0, -1)
    )
    store.add_journal(ROUND.id, entries)
    assert store.journal(ROUND.id) == entries
    assert store.journal(RoundId("r9")) == ()


def test_a_journal_without_its_round_is_refused(store: Store) -> None:
    entry = JournalEntry(NOON, "tcp", ip_address("10.0.0.5"), "connect", 445, 2)
    with pytest.raises(IntegrityError):
        store.add_journal(RoundId("nowhere"), [entry])


def test_sightings_come_back_by_time(store: Store) -> None:
    store.begin_round(ROUND)
    late = Sighting(
        "arp", NOON + HOUR, ip_address("10.0.0.5"), HardwareAddress("00:11:22:33:44:55")
    )
    early = Sighting("mdns", NOON, None, None, (Evidence("name.mdns", "x"),), AgentId("a1"))
    store.add_sightings(ROUND.id, [late])
    store.add_sightings(None, [early])
    assert store.sightings(NOON) == (early, late)
    assert store.sightings(NOON + HOUR) == (late,)


def test_what_is_old_can_be_forgotten_and_the_newest_report_never_is(store: Store) -> None:
    store.begin_round(ROUND)
    store.add_sightings(ROUND.id, [Sighting("arp", NOON), Sighting("arp", NOON + 2 * HOUR)])
    store.add_report(report(1))
    store.add_report(report(2))
    store.forget(NOON + 2 * HOUR)
    assert [one.at for one in store.sightings(NOON)] == [NOON + 2 * HOUR]
    assert store.reports() == (report(2),)
    assert store.add_report(report(1)) is False


def test_the_last_assessment_may_be_asked_for_before_another(store: Store) -> None:
    first, second = assessment(NOON), assessment(NOON + HOUR, 40.0)
    store.add_assessment(second)
    store.add_assessment(first)
    assert store.last_assessment() == second
    assert store.last_assessment(before=second.at) == first
    assert store.last_assessment(before=first.at) is None
    assert store.assessments(NOON + HOUR) == (second,)
    assert store.trend(NOON)[0] == (NOON, 50.0, 40.0, 60.0, Letter.C)


def test_old_assessments_keep_their_figures_and_one_a_month_stays_whole(store: Store) -> None:
    start = datetime(2026, 9, 1, tzinfo=UTC)
    days = [start + timedelta(days=day) for day in range(KEPT_WHOLE + 45)]
    for day in days:
        store.add_assessment(assessment(day))
    assert len(store.trend(start)) == len(days)
    whole = [one.at for one in store.assessments(start)]
    assert whole == [datetime(2026, 9, 30, tzinfo=UTC), *days[-KEPT_WHOLE:]]


def test_times_come_back_in_utc_whatever_they_were_given_in(store: Store) -> None:
    paris = NOON.astimezone(timezone(timedelta(hours=1)))
    store.begin_round(replace(ROUND, started_at=paris))
    found = store.last_round()
    assert found is not None
    assert found.started_at == NOON
    assert found.started_at.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="zone"):
        store.begin_round(replace(ROUND, started_at=datetime(2026, 11, 23)))  # noqa: DTZ001


def test_a_transaction_is_all_or_nothing(store: Store) -> None:
    def write_and_fail() -> None:
        with store.transaction():
            store.save_devices([DEVICE])
            store.begin_round(ROUND)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert store.devices() == ()
    assert store.rounds() == ()


def test_what_fails_around_the_store_keeps_its_own_error(store: Store, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), store.transaction():
        (tmp_path / "nowhere").read_text()


def test_other_threads_read_while_one_writes_and_see_only_what_is_done(store: Store) -> None:
    store.save_devices([BARE])
    seen: list[int] = []
    with store.transaction():
        store.save_devices([DEVICE, BARE])
        reader = threading.Thread(target=lambda: seen.append(len(store.devices())))
        reader.start()
        reader.join()
    assert seen == [1]
    assert len(store.devices()) == 2


def test_writers_take_turns(store: Store) -> None:
    def add(agent: int) -> None:
        for sequence in range(1, 11):
            store.add_report(report(sequence, agent=f"a{agent}"))

    writers = [threading.Thread(target=add, args=(number,)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [one.sequence for one in store.reports()] == [10] * 4


def test_two_stores_of_one_folder_see_each_other(store: Store, folder: Path, key: Key) -> None:
    other = Store.open(folder, key)
    other.save_devices([DEVICE])
    assert store.devices() == (DEVICE,)
    other.close()


def test_a_database_that_another_program_keeps_is_busy(
    store: Store, folder: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("veilleuse.store.cipher._PRAGMAS", (("busy_timeout", 50),))
    other = Store.open(folder, key)
    with store.transaction():
        store.save_devices([DEVICE])
        with pytest.raises(BusyError):
            other.save_devices([BARE])
    other.close()


def test_a_full_disk_is_told_and_nothing_is_half_written(store: Store) -> None:
    store.save_devices([BARE])
    store._db.rows("PRAGMA max_page_count = 60")
    many = [replace(DEVICE, id=DeviceId(f"d{number}")) for number in range(2000)]
    with pytest.raises(DiskFullError):
        store.save_devices(many)
    assert store.devices() == (BARE,)
    store.save_devices([DEVICE])
    assert store.devices() == (DEVICE,)


def test_the_file_cannot_be_read_without_its_key(store: Store, folder: Path) -> None:
    store.save_devices([DEVICE])
    for path in folder.iterdir():
        content = path.read_bytes()
        assert not content.startswith(b"SQLite format 3")
        assert b"PC-ACCUEIL" not in content
    with pytest.raises(WrongKeyError):
        Store.open(folder, Key(bytes(32)))


def test_the_folder_is_its_owners_alone(store: Store, folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_a_thousand_devices_are_more_than_one_statement(store: Store) -> None:
    many = tuple(replace(DEVICE, id=DeviceId(f"d{number:04}")) for number in range(1200))
    store.save_devices(many)
    assert store.devices() == many
    store.save_devices(many[:3])
    assert store.devices() == many[:3]
