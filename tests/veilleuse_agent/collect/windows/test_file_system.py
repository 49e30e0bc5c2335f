# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import struct
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.file_system import languages_of, version_of


def test_the_file_version_has_four_parts():
    fixed = struct.pack("<4I", 0xFEEF04BD, 0x10000, 10 << 16, 26100 << 16 | 7171)
    assert version_of(fixed + bytes(36)) == "10.0.26100.7171"


@pytest.mark.parametrize("fixed", [b"", bytes(52), b"\xbd\x04\xef\xfe"])
def test_a_resource_without_its_signature_has_no_version(fixed):
    assert version_of(fixed) is None


def test_languages_are_named_in_hexadecimal():
    assert languages_of(b"\x0c\x04\xb0\x04\x09\x04\xe4\x04\x00") == ["040c04b0", "040904e4"]


@given(st.binary(max_size=64))
def test_any_bytes_are_read_without_failing(data):
    assert isinstance(version_of(data), str | None)
    assert len(languages_of(data)) == len(data) // 4


@pytest.mark.skipif(sys.platform != "win32", reason="version resources are of Windows")
def test_a_real_program_says_whose_it_is(tmp_path):
    from veilleuse_agent.collect.windows.file_system import RealFiles

    found = RealFiles().binary(sys.executable)
    assert found.company == "Python Software Foundation"
    assert found.version.startswith(f"{sys.version_info[0]}.{sys.version_info[1]}.")
    with pytest.raises(FileNotFoundError):
        RealFiles().binary(str(tmp_path / "none.exe"))
    plain = tmp_path / "plain.exe"
    plain.write_bytes(b"not a program")
    assert RealFiles().binary(str(plain)).version is None
    assert RealFiles().text(str(plain), 3) == "not"
