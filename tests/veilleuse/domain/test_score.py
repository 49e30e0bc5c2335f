# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from collections.abc import Mapping
from typing import Protocol

import pytest

from veilleuse.domain.attack import lay_out
from veilleuse.domain.attack_model import AttackModel
from veilleuse.domain.belief import settle
from veilleuse.domain.exposure import Exposure, Letter
from veilleuse.domain.model import Device, Site
from veilleuse.domain.score import expose, samples_for, score_of, spread_of
from veilleuse.domain.simulate import FEW, MANY
from veilleuse.domain.verdicts import ControlId, Judgement, Verdict


class Facts(Protocol):
    site: Site
    devices: tuple[Device, ...]
    judgements: tuple[Judgement, ...]


@pytest.fixture(scope="module")
def exposures(model: AttackModel, reference: Mapping[str, Facts]) -> Mapping[str, Exposure]:
    return {
        name: expose(facts.site, facts.devices, facts.judgements, model)
        for name, facts in reference.items()
    }


@pytest.mark.parametrize(
    ("loss", "score"),
    [(1.0, 100), (0.5, 90), (0.25, 80), (0.0625, 60), (1 / 1024, 0), (1e-9, 0), (0.0, 0)],
)
def test_ten_points_are_a_factor_of_two(loss: float, score: float) -> None:
    assert score_of(loss) == score


def test_reference_sites_come_out_in_the_order_in_which_they_are_kept(
    exposures: Mapping[str, Exposure],
) -> None:
    for name, exposure in exposures.items():
        line = (
            f"{name:26} {exposure.estimate.score:5.1f} ± {exposure.estimate.error:.2f}"
            f"  [{exposure.band.best:5.1f} {exposure.band.worst:5.1f}]"
            f"  {exposure.level.letter} ({exposure.level.by_score})"
            f"  {', '.join(gate.code for gate in exposure.level.gates)}"
        )
        print(line)  # noqa: T201 for whoever argues with the numbers: pytest -s
    scores = {name: exposure.estimate.score for name, exposure in exposures.items()}
    order = ["everything wrong", "neglected", "ordinary", "well kept"]
    assert [scores[name] for name in order] == sorted(
        (scores[name] for name in order), reverse=True
    )
    assert scores["neglected"] > scores["neglected, ten computers"]
    assert scores["well kept"] > scores["well kept, ten computers"]


def test_a_neglected_home_is_at_the_bottom_of_the_scale(
    exposures: Mapping[str, Exposure],
) -> None:
    for name in ("neglected", "neglected, ten computers", "ordinary"):
        assert exposures[name].level.letter in {Letter.D, Letter.E}
        assert 70 <= exposures[name].estimate.score <= 95


def test_a_well_kept_home_is_at_its_top(exposures: Mapping[str, Exposure]) -> None:
    for name in ("well kept", "well kept, ten computers"):
        assert exposures[name].level.letter in {Letter.A, Letter.B}
        assert exposures[name].estimate.score <= 35
        assert not exposures[name].level.gates


def test_a_site_of_which_nothing_is_known_has_a_wide_band_and_no_good_letter(
    exposures: Mapping[str, Exposure],
) -> None:
    unknown = exposures["nothing known"]
    assert unknown.band.worst - unknown.band.best > 50
    assert unknown.estimate.score > exposures["ordinary"].estimate.score - 10
    assert unknown.level.letter >= Letter.D
    assert unknown.coverage.share == 0
    assert unknown.coverage.computers == 32
    assert unknown.coverage.computers_reporting == 0


def test_where_everything_is_known_the_band_is_the_score(
    exposures: Mapping[str, Exposure],
) -> None:
    known = exposures["ordinary"]
    assert known.band.best == known.band.worst == known.estimate.score
    assert known.coverage.share == 1
    assert known.coverage.computers_reporting == known.coverage.computers == 32


def test_the_standard_error_is_under_one_point(exposures: Mapping[str, Exposure]) -> None:
    assert all(exposure.estimate.error < 1 for exposure in exposures.values())
    assert min(exposure.estimate.loss for exposure in exposures.values()) < 0.004


def test_more_attacks_are_asked_for_where_losses_are_rare(
    model: AttackModel, reference: Mapping[str, Facts]
) -> None:
    def asked(name: str) -> int:
        facts = reference[name]
        layout = lay_out(facts.site, facts.devices, model)
        return samples_for(spread_of(layout, settle(facts.judgements), model, FEW).likely)

    assert asked("neglected") == FEW
    assert asked("well kept") == MANY


def test_each_gate_says_which_devices_shut_it(
    exposures: Mapping[str, Exposure], reference: Mapping[str, Facts]
) -> None:
    gates = {gate.code: gate for gate in exposures["neglected"].level.gates}
    assert set(gates["unprotected_server"].devices) == {"server-0"}
    assert gates["no_usable_backup"].devices == ()
    exploited = {
        j.device
        for j in reference["neglected"].judgements
        if j.control == "PAT-07" and j.verdict is Verdict.FINDING
    }
    assert set(gates["exploited_flaw"].devices) == exploited


def test_one_flaw_that_attackers_use_caps_the_level_of_a_well_kept_home(
    model: AttackModel, reference: Mapping[str, Facts]
) -> None:
    facts = reference["well kept"]
    judgements = tuple(
        Judgement(j.control, j.device, Verdict.FINDING, j.severity, j.reason, j.details)
        if (j.control, j.device) == ("PAT-07", "workstation-4")
        else j
        for j in facts.judgements
    )
    level = expose(facts.site, facts.devices, judgements, model).level
    assert level.by_score is Letter.B
    assert level.letter is Letter.D
    assert [gate.code for gate in level.gates] == ["exploited_flaw"]


def test_backups_nobody_vouches_for_cost_the_best_letter(
    model: AttackModel, reference: Mapping[str, Facts]
) -> None:
    facts = reference["well kept, ten computers"]
    silent = tuple(
        Judgement(j.control, j.device, Verdict.UNKNOWN, j.severity, j.reason, j.details)
        if j.control == "BKP-03"
        else j
        for j in facts.judgements
    )
    level = expose(facts.site, facts.devices, silent, model).level
    assert level.letter is Letter.B
    assert [gate.code for gate in level.gates] == ["backup_unproven"]


def test_before_anything_was_found_the_band_is_the_whole_scale(model: AttackModel) -> None:
    exposure = expose(Site("s"), (), (), model, samples=FEW)
    assert (exposure.band.best, exposure.band.worst) == (0, 100)
    assert exposure.level.letter >= Letter.D
    assert exposure.coverage.share == 0


def test_controls_the_model_does_not_know_are_accepted_and_named(model: AttackModel) -> None:
    controls = frozenset(map(ControlId, ("EDR-01", "HST-05", "XYZ-99")))
    assert model.without_effect(controls) == {"HST-05", "XYZ-99"}


def test_care_risks_are_told_in_a_thousand(exposures: Mapping[str, Exposure]) -> None:
    risks = {
        risk.care_function: risk.attacks_in_thousand for risk in exposures["neglected"].care_risks
    }
    assert 400 < risks["records"] < 900
    assert 0 < risks["nurse_call"] < risks["records"]
