# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Official files: read as published, refused by name and line where they are not."""

import gzip
import io
import json
import tarfile
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pack_making import (
    MANUF,
    RECOG,
    browsers,
    definitions,
    epss,
    kev_json,
    lifecycles,
    recog,
)

from veilleuse.catalogue.pack_sheets import load_windows_names
from veilleuse.domain.errors import VeilleuseError
from veilleuse.probes.packs.errors import SourceNewerError, SourceRefusedError, SourceTooLargeError
from veilleuse.probes.packs.sources.browsers import is_browsers, read_browsers
from veilleuse.probes.packs.sources.epss import is_epss, read_epss
from veilleuse.probes.packs.sources.fingerprints import is_fingerprints, read_fingerprints
from veilleuse.probes.packs.sources.kev import is_kev, read_kev
from veilleuse.probes.packs.sources.lifecycles import is_lifecycles, read_lifecycles
from veilleuse.probes.packs.sources.makers import is_makers, read_makers
from veilleuse.probes.packs.sources.source_file import FILE_BYTES, SourceFile
from veilleuse.probes.packs.sources.windows import is_windows, read_windows

TODAY = date(2026, 11, 23)
NAMES = load_windows_names()
WANTED = frozenset({"CVE-2025-0001"})
KEV_CSV = (
    b'"cveID","vendorProject","product","vulnerabilityName","dateAdded","shortDescription",'
    b'"requiredAction","dueDate","knownRansomwareCampaignUse","notes","cwes"\n'
    b'CVE-2025-0001,Microsoft,Windows,"A ""name""",2025-03-11,"one\ntwo",x,2025-04-01,Known,n,\n'
    b"CVE-2024-0002,7-Zip,7-Zip,n,2025-02-06,x,x,2025-02-27,Unknown,n,CWE-1\n"
)
CHECKS = {
    "kev": is_kev,
    "epss": is_epss,
    "windows": is_windows,
    "lifecycles": is_lifecycles,
    "browsers": is_browsers,
    "makers": is_makers,
    "fingerprints": is_fingerprints,
}


def file(tmp_path: Path, data: bytes, name: str = "source") -> SourceFile:
    (tmp_path / name).write_bytes(data)
    return SourceFile(tmp_path / name)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("kev", kev_json()),
        ("kev", gzip.compress(kev_json())),
        ("kev", KEV_CSV),
        ("kev", b"\xef\xbb\xbf" + KEV_CSV),
        ("epss", epss()),
        ("windows", definitions()),
        ("lifecycles", lifecycles()),
        ("browsers", browsers()),
        ("makers", MANUF),
        ("fingerprints", recog()),
        ("", b""),
        ("", b"{}"),
        ("", b"version,codename,series\n1.1,Buzz,buzz\n"),
        ("", b"PK\x03\x04 no archive"),
    ],
)
def test_a_file_is_told_by_its_content(kind: str, data: bytes, tmp_path: Path) -> None:
    source = file(tmp_path, data)
    assert [name for name, fits in CHECKS.items() if fits(source)] == ([kind] if kind else [])


