# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import timedelta

import pytest

from veilleuse.domain.model import DeviceClass, Evidence, FactStatus

ABSENT, DENIED = FactStatus.ABSENT, FactStatus.DENIED
PROFILES = ("domain", "private", "public")


def profiles(enabled=True, block=True):
    return [{"name": name, "enabled": enabled, "inbound_block": block} for name in PROFILES]


def in_use(*names, block_all=False):
    return [{"name": n, "in_use": n in names, "block_all": block_all} for n in PROFILES]


def rule(*ports, action="allow", of=PROFILES, remote="any"):
    return {"action": action, "ports": [*ports], "profiles": [*of], "remote": remote}


def host(*ports, firewall=None, rules=ABSENT, used=ABSENT, registered=ABSENT):
    return {
        "os.family": "windows",
        "ports.listening": [{"protocol": "tcp", "address": "0.0.0.0", "port": p} for p in ports],
        "firewall.profiles": profiles() if firewall is None else firewall,
        "firewall.inbound_rules": rules,
        "firewall.effective": used,
        "protection.registered": registered,
    }


OTHER = [{"name": "ESET Firewall", "state": 0x011000}]


@pytest.mark.parametrize(
    ("facts", "verdict", "reason", "ports"),
    [
        (host(5040, 49664), "ok", "peer_ports_closed", None),
        (host(135, 445), "ok", "peer_ports_filtered", None),
        (host(445, rules=[rule("445")]), "finding", "peer_port_allowed", "445"),
        (host(445, rules=[rule("445", remote="subnet")]), "finding", "peer_port_allowed", "445"),
        (host(445, rules=[rule("445", remote="listed")]), "ok", "peer_ports_filtered", None),
        (host(445, rules=[rule()]), "finding", "peer_port_allowed", "445"),
        (host(445, rules=[rule("100-500")]), "finding", "peer_port_allowed", "445"),
        (host(445, rules=[rule("80", "5000-5010")]), "ok", "peer_ports_filtered", None),
        # What blocks everybody goes before what allows; what blocks a few does not.
        (
            host(445, rules=[rule("445"), rule("445", action="block")]),
            "ok",
            "peer_ports_filtered",
            None,
        ),
        (
            host(445, rules=[rule("445"), rule("445", action="block", remote="listed")]),
            "finding",
            "peer_port_allowed",
            "445",
        ),
        # A rule of one network counts where that network is in use.
        (
            host(445, rules=[rule("445", of=["private"])], used=in_use("private")),
            "finding",
            "peer_port_allowed",
            "445",
        ),
        (
            host(445, rules=[rule("445", of=["private"])], used=in_use("domain")),
            "ok",
            "peer_ports_filtered",
            None,
        ),
        (host(445, rules=[rule("445", of=["private"])]), "unknown", "peer_port_by_network", "445"),
        (host(445, firewall=profiles(enabled=False)), "finding", "peer_port_listening", "445"),
        (host(445, firewall=profiles(block=False)), "finding", "peer_port_listening", "445"),
        (
            host(445, firewall=profiles(enabled=False), registered=OTHER),
            "unknown",
            "peer_port_filtered",
            "445",
        ),
        (host(445, firewall=DENIED), "unknown", "peer_port_filtered", "445"),
        (host(445, rules=DENIED), "unknown", "peer_port_filtered", "445"),
        ({"os.family": "windows", "ports.listening": DENIED}, "unknown", "fact_denied", None),
        ({"os.family": "windows"}, "unknown", "ports_unseen", None),
    ],
)
def test_a_workstation_lets_no_neighbour_in(bench, facts, verdict, reason, ports):
    found = bench.one("HST-02", facts)

    assert (found.verdict, found.reason) == (verdict, reason)
    assert ports is None or ports in found.details["ports"]


def test_what_answered_to_a_round_counts_without_any_report(bench):
    told = (Evidence("tcp.open", "445"), Evidence("tcp.open", "8080"))
    (found,) = bench.all("HST-02", (bench.device(DeviceClass.WORKSTATION, evidence=told),))

    assert (found.verdict, found.reason) == ("finding", "peer_port_open")
    assert "8080" not in found.details["ports"]


def test_a_report_that_knows_the_rules_outweighs_what_once_answered(bench):
    def reason(facts):
        told = bench.device(
            evidence=(Evidence("tcp.open", "445"),),
            facts=bench.facts(facts),
            reported_at=bench.now,
        )
        return bench.all("HST-02", (told,))[0].reason

    assert reason(host(445)) == "peer_ports_filtered"
    assert reason(host(445, rules=[rule("445")])) == "peer_port_allowed"
    assert reason(host(445, rules=DENIED)) == "peer_port_open"


def test_a_listing_of_long_ago_proves_nothing(bench):
    long_ago = bench.now - timedelta(days=60)
    found = bench.one("HST-02", host(445), read_at=long_ago, reported_at=long_ago)

    assert (found.verdict, found.reason) == ("unknown", "ports_unseen")
