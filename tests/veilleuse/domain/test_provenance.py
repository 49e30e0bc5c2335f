# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from veilleuse.domain.knowledge import Source
from veilleuse.domain.model import (
    Answer,
    AnswerValue,
    Device,
    DeviceClass,
    DeviceId,
    Evidence,
    Fact,
    FactStatus,
    Site,
)
from veilleuse.domain.provenance import Ground, Origin, Seen, last_known, provenance
from veilleuse.domain.registers import Supplier
from veilleuse.domain.verdicts import ControlId, Judgement, Severity, Verdict

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
READ = NOW - timedelta(hours=5)
SEEN = NOW - timedelta(hours=2)
PC = DeviceId("pc")


def device(**changes: object) -> Device:
    made = Device(
        id=PC,
        device_class=DeviceClass.WORKSTATION,
        confidence=0.9,
        reasons=(),
        first_seen=NOW - timedelta(days=9),
        last_seen=SEEN,
        facts={"os.build": Fact(19045, FactStatus.OK, "HKLM CurrentBuildNumber", READ)},
        evidence=(Evidence("tcp.open", "23"),),
        reported_at=READ,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def judgement(*facts: str, control: str = "OS-01", about: DeviceId | None = PC) -> Judgement:
    found = Verdict.FINDING
    return Judgement(ControlId(control), about, found, Severity.HIGH, "x", {}, facts)


def ground(*devices: Device, site: Site | None = None) -> Ground:
    sources = {"eol": Source("endoflife.date", date(2026, 8, 22))}
    return Ground({one.id: one for one in devices}, site or Site("S"), NOW, sources)


def of(*facts: str, about: DeviceId | None = PC, site: Site | None = None) -> tuple[Seen, ...]:
    return provenance(judgement(*facts, about=about), ground(device(), site=site))


def test_a_fact_comes_from_where_the_agent_read_it() -> None:
    assert of("os.build", "os.edition") == (
        Seen(Origin.REPORT, "os.build", "HKLM CurrentBuildNumber", READ),
    )


def test_what_answered_to_a_round_is_as_old_as_the_last_sight_of_the_device() -> None:
    assert of("tcp.open") == (Seen(Origin.NETWORK, "tcp.open", "", SEEN),)
    assert of("tcp.open", "os.build") == (*of("os.build"), *of("tcp.open"))


def test_there_is_always_a_line() -> None:
    assert of() == (Seen(Origin.NETWORK, "OS-01", "", SEEN),)
    assert of("class") == (Seen(Origin.NETWORK, "class", "", SEEN),)
    assert provenance(judgement(about=None), ground()) == (Seen(Origin.NETWORK, "OS-01", "", NOW),)


def test_of_the_establishment_the_newest_report_counts() -> None:
    older = Fact(1, FactStatus.OK, "elsewhere", READ - timedelta(days=1))
    other = device(id=DeviceId("b"), facts={"os.build": older})

    found = provenance(judgement("os.build", about=None), ground(device(), other))
    assert found == of("os.build")
    assert of("reported_at", about=None) == (Seen(Origin.NETWORK, "reported_at", "", SEEN),)


def test_the_last_answer_comes_from_who_gave_it() -> None:
    answers = (
        Answer("OS-01", AnswerValue.NO, date(2026, 1, 2), "A"),
        Answer("OS-01", AnswerValue.NO, date(2026, 3, 4), "B"),
        Answer("OS-02", AnswerValue.NO, date(2026, 5, 6), "C"),
    )

    assert of("answers", site=Site("S", answers=answers)) == (
        Seen(Origin.PERSON, "OS-01", "B", date(2026, 3, 4)),
    )


def test_what_a_register_says_is_as_old_as_its_newest_check() -> None:
    checked = (Supplier("A", reviewed_on=date(2026, 1, 2)), Supplier("B", reviewed_on=None))
    site = Site("S", suppliers=(*checked, Supplier("C", reviewed_on=date(2026, 3, 4))))

    seen = Seen(Origin.REGISTER, "suppliers", "", date(2026, 3, 4))
    assert of("suppliers", about=None, site=site) == (seen,)
    assert of("contacts", about=None, site=site) == (Seen(Origin.REGISTER, "contacts", "", NOW),)


def test_what_cannot_be_judged_any_more_has_at_least_an_age() -> None:
    control = ControlId("OS-01")
    silent = device(reported_at=None)
    answered = Site("S", answers=(Answer("OS-01", AnswerValue.NO, date(2026, 1, 2), "A"),))

    assert last_known(control, PC, NOW, ground(device())).at == READ
    assert last_known(control, PC, NOW, ground(silent)).at == SEEN
    assert last_known(control, None, NOW, ground()).at == NOW
    assert last_known(control, PC, NOW, ground(device(), site=answered)).origin is Origin.PERSON


def test_a_table_is_as_old_as_its_last_comparison_with_its_source() -> None:
    known = replace(judgement("os.build"), tables=("eol", "gone"))

    assert provenance(known, ground(device())) == (
        *of("os.build"),
        Seen(Origin.TABLE, "eol", "endoflife.date", date(2026, 8, 22)),
    )
