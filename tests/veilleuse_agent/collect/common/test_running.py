# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import sys
from pathlib import Path

import pytest

from veilleuse_agent.collect.common.running import read_processes, read_uptime


def test_processes_are_sorted_distinct_names_without_arguments():
    names = read_processes()["processes"].value
    assert names == sorted(set(names))
    assert any("py" in name for name in names)
    assert not any(name.startswith("kworker") for name in names)


@pytest.mark.skipif(sys.platform != "linux", reason="compares with the kernel's own count")
def test_uptime_is_the_kernels():
    expected = float(Path("/proc/uptime").read_text().split()[0])
    assert abs(read_uptime()["host.uptime_seconds"].value - expected) <= 2
