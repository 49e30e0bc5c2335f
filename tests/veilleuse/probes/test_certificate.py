# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names in certificates."""

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse.probes.certificate import BYTES, CertificateError, Names, evidence, read_names

CAMERA = base64.b64decode(
    "MIIBljCCATugAwIBAgIUDqBFr/OmIDu0kjS/AodFB6Jcmi4wCgYIKoZIzj0EAwIwIDEOMAwGA1UECgwFRXNzYWkx"
    "DjAMBgNVBAMMBUlQQ0FNMB4XDTI2MTEyNDAwMDE1N1oXDTI2MTIyNDAwMDE1N1owIDEOMAwGA1UECgwFRXNzYWkx"
    "DjAMBgNVBAMMBUlQQ0FNMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEOx1kzvVMkiBFhF6Bw5DT6K6IKW3qCBwE"
    "tu6u7ULhODqvdFofhSx+qgVawXa7WCC+7Qva7NMwDvlYvKWX1fliwaNTMFEwHQYDVR0OBBYEFBL1PkMooDoCMrxE"
    "pus7G3V3HZL0MB8GA1UdIwQYMBaAFBL1PkMooDoCMrxEpus7G3V3HZL0MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZI"
    "zj0EAwIDSQAwRgIhANXn6xj86NxVVcnpIEJ1KTIjw9oGO8yMuARwKIdMJ/pBAiEAznH8sVogb3uInRyncjaZf4pi"
    "NB3AboN2bFWctSvM9gY="
)
"""Self-signed, made with: openssl req -x509 -newkey ec -nodes -subj /O=Essai/CN=IPCAM."""


def test_subject_and_issuer_are_read() -> None:
    end = datetime(2026, 12, 24, 0, 1, 57, tzinfo=UTC)
    assert read_names(CAMERA, 200) == Names(subject="IPCAM", issuer="IPCAM", expires=end)


def test_its_evidence_is_written_as_nmap_writes_it() -> None:
    assert {(item.kind, item.value) for item in evidence(read_names(CAMERA, 200))} == {
        ("tls.subject", "IPCAM"),
        ("tls.issuer", "IPCAM"),
        ("tls.expires", "2026-12-24T00:01:57"),
    }
    assert evidence(Names("", "")) == []


def test_an_end_that_is_no_time_is_none() -> None:
    assert read_names(CAMERA.replace(b"261224000157Z", b"269924000157Z"), 200).expires is None


def test_a_long_name_is_cut() -> None:
    assert read_names(CAMERA, 3).subject == "IPC"


@pytest.mark.parametrize("data", [b"", b"\x30", b"\x30\x00", b"0" * (BYTES + 1), CAMERA[:40]])
def test_other_bytes_are_refused(data) -> None:
    with pytest.raises(CertificateError):
        read_names(data, 200)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_certificate_or_not(data) -> None:
    try:
        names = read_names(data, 20)
    except CertificateError:
        names = Names("", "")
    assert len(names.subject) <= 20


@given(st.integers(0, len(CAMERA) - 1), st.integers(0, 255))
def test_a_damaged_certificate_is_read_or_refused(at, byte) -> None:
    damaged = CAMERA[:at] + bytes([byte]) + CAMERA[at + 1 :]
    try:
        names = read_names(damaged, 20)
    except CertificateError:
        names = Names("", "")
    assert len(names.issuer) <= 20
