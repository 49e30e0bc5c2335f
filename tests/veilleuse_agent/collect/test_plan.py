# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys

from veilleuse_agent.collect.plan import collectors


def test_no_fact_is_promised_twice():
    names = [name for collector in collectors() for name in collector.promises]
    assert len(names) == len(set(names))


def test_every_collector_has_a_name_and_a_limit():
    for collector in collectors():
        assert collector.name
        assert 0 < collector.seconds <= 90


def test_another_system_gets_what_is_common(monkeypatch):
    monkeypatch.setattr(sys, "platform", "freebsd")
    assert {"interfaces", "processes"} <= {collector.name for collector in collectors()}
