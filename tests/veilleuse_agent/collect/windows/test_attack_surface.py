# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.attack_surface import managed_rules, read
from veilleuse_agent.protocol import Status

DEFENDER = "SOFTWARE\\Policies\\Microsoft\\Windows Defender"
ASR = f"{DEFENDER}\\Windows Defender Exploit Guard\\ASR"
OFFICE = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
LSASS = "9e6c4e1f-7d60-472f-ba1a-a39ef669e4b2"


def test_the_state_of_each_rule_is_a_number_whatever_its_type(windows):
    rules = {OFFICE.upper(): "1", LSASS: 2, "note": "1", f"{{{OFFICE[:-1]}b}}": "block"}
    facts = read(windows({ASR: {"ExploitGuard_ASR_Rules": 1}, f"{ASR}\\Rules": rules}))
    assert facts["asr.enabled"].value is True
    assert facts["asr.rules"].value == {OFFICE: 1, LSASS: 2}
    assert facts["asr.rules_mdm"].status is Status.ABSENT


def test_device_management_writes_them_in_one_text(windows):
    machine = windows({f"{DEFENDER}\\Policy Manager": {"ASRRules": f"{OFFICE}=1|{LSASS}=6"}})
    assert read(machine)["asr.rules_mdm"].value == {OFFICE: 1, LSASS: 6}


@pytest.mark.parametrize(
    ("registry", "statuses"),
    [
        ({}, [Status.ABSENT] * 3),
        ({f"{ASR}\\Rules": {"note": "1"}}, [Status.ABSENT] * 3),
        (
            {ASR: {"ExploitGuard_ASR_Rules": "1"}, f"{DEFENDER}\\Policy Manager": {"ASRRules": 1}},
            [Status.ERROR, Status.ABSENT, Status.ERROR],
        ),
        (
            {
                ASR: PermissionError(13, "no"),
                f"{ASR}\\Rules": PermissionError(13, "no"),
                f"{DEFENDER}\\Policy Manager": PermissionError(13, "no"),
            },
            [Status.DENIED] * 3,
        ),
    ],
)
def test_what_is_not_told_says_why(windows, registry, statuses):
    facts = read(windows(registry))
    assert [facts[name].status for name in ("asr.enabled", "asr.rules", "asr.rules_mdm")] == (
        statuses
    )


@given(st.text(max_size=200) | st.text("0123456789abcdef-=|{}", max_size=200))
def test_any_text_gives_rules_that_are_rules(written):
    assert all(len(rule) == 36 and state >= 0 for rule, state in managed_rules(written).items())


def test_a_text_that_never_ends_is_cut():
    many = "|".join(f"{number:08x}-0000-0000-0000-000000000000=1" for number in range(1000))
    assert len(managed_rules(many)) == 64
    assert managed_rules(" |" * 10_000 + f"{OFFICE}=1") == {}
