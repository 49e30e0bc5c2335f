# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files taken in: stored, merged, judged."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from veilleuse.catalogue.imports import load_import_limits
from veilleuse.domain.model import DeviceClass
from veilleuse.domain.rounds import Notice
from veilleuse.probes.files.errors import ImportHostileError, ImportUnknownError
from veilleuse.tasks.import_file import Imported, import_file, take_in

SAMPLES = Path(__file__).parents[1] / "probes" / "files" / "samples"
SMALL = replace(load_import_limits(), together=100)
LIST = """Nom;IP;MAC;Type
PC-1;10.77.0.30;00:14:22:00:00:30;Poste
NAS;10.77.0.10;00:11:32:00:00:10;Stockage
;;;Chaise
"""


def _import(desk, path, *, stop=lambda: False) -> tuple[Imported, list[str]]:
    told: list[str] = []
    return import_file(desk, path, tell=lambda step: told.append(step.step), stop=stop), told


def test_a_capture_becomes_devices_that_are_judged(desk) -> None:
    imported, told = _import(desk, SAMPLES / "home.pcap")
    assert imported.format == "capture"
    assert imported.devices_new == len(desk.store.devices())
    assert imported.devices_updated == 0
    assert not imported.stopped
    assert list(dict.fromkeys(told)) == ["import", "save", "assess"]
    assert desk.store.last_assessment() is not None
    named = {device.name: device for device in desk.store.devices()}
    assert named["imprimante"].device_class is DeviceClass.PRINTER
    pc = named["POSTE-IDE"]
    assert {str(address) for address in pc.addresses} == {"10.77.0.17", "10.77.0.23"}


def test_a_dicom_server_of_a_capture_is_out_of_bounds(desk) -> None:
    _import(desk, SAMPLES / "home.pcap")
    (scanner,) = [
        device
        for device in desk.store.devices()
        if any(item.value == "accepts" for item in device.evidence)
    ]
    assert scanner.device_class is DeviceClass.IMAGING
    assert scanner.never_probe


def test_sightings_are_kept_outside_any_round(desk) -> None:
    imported, _ = _import(desk, SAMPLES / "dnsmasq.leases")
    kept = desk.store.sightings(datetime(2026, 1, 1, tzinfo=UTC))
    assert len(kept) == imported.sightings == 2
    assert {one.probe for one in kept} == {"file.dnsmasq"}
    assert desk.store.rounds() == ()


def test_two_files_about_one_device_make_one_device(desk, tmp_path) -> None:
    first, _ = _import(desk, SAMPLES / "home.pcap")
    path = tmp_path / "liste.csv"
    path.write_text(LIST)
    second, _ = _import(desk, path)
    assert (second.records, second.refused) == (2, 1)
    assert (second.devices_new, second.devices_updated) == (1, 1)
    assert len(desk.store.devices()) == first.devices_new + 1
    again, _ = _import(desk, path)
    assert (again.devices_new, again.devices_updated) == (0, 0)


def test_a_cut_file_keeps_what_came_before_and_says_so(desk, tmp_path) -> None:
    path = tmp_path / "cut.pcap"
    path.write_bytes((SAMPLES / "home.pcap").read_bytes()[:9000])
    imported, _ = _import(desk, path)
    assert imported.notices == (Notice("import_cut"),)
    assert imported.devices_new > 0


def test_a_stopped_import_keeps_nothing_of_what_it_had_not_read(desk) -> None:
    imported, told = _import(desk, SAMPLES / "nmap.xml", stop=lambda: True)
    assert imported.stopped
    assert imported.sightings == len(desk.store.sightings(datetime(2026, 1, 1, tzinfo=UTC)))
    assert ("assess" in told) is bool(imported.sightings)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"nothing of ours", ImportUnknownError),
        (b'<!DOCTYPE nmaprun [<!ENTITY a "b">]><nmaprun/>', ImportHostileError),
    ],
)
def test_a_refused_file_changes_nothing(desk, tmp_path, data, error) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    with pytest.raises(error):
        _import(desk, path)
    assert desk.store.devices() == ()
    assert desk.store.last_assessment() is None


def test_a_list_larger_than_one_part_is_merged_part_by_part(desk, tmp_path) -> None:
    path = tmp_path / "grand.csv"
    path.write_text("ip;hostname\n" + "".join(f"10.0.0.{n};pc-{n}\n" for n in range(1, 251)))
    told: list[str] = []
    imported = take_in(
        desk, path, tell=lambda step: told.append(step.step), stop=lambda: False, limits=SMALL
    )
    assert imported.devices_new == imported.records == 250
    assert told.count("save") == 3


def test_an_import_that_is_stopped_keeps_the_parts_it_had_finished(desk, tmp_path) -> None:
    path = tmp_path / "grand.csv"
    path.write_text("ip;hostname\n" + "".join(f"10.0.0.{n};pc-{n}\n" for n in range(1, 251)))
    told: list[str] = []
    imported = take_in(
        desk,
        path,
        tell=lambda step: told.append(step.step),
        stop=lambda: told.count("save") == 2,
        limits=SMALL,
    )
    assert imported.stopped
    assert imported.devices_new == len(desk.store.devices()) == 200


def test_a_name_that_many_bear_does_not_make_them_one(desk, tmp_path) -> None:
    path = tmp_path / "dnsmasq.leases"
    path.write_text(
        "".join(f"1795600000 00:11:22:33:44:0{n} 10.0.0.{n} iPhone *\n" for n in range(1, 6))
    )
    imported, _ = _import(desk, path)
    assert imported.devices_new == 5