def test_both_forms_of_the_list_say_the_same(tmp_path: Path) -> None:
    dated, flaws = read_kev(file(tmp_path, KEV_CSV))
    assert dated == date(2025, 3, 11)  # the CSV is as old as its newest entry
    told = {"cveID": "CVE-2024-0002", "vendorProject": "7-Zip", "product": "7-Zip",
            "dateAdded": "2025-02-06", "knownRansomwareCampaignUse": "Unknown"}  # fmt: skip
    in_json = read_kev(file(tmp_path, kev_json({}, told)))
    assert in_json == (date(2026, 11, 18), flaws)
    assert [(flaw.cve, flaw.ransomware) for flaw in flaws] == [
        ("CVE-2024-0002", False),
        ("CVE-2025-0001", True),
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (kev_json({}, {"cveID": "CVE-x"}), 12),
        (kev_json({}, {"dateAdded": "yesterday"}), 12),
        (kev_json().replace(b"vendorProject", b"vendor"), 5),
        (kev_json(version="twelve"), 1),
        (b'"cveID","product"\nCVE-2025-0001,x\n', 1),
    ],
)
def test_a_list_of_another_format_is_refused_by_line(
    data: bytes, line: int, tmp_path: Path
) -> None:
    with pytest.raises(SourceNewerError) as refused:
        read_kev(file(tmp_path, data, "kev.json"))
    assert refused.value.details == {"file": "kev.json", "line": line}


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (kev_json()[:-20], 9),
        (KEV_CSV.replace(b"CVE-2024-0002", b"CVE-none"), 4),
        (KEV_CSV.replace(b"2025-02-06", b"2025-02-31"), 4),
        (KEV_CSV + b"CVE-2024-0003,x\n", 5),
        (KEV_CSV.splitlines(keepends=True)[0], 1),
        (gzip.compress(kev_json())[:-9], 1),
    ],
)
def test_a_damaged_list_is_refused_by_line(data: bytes, line: int, tmp_path: Path) -> None:
    with pytest.raises(SourceRefusedError) as refused:
        read_kev(file(tmp_path, data, "kev"))
    assert refused.value.details == {"file": "kev", "line": line}


def test_probabilities_are_kept_of_what_was_asked_for(tmp_path: Path) -> None:
    source = file(tmp_path, epss(("CVE-2025-0001", "0.93125"), ("CVE-2000-0001", "0.1")))
    assert read_epss(source, WANTED) == (date(2026, 11, 19), {"CVE-2025-0001": 0.93125})


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        (b"#model_version:2026,day:1\ncve,epss,percentile\nx,0.1,0.1\n", 1, SourceNewerError),
        (
            b"#model_version:v6,score_date:2026-11-19\ncve,score\nx,0.1\n",
            2,
            SourceNewerError,
        ),
        (
            b"#model_version:v6,score_date:2026-11-19\ncve,epss,percentile\nCVE-2025-0001,1.5,0\n",
            3,
            SourceRefusedError,
        ),
        (
            b"#model_version:v6,score_date:2026-11-19\ncve,epss,percentile\na,1,0\nb,1\n",
            4,
            SourceRefusedError,
        ),
        (
            b"#model_version:v6,score_date:2026-13-19\ncve,epss,percentile\na,1,0\n",
            1,
            SourceRefusedError,
        ),
    ],
)
def test_probabilities_of_another_format_are_refused_by_line(
    text: bytes, line: int, kind: type[SourceRefusedError], tmp_path: Path
) -> None:
    with pytest.raises(kind) as refused:
        read_epss(file(tmp_path, text, "epss.csv"), WANTED)
    assert refused.value.details == {"file": "epss.csv", "line": line}


def test_the_day_of_an_update_is_what_most_of_its_rows_say(tmp_path: Path) -> None:
    x64, arm = (f"Windows 11 Version 24H2 for {kind}-based Systems" for kind in ("x64", "ARM64"))
    rows = [
        ("20250311", "CVE-2025-0009", "5053598", x64),
        ("20250311", "CVE-2025-0008", "5053598", x64),
        ("20241216", "CVE-2025-0001", "5053598", arm),  # an advisory that was edited
        ("20250311", "CVE-2025-0001", "5053606", "Windows 10 Version 22H2 for x64-based Systems"),
        ("20250408", "CVE-2025-0001", "5055518", "Windows 10 Version 22H2 for x64-based Systems"),
        ("20250311", "CVE-2025-0001", "5053606", "Windows 10 for 32-bit Systems"),
        ("20250311", "CVE-2025-0001", "5053594", "Windows Server 2016 (Server Core installation)"),
        ("20250311", "CVE-2025-0001", "1", "Internet Explorer 11 on Windows Server 2019"),
        ("20250311", "CVE-2025-0001", "2", "Microsoft Word 2016 (64-bit edition)"),
        ("20250311", "CVE-2025-0001", "", "Windows Server 2025"),
    ]
    found = read_windows(file(tmp_path, definitions(*rows)), WANTED, NAMES)
    march, april = date(2025, 3, 11), date(2025, 4, 8)
    fixes = found.fixes["CVE-2025-0001"]
    assert [(fix.build, fix.is_server, fix.first, fix.last) for fix in fixes] == [
        (10240, False, march, march),
        (14393, True, march, march),
        (17763, True, march, march),
        (19045, False, march, april),
        (26100, False, march, march),
    ]  # fmt: skip
    assert found.offices == {"CVE-2025-0001": frozenset({"2016"})}
    assert (found.dated, found.known) == (date(2026, 11, 10), {"CVE-2025-0001"})


