# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Outputs that real machines gave; systeminfo/ORIGINS.md says whose."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.model import FactStatus
from veilleuse.probes.systeminfo import (
    SIZE,
    SysteminfoSeveralError,
    SysteminfoUnknownError,
    read,
)

SAMPLES = Path(__file__).parent / "systeminfo"
AT = datetime(2026, 11, 23, tzinfo=UTC)
FRENCH = (SAMPLES / "windows_7_fr.txt").read_text("utf-8")
ENGLISH = (SAMPLES / "windows_11_en.txt").read_text("utf-8")
CHINESE = (SAMPLES / "windows_10_zh.txt").read_text("utf-8")


def sample(name: str):
    return read((SAMPLES / name).read_bytes(), AT)


def values(found) -> dict[str, object]:
    """What was read; the status where nothing was."""
    return {
        name: fact.value if fact.status is FactStatus.OK else fact.status
        for name, fact in found.facts.items()
    }


def test_a_french_workstation_is_read_whole() -> None:
    found = sample("windows_10_fr.txt")
    assert found.host == "DESKTOP-U2EVGBM"
    assert found.produced_at is None
    told = values(found)
    rows = told.pop("host.interfaces")
    updates = told.pop("updates.installed_kbs")
    assert told == {
        "os.family": "windows",
        "os.id": "windows",
        "os.build": 18363,
        "os.name": "Microsoft Windows 10 Professionnel",
        "os.edition": "Professional",
        "os.product_type": "WinNT",
        "host.name": "DESKTOP-U2EVGBM",
        "host.domain": FactStatus.ABSENT,
        "host.booted_at": "2020-06-11T09:01:18+01:00",
        "hardware.model": "LENOVO 20LAS3NJ0H",
    }
    assert updates[0] == "KB4552931"
    assert len(updates) == 13
    assert [row["address"] for row in rows] == [
        "10.36.113.103", "fe80::d527:58a7:4965:c2ad", "172.17.134.145",
        "fe80::1dbc:68b3:1e6d:b893", "192.168.0.42", "fe80::8548:85c0:593:b8e9",
    ]  # fmt: skip
    assert rows[-1] == {
        "name": "Intel(R) Dual Band Wireless-AC 8265",
        "hardware": None,
        "address": "fe80::8548:85c0:593:b8e9",
        "prefix": None,
    }


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.[tc]*")), ids=lambda path: path.name)
def test_every_fact_says_that_systeminfo_is_its_source(path) -> None:
    for name, fact in read(path.read_bytes(), AT).facts.items():
        assert fact.source.startswith("systeminfo"), name
        assert fact.at == AT
        assert (fact.value is None) is (fact.status is not FactStatus.OK), name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("windows_7_fr.txt", ("WIN-IDKKFN87EL8", 7601, FactStatus.ERROR, "WinNT",
         FactStatus.ABSENT, "2019-04-29T18:56:01+01:00")),
        ("domain_controller_fr.txt", ("DC-ANALYSIS", 17763, "ServerStandard", "LanmanNT",
         "analysis.htb", "2024-01-21T14:07:58+01:00")),
        ("windows_11_en.txt", ("WINXI24H2LTSC", 26100, "EnterpriseS", "WinNT",
         FactStatus.ABSENT, FactStatus.ERROR)),
        ("server_2022_en.txt", ("WIN-RIBN7SM07BK", 20348, "ServerStandard", "ServerNT",
         FactStatus.ABSENT, "2021-10-22T08:36:55-08:00")),
        ("windows_8_en.csv", ("WINDOWS8-VM", 9600, "Professional", "WinNT",
         FactStatus.ABSENT, FactStatus.ERROR)),
        ("windows_10_zh.txt", ("DESKTOP-0CQH3P2", 17763, FactStatus.ERROR, FactStatus.ERROR,
         FactStatus.ERROR, "2019-01-24T10:32:25+01:00")),
        ("server_2012_ru.txt", ("DC", 9600, FactStatus.ERROR, FactStatus.ERROR,
         FactStatus.ERROR, "2020-04-23T07:15:57+04:00")),
    ],
)  # fmt: skip
def test_what_each_machine_says_of_itself(name, expected) -> None:
    told = values(sample(name))
    names = (
        "host.name", "os.build", "os.edition", "os.product_type", "host.domain", "host.booted_at",
    )  # fmt: skip
    assert tuple(told[each] for each in names) == expected


def test_a_list_of_updates_that_was_cut_short_says_so() -> None:
    fact = sample("windows_7_fr.txt").facts["updates.installed_kbs"]
    assert fact.value[-1] == "KB4493472"
    assert fact.source == "systeminfo: 6 of 73 updates listed"


def test_no_update_listed_is_absent_and_not_an_empty_list() -> None:
    fact = sample("domain_controller_fr.txt").facts["updates.installed_kbs"]
    assert (fact.value, fact.status) == (None, FactStatus.ABSENT)


def test_the_server_of_addresses_is_not_an_address_of_the_machine() -> None:
    for path in SAMPLES.glob("*.[tc]*"):
        rows = read(path.read_bytes(), AT).facts["host.interfaces"].value
        addresses = {row["address"] for row in rows}
        assert not addresses & {"192.168.5.254", "10.129.0.1", "192.168.254.254", "10.0.2.2"}


