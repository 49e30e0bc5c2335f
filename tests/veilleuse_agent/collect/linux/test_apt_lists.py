# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.apt_lists import LISTS, archive_of, archives, is_security

# The head of deb.debian.org/debian-security/dists/bookworm-security/InRelease
RELEASE = """\
-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

Origin: Debian
Label: Debian-Security
Suite: oldstable-security
Version: 12
Codename: bookworm-security
Date: Sat, 21 Nov 2026 00:53:02 UTC
Valid-Until: Sat, 28 Nov 2026 00:53:02 UTC
Acquire-By-Hash: yes
"""


def test_a_release_file_names_its_archive_as_apt_does():
    archive = archive_of(RELEASE)
    assert archive.origin == "Debian-Security:12/oldstable-security"
    assert archive.codename == "bookworm-security"
    assert archive.is_security
    assert archive.date == "2026-11-21T00:53:02+00:00"
    assert archive.valid_until == "2026-11-28T00:53:02+00:00"


def test_an_archive_that_promises_no_end_has_none():
    archive = archive_of("Label: Debian\nSuite: stable\nVersion: 12.15\nCodename: bookworm\n")
    assert archive.origin == "Debian:12.15/stable"
    assert archive.valid_until is None
    assert not archive.is_security


def test_old_and_new_names_of_lists_are_read(workshop):
    workshop.write(f"{LISTS}/a_InRelease", RELEASE)
    workshop.write(f"{LISTS}/b_Release", "Label: Ubuntu\nSuite: jammy-security\nVersion: 22.04\n")
    workshop.write(f"{LISTS}/b_Release.gpg", "x")
    found = [archive.origin for archive in archives(workshop.machine())]
    assert found == ["Debian-Security:12/oldstable-security", "Ubuntu:22.04/jammy-security"]


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        ("Debian:12.15/oldstable", False),
        ("Debian:12.15/oldstable, Debian-Security:12/oldstable-security", True),
        ("Ubuntu:22.04/jammy-updates, Ubuntu:22.04/jammy-security", True),
        ("UbuntuESMApps:22.04/jammy-apps-security", True),
        ("code stable:stable", False),
    ],
)
def test_one_security_archive_is_enough(origins, expected):
    assert is_security(origins) is expected


@given(st.text(max_size=300) | st.text("Label:SuteDaVrsion-U \n1/", max_size=200))
def test_any_head_is_read_without_failing(text):
    assert ":" in archive_of(text).origin
