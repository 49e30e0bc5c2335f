# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.windows.address_servers import PROMISES, read
from veilleuse_agent.protocol import Status

PLACE = "SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters\\Interfaces"
NAME = PROMISES[0]
LEASED = {"EnableDHCP": 1, "DhcpServer": "192.168.1.1", "DhcpIPAddress": "192.168.1.20"}


def test_each_card_that_asks_tells_who_answered(windows):
    machine = windows(
        {
            f"{PLACE}\\{{a}}": LEASED,
            f"{PLACE}\\{{b}}": LEASED | {"EnableDHCP": 0},
            f"{PLACE}\\{{c}}": {"EnableDHCP": 1},
        }
    )

    assert read(machine)[NAME].value == [{"address": "192.168.1.20", "server": "192.168.1.1"}]


@pytest.mark.parametrize(
    ("registry", "expected"),
    [
        ({}, Status.ABSENT),
        ({f"{PLACE}\\{{a}}": {"EnableDHCP": 0}}, Status.ABSENT),
        ({PLACE: PermissionError(13, "no")}, Status.DENIED),
    ],
)
def test_no_answer_is_not_no_server(windows, registry, expected):
    assert read(windows(registry))[NAME].status is expected