def test_a_virtual_machine_is_recognised_and_a_real_one_has_no_known_case() -> None:
    assert values(sample("server_2022_en.txt"))["host.chassis"] == "virtual"
    assert "host.chassis" not in sample("windows_10_fr.txt").facts


@pytest.mark.parametrize(
    "encoding", ["cp850", "cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_a_french_output_is_the_same_in_every_code_page(encoding) -> None:
    assert read(FRENCH.encode(encoding), AT) == read(FRENCH.encode("utf-8"), AT)


def test_lines_that_end_as_on_windows_are_read_alike() -> None:
    data = FRENCH.replace("\n", "\r\n").encode("cp850")
    assert read(data, AT) == read(FRENCH.encode(), AT)


def test_a_french_output_taken_for_another_code_page_is_still_french() -> None:
    broken = FRENCH.encode("cp850").decode("cp1252", "replace").encode("utf-8")
    told = values(read(broken, AT))
    assert told["os.product_type"] == "WinNT"
    assert told["host.domain"] == FactStatus.ABSENT


def test_a_name_in_a_code_page_nobody_knows_is_not_shown() -> None:
    told = values(read(CHINESE.encode("gb18030"), AT))
    assert told["os.build"] == 17763
    assert told["os.name"] == FactStatus.ERROR
    assert told["updates.installed_kbs"] == ["KB4464455"]


def test_what_was_pasted_with_an_indent_and_a_prompt_is_read() -> None:
    text = "C:\\Users\\x>systeminfo\n" + ENGLISH
    assert values(read(text.encode(), AT)) == values(read(ENGLISH.encode(), AT))
    indented = "\n".join(f"  {line}" for line in ENGLISH.splitlines())
    assert values(read(indented.encode(), AT)) == values(read(ENGLISH.encode(), AT))


def test_missing_lines_do_not_move_the_others() -> None:
    lines = [line for line in ENGLISH.splitlines() if not line.startswith(("OS Build", "Page"))]
    told = values(read("\n".join(lines).encode(), AT))
    assert told["hardware.model"] == "Microsoft Corporation Virtual Machine"
    assert told["host.domain"] == FactStatus.ABSENT


def test_in_another_language_a_line_too_few_leaves_what_lies_beyond_unread() -> None:
    lines = [line for line in CHINESE.splitlines() if "Multiprocessor" not in line]
    told = values(read("\n".join(lines).encode(), AT))
    assert told["os.build"] == 17763
    assert told["hardware.model"] == FactStatus.ERROR
    assert told["host.booted_at"] == FactStatus.ERROR


def test_comma_separated_values_without_their_header_are_read_by_their_place() -> None:
    rows = (SAMPLES / "windows_8_en.csv").read_text("utf-8").strip().splitlines()
    told = values(read(rows[1].encode(), AT))
    assert told["host.name"] == "WINDOWS8-VM"
    assert told["hardware.model"] == "innotek GmbH VirtualBox"
    assert told["os.product_type"] == FactStatus.ERROR
    assert len(told["updates.installed_kbs"]) == 8


def test_two_machines_in_one_file_are_refused() -> None:
    with pytest.raises(SysteminfoSeveralError) as caught:
        read((ENGLISH + FRENCH).encode(), AT, path="both.txt")
    assert caught.value.details == {"path": "both.txt"}
    rows = list(csv.reader(io.StringIO((SAMPLES / "windows_8_en.csv").read_text().strip())))
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([*rows, rows[1]])
    with pytest.raises(SysteminfoSeveralError):
        read(out.getvalue().encode(), AT)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Bonjour",
        b"\xff\xfe",
        b'"a","b"',
        ENGLISH.replace("WINXI24H2LTSC", "..").encode(),
        ENGLISH.replace("Build 26100", "Build 26200").encode(),
        ENGLISH.encode() + b" " * SIZE,
    ],
)
def test_what_is_no_whole_output_is_refused_by_name(data) -> None:
    with pytest.raises(SysteminfoUnknownError) as caught:
        read(data, AT, path="poste.txt")
    assert caught.value.details == {"path": "poste.txt"}


def test_a_line_without_end_costs_no_time() -> None:
    data = ENGLISH.encode() + b"x" * 50_000 + b" " * 150_000 + b"x"
    assert values(read(data, AT)) == values(read(ENGLISH.encode(), AT))


@given(st.binary(max_size=400), st.sampled_from(["", "cp850", "utf-16", "csv"]), st.integers(0))
def test_any_bytes_are_read_or_refused(data, form, place) -> None:
    whole = {
        "": data,
        "cp850": FRENCH.encode("cp850"),
        "utf-16": ENGLISH.encode("utf-16"),
        "csv": (SAMPLES / "windows_8_en.csv").read_bytes(),
    }[form]
    at = place % (len(whole) + 1)
    try:
        found = read(whole[:at] + data + whole[at:], AT)
    except (SysteminfoUnknownError, SysteminfoSeveralError):
        return
    for name, fact in found.facts.items():
        assert (fact.value is None) is (fact.status is not FactStatus.OK), name
        assert not isinstance(fact.value, str) or fact.value.isprintable()
