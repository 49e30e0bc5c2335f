# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one run of the agent costs the machine it runs on."""

import json
import subprocess
import sys

import pytest

from veilleuse_agent.__main__ import main
from veilleuse_agent.exits import Exit

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
@pytest.mark.parametrize("command", ["collect", "run"])
def test_a_run_stays_small_and_short(benchmark, tmp_path, command):
    keys = {"seal": "09" + "00" * 31, "sign": "58" + "66" * 31}
    site = {"version": 1, "keys": keys, "addresses": ["127.0.0.1:1"]}
    (tmp_path / "site.json").write_text(json.dumps(site))
    data = tmp_path / "data"
    main(["enrol", "--kit", str(tmp_path), "--data", str(data)])
    options = ["--json", tmp_path / "report"] if command == "collect" else []
    arguments = [sys.executable, "-c", CHILD, command, *options, "--data", data]

    def run():
        done = subprocess.run(arguments, capture_output=True, check=True, timeout=200)
        return json.loads(done.stdout.splitlines()[-1])

    cost = benchmark.pedantic(run, rounds=3)
    benchmark.extra_info |= cost
    assert cost["status"] == (Exit.DONE if command == "collect" else Exit.KEPT)
    assert cost["peak_kib"] <= PEAK_LIMIT_KIB
    assert cost["cpu_seconds"] + cost["children_cpu_seconds"] <= CPU_LIMIT_SECONDS
