# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import ast
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veilleuse.catalogue.controls import load_controls
from veilleuse.catalogue.knowledge import load_knowledge
from veilleuse.catalogue.words import words
from veilleuse.domain import judge as judge_module
from veilleuse.domain.judge import DEVICE_JUDGES, SITE_JUDGES, asks_person, judge
from veilleuse.domain.model import (
    AgentId,
    Device,
    DeviceClass,
    DeviceId,
    Fact,
    FactStatus,
    Site,
)
from veilleuse.domain.verdicts import ControlId, Scope, Severity, Verdict

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CONTROLS = load_controls()
KNOWLEDGE = load_knowledge()
NAMES = [
    "os.family",
    "os.id",
    "os.name",
    "os.version",
    "os.build",
    "os.revision",
    "os.edition",
    "os.product_type",
    "os.esu_licences",
    "host.chassis",
    "host.interfaces",
    "host.uptime_seconds",
    "updates.security_pending",
    "updates.lists_at",
    "updates.installed_at",
    "updates.automatic",
    "updates.service_disabled",
    "updates.server",
    "reboot.pending",
    "reboot.pending_since",
    "services",
    "processes",
    "protection.registered",
    "protection.defender",
    "protection.signatures_at",
    "firewall.profiles",
    "disk.volumes",
    "accounts.administrators",
    "smb.v1_server",
    "smb.signing_required",
    "rdp.enabled",
    "rdp.nla",
    "software",
    "ports.listening",
    "protection.detections",
    "accounts.builtin_administrator_enabled",
    "accounts.own",
    "accounts.password_rules",
    "accounts.lockout_rules",
    "laps.root",
    "laps.backup_directory",
    "laps.legacy_enabled",
    "firewall.effective",
    "firewall.inbound_rules",
    "screen_lock.machine_seconds",
    "screen_lock.profiles",
    "screen_lock.desktop",
    "autorun.drive_types_off",
    "autorun.commands_off",
    "removable.usb_storage_start",
    "event_log.security",
    "event_log.oldest",
    "clock.offset_seconds",
    "time.type",
    "time.synchronised",
    "names.llmnr",
    "names.netbios_options",
    "wifi.profiles",
    "network.dhcp_servers",
]


def device(identifier="d1", device_class=DeviceClass.WORKSTATION, **changes):
    start = Device(
        id=DeviceId(identifier),
        device_class=device_class,
        confidence=1.0,
        reasons=(),
        first_seen=NOW - 90 * DAY,
        last_seen=NOW - HOUR,
    )
    return replace(start, **changes)


def reporting(value=None, status=FactStatus.ERROR, at=NOW - HOUR, **changes):
    facts = {name: Fact(value, status, "t", at) for name in NAMES}
    return device(facts=facts, agent_id=AgentId("a"), reported_at=NOW - HOUR, **changes)


def judged(*devices, now=NOW, site=None):
    return judge(CONTROLS, site or Site("S"), devices, KNOWLEDGE, now)


REPORT_CONTROLS = [
    c.id
    for c in CONTROLS.values()
    if c.scope is Scope.DEVICE
    and DEVICE_JUDGES[c.judge].reads_report
    and DeviceClass.WORKSTATION in c.applies_to
]


def test_each_applicable_pair_has_exactly_one_judgement():
    devices = (device("b"), device("a", DeviceClass.PRINTER), device("c", DeviceClass.SERVER))

    found = judged(*devices)

    expected = [
        (control.id, one.id)
        for control in CONTROLS.values()
        if control.scope is Scope.DEVICE
        for one in sorted(devices, key=lambda d: d.id)
        if one.device_class in control.applies_to
    ] + [(c.id, None) for c in CONTROLS.values() if c.scope is Scope.SITE]
    pairs = [(j.control, j.device) for j in found]
    assert sorted(pairs, key=str) == sorted(expected, key=str)
    assert [p[0] for p in pairs] == sorted((p[0] for p in pairs), key=[*CONTROLS].index)


def test_a_silent_computer_is_unknown_and_never_good():
    found = {j.control: j for j in judged(device())}

    assert {found[c].verdict for c in REPORT_CONTROLS} == {Verdict.UNKNOWN}
    assert {found[c].reason for c in REPORT_CONTROLS} == {"agent_none"}


@pytest.mark.parametrize(
    ("reported", "read", "reason"),
    [
        (NOW - 46 * DAY, NOW - 46 * DAY, "report_old"),
        (NOW - HOUR, NOW - 2000 * DAY, "report_dated_old"),
        (NOW - HOUR, NOW + 2 * DAY, "report_ahead"),
    ],
)
def test_a_report_that_cannot_speak_of_today_decays_to_unknown(reported, read, reason):
    one = replace(reporting(at=read), reported_at=reported)

    found = {j.control: j for j in judged(one)}

    assert {found[c].verdict for c in REPORT_CONTROLS} == {Verdict.UNKNOWN}
    assert {found[c].reason for c in REPORT_CONTROLS} == {reason}