def test_definitions_of_a_later_format_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceNewerError):
        read_windows(file(tmp_path, definitions(version="2.0")), WANTED, NAMES)
    other = definitions().replace(b"Version_0.94.txt", b"Versiox_0.94.txt")
    with pytest.raises(SourceNewerError):
        read_windows(file(tmp_path, other), WANTED, NAMES)


def zipped(text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("CVEs_20261110.csv", text)
        archive.writestr("Version_0.94.txt", "")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('"DatePosted","CVE"\n', 1),
        ('"Posted","CVE","BulletinKB","Title","AffectedProduct"\n', 1),
        ('"DatePosted","CVE","BulletinKB","Title","AffectedProduct"\n"20250311","x"\n', 2),
    ],
)
def test_definitions_with_other_columns_are_refused_by_line(
    text: str, line: int, tmp_path: Path
) -> None:
    with pytest.raises(SourceRefusedError) as refused:
        read_windows(file(tmp_path, zipped(text), "d.zip"), WANTED, NAMES)
    assert refused.value.details == {"file": "d.zip", "line": line}


def test_lifecycles_know_days_and_the_absence_of_days(tmp_path: Path) -> None:
    told = {"p": {"releases": [
        {"releaseCycle": 1, "eol": False, "latest": 1.5, "latestReleaseDate": "2026-08-01"},
        {"releaseCycle": "2", "eol": True},
        {"releaseCycle": "3", "eol": "2027-01-01", "latestReleaseDate": "2027-02-01"},
    ]}}  # fmt: skip
    dated, cycles = read_lifecycles(file(tmp_path, json.dumps(told).encode()), TODAY)
    assert dated == date(2026, 8, 1)  # not the one announced for next year
    assert [(one.cycle, one.ends, one.latest) for one in cycles] == [
        ("1", None, "1.5"),
        ("2", None, ""),
        ("3", date(2027, 1, 1), ""),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a":\n{"releases":\n[{"releaseCycle": "1", "eol": "soon"}]}}', 1),
        ('{"a":\n{"releases":\n[{"releaseCycle": {}}]}}', 3),
        ('{"a":\n{"cycles":\n[{"releaseCycle": "1"}]}}', 1),
        ('{"a":\n{"releases":\n[{"releaseCycle"', 3),
    ],
)
def test_lifecycles_of_another_format_are_refused_by_line(
    text: str, line: int, tmp_path: Path
) -> None:
    with pytest.raises(SourceRefusedError) as refused:
        read_lifecycles(file(tmp_path, text.encode(), "p.json"), TODAY)
    assert refused.value.details == {"file": "p.json", "line": line}


def test_only_browsers_that_are_out_are_read(tmp_path: Path) -> None:
    dated, releases = read_browsers(file(tmp_path, browsers()))
    assert dated == date(2026, 11, 18)
    assert [(one.browser, one.major, one.is_esr) for one in releases] == [
        ("chrome", 157, False),
        ("chrome", 158, False),
        ("firefox", 157, True),
        ("firefox", 158, False),
    ]


