# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse_agent.collect.linux.plan import collectors
from veilleuse_agent.collect.run import collect


def test_an_empty_machine_still_gives_every_promised_fact(tmp_path):
    plan = [c for c in collectors(tmp_path) if c.name not in {"software", "updates", "disks"}]
    facts = collect(plan)
    assert set(facts) == {name for collector in plan for name in collector.promises}


def test_collectors_do_not_share_children(tmp_path):
    stops = [collector.stop for collector in collectors(tmp_path)]
    assert len({id(stop.__self__) for stop in stops}) == len(stops)
