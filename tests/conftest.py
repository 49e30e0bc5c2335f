# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test shares: a fixed, quick and repeatable search for counter-examples.

And one loopback: tests that speak and listen there would hear each other.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker has them all, one after the other."""
    for item in items:
        if item.path in SPEAKING:
            item.add_marker(pytest.mark.xdist_group("loopback"))
