# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The matcher of Recog's format."""

import re

from hypothesis import given
from hypothesis import strategies as st

from veilleuse.domain.recog import Database, Fingerprint, Library, Param

SSH = Fingerprint(
    r"^OpenSSH_([\d.p]+)(?: Debian-(\S+))?$",
    re.MULTILINE,
    "OpenSSH",
    (
        Param(0, "service.vendor", "OpenBSD"),
        Param(1, "service.version"),
        Param(2, "openssh.comment"),
        Param(0, "service.cpe23", "cpe:/a:openbsd:openssh:{service.version}"),
        Param(0, "os.cpe23", "cpe:/o:debian:debian_linux:{os.version}"),
        Param(0, "note", "{openssh.comment}"),
        Param(0, "label", "Debian {os.version}"),
    ),
)


def _database(*fingerprints: Fingerprint, preference: float = 0.9) -> Database:
    return Database("ssh.banner", "SSH", preference, fingerprints)


def test_groups_and_fixed_values_become_attributes_and_fill_placeholders() -> None:
    found = _database(SSH).match("OpenSSH_9.2p1 Debian-2+deb12u3")
    assert found is not None
    assert found.description == "OpenSSH"
    assert found.attributes == {
        "service.vendor": "OpenBSD",
        "service.version": "9.2p1",
        "service.protocol": "ssh",
        "service.cpe23": "cpe:/a:openbsd:openssh:9.2p1",
        "openssh.comment": "2+deb12u3",
        "os.cpe23": "cpe:/o:debian:debian_linux:-",
        "note": "2+deb12u3",
    }


def test_a_version_that_is_missing_is_a_dash_in_a_cpe_and_other_gaps_say_nothing() -> None:
    found = _database(SSH).match("OpenSSH_9.2p1")
    assert found is not None
    assert "openssh.comment" not in found.attributes
    assert not {"note", "label"} & found.attributes.keys()
    assert found.attributes["os.cpe23"].endswith(":-")


def test_the_first_match_wins() -> None:
    general = Fingerprint("OpenSSH", 0, "any")
    found = _database(general, SSH).match("OpenSSH_9.2p1")
    assert found is not None
    assert found.description == "any"


def test_the_preferred_database_of_the_kind_is_asked_first() -> None:
    one = _database(Fingerprint("Open", 0, "low"), preference=0.2)
    other = _database(Fingerprint("OpenSSH", 0, "high"), preference=0.9)
    library = Library([one, other])
    assert library.match("ssh.banner", "OpenSSH_1").description == "high"
    assert library.match("ssh.banner", "Open").description == "low"
    assert library.match("ftp.banner", "OpenSSH_1") is None


def test_patterns_that_are_none_never_match_and_are_told() -> None:
    bad = Fingerprint("(", 0, "bad")
    far = Fingerprint("(a)", 0, "no such group", (Param(2, "x"),))
    database = _database(bad, far, Fingerprint("a", 0, "good"))
    assert database.match("a(").description == "good"
    assert database.unusable() == (bad, far)


def test_a_banner_beyond_ascii_is_matched_too() -> None:
    database = _database(Fingerprint("kelvin", re.IGNORECASE, "sign"))
    assert database.match("KELVIN") is not None
    assert database.match("\u212aelvin") is not None
    assert _database(Fingerprint("lamps", re.IGNORECASE, "s")).match("LAMP\u017f") is not None


@given(st.text(max_size=100))
def test_any_banner_is_matched_or_not(banner) -> None:
    found = _database(SSH).match(banner)
    assert (found is None) is (re.search(SSH.pattern, banner, SSH.flags) is None)
