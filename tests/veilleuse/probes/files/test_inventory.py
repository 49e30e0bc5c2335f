# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Inventories of GLPI and FusionInventory agents."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.files.errors import ImportHostileError

COMPUTER = {
    "action": "inventory",
    "deviceid": "pc-2026",
    "itemtype": "Computer",
    "content": {
        "versionclient": "GLPI-Agent_v1.11",
        "hardware": {"name": "PC-INFIRMERIE", "chassis_type": "Laptop", "lastloggeduser": "marie"},
        "operatingsystem": {"full_name": "Microsoft Windows 11 Professionnel",
                            "kernel_version": "10.0.26100"},
        "bios": {"smanufacturer": "HP", "smodel": "EliteBook", "ssn": "5CG123"},
        "softwares": [{"name": "Dossier", "version": "1"}, {"name": "Autre", "version": "2"}],
        "users": [{"login": "marie"}],
        "networks": [
            {"mac": "9C:7B:EF:00:00:01", "ipaddress": "192.168.1.133",
             "ipaddress6": ["fe80::1", "fd00::1"], "virtualdev": False},
            {"mac": "9C:7B:EF:00:00:02", "description": "Wi-Fi"},
            {"mac": "02:50:41:00:00:01", "ipaddress": "172.27.0.8", "description": "VPN"},
            {"mac": "A8:79:20:52:41:53", "description": "WAN Miniport (IP)"},
            {"mac": "00:50:56:C0:00:08", "ipaddress": "192.168.99.1"},
            {"mac": "00:15:5D:00:00:01", "ipaddress": "172.20.0.1", "virtualdev": True},
        ],
    },
}  # fmt: skip
XML = """<?xml version="1.0" encoding="UTF-8" ?>
<REQUEST><CONTENT>
<BIOS><SMANUFACTURER>Dell Inc.</SMANUFACTURER><SMODEL>OptiPlex</SMODEL><SSN>ABC</SSN></BIOS>
<HARDWARE><NAME>POSTE-2</NAME><OSNAME>Debian GNU/Linux 12</OSNAME>
<OSVERSION>6.1.0</OSVERSION></HARDWARE>
<NETWORKS><DESCRIPTION>eth0</DESCRIPTION><MACADDR>00:14:22:00:00:02</MACADDR>
<IPADDRESS>10.0.0.2</IPADDRESS></NETWORKS>
<NETWORKS><DESCRIPTION>lo</DESCRIPTION><IPADDRESS>127.0.0.1</IPADDRESS></NETWORKS>
<SOFTWARES><NAME>bash</NAME></SOFTWARES><SOFTWARES><NAME>vim</NAME></SOFTWARES>
</CONTENT><DEVICEID>poste-2</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>
"""
GEAR = """<REQUEST><CONTENT><DEVICE><INFO><TYPE>PRINTER</TYPE><NAME>NPI1</NAME><MAC>00:68:eb:00:00:10</MAC>
<IPS><IP>10.0.0.9</IP></IPS><MANUFACTURER>HP</MANUFACTURER><MODEL>M507</MODEL><SERIAL>S1</SERIAL>
<LOCATION>Accueil</LOCATION><CONTACT>Mme X</CONTACT></INFO></DEVICE>
<DEVICE><INFO><TYPE>NETWORKING</TYPE><NAME>sw1</NAME><MAC>00:04:96:00:00:11</MAC>
<IPS><IP>10.0.0.1</IP><IP>10.0.1.1</IP></IPS></INFO></DEVICE>
<DEVICE><IP>10.0.0.8</IP><MAC>00:11:22:00:00:08</MAC><NETBIOSNAME>VIEUX</NETBIOSNAME><USERSESSION>paul</USERSESSION></DEVICE>
</CONTENT></REQUEST>
"""  # noqa: E501


def test_a_computer_tells_its_name_system_cards_and_addresses(look) -> None:
    seen = look(json.dumps(COMPUTER).encode())
    assert (seen.format, seen.reading.read) == ("inventory", 1)
    assert [(str(one.address), one.hardware) for one in seen.sightings] == [
        ("192.168.1.133", "9c:7b:ef:00:00:01"),
        ("fe80::1", "9c:7b:ef:00:00:01"),
        ("fd00::1", "9c:7b:ef:00:00:01"),
        ("None", "9c:7b:ef:00:00:02"),
        ("172.27.0.8", None),
        ("192.168.99.1", None),
        ("172.20.0.1", None),
    ]
    assert seen.evidence() == {
        ("name.host", "PC-INFIRMERIE"),
        ("os.name", "Microsoft Windows 11 Professionnel"),
        ("os.version", "10.0.26100"),
        ("hardware.vendor", "HP"),
        ("hardware.model", "EliteBook"),
        ("hardware.serial", "5CG123"),
        ("hardware.chassis", "Laptop"),
        ("software.count", "2"),
    }


