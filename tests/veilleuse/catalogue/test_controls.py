# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import shutil
from pathlib import Path

import pytest

from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.folder import ResourceError, resources
from veilleuse.domain.model import COMPUTERS, DeviceClass
from veilleuse.domain.verdicts import Scope


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources() / "controls", tmp_path / "controls"))


def test_the_catalogue_holds_the_controls_in_the_order_of_the_families():
    families = [name.partition("-")[0] for name in load_controls()]

    assert list(dict.fromkeys(families)) == [
        "INV",
        "OS",
        "PAT",
        "EDR",
        "ADM",
        "HST",
        "RMT",
        "NET",
        "BKP",
        "MSG",
        "GOV",
    ]
    assert len(families) == 62
    assert families == sorted(families, key=list(dict.fromkeys(families)).index)


def test_a_control_says_whom_it_applies_to():
    controls = load_controls()

    assert controls["OS-01"].applies_to == COMPUTERS
    assert controls["INV-01"].applies_to == frozenset(DeviceClass)
    assert controls["PAT-01"].applies_to == {DeviceClass.WORKSTATION}
    assert controls["PAT-02"].applies_to == {DeviceClass.SERVER}
    assert DeviceClass.MOBILE not in controls["INV-06"].applies_to
    assert all(not c.applies_to for c in controls.values() if c.scope is Scope.SITE)


def test_a_control_has_its_limits_and_its_own_age_of_reports_where_it_needs_one():
    controls = load_controls()

    assert controls["EDR-01"].parameters["stale_after_days"] == 45
    assert controls["EDR-02"].parameters["stale_after_days"] == 7
    assert "stale_after_days" not in controls["INV-06"].parameters
    assert controls["BKP-03"].parameters == {"answer_valid_days": 365}


def test_each_control_has_a_fix_of_its_own_and_evidences_a_framework():
    controls = load_controls()

    assert len({control.fix for control in controls.values()}) == len(controls)
    assert all(control.evidences for control in controls.values())


@pytest.mark.parametrize(
    ("file", "pattern", "replacement", "said"),
    [
        ("hosts.toml", r'scope = "device"', 'scope = "planet"', "HST-01"),
        ("hosts.toml", r'severity = "high"', 'severity = "awful"', "HST-01"),
        ("hosts.toml", r'severity_reason = "[^"]*"\n', "", "severity_reason"),
        ("hosts.toml", r'fix = "[^"]*"', "fix = 3", "HST-01"),
        ("hosts.toml", r'judge = "firewall"', 'judge = "nobody"', "no device judge nobody"),
        ("hosts.toml", r'judge = "firewall"', 'judge = "zones"', "no device judge zones"),
        ("hosts.toml", r"applies_to = \[[^\]]*\]", 'applies_to = ["toaster"]', "HST-01.applies_to"),
        ("hosts.toml", r"applies_to = \[[^\]]*\]\n", "", "HST-01.applies_to"),
        ("hosts.toml", r'fix = "enable', 'colour = "red"\nfix = "enable', "colour"),
        ("hosts.toml", r"\[HST-03\]", "[EDR-01]", "EDR-01 stands in another file too"),
        ("hosts.toml", r'value = "medium"', "value = 4", "HST-03.limits.signing_severity"),
        ("hosts.toml", r'value = "medium"', 'value = "mild"', "HST-03.limits.signing_severity"),
        ("hosts.toml", r"signing_severity", "signing", "HST-03.limits.signing"),
        ("accounts.toml", r"most = .*", "", "ADM-01.limits.most: missing"),
        ("accounts.toml", r"value = 2", "value = true", "ADM-01.limits"),
        ("accounts.toml", r'reason = "One[^"]*"', 'reason = " "', "ADM-01.limits.most: no reason"),
        ("accounts.toml", r", source = \"[^\"]*\"", "", "ADM-01"),
        ("backup.toml", r'scope = "site"', 'scope = "site"\napplies_to = ["server"]', "BKP-01"),
        ("catalogue.toml", r"value = 45", 'value = "long"', "limits.stale_after_days"),
        ("catalogue.toml", r"(?s)\[report_limits.*", "", "report_limits"),
        ("catalogue.toml", r'"governance"', '"gardening"', "gardening.toml"),
    ],
)
def test_a_bad_entry_is_refused_by_file_and_key(folder, *, file, pattern, replacement, said):
    path = folder / file
    text, count = re.subn(pattern, replacement, path.read_text("utf-8"), count=1)
    assert count
    path.write_text(text, "utf-8")

    with pytest.raises(ResourceError) as refused:
        load_controls(folder)

    assert said in str(refused.value)
