# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.signatures import read
from veilleuse_agent.protocol import Status

DEFENDER = "SOFTWARE\\Microsoft\\Windows Defender\\Signature Updates"
ESET = "SOFTWARE\\ESET\\ESET Security\\CurrentVersion\\Info"
KASPERSKY = "SOFTWARE\\WOW6432Node\\KasperskyLab\\protected"
MCAFEE = "SOFTWARE\\WOW6432Node\\McAfee\\AVEngine"
TREND = "SOFTWARE\\TrendMicro\\PC-cillinNTCorp\\CurrentVersion\\Misc."
WITHSECURE = "SOFTWARE\\WOW6432Node\\F-Secure\\Ultralight\\Updates\\aquarius"
SYMANTEC = (
    "C:\\ProgramData\\Symantec\\Symantec Endpoint Protection\\CurrentVersion\\Data\\Definitions"
    "\\SDSDefs\\definfo.dat"
)
NOVEMBER = (134_403_840_000_000_000).to_bytes(8, "little")


@pytest.fixture(autouse=True)
def _program_data(monkeypatch):
    monkeypatch.setenv("PROGRAMDATA", "C:\\ProgramData")


def test_each_product_tells_its_day_in_its_own_way(windows):
    machine = windows(
        {
            DEFENDER: {"AVSignatureApplied": NOVEMBER, "AVSignatureVersion": "1.441.10.0"},
            ESET: {"ScannerVersion": "32000 (20261120)"},
            f"{KASPERSKY}\\KES\\Data": {"LastSuccessfulUpdate": 1795392000},
            f"{KASPERSKY}\\Old\\Data": {"LastSuccessfulUpdate": 0xFFFFFFFF},
            MCAFEE: {"AVDatVersion": 5941, "AVDatDate": "2026/11/19"},
            TREND: {"InternalNonCrcPatternVer": 1946300},
            f"{WITHSECURE}\\1": {"file_set_visible_version": "2026-11-17_01"},
            f"{WITHSECURE}\\2": {"file_set_visible_version": "2026-11-18_02"},
        },
        files={SYMANTEC: "[DefDates]\r\nCurDefs=20261116.004\r\nLastDefs=20261115.002\r\n"},
    )
    facts = read(machine)
    assert facts["protection.signatures_at"].value == {
        "defender": "2026-11-29T00:00:00+00:00",
        "eset": "2026-11-20T00:00:00+00:00",
        "kaspersky": "2026-11-23T00:00:00+00:00",
        "mcafee": "2026-11-19T00:00:00+00:00",
        "symantec": "2026-11-16T00:00:00+00:00",
        "withsecure": "2026-11-18T00:00:00+00:00",
    }
    assert facts["protection.signature_versions"].value == {
        "defender": "1.441.10.0",
        "eset": "32000 (20261120)",
        "mcafee": "5941",
        "symantec": "20261116.004",
        "trend": "1946300",
        "withsecure": "2026-11-18_02",
    }


def test_signatures_that_were_never_updated_have_no_day(windows):
    machine = windows(
        {
            DEFENDER: {"AVSignatureApplied": bytes(8)},
            ESET: {"ScannerVersion": "1 (99999999)"},
            f"{KASPERSKY}\\KES\\Data": {"LastSuccessfulUpdate": 0xFFFFFFFF},
            MCAFEE: {"AVDatDate": "19/11/2026"},
        }
    )
    assert read(machine)["protection.signatures_at"].status is Status.ABSENT


def test_no_product_is_absent(windows):
    assert {reading.status for reading in read(windows()).values()} == {Status.ABSENT}


@given(
    st.text(max_size=40)
    | st.from_regex(r"\d{4}[/-]\d{2}[/-]\d{2}(_\d)?|\d{5} \(\d{8}\)", fullmatch=True),
    st.integers(-(2**40), 2**40),
)
def test_anything_a_product_may_write_is_read_without_failing(windows, text, number):
    machine = windows(
        {
            ESET: {"ScannerVersion": text},
            MCAFEE: {"AVDatDate": text, "AVDatVersion": number},
            f"{KASPERSKY}\\x\\Data": {"LastSuccessfulUpdate": number},
            f"{WITHSECURE}\\1": {"file_set_visible_version": text},
        },
        files={SYMANTEC: f"CurDefs={text}\n"},
    )
    moments = read(machine)["protection.signatures_at"].value or {}
    assert all(moment.endswith("+00:00") for moment in moments.values())