def test_who_works_there_and_what_is_installed_is_not_read(look) -> None:
    seen = look(json.dumps(COMPUTER).encode())
    assert "marie" not in str(seen.sightings)
    assert "Dossier" not in str(seen.sightings)


def test_the_older_xml_says_the_same(look) -> None:
    seen = look(XML.encode())
    (one,) = seen.sightings
    assert (str(one.address), one.hardware) == ("10.0.0.2", "00:14:22:00:00:02")
    assert {("name.host", "POSTE-2"), ("os.name", "Debian GNU/Linux 12"),
            ("software.count", "2"), ("os.version", "6.1.0")} < seen.evidence()  # fmt: skip


def test_gear_asked_over_snmp_is_read_device_by_device(look) -> None:
    seen = look(GEAR.encode())
    assert seen.reading.read == 3
    assert [(str(one.address), one.hardware) for one in seen.sightings] == [
        ("10.0.0.9", "00:68:eb:00:00:10"),
        ("10.0.0.1", None),
        ("10.0.1.1", None),
        ("None", "00:04:96:00:00:11"),
        ("10.0.0.8", "00:11:22:00:00:08"),
    ]
    assert seen.evidence() == {
        ("name.host", "NPI1"),
        ("device.kind", "PRINTER"),
        ("device.place", "Accueil"),
        ("hardware.vendor", "HP"),
        ("hardware.model", "M507"),
        ("hardware.serial", "S1"),
    }
    assert seen.evidence(4) == {("name.netbios", "VIEUX")}


def test_gear_in_json_is_read_too(look) -> None:
    told = {"content": {"network_device": {"name": "NPI1", "mac": "00:68:eb:00:00:10",
                                           "ips": ["10.0.0.9"], "type": "Printer"}},
            "deviceid": "x"}  # fmt: skip
    seen = look(json.dumps(told).encode())
    (one,) = seen.sightings
    assert (str(one.address), one.hardware) == ("10.0.0.9", "00:68:eb:00:00:10")


@pytest.mark.parametrize("data", [XML[:-60].encode(), json.dumps(COMPUTER)[:-40].encode()])
def test_a_document_that_was_cut_is_told(look, data) -> None:
    assert look(data).notices == ["import_cut"]


def test_a_document_that_is_too_long_is_left_out_with_a_notice(look) -> None:
    seen = look(json.dumps(COMPUTER).encode(), inventory_bytes=100)
    assert (seen.sightings, seen.notices) == ([], ["import_too_many"])


@pytest.mark.parametrize(
    "data",
    [
        XML.replace("<REQUEST>", '<!DOCTYPE r [<!ENTITY a "b">]><REQUEST>', 1).encode(),
        b"<REQUEST>" * 200,
        b"<REQUEST>" + b"<a/>" * 200_001,
    ],
)
def test_documents_made_to_harm_are_refused(look, data) -> None:
    with pytest.raises(ImportHostileError):
        look(data)


def test_deep_json_is_damage(look) -> None:
    assert look(b'{"content":' + b"[" * 100_000).notices == ["import_cut"]


SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS | st.sampled_from(["10.0.0.5", "00:11:22:33:44:55"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["mac", "ipaddress", "name", "info", "ips", "ip", "virtualdev", "type"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
SECTIONS = st.sampled_from(
    ["networks", "hardware", "bios", "device", "network_device", "softwares"]
)


@given(st.dictionaries(SECTIONS, VALUES, max_size=5))
def test_any_content_gives_clean_sightings(look, content) -> None:
    for one in look(json.dumps({"content": content, "deviceid": "x"}).encode()).sightings:
        assert one.address or one.hardware or one.evidence


@given(st.binary(max_size=60), st.integers(0, len(GEAR)))
def test_any_damage_is_read_or_refused(look, noise, at) -> None:
    raw = GEAR.encode()
    with contextlib.suppress(ImportHostileError):
        look(b"<REQUEST>" + raw[:at] + noise + raw[at:])
