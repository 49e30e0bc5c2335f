# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A publisher with keys of the test's own, and official files small enough to read."""

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

pytest.importorskip("tuf", reason="the locks name it: make ready-test")

from veilleuse.domain.exploited import ExploitedFlaw, ExploitedList
from veilleuse.domain.packs import FORMAT, KNOWLEDGE, PackContents, SourceEntry, SourceKind
from veilleuse.probes.packs.keys import PackKey
from veilleuse.probes.packs.sealing import make_root, seal

LATER = datetime.now(UTC) + timedelta(days=300)
"""Expiry is by the system's own clock."""
MADE_AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Publisher:
    root_key: PackKey
    release: PackKey
    root: bytes

    @classmethod
    def new(cls) -> "Publisher":
        root_key, release = PackKey.generate(), PackKey.generate()
        return cls(root_key, release, make_root(root_key, release, LATER))

    def sealed(
        self,
        contents: PackContents | None = None,
        *,
        files: Mapping[str, bytes] | None = None,
        version: int | None = None,
        expires: datetime = LATER,
    ) -> bytes:
        told = contents or knowledge()
        held = {KNOWLEDGE: msgspec.json.encode(told)} if files is None else files
        return seal(held, [self.root], self.release, version or told.version, expires)

    def written(self, path: Path, contents: PackContents | None = None) -> Path:
        path.write_bytes(self.sealed(contents))
        return path


def knowledge(
    *flaws: ExploitedFlaw, made_at: datetime = MADE_AT, dated: date = date(2026, 11, 18)
) -> PackContents:
    entry = SourceEntry(SourceKind.KEV, "kev.json", "0" * 64, dated, len(flaws))
    return PackContents(FORMAT, made_at, (entry,), ExploitedList(dated, flaws))


def kev_json(*entries: Mapping[str, str], version: str = "2026.11.18") -> bytes:
    listed = [
        {
            "cveID": "CVE-2025-0001",
            "vendorProject": "Microsoft",
            "product": "Windows",
            "dateAdded": "2025-03-11",
            "knownRansomwareCampaignUse": "Known",
        }
        | dict(entry)
        for entry in entries or ({},)
    ]
    return json.dumps({"catalogVersion": version, "vulnerabilities": listed}, indent=1).encode()


def epss(*rows: tuple[str, str]) -> bytes:
    first = "#model_version:v2025.03.14,score_date:2026-11-19T00:00:00+0000"
    lines = [first, "cve,epss,percentile"]
    lines += [f"{cve},{value},0.5" for cve, value in rows]
    return gzip.compress("\n".join([*lines, ""]).encode())


WINDOWS_10 = "Windows 10 Version 22H2 for x64-based Systems"
WINDOWS_HEADER = [
    "DatePosted", "CVE", "BulletinKB", "Title", "AffectedProduct", "AffectedComponent", "Severity",
    "Impact", "Supersedes", "Exploits",
]  # fmt: skip


def definitions(*rows: tuple[str, str, str, str], version: str = "0.94") -> bytes:
    """Rows of (day, CVE, KB, product)."""
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(WINDOWS_HEADER)
    for day, cve, update, product in rows:
        writer.writerow([day, cve, update, "", product, "", "", "", "", ""])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("CVEs_20261110.csv", text.getvalue())
        archive.writestr(f"Version_{version}.txt", "")
    return packed.getvalue()


def lifecycles() -> bytes:
    debian = {"releaseCycle": "14", "eol": "2030-08-09", "eoes": "2032-06-30", "latest": "14.1",
              "latestReleaseDate": "2026-11-01"}  # fmt: skip
    windows = {"releaseCycle": "11-27h2-w", "eol": "2029-10-09", "latest": "10.0.29999",
               "latestReleaseDate": "2026-10-30"}  # fmt: skip
    told = {"debian": {"releases": [debian]}, "windows": {"releases": [windows]}}
    return gzip.compress(json.dumps(told).encode())


def browsers() -> bytes:
    def releases(esr: bool) -> dict[str, object]:
        return {
            "157": {"release_date": "2026-11-03", "status": "esr" if esr else "retired"},
            "158": {"release_date": "2026-11-17", "status": "current"},
            "159": {"release_date": "2026-12-01", "status": "planned"},
        }

    told = {
        "__meta": {"version": "9", "timestamp": "2026-11-18T10:00:00.000Z"},
        "browsers": {
            "chrome": {"releases": releases(False)},
            "firefox": {"releases": releases(True)},
        },
    }
    return json.dumps(told).encode()


RECOG = """<?xml version="1.0"?>
<fingerprints matches="ssh.banner" protocol="ssh" database_type="service" preference="0.90">
  <fingerprint pattern="^OpenSSH_(\\S+) Debian"><description>OpenSSH on Debian</description>
    <param pos="0" name="os.vendor" value="Debian"/><param pos="0" name="os.product" value="Linux"/>
    <param pos="0" name="os.device" value="General"/>
    <param pos="1" name="service.version"/></fingerprint>
</fingerprints>
"""


def recog(text: str = RECOG) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz") as archive:
        info = tarfile.TarInfo("xml/ssh_banners.xml")
        info.size, info.mtime = len(text), 1_790_000_000
        archive.addfile(info, io.BytesIO(text.encode()))
    return packed.getvalue()


MANUF = b"""# a comment
00:00:0C\tCisco\tCisco Systems, Inc
00:55:DA:00:00:00/28\tShinko\tShinko Technos co.,ltd.
70:B3:D5:00:00:00/36\tSmall\tA small maker
00:00:01\tXerox\tXerox Corporation
"""


def official(folder: Path) -> Path:
    """A folder with one small file of each kind, and two that are none."""
    folder.mkdir()
    files = {
        "kev.json": kev_json(),
        "epss_scores-2026-11-19.csv.gz": epss(("CVE-2025-0001", "0.93"), ("CVE-1999-1", "0.1")),
        "definitions.zip": definitions(
            (
                "20250311",
                "CVE-2025-0001",
                "5050001",
                WINDOWS_10,
            ),
            (
                "20250311",
                "CVE-2025-0002",
                "5050001",
                WINDOWS_10,
            ),
        ),
        "products.json.gz": lifecycles(),
        "browsers.json": browsers(),
        "recog.tar.xz": recog(),
        "manuf.txt": MANUF,
        "README.txt": b"read me",
        "distro.csv": b"version,codename\n1,Buzz\n",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder
