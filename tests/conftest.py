# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test shares: a fixed, quick and repeatable search for counter-examples.

And one loopback: tests that speak and listen there would hear each other.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

if sys.platform != "win32":
    import fcntl

settings.register_profile(
    "suite",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("suite")

HERE = Path(__file__).parent
SPEAKING = {
    HERE / name
    for name in (
        "veilleuse/probes/test_announce.py",
        "veilleuse/probes/test_chatter.py",
        "veilleuse/probes/test_ears.py",
        "veilleuse/probes/test_look.py",
        "veilleuse/probes/test_mdns.py",
        "veilleuse/probes/test_ssdp.py",
        "veilleuse/probes/test_wsd.py",
        "veilleuse/tasks/test_run_inbox.py",
        "veilleuse_agent/collect/common/test_ears.py",
        "veilleuse_agent/test_discovery.py",
    )
}


@pytest.fixture(autouse=True)
def _one_speaker(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """One at a time, whichever worker runs it: the workers' folders lie side by side."""
    if request.path not in SPEAKING or sys.platform == "win32":
        yield
        return
    with (tmp_path_factory.getbasetemp().parent / "loopback.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
