# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import os

import pytest

from veilleuse_agent.collect.linux.log_reach import PROMISES, read
from veilleuse_agent.protocol import Status


@pytest.mark.parametrize(
    "old",
    ["/var/log/auth.log.4.gz", "/var/log/secure-20261101", "/var/log/journal/ab/system@1.journal"],
)
def test_traces_go_back_to_the_oldest_file(workshop, old):
    for name, at in ((old, 1_790_000_000), ("/var/log/auth.log", 1_795_000_000)):
        os.utime(workshop.write(name), (at, at))
    workshop.write("/var/log/syslog")

    assert read(workshop.machine())[PROMISES[0]].value == {"security": "2026-09-21T14:13:20+00:00"}


def test_a_machine_that_keeps_none_says_so(workshop):
    workshop.write("/var/log/syslog")

    assert read(workshop.machine())[PROMISES[0]].status is Status.ABSENT
