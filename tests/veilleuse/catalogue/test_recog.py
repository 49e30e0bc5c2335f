# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recog's XML, made here and as it is published."""

import base64
import io
import re
import sys
import tarfile
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.recog import FILE_BYTES, RecogUnreadableError, load_recog, translate

PUBLISHED = Path(__file__).parents[4] / "shared" / "sources" / "recog_xml_20260629.tar.xz"
"""Kept beside the checkout, never in it."""
XML = r"""<?xml version="1.0"?>
<fingerprints matches="test.banner" protocol="test" preference="0.7">
  <fingerprint pattern="^Lamp/([\d.]+) [[:alpha:]]+$" flags="REG_ICASE">
    <description>A
      lamp</description>
    <example service.version="1.2">lamp/1.2 on</example>
    <param pos="0" name="service.product" value="Lamp"/>
    <param pos="1" name="service.version"/>
  </fingerprint>
  <fingerprint pattern="^x$" flags="REG_STRANGE"><description>a flag</description></fingerprint>
  <fingerprint><description>no pattern</description></fingerprint>
  <fingerprint pattern="(unclosed"><description>bad</description></fingerprint>
</fingerprints>
"""


def _archive(path: Path, **files: bytes) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(f"xml/{name}.xml")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def test_a_folder_and_an_archive_say_the_same(tmp_path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "test.xml").write_text(XML)
    (tmp_path / "own" / "notes.txt").write_text("not read")
    folder = load_recog(tmp_path / "own")
    archive = load_recog(_archive(tmp_path / "own.tar.gz", test=XML.encode()))
    for found in (folder, archive):
        (database,) = found.databases
        assert (database.matches, database.protocol, database.preference) == (
            "test.banner",
            "test",
            0.7,
        )
        assert database.match("LAMP/1.2 on").attributes["service.version"] == "1.2"
        assert database.match("LAMP/1.2 on").description == "A lamp"
        assert found.skipped == 2
        assert [one.description for one in database.unusable()] == ["bad"]


@pytest.mark.parametrize(
    "data",
    [
        b"<fingerprints><fingerprint",
        b"<other/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><fingerprints/>',
        b"",
        b"<fingerprints>" + b" " * FILE_BYTES + b"</fingerprints>",
    ],
)
def test_files_that_are_no_database_are_skipped_and_counted(tmp_path, data) -> None:
    found = load_recog(_archive(tmp_path / "a.tar", good=XML.encode(), other=data))
    assert len(found.databases) == 1
    assert found.skipped == 3


@pytest.mark.parametrize(
    "data", [b"", b"nothing", b"\x1f\x8b\x08\x00broken", b"\xfd7zXZ\x00broken"]
)
def test_what_holds_no_fingerprint_is_refused(tmp_path, data) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_bytes(data)
    for path in (tmp_path / "file", tmp_path / "empty", tmp_path / "missing"):
        with pytest.raises(RecogUnreadableError):
            load_recog(path)


def test_ruby_patterns_are_put_in_pythons_words() -> None:
    both = re.MULTILINE | re.IGNORECASE
    assert translate("a", "")[1] == re.MULTILINE
    assert translate("a", "REG_DOT_NEWLINE, REG_ICASE")[1] == both | re.DOTALL
    assert translate("^(?i)a", "") == ("^a", both)
    assert translate(r"[[:xdigit:]]\h\z", "")[0] == r"[0-9a-fA-F][0-9a-fA-F]\Z"
    with pytest.raises(ValueError, match="REG_STRANGE"):
        translate("a", "REG_STRANGE")


def test_repeats_of_repeats_are_made_harmless_and_mean_the_same() -> None:
    harmful = r"^A (.+)* http"
    text, flags = translate(harmful, "")
    assert re.search(text, "A " + "x" * 5000, flags) is None
    for banner in ("A b http", "A  http", "A b c http", "B b http"):
        ours, theirs = re.search(text, banner, flags), re.search(harmful, banner)
        assert (ours and ours[0]) == (theirs and theirs[0])
    assert translate(r"(\(.+)*", "")[0] == r"(\(.+)*"


@given(st.binary(max_size=200), st.integers(0, len(XML)))
def test_any_damage_is_read_or_skipped(tmp_path_factory, noise, at) -> None:
    folder = tmp_path_factory.mktemp("recog")
    raw = XML.encode()
    (folder / "a.xml").write_bytes(raw[:at] + noise + raw[at:])
    try:
        found = load_recog(folder)
    except RecogUnreadableError:
        return
    assert len(found.databases) == 1


def _examples(root: ET.Element):
    for fingerprint in root.iter("fingerprint"):
        description = " ".join((fingerprint.findtext("description") or "").split())
        for example in fingerprint.iter("example"):
            text = example.text or ""
            if example.get("_encoding") == "base64":
                text = base64.b64decode(text).decode("latin-1")
            told = {key: value for key, value in example.items() if not key.startswith("_")}
            yield description, text, told


@pytest.mark.skipif(not PUBLISHED.is_file(), reason=f"{PUBLISHED.name} is not beside the checkout")
def test_the_published_examples_match_first_and_say_what_they_should(record_property) -> None:
    found = load_recog(PUBLISHED)
    with tarfile.open(PUBLISHED) as archive:
        roots = [
            ET.fromstring(archive.extractfile(member).read())
            for member in archive
            if member.name.endswith(".xml")
        ]
    examples = matched = attributes = right = 0
    began = time.process_time()
    databases = [root for root in roots if root.tag == "fingerprints"]
    for root, database in zip(databases, found.databases, strict=True):
        for description, text, told in _examples(root):
            examples += 1
            match = database.match(text)
            matched += match is not None and match.description == description
            attributes += len(told)
            if match is not None:
                right += sum(match.attributes.get(key) == told[key] for key in told)
    spent = time.process_time() - began
    summary = f"{matched}/{examples} examples, {right}/{attributes} attributes, {spent:.1f} s"
    record_property("recog", summary)
    sys.stdout.write(f"recog: {summary}\n")
    assert sum(len(one.fingerprints) for one in found.databases) == 4657
    assert found.skipped == 0
    assert sum(len(one.unusable()) for one in found.databases) == 0
    assert examples == 7525
    assert matched >= 7520
    assert right >= 7852
