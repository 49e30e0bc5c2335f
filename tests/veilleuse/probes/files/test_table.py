# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""CSV tables: a person's list, and the leases that Windows exports."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

FRENCH = """Inventaire de l’EHPAD;;;;;;
Nom;Type;Adresse IP;Adresse MAC;Emplacement;Fabricant;N° de série
PC-ACCUEIL;Poste;192.168.1.10;00-14-22-AA-BB-01;Accueil;Dell;ABC123
Imprimante;Imprimante;192.168.1.20;;1er étage;Brother;
Imprimante;Imprimante;192.168.1.21;0080.77aa.bb02;2e étage;Brother;

;;;;Cave;;
"""
ENGLISH = (
    "hostname,ip,mac,device type,location,vendor\n"
    'nas.lan,"192.168.1.5, fd00::5",00:11:32:AA:BB:05,NAS,"Server\nroom",Synology\n'
)
POWERSHELL = (
    '#TYPE Microsoft.Management.Infrastructure.CimInstance\r\n'
    '"IPAddress","ScopeId","AddressState","ClientId","HostName","LeaseExpiryTime","ServerIP"\r\n'
    '"10.0.0.5","10.0.0.0","Active","00-15-5d-00-00-05","PC-5.ehpad.lan","25/11/2026 10:00",""\r\n'
    '"10.0.0.6","10.0.0.0","Declined","06-00-00-0a","BAD_ADDRESS","",""\r\n'
)  # fmt: skip
CONSOLE = (
    "Adresse IP du client\tNom\tExpiration du bail\tType\tID unique\tDescription\n"
    "10.0.0.5\tPC-5.ehpad.lan\t25/11/2026 10:00:00\tDHCP\t00155d000005\t\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_french_list_is_read_in_every_encoding_that_spreadsheets_write(look, encoding) -> None:
    seen = look(FRENCH.encode(encoding))
    assert seen.format == "table"
    assert [(one.address, one.hardware) for one in seen.sightings] == [
        (IPv4Address("192.168.1.10"), "00:14:22:aa:bb:01"),
        (IPv4Address("192.168.1.20"), None),
        (IPv4Address("192.168.1.21"), "00:80:77:aa:bb:02"),
    ]
    assert seen.evidence() == {
        ("name.host", "PC-ACCUEIL"),
        ("device.kind", "Poste"),
        ("device.place", "Accueil"),
        ("hardware.vendor", "Dell"),
        ("hardware.serial", "ABC123"),
    }
    assert ("device.place", "1er étage") in seen.evidence(1)
    assert (seen.reading.read, seen.reading.refused) == (3, 1)


def test_a_name_that_two_rows_share_names_neither_machine(look) -> None:
    seen = look(FRENCH.encode())
    assert ("name.given", "Imprimante") in seen.evidence(1) & seen.evidence(2)


def test_an_english_list_with_several_addresses_in_a_cell_is_read(look) -> None:
    seen = look(ENGLISH.encode())
    assert [(one.address, one.hardware) for one in seen.sightings] == [
        (IPv4Address("192.168.1.5"), "00:11:32:aa:bb:05"),
        (IPv6Address("fd00::5"), "00:11:32:aa:bb:05"),
    ]
    assert ("device.place", "Server room") in seen.evidence()


def test_several_cards_are_not_guessed_to_addresses(look) -> None:
    text = "hostname;ip;mac\npc;10.0.0.5 10.0.0.6;00:11:22:33:44:01, 00:11:22:33:44:02\n"
    seen = look(text.encode())
    assert [(str(one.address), one.hardware) for one in seen.sightings] == [
        ("10.0.0.5", None),
        ("10.0.0.6", None),
        ("None", "00:11:22:33:44:01"),
        ("None", "00:11:22:33:44:02"),
    ]


@pytest.mark.parametrize("text", [POWERSHELL, CONSOLE])
def test_leases_that_windows_exports_are_told_from_lists(look, text) -> None:
    seen = look(text.encode())
    assert seen.format == "windows_dhcp"
    (one,) = seen.sightings
    assert (one.probe, str(one.address), one.hardware) == (
        "file.windows_dhcp",
        "10.0.0.5",
        "00:15:5d:00:00:05",
    )
    assert seen.evidence() == {("name.dhcp", "PC-5.ehpad.lan")}


def test_a_host_name_alone_is_a_device_and_a_given_name_alone_is_none(look) -> None:
    seen = look(b"hostname,name,ip\npc-1,,\n,Chariot de soins,\n")
    assert [one.address for one in seen.sightings] == [None]
    assert seen.reading.refused == 1


def test_columns_that_nobody_listed_are_not_read(look) -> None:
    seen = look("IP;Hôte;Résident\n10.0.0.5;x;Mme Dupont\n".encode())
    assert "Dupont" not in str(seen.sightings)


def test_everything_is_bounded(look) -> None:
    rows = "".join(f"10.0.0.{n};{'x' * 5000}\n" for n in range(1, 50))
    seen = look(f"ip;hostname\n{rows}".encode(), records=10, record_bytes=6000)
    assert len(seen.sightings) == 10
    assert seen.notices == ["import_too_many"]
    assert all(len(item.value) <= 200 for one in seen.sightings for item in one.evidence)


def test_a_quote_that_never_closes_does_not_take_the_rest_along(look) -> None:
    text = 'ip;hostname\n10.0.0.5;pc\n10.0.0.6;"' + "x\n" * 100_000
    seen = look(text.encode())
    assert str(seen.sightings[0].address) == "10.0.0.5"
    assert "import_cut" in seen.notices


def test_a_stop_is_heard(look) -> None:
    assert look(FRENCH.encode(), stop=lambda: True).sightings == []


@given(st.binary(max_size=300))
def test_any_bytes_after_the_headers_are_read(look, noise) -> None:
    seen = look(b"ip;mac;nom\n10.0.0.5;00:11:22:33:44:55;pc-1\n" + noise)
    for one in seen.sightings:
        assert one.address or one.hardware or one.evidence