@pytest.mark.parametrize("status", [s for s in FactStatus if s is not FactStatus.OK])
def test_facts_without_a_value_never_make_a_machine_good(status):
    found = judged(reporting(status=status))

    good = {j.control for j in found if j.verdict is Verdict.OK}
    assert good <= {"INV-01", "INV-02", "INV-06"}


@pytest.mark.parametrize(
    "value",
    [True, False, 0, -1, 10**30, "", "x" * 300, [], {}, [[]], [{}], [{"name": 3, "state": 1}], 1.5],
)
def test_facts_of_another_shape_are_survived(value):
    found = judged(reporting(value, FactStatus.OK))

    assert len(found) == len(judged(device()))


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=12)
    | st.sampled_from(
        [
            "windows",
            "linux",
            "WinNT",
            "Professional",
            "9999-12-31T23:59:59+00:00",
            "0001-01-01T00:00:00+14:00",
        ]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("name", "state", "id", "status", "enabled", "address", "prefix", "port"),
                    *("path", "at", "cured", "server", "settings", "seconds", "max_bytes"),
                    *("ports", "profiles", "remote", "action", "security", "last_logon_at"),
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, _JSON)))
def test_whatever_a_report_says_every_control_is_judged(values):
    facts = {n: Fact(v, FactStatus.OK, "t", NOW - HOUR) for n, v in values.items()}
    one = device(facts=facts, reported_at=NOW - HOUR)

    found = judged(one, replace(one, id=DeviceId("d2"), device_class=DeviceClass.SERVER))

    assert all(len(str(value)) < 400 for j in found for value in j.details.values())


def test_the_same_facts_give_the_same_judgements_in_any_order():
    devices = tuple(reporting(id=DeviceId(f"d{n}")) for n in range(5))

    assert judged(*devices) == judged(*reversed(devices))


def test_severities_come_from_the_control_unless_the_judge_says_otherwise():
    found = {j.control: j for j in judged(device())}

    assert found[ControlId("EDR-01")].severity is Severity.CRITICAL


def test_questions_are_told_apart():
    asked = {c.id for c in CONTROLS.values() if asks_person(c)}

    assert asked == {
        "ADM-08",
        "BKP-04",
        "EDR-05",
        "EDR-06",
        "INV-04",
        "INV-05",
        "OS-02",
        "PAT-06",
        "ADM-03",
        "ADM-07",
        "RMT-03",
        "RMT-04",
        "RMT-05",
        "NET-02",
        "NET-05",
        "BKP-01",
        "BKP-02",
        "BKP-03",
        "MSG-01",
        "GOV-01",
        "GOV-02",
        "GOV-03",
        "GOV-04",
    }


def test_every_judge_serves_a_control():
    used = {c.judge for c in CONTROLS.values()}

    assert used == set(DEVICE_JUDGES) | set(SITE_JUDGES)


def reasons_in_code():
    folder = Path(judge_module.__file__).parent
    found = {}
    for path in (*sorted((folder / "judges").glob("*.py")), folder / "judge.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_opinion = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if is_opinion and node.func.id in {"ok", "finding", "unknown", "not_applicable"}:
                assert isinstance(node.args[0], ast.Constant), ast.dump(node)
                names = {keyword.arg for keyword in node.keywords} - {"severity"}
                assert found.setdefault(node.args[0].value, names) == names, node.args[0].value
    return found


def placeholders(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_reason_has_a_sentence_with_exactly_its_details_and_none_is_left_over(language):
    table = words(language).tables["reason"]
    in_code = reasons_in_code()

    assert set(table) == set(in_code)
    for code, sentence in table.items():
        forms = sentence.values() if isinstance(sentence, dict) else [sentence]
        assert all(placeholders(form) == in_code[code] for form in forms), code
        assert not isinstance(sentence, dict) or (set(sentence) == {"one", "other"}), code
        assert not isinstance(sentence, dict) or "n" in in_code[code], code


@pytest.mark.parametrize("language", ["fr", "en"])
def test_verdicts_severities_and_states_have_their_words(language):
    say = words(language)

    for family, members in (("verdict", Verdict), ("severity", Severity), ("status", FactStatus)):
        assert all(say(f"{family}.{member}") for member in members)


def test_french_sentences_keep_their_narrow_spaces():
    for sentence in words("fr").tables["reason"].values():
        for form in sentence.values() if isinstance(sentence, dict) else [sentence]:
            assert not any(f" {mark}" in form for mark in ":;?!%»"), form
            assert "'" not in form


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.FINDING])
def test_what_is_certain_names_what_it_rests_on(verdict):
    folder = Path(judge_module.__file__).parent / "judges"
    name = {Verdict.OK: "ok", Verdict.FINDING: "finding"}[verdict]
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id == name:
                assert len(node.args) > 1, ast.unparse(node)
