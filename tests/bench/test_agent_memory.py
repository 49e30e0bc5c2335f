# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one run of the agent costs the machine it runs on."""

import json
import subprocess
import sys

import pytest

PEAK_LIMIT_KIB = 40 * 1024
CPU_LIMIT_SECONDS = 10

# VmHWM is the process's own peak; ru_maxrss would keep that of the process that started it.
CHILD = """
import json, re, resource, sys
from veilleuse_agent.__main__ import main
status = main(sys.argv[1:])
own, children = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
peak = int(re.search(r"VmHWM:\\s+(\\d+) kB", open("/proc/self/status").read())[1])
print(json.dumps({
    "status": status,
    "peak_kib": peak,
    "cpu_seconds": own.ru_utime + own.ru_stime,
    "children_cpu_seconds": children.ru_utime + children.ru_stime,
}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads the kernel's own account")
@pytest.mark.parametrize("command", ["collect", "seal"])
def test_a_run_stays_small_and_short(benchmark, tmp_path, command):
    (tmp_path / "site.key").write_text("09" + "00" * 31)
    options = {
        "collect": ["--json", tmp_path / "report"],
        "seal": ["--site-key", tmp_path / "site.key", "--out", tmp_path / "report"],
    }[command]
    arguments = [sys.executable, "-c", CHILD, command, *options, "--data", tmp_path / "data"]

    def run():
        done = subprocess.run(arguments, capture_output=True, check=True, timeout=200)
        return json.loads(done.stdout)

    cost = benchmark.pedantic(run, rounds=3)
    benchmark.extra_info |= cost | {"report_bytes": (tmp_path / "report").stat().st_size}
    assert cost["status"] == 0
    assert cost["peak_kib"] <= PEAK_LIMIT_KIB
    assert cost["cpu_seconds"] + cost["children_cpu_seconds"] <= CPU_LIMIT_SECONDS
