# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told to the subnet, heard as an agent hears it."""

import gc
import socket
import warnings
from ipaddress import IPv4Address

import pytest
from zeroconf import ServiceInfo, Zeroconf

from veilleuse.probes.announce import TYPE, Announcement, own_addresses, own_name

LOOPBACK = (IPv4Address("127.0.0.1"),)


@pytest.fixture
def announcement():
    said = Announcement("0123456789abcdef" * 2, 8750)
    yield said
    said.end()


def heard() -> ServiceInfo | None:
    """Asked some times: whoever else listens on this port may be given an answer meant for us."""
    for _ in range(10):
        listener = Zeroconf(["127.0.0.1"])
        try:
            found = listener.get_service_info(TYPE, f"veilleuse-01234567.{TYPE}", timeout=3000)
        finally:
            listener.close()
        if found is not None:
            return found
    return None


def test_port_address_version_and_the_beginning_of_the_fingerprint_are_told(announcement) -> None:
    announcement.begin(LOOPBACK)
    found = heard()
    assert found is not None
    assert (found.port, found.parsed_addresses()) == (8750, ["127.0.0.1"])
    assert found.decoded_properties == {"v": "1", "fp": "01234567"}


def test_neither_this_machines_name_nor_more_of_the_fingerprint_is_told(announcement) -> None:
    info = announcement._service(LOOPBACK)
    told = f"{info.name} {info.server} {info.decoded_properties}".lower()
    assert socket.gethostname().lower() not in told.split(".")
    assert "0123456789" not in told


def test_the_same_addresses_are_announced_once_and_none_ends_it(announcement) -> None:
    announcement.begin(LOOPBACK)
    first = announcement._speaker
    announcement.begin(LOOPBACK)
    assert announcement._speaker is first
    announcement.begin(())
    assert announcement._speaker is None


def test_an_address_that_cannot_be_spoken_from_is_no_error(announcement, caplog) -> None:
    with warnings.catch_warnings():  # the library leaves a socket to the collector when it fails
        warnings.simplefilter("ignore", ResourceWarning)
        announcement.begin((IPv4Address("192.0.2.77"),))
        gc.collect()
    assert "not announced" in caplog.text
    announcement.end()


def test_what_is_proposed_to_agents_is_of_this_machine() -> None:
    assert all(address.is_private for address in own_addresses())
    assert own_name() in {"", socket.gethostname()}
