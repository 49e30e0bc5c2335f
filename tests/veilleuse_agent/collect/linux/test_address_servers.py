# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.linux.address_servers import PROMISES, read
from veilleuse_agent.protocol import Status

KEYED = "# This is private data. Do not parse.\nADDRESS=192.168.1.20\nSERVER_ADDRESS=192.168.1.1\n"
LOG = """\
lease {
  interface "eth0";
  fixed-address 192.168.9.9;
  option dhcp-server-identifier 192.168.9.1;
}
lease {
  interface "eth0";
  fixed-address 192.168.1.21;
  option dhcp-server-identifier 192.168.1.1;
}
"""


@pytest.mark.parametrize(
    ("path", "text", "own"),
    [
        ("/run/systemd/netif/leases/2", KEYED, "192.168.1.20"),
        ("/var/lib/NetworkManager/internal-5f1c-eth0.lease", KEYED, "192.168.1.20"),
        ("/var/lib/dhcp/dhclient.eth0.leases", LOG, "192.168.1.21"),
    ],
)
def test_a_lease_names_its_server(workshop, path, text, own):
    workshop.write(path, text)

    found = read(workshop.machine())[PROMISES[0]]

    assert found.value == [{"address": own, "server": "192.168.1.1"}]


@pytest.mark.parametrize("text", ["", "ADDRESS=192.168.1.20\n", "SERVER_ADDRESS=x\nADDRESS=y\n"])
def test_a_lease_that_does_not_say_is_none(workshop, text):
    workshop.write("/run/systemd/netif/leases/2", text)

    assert read(workshop.machine())[PROMISES[0]].status is Status.ABSENT
