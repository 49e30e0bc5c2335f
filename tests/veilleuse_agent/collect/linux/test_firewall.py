# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.firewall import iptables_filter, nft_filter, read
from veilleuse_agent.protocol import Status

NAME = "firewall.profiles"


def chain(policy, family="inet", hook="input"):
    return {
        "chain": {
            "family": family, "table": "filter", "name": "input", "hook": hook, "policy": policy,
        }
    }  # fmt: skip


def rule(*expressions, family="inet"):
    return {
        "rule": {"family": family, "table": "filter", "chain": "input", "expr": list(expressions)}
    }


def ruleset(*entries):
    return json.dumps({"nftables": [{"metainfo": {}}, *entries]})


ACCEPT_SSH = rule({"match": {}}, {"accept": None})
BOTH, NONE = frozenset({"ip", "ip6"}), frozenset()


@pytest.mark.parametrize(
    ("entries", "filters", "refused"),
    [
        ([], False, NONE),
        ([chain("accept")], False, NONE),
        ([chain("accept"), ACCEPT_SSH], True, NONE),
        ([chain("drop")], True, BOTH),
        ([chain("drop", family="ip")], True, {"ip"}),
        ([chain("accept"), ACCEPT_SSH, rule({"counter": {}}, {"reject": None})], True, BOTH),
        ([chain("accept"), rule({"match": {}}, {"drop": None})], True, NONE),
        ([chain("drop", hook="forward")], False, NONE),
        ([chain("accept"), rule({"drop": None}), ACCEPT_SSH], True, NONE),
    ],
)
def test_nft_refuses_by_policy_or_by_its_last_rule(entries, filters, refused):
    found = nft_filter(ruleset(*entries))
    assert (found.filters, found.refused) == (filters, refused)


@pytest.mark.parametrize(
    ("lines", "filters", "refused"),
    [
        ("-P INPUT ACCEPT\n", False, NONE),
        ("-P INPUT DROP\n", True, {"ip"}),
        ("-P INPUT ACCEPT\n-A INPUT -p tcp -j ACCEPT\n", True, NONE),
        (
            "-P INPUT ACCEPT\n-A INPUT -i lo -j ACCEPT\n-A INPUT -j REJECT --reject-with x\n",
            True,
            {"ip"},
        ),
    ],
)
def test_iptables_refuses_by_policy_or_by_its_last_rule(lines, filters, refused):
    found = iptables_filter(lines, "ip")
    assert (found.filters, found.refused) == (filters, refused)


def profile(workshop, answers):
    value = read(workshop.machine(answers, is_privileged=True))[NAME].value
    return value[0]


def test_the_kernels_rules_are_told_to_root(workshop):
    assert profile(workshop, {"nft": ruleset(chain("drop"))}) == {
        "name": "host",
        "enabled": True,
        "inbound_block": True,
    }


def test_a_filter_of_one_family_does_not_cover_the_other(workshop):
    answers = {"nft": ruleset(chain("drop", family="ip"))}
    assert profile(workshop, answers)["inbound_block"] is True
    workshop.write("/proc/net/if_inet6", "fe80 02 40 20 80 eth0\n")
    assert profile(workshop, answers)["inbound_block"] is False
    answers |= {"ip6tables": "-P INPUT DROP\n"}
    assert profile(workshop, answers)["inbound_block"] is True


def test_rules_that_are_not_there_are_no_firewall(workshop):
    assert profile(workshop, {"nft": ruleset()})["enabled"] is False


def test_without_privilege_rules_are_denied_unless_ufw_tells(workshop):
    machine = workshop.machine({"nft": (1, "", "Operation not permitted"), "ufw": ""})
    assert read(machine)[NAME].status is Status.DENIED
    workshop.write("/etc/ufw/ufw.conf", "ENABLED=yes\n")
    workshop.write("/etc/default/ufw", 'DEFAULT_INPUT_POLICY="DROP"\n')
    reading = read(machine)[NAME]
    assert reading.value == [{"name": "host", "enabled": True, "inbound_block": True}]
    assert "configured" in reading.source


def test_no_firewall_program_is_absent(workshop):
    assert read(workshop.machine(is_privileged=True))[NAME].status is Status.ABSENT


@pytest.mark.parametrize("answer", [(1, "", "no"), "not json", "{}", '{"nftables":[1]}'])
def test_an_answer_that_cannot_be_read_is_an_error(workshop, answer):
    machine = workshop.machine({"nft": answer}, is_privileged=True)
    assert read(machine)[NAME].status is Status.ERROR


@given(st.text(max_size=200) | st.text("-AP INPUTjDROP \n", max_size=100))
def test_any_lines_are_read_without_failing(text):
    iptables_filter(text, "ip")
