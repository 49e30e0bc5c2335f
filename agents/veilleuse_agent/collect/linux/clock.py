# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the clock follows another clock: without it, no log and no age can be believed."""

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.linux.assignments import assignments
from veilleuse_agent.collect.linux.machine import Machine
from veilleuse_agent.collect.reading import Readings, absent, error, ok

PROMISES = ("time.synchronised",)

_COMMAND = ("timedatectl", "show", "--property=NTPSynchronized")


def read(machine: Machine) -> Readings:
    """The kernel's own word, through timedated."""
    source = " ".join(_COMMAND)
    if not machine.has_systemd:
        return {PROMISES[0]: absent("systemd is not the first process")}
    try:
        output = machine.children.run(_COMMAND)
    except ChildError as failure:
        return {PROMISES[0]: error(f"{source}: {failure}")}
    if output.code != 0:
        return {PROMISES[0]: error(f"{source}: exit {output.code}: {output.complaint}")}
    word = assignments(output.text).get("NTPSynchronized")
    if word not in {"yes", "no"}:
        return {PROMISES[0]: error(f"{source}: no answer")}
    return {PROMISES[0]: ok(word == "yes", source)}
