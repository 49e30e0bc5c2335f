# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from veilleuse.catalogue.shelf import Shelf
from veilleuse.domain.agents import Alarm, Standing
from veilleuse.domain.exposure import Letter, PrescriptionKind
from veilleuse.domain.model import DeviceClass
from veilleuse.domain.verdicts import FindingState, Verdict
from veilleuse.store.database import Store
from veilleuse.store.key import Key
from veilleuse.tasks.desk import Desk
from veilleuse.tasks.load_demo import ensure_demo, load_demo
from veilleuse.tasks.paper.document import document
from veilleuse.tasks.paper.kinds import Kind
from veilleuse.tasks.paper.sources import Sources
from veilleuse.tasks.picture import Picture, picture

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("demo")
    store = Store.open(folder, Key(b"k" * 32), at=NOW)
    made = Desk(folder, store, Shelf(), lambda: NOW)
    load_demo(made)
    yield made
    made.close()


@pytest.fixture(scope="module")
def shown(desk: Desk) -> Picture:
    return picture(desk)


def test_the_demonstration_is_marked_and_has_twelve_months(shown: Picture) -> None:
    assert shown.site.is_demo
    assert len(shown.trend) == 12
    assert shown.assessment is not None
    assert shown.assessment.at == NOW


def test_the_site_gets_better_with_one_setback_and_is_not_done(shown: Picture) -> None:
    scores = [point.score for point in shown.trend]
    assert scores[0] > 75
    assert 40 < scores[-1] < 60
    assert scores[-2] > scores[-3] + 1
    assert scores[-1] < scores[-2]
    assert shown.trend[0].letter is Letter.E
    assert shown.trend[-1].letter in {Letter.C, Letter.D}


def test_agents_narrow_the_blind_spot(shown: Picture) -> None:
    first, last = shown.trend[0], shown.trend[-1]
    assert last.worst - last.best < first.worst - first.best
    assert all(point.best <= point.score <= point.worst for point in shown.trend)


def test_every_state_of_a_finding_is_there(shown: Picture) -> None:
    assert {finding.state for finding in shown.findings} == set(FindingState)
    assert any(finding.proof for finding in shown.findings)


def test_every_verdict_is_there(shown: Picture) -> None:
    assert shown.assessment is not None
    assert {j.verdict for j in shown.assessment.judgements} == set(Verdict)


def test_no_device_is_there_twice(shown: Picture) -> None:
    names = Counter(device.name for device in shown.devices if device.name)
    assert names.most_common(1)[0][1] == 1
    assert 60 <= len(shown.devices) <= 70
    assert sum(device.is_desktop for device in shown.devices) == 1


def test_something_is_unknown_and_something_was_named_by_hand(shown: Picture) -> None:
    assert any(device.device_class is DeviceClass.UNKNOWN for device in shown.devices)
    assert any(device.class_by_hand for device in shown.devices)
    assert any(device.label for device in shown.devices)


def test_there_is_something_to_repair_and_something_to_learn(shown: Picture) -> None:
    assert shown.assessment is not None
    kinds = {p.kind for p in shown.assessment.prescriptions if p.gain_points or p.narrowing}
    assert kinds == set(PrescriptionKind)


def test_the_journal_holds_every_packet_of_the_last_round(desk: Desk) -> None:
    last = desk.store.last_round()
    assert last is not None
    assert last.ended_at is not None
    assert last.packets == sum(entry.packets for entry in desk.store.journal(last.id)) > 0


def test_the_paper_of_the_demonstration_has_no_blank(shown: Picture) -> None:
    for language in ("fr", "en"):
        sources = Sources(shown, date(2026, 11, 1))
        data = document(Kind.SUMMARY, sources, language=language, zone=UTC)
        assert "Point de contrôle" not in str(data)
        assert "Control " not in str(data)


def test_it_is_loaded_once(desk: Desk) -> None:
    before = desk.store.trend(datetime(2020, 1, 1, tzinfo=UTC))
    ensure_demo(desk)
    assert desk.store.trend(datetime(2020, 1, 1, tzinfo=UTC)) == before


def test_a_month_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    class WithoutModel(Shelf):
        @property
        def model(self) -> None:  # type: ignore[override]
            raise RuntimeError

    store = Store.open(tmp_path, Key(b"k" * 32), at=NOW)
    desk = Desk(tmp_path, store, WithoutModel(), lambda: NOW)
    with pytest.raises(RuntimeError):
        load_demo(desk)
    assert store.devices() == ()
    assert not store.site().is_demo
    desk.close()


def test_agents_kits_and_refusals_are_there(shown: Picture) -> None:
    assert {agent.standing for agent in shown.agents} == set(Standing)
    assert {agent.alarm for agent in shown.agents} >= {Alarm.CLONED, Alarm.CLOCK}
    assert any(agent.is_silent(NOW, shown.silent_after_days) for agent in shown.agents)
    assert any(not kit.flaw(NOW) for kit in shown.kits)
    assert len(shown.refusals) > 2
    reporting = {device.agent_id for device in shown.devices if device.agent_id}
    assert reporting <= {agent.id for agent in shown.agents}
