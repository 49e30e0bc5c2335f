# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from datetime import UTC, datetime

import pytest

from veilleuse.domain.model import FactStatus


def installed(*programs, family="windows"):
    rows = [{"name": name, "version": version, "publisher": ""} for name, version in programs]
    return {"os.family": family, "software": rows}


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        (installed(("Google Chrome", "157.0.7000.10")), "ok", "programs_current"),
        (installed(("Google Chrome", "156.0.7000.10")), "ok", "programs_current"),
        # 156 came out on 20 October, within 30 days of 23 November it is not; 157 is.
        (installed(("Google Chrome", "155.0.1.1")), "finding", "programs_old"),
        (installed(("Google Chrome", "999.0")), "ok", "programs_current"),
        (installed(("Google Chrome", "")), "unknown", "programs_unnumbered"),
        (installed(("Microsoft Edge", "120.0.1")), "finding", "programs_old"),
        # Helpers of Edge count their versions differently.
        (installed(("Microsoft Edge Update", "1.3.195")), "not_applicable", "programs_unlisted"),
        (
            installed(("Microsoft Edge WebView2 Runtime", "120.0")),
            "not_applicable",
            "programs_unlisted",
        ),
        (installed(("Mozilla Firefox (x64 fr)", "160.0")), "ok", "programs_current"),
        (installed(("Mozilla Firefox (x64 fr)", "140.0")), "finding", "programs_old"),
        (installed(("Mozilla Firefox ESR (x64 fr)", "153.1.0")), "ok", "programs_current"),
        (installed(("Mozilla Firefox ESR (x64 fr)", "140.3.0")), "finding", "programs_old"),
        (installed(("7-Zip 26.01 (x64)", "26.01")), "ok", "programs_current"),
        (installed(("7-Zip 25.01 (x64)", "25.01")), "finding", "programs_old"),
        (installed(("7-Zip 24.09 (x64)", "24.09")), "finding", "programs_old"),
        (installed(("7-Zip 9.20", "9.20")), "finding", "programs_old"),
        (installed(("WinRAR 7.13 (64-bit)", "7.13.0")), "ok", "programs_current"),
        (installed(("WinRAR 6.24 (64-bit)", "6.24.0")), "finding", "programs_old"),
        # A line has its own end and its own minimum; below all of them is too old, above is left.
        (installed(("LibreOffice 25.2.7.2", "25.2.7.2")), "finding", "programs_old"),
        (installed(("LibreOffice 7.6.7.2", "7.6.7.2")), "finding", "programs_old"),
        (installed(("LibreOffice 26.2.3.2", "26.2.3.2")), "finding", "programs_old"),
        (installed(("LibreOffice 26.2.5.1", "26.2.5.1")), "ok", "programs_current"),
        (installed(("LibreOffice 26.8.1.1", "26.8.1.1")), "ok", "programs_current"),
        (installed(("Adobe Acrobat (64-bit)", "26.001.21411")), "ok", "programs_current"),
        (installed(("Adobe Acrobat (64-bit)", "26.001.21367")), "finding", "programs_old"),
        (
            installed(("Adobe Acrobat Reader DC - Français", "24.001.30360")),
            "ok",
            "programs_current",
        ),
        (
            installed(("Adobe Acrobat Reader DC - Français", "23.008.20458")),
            "finding",
            "programs_old",
        ),
        (installed(("Adobe Acrobat Update Service", "1.0")), "not_applicable", "programs_unlisted"),
        (installed(("Java 8 Update 501 (64-bit)", "8.0.5010.9")), "ok", "programs_current"),
        (installed(("Java 8 Update 451 (64-bit)", "8.0.4510.10")), "finding", "programs_old"),
        (installed(("Java 7 Update 80", "7.0.800")), "finding", "programs_old"),
        (
            installed(("Eclipse Temurin JRE with Hotspot 17.0.9+9 (x64)", "17.0.9.9")),
            "finding",
            "programs_old",
        ),
        (
            installed(("Eclipse Temurin JRE with Hotspot 21.0.12+8 (x64)", "21.0.12.8")),
            "ok",
            "programs_current",
        ),
        (installed(("VLC media player", "3.0.20")), "finding", "programs_old"),
        (installed(("TeamViewer", "15.66.5")), "finding", "programs_old"),
        (installed(("AnyDesk", "ad 7.0.15")), "ok", "programs_current"),
        (installed(("AnyDesk", "ad 7.1.16")), "finding", "programs_old"),
        (installed(("PuTTY release 0.78 (64-bit)", "0.78.0.0")), "finding", "programs_old"),
        (installed(("Notepad++ (64-bit x64)", "8.8.9")), "ok", "programs_current"),
        (installed(("OpenVPN 2.5.9-I601 amd64", "2.5.901")), "finding", "programs_old"),
        (installed(("PostgreSQL 13 ", "13.11-1")), "finding", "programs_old"),
        (installed(("PostgreSQL 9.6 ", "9.6")), "finding", "programs_old"),
        (installed(("PostgreSQL 17 ", "17.2-1")), "ok", "programs_current"),
        (installed(("Microsoft SQL Server 2014 (64-bit)", "")), "finding", "programs_old"),
        (installed(("Microsoft SQL Server 2022 (64-bit)", "")), "ok", "programs_current"),
        (
            installed(("Microsoft SQL Server 2012 Native Client ", "11.4.7462.6")),
            "not_applicable",
            "programs_unlisted",
        ),
        (
            installed(("Microsoft Exchange Server 2016 Cumulative Update 23", "15.1.2507.6")),
            "finding",
            "programs_old",
        ),
        (
            installed(("Microsoft Office Professionnel Plus 2016", "16.0.4266.1001")),
            "finding",
            "programs_old",
        ),
        (
            installed(("Microsoft Office LTSC Standard 2024 - fr-fr", "16.0.17932")),
            "ok",
            "programs_current",
        ),
        (
            installed(("Microsoft 365 Apps - fr-fr", "16.0.1")),
            "not_applicable",
            "programs_unlisted",
        ),
        (
            installed(("Microsoft Office 2010 Primary Interop Assemblies", "14.0")),
            "not_applicable",
            "programs_unlisted",
        ),
        (installed(("Adobe Flash Player 32 NPAPI", "32.0.0.465")), "finding", "programs_old"),
        (installed(("Logiciel maison", "1.0")), "not_applicable", "programs_unlisted"),
        (installed(), "not_applicable", "programs_unlisted"),
        (
            {"os.family": "windows", "software": FactStatus.DENIED},
            "unknown",
            "fact_denied",
        ),
        (installed(("Google Chrome", "1"), family="linux"), "not_applicable", "programs_by_system"),
    ],
)
def test_programs_are_compared_with_what_is_safe(bench, facts, verdict, reason):
    found = bench.one("PAT-05", facts)

    assert (found.verdict, found.reason) == (verdict, reason)


def test_the_oldest_programs_are_counted_once_each(bench):
    facts = installed(("7-Zip 24.09", "24.09"), ("7-Zip 24.09", "24.09"), ("WinRAR 6.24", "6.24"))

    found = bench.one("PAT-05", facts)

    assert found.details == {"n": 2, "product": "7-Zip", "version": "24.09"}


def test_a_table_that_stopped_at_last_month_cannot_say_current(bench):
    now = datetime(2027, 1, 15, tzinfo=UTC)
    facts = installed(("Google Chrome", "157.0"))

    found = bench.one("PAT-05", facts, now=now, read_at=now, reported_at=now)

    assert (found.verdict, found.reason) == ("unknown", "programs_table_old")
