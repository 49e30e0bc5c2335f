# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.firewall_rules import PROMISES, read, rule_of
from veilleuse_agent.collect.windows.posture import FIREWALL_LOCAL, FIREWALL_POLICY
from veilleuse_agent.protocol import Status

NAME = PROMISES[0]
LOCAL, POLICY = f"{FIREWALL_LOCAL}\\FirewallRules", f"{FIREWALL_POLICY}\\FirewallRules"
ALL = ("domain", "private", "public")
HEAD = "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|"
SMB = f"{HEAD}Profile=Private|LPort=445|App=System|Name=@FirewallAPI.dll,-28511|"
RPC = f"{HEAD}LPort=RPC-EPMap|App=%SystemRoot%\\system32\\svchost.exe|Svc=RPCSS|"


@pytest.mark.parametrize(
    ("text", "ports", "profiles", "remote"),
    [
        (SMB, ("445",), ("private",), "any"),
        (RPC, ("135",), ALL, "any"),
        (f"{HEAD}LPort=3389|RA4=LocalSubnet|RA6=LocalSubnet|", ("3389",), ALL, "subnet"),
        (f"{HEAD}LPort=22|RA4=10.0.0.5|", ("22",), ALL, "listed"),
        (f"{HEAD}LPort2_10=5000-5010|LPort=80|", ("5000-5010", "80"), ALL, "any"),
        (f"{HEAD}Profile=Domain|Profile=Public|", (), ("domain", "public"), "any"),
        (f"{HEAD}App=System|", (), ALL, "any"),
    ],
)
def test_a_rule_opens_ports_to_some_or_to_all(text, ports, profiles, remote):
    rule = rule_of(text)

    assert (rule.ports, rule.profiles, rule.remote) == (ports, profiles, remote)


@pytest.mark.parametrize(
    "text",
    [
        SMB.replace("Active=TRUE", "Active=FALSE"),
        SMB.replace("Active=TRUE|", ""),
        SMB.replace("Dir=In", "Dir=Out"),
        SMB.replace("Protocol=6", "Protocol=17"),
        # Of one program alone, or for a word that names no fixed port.
        f"{HEAD}App=C:\\Program Files\\X\\x.exe|",
        f"{HEAD}LPort=RPC|App=%SystemRoot%\\system32\\svchost.exe|Svc=Schedule|",
        f"{HEAD}AppPkgId=S-1-15-2-1|",
        SMB + "Desc=" + "x" * 20_000,
        "",
    ],
)
def test_a_rule_that_opens_nothing_for_everybody_is_left_out(text):
    assert rule_of(text) is None


def test_policy_adds_its_rules_and_may_put_the_local_ones_aside(windows):
    machine = windows(
        {
            LOCAL: {"a": SMB, "b": RPC, "same as a": SMB},
            POLICY: {"c": SMB.replace("Allow", "Block")},
            f"{FIREWALL_POLICY}\\DomainProfile": {"AllowLocalPolicyMerge": 0},
            f"{FIREWALL_POLICY}\\PrivateProfile": {"AllowLocalPolicyMerge": 0},
        }
    )

    assert read(machine)[NAME].value == [
        {"action": "allow", "ports": ["135"], "profiles": ["public"], "remote": "any"},
        {"action": "block", "ports": ["445"], "profiles": ["private"], "remote": "any"},
    ]


@pytest.mark.parametrize(
    ("registry", "expected"),
    [
        ({}, Status.ABSENT),
        ({LOCAL: {"a": 5}}, Status.ABSENT),
        ({LOCAL: PermissionError(13, "no")}, Status.DENIED),
        ({LOCAL: {"a": SMB}, POLICY: PermissionError(13, "no")}, Status.DENIED),
    ],
)
def test_rules_that_were_not_read_are_not_none(windows, registry, expected):
    assert read(windows(registry))[NAME].status is expected


@given(st.text(alphabet="vAcDiProtLRa=|,-06", max_size=200))
def test_any_text_is_a_rule_or_none(text):
    rule = rule_of(text)

    assert rule is None or rule.remote in {"any", "subnet", "listed"}