@pytest.mark.parametrize(
    "data",
    [
        browsers().replace(b"release_date", b"released"),
        browsers().replace(b"browsers", b"engines"),
        browsers().replace(b"timestamp", b"moment"),
        b'{"release_date',
    ],
)
def test_browsers_of_another_format_are_refused(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(SourceRefusedError):
        read_browsers(file(tmp_path, data))


def test_makers_become_lines_that_can_be_searched(tmp_path: Path) -> None:
    text, rows = read_makers(file(tmp_path, MANUF))
    assert rows == 4
    assert text == (
        b"000001\tXerox Corporation\n00000c\tCisco Systems, Inc\n"
        b"0055da0\tShinko Technos co.,ltd.\n70b3d5000\tA small maker\n"
    )
    with pytest.raises(SourceRefusedError) as refused:
        read_makers(file(tmp_path, MANUF + b"hello\tworld\n", "manuf"))
    assert refused.value.details == {"file": "manuf", "line": 6}


def test_fingerprints_are_the_same_bytes_from_a_folder_and_an_archive(tmp_path: Path) -> None:
    folder = tmp_path / "recog"
    folder.mkdir()
    (folder / "ssh_banners.xml").write_text(RECOG)
    (folder / "other.xml").write_text("<other/>")
    from_folder = read_fingerprints(SourceFile(folder))
    from_archive = read_fingerprints(file(tmp_path, recog()))
    assert from_folder[1:] == from_archive[1:]
    assert from_archive[0] == date(2026, 9, 21)
    assert is_fingerprints(SourceFile(folder))


def test_an_archive_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz", compresslevel=1) as archive:
        for number in range(5):
            info = tarfile.TarInfo(f"xml/{number}.bin")
            info.size = 8 << 20
            archive.addfile(info, io.BytesIO(bytes(info.size)))
    with pytest.raises(SourceTooLargeError):
        read_fingerprints(file(tmp_path, packed.getvalue()))


def test_a_packed_text_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(b'{"catalogVersion": "' + bytes(70 << 20), compresslevel=1)
    source = file(tmp_path, bomb)
    assert is_kev(source)
    with pytest.raises(SourceTooLargeError):
        read_kev(source)


def test_a_source_of_two_gigabytes_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as large:
        large.truncate(2 << 30)
    with pytest.raises(SourceTooLargeError) as refused:
        SourceFile(path)
    assert refused.value.details == {"file": "large", "limit": FILE_BYTES}


def deep(opening: bytes) -> bytes:
    return opening * 100_000


@pytest.mark.parametrize(
    "data", [deep(b"["), deep(b'{"releaseCycle":'), b"{\xff\xfe", b"\x00" * 99]
)
def test_hostile_json_is_refused_with_a_sentence(data: bytes, tmp_path: Path) -> None:
    for read in (
        read_kev,
        read_browsers,
        lambda source: read_lifecycles(source, TODAY),
    ):
        with pytest.raises(VeilleuseError):
            read(file(tmp_path, data))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_the_bytes_a_reader_answers_or_refuses(
    data: st.DataObject, tmp_path: Path
) -> None:
    sound = data.draw(
        st.sampled_from([kev_json(), KEV_CSV, gzip.decompress(epss(("CVE-2025-0001", "0.5"))),
                         definitions(("20250311", "CVE-2025-0001", "1", "Windows 10")),
                         gzip.decompress(lifecycles()), browsers(), MANUF, recog()])
    )  # fmt: skip
    place = data.draw(st.integers(0, len(sound)))
    source = file(tmp_path, sound[:place] + data.draw(st.binary(max_size=8)) + sound[place + 1 :])
    for read in (
        read_kev,
        read_browsers,
        read_makers,
        read_fingerprints,
        lambda one: read_epss(one, WANTED),
        lambda one: read_windows(one, WANTED, NAMES),
        lambda one: read_lifecycles(one, TODAY),
    ):
        with suppress(SourceRefusedError):
            read(source)
