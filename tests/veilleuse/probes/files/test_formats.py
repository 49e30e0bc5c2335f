# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who reads a file, and what is wrong with it."""

import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.catalogue.imports import load_columns, load_import_limits
from veilleuse.catalogue.words import LANGUAGES, words
from veilleuse.probes.files.errors import (
    ImportHostileError,
    ImportMissingError,
    ImportTooLargeError,
    ImportUnknownError,
    ImportUnreadableError,
)
from veilleuse.probes.files.formats import open_file, sniff

BOUNDS, COLUMNS = load_import_limits(), load_columns()


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("home.pcap", "capture"),
        ("dhcpd.leases", "dhcpd"),
        ("dnsmasq.leases", "dnsmasq"),
        ("nmap.xml", "nmap"),
    ],
)
def test_real_files_are_known_whatever_they_are_called(
    tmp_path, samples, reading, name, format_
) -> None:
    other = tmp_path / "export.txt"
    other.write_bytes((samples / name).read_bytes())
    reader = open_file(other, BOUNDS, COLUMNS)
    assert reader.format == format_
    assert list(reader.sightings(reading))
    assert reading.total == other.stat().st_size


@pytest.mark.parametrize(
    ("data", "format_"),
    [
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- x --><REQUEST>", "inventory"),
        (b'{"action": "inventory", "content": {}}', "inventory"),
        (b'  {\n "deviceid": "x",', "inventory"),
        (b"<html><body>", None),
        (b'{"name": "x"}', None),
        (b"Hello\nworld\n", None),
        (b"%PDF-1.7\n", None),
        (b"PK\x03\x04" + bytes(100), None),
        (b"", None),
        (b"a;b;c\n1;2;3\n", None),
        (b"ip\n10.0.0.1\n", None),
    ],
)
def test_the_content_decides(data, format_) -> None:
    known = sniff(data, COLUMNS)
    assert (known[0] if known else None) == format_


def test_what_is_wrong_with_a_file_is_said(tmp_path) -> None:
    unknown = tmp_path / "photo.jpg"
    unknown.write_bytes(b"\xff\xd8\xff\xe0" + bytes(100))
    with pytest.raises(ImportUnknownError):
        open_file(unknown, BOUNDS, COLUMNS)
    with pytest.raises(ImportTooLargeError):
        open_file(unknown, replace(BOUNDS, file_bytes=50), COLUMNS)
    with pytest.raises(ImportMissingError):
        open_file(tmp_path / "missing", BOUNDS, COLUMNS)
    with pytest.raises(ImportUnknownError):
        open_file(tmp_path, BOUNDS, COLUMNS)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ImportUnknownError):
        open_file(tmp_path / "pipe", BOUNDS, COLUMNS)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is kept from root"
)
def test_a_file_that_may_not_be_read_is_said(tmp_path) -> None:
    path = tmp_path / "baux.csv"
    path.touch(mode=0o000)
    with pytest.raises(ImportUnreadableError):
        open_file(path, BOUNDS, COLUMNS)


def test_a_file_that_goes_away_is_said(tmp_path, samples, reading) -> None:
    path = tmp_path / "nmap.xml"
    path.write_bytes((samples / "nmap.xml").read_bytes())
    reader = open_file(path, BOUNDS, COLUMNS)
    path.unlink()
    with pytest.raises(ImportUnreadableError):
        list(reader.sightings(reading))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_error_has_a_sentence_with_the_name_of_the_file(language) -> None:
    for kind, more in (
        (ImportUnknownError, {}),
        (ImportMissingError, {}),
        (ImportTooLargeError, {"size": 5, "limit": 4}),
        (ImportUnreadableError, {"why": "no"}),
        (ImportHostileError, {}),
    ):
        assert "baux.csv" in words(language).tell(kind(path="baux.csv", **more))


def test_a_hostile_file_is_named(tmp_path, reading) -> None:
    path = tmp_path / "scan.xml"
    path.write_bytes(b'<!DOCTYPE nmaprun [<!ENTITY a "b">]><nmaprun/>')
    with pytest.raises(ImportHostileError) as hostile:
        list(open_file(path, BOUNDS, COLUMNS).sightings(reading))
    assert hostile.value.details == {"path": str(path)}


def test_blank_lines_do_not_slow_the_look() -> None:
    assert sniff(b"\n" * 65536, COLUMNS) is None
    assert sniff(b" " * 65536, COLUMNS) is None


@given(st.binary(max_size=400))
def test_any_bytes_are_known_or_not(data) -> None:
    sniff(data, COLUMNS)
