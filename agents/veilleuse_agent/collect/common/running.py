# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What runs and since when."""

import sys
import time

import psutil

from veilleuse_agent.collect.reading import Readings, denied, ok

PROCESSES = ("processes",)
UPTIME = ("host.uptime_seconds",)


def read_processes() -> Readings:
    """Distinct names of the running programs; arguments and owners are never looked at."""
    names: set[str] = set()
    for process in psutil.process_iter(["name", "ppid"]):
        kernel_thread = sys.platform == "linux" and 2 in {process.pid, process.info["ppid"]}
        if process.info["name"] and not kernel_thread:
            names.add(process.info["name"])
    if sys.platform == "linux" and not psutil.pid_exists(1):
        return {"processes": denied("/proc hides the processes of others")}
    return {"processes": ok(sorted(names), "process table")}


def read_uptime() -> Readings:
    """Seconds since the system started, time asleep included."""
    if sys.platform == "linux":
        seconds, source = time.clock_gettime(time.CLOCK_BOOTTIME), "CLOCK_BOOTTIME"
    else:
        seconds, source = time.time() - psutil.boot_time(), "boot time of the system"
    return {"host.uptime_seconds": ok(max(0, int(seconds)), source)}
