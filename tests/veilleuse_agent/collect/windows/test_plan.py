# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
from dataclasses import fields
from pathlib import Path

from veilleuse_agent import clock
from veilleuse_agent.collect.common import network, overheard, running
from veilleuse_agent.collect.run import collect
from veilleuse_agent.collect.windows.plan import collectors_of
from veilleuse_agent.protocol import Status

README = Path(__file__).parents[4] / "agents" / "README.md"


def test_windows_promises_exactly_the_facts_of_the_readme(windows):
    rows = re.findall(
        r"(?m)^\| ((?:`[a-z0-9_.]+`,? ?)+) \|.*\| ([^|]+) \|$", README.read_text("utf-8")
    )
    expected = {
        name
        for names, systems in rows
        for name in re.findall(r"`([a-z0-9_.]+)`", names)
        if re.search("all|windows", systems)
    }
    shared = {
        *network.INTERFACES, *network.PORTS, *running.PROCESSES, *running.UPTIME,
        *overheard.PROMISES, *clock.PROMISES,
    }  # fmt: skip
    promised = {name for collector in collectors_of(windows()) for name in collector.promises}
    assert promised | shared == expected


def test_those_that_wait_for_others_come_last_and_nobody_waits_for_them(windows):
    collectors = collectors_of(windows())
    assert all(0 < collector.seconds <= 90 for collector in collectors)
    beside = [collector.name for collector in collectors if collector.is_beside]
    assert beside == [collector.name for collector in collectors[-len(beside) :]]
    assert beside == ["optional features", "pending updates"]


def test_an_empty_registry_crashes_nobody_and_proves_nothing_safe(windows):
    facts = collect(collectors_of(windows()))
    crashed = [name for name, fact in facts.items() if "Error:" in fact.source]
    assert crashed == []
    sure = {name for name, fact in facts.items() if fact.status is Status.OK}
    assert not sure & {
        "protection.registered",
        "protection.defender",
        "firewall.profiles",
        "updates.security_pending",
        "smb.v1_server",
        "rdp.enabled",
        "accounts.administrators",
        "accounts.guest_enabled",
        "autologon.enabled",
        "laps.root",
        "schannel.protocols",
        "wifi.profiles",
    }


class Refused:
    """A machine on which everything is forbidden."""

    def __getattr__(self, name):
        def refuse(*_):
            raise PermissionError(13, name)

        return refuse


def test_a_machine_that_refuses_everything_is_denied_not_clean(windows):
    machine = windows()
    refused = type(machine)(*[Refused() for _ in fields(machine)])
    facts = collect(collectors_of(refused))
    assert facts["services"].status is Status.DENIED
    assert facts["software"].status is Status.DENIED
    assert facts["accounts.administrators"].status is Status.DENIED
    assert facts["updates.installed_at"].status is Status.DENIED
    assert facts["uac.enabled"].status is Status.DENIED
    assert facts["office.macros"].status is Status.DENIED
    assert facts["wifi.profiles"].status is Status.DENIED
