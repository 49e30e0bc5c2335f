# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
import subprocess
import sys
from pathlib import Path

import pytest

from veilleuse_agent import clock
from veilleuse_agent.collect import plan
from veilleuse_agent.collect.common import network, overheard, running
from veilleuse_agent.collect.macos.plan import collectors
from veilleuse_agent.collect.run import collect
from veilleuse_agent.protocol import Status

README = Path(__file__).parents[4] / "agents" / "README.md"


def test_macos_promises_exactly_the_facts_of_the_readme(tmp_path):
    rows = re.findall(
        r"(?m)^\| ((?:`[a-z0-9_.]+`,? ?)+) \|.*\| ([^|]+) \|$", README.read_text("utf-8")
    )
    expected = {
        name
        for names, systems in rows
        for name in re.findall(r"`([a-z0-9_.]+)`", names)
        if re.search("all|macos", systems)
    }
    shared = {
        *clock.PROMISES,
        *network.INTERFACES,
        *network.PORTS,
        *overheard.PROMISES,
        *running.PROCESSES,
        *running.UPTIME,
    }
    promised = {name for collector in collectors(tmp_path) for name in collector.promises}
    assert promised | shared == expected


def test_an_empty_mac_crashes_nobody_and_proves_nothing_safe(tmp_path):
    mine = collectors(tmp_path)
    facts = collect(mine)
    assert set(facts) == {name for collector in mine for name in collector.promises}
    assert [name for name, fact in facts.items() if "Error:" in fact.source] == []
    sure = {name for name, fact in facts.items() if fact.status is Status.OK}
    assert not sure & {
        "accounts.administrators",
        "backup.runs",
        "disk.volumes",
        "firewall.profiles",
        "protection.gatekeeper",
        "protection.system_integrity",
        "updates.automatic",
        "updates.security_pending",
    }


def test_collectors_do_not_share_children(tmp_path):
    stops = [collector.stop for collector in collectors(tmp_path)]
    assert len({id(stop.__self__) for stop in stops}) == len(stops)


def test_a_mac_gets_the_collectors_of_macos(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    names = {collector.name for collector in plan.collectors()}
    assert {"interfaces", "processes", "pending updates", "backups"} <= names


@pytest.mark.skipif(sys.platform == "darwin", reason="these modules are its own")
def test_other_systems_load_no_module_of_macos():
    code = (
        "import sys; from veilleuse_agent.collect.plan import collectors; collectors();"
        "print([name for name in sys.modules if 'collect.macos' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
