# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from veilleuse_agent.collect.linux.updates import PROMISES, read
from veilleuse_agent.protocol import Status


def test_an_unknown_package_system_is_an_error_not_zero_updates(workshop):
    facts = read(workshop.machine({"apk": ""}))
    assert {facts[name].status for name in PROMISES} == {Status.ERROR}


def test_each_family_keeps_the_same_promises(workshop):
    for program in ("apt-get", "dnf", "zypper"):
        assert set(read(workshop.machine({program: ""}))) == set(PROMISES)
