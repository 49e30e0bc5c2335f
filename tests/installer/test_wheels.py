# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import io
import tarfile
import zipfile

import pytest

from installer import interpreter, payloads, wheels

WINDOWS = wheels.Target("3.13", ("win_amd64",), "win32")
LINUX = wheels.Target("3.11", ("manylinux2014_x86_64",), "linux")


def wheel(folder, name, files):
    with zipfile.ZipFile(folder / name, "w") as archive:
        for path, data in files.items():
            archive.writestr(path, data)
    return folder / name


def test_a_wheel_gives_its_packages_without_what_only_installers_read(tmp_path):
    made = wheel(
        tmp_path,
        "thing-1.whl",
        {
            "thing/__init__.py": b"x = 1",
            "thing/core.cpython-313.so": b"binary",
            "thing/tests/test_x.py": b"",
            "thing/core.pyi": b"",
            "thing-1.data/purelib/beside.py": b"y = 2",
            "thing-1.data/scripts/thing": b"#!python",
            "thing-1.dist-info/METADATA": b"Name: thing",
            "thing-1.dist-info/RECORD": b"",
        },
    )
    assert set(wheels.files_of([made])) == {
        "thing/__init__.py",
        "thing/core.cpython-313.so",
        "beside.py",
        "thing-1.dist-info/METADATA",
    }


def test_sources_give_the_folder_that_is_imported_and_nothing_is_run(tmp_path):
    path = tmp_path / "python-nmap-0.7.1.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name in ("PKG-INFO", "setup.py", "nmap/nmap.py", "nmap/test_nmap.py"):
            member = tarfile.TarInfo(f"python-nmap-0.7.1/{name}")
            member.size = 3
            archive.addfile(member, io.BytesIO(b"x=1"))
    assert set(wheels.files_of_source(path)) == {
        "nmap/nmap.py",
        "python_nmap-0.7.1.dist-info/METADATA",
    }


LOCK = """a==1 \\
    --hash=sha256:aa
b==2 ; sys_platform == 'win32' \\
    --hash=sha256:bb \\
    --hash=sha256:bc
c==3 ; python_full_version < '3.12' \\
    --hash=sha256:cc
"""


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (WINDOWS, ["a==1 --hash=sha256:aa", "b==2 --hash=sha256:bb --hash=sha256:bc"]),
        (LINUX, ["a==1 --hash=sha256:aa", "c==3 --hash=sha256:cc"]),
    ],
)
def test_conditions_of_a_lock_are_those_of_the_target_and_not_of_this_machine(target, expected):
    assert list(wheels.needed(LOCK, target)) == expected


def test_the_parts_are_listed_with_their_hashes():
    listed = payloads.parts({"b": b"two", "a": b"one"}).decode().splitlines()
    assert listed == [
        f"{hashlib.sha256(b'one').hexdigest()}  a",
        f"{hashlib.sha256(b'two').hexdigest()}  b",
    ]


def test_everything_that_is_downloaded_is_held_against_a_hash():
    for name in ("agent.txt", "desktop.txt", "embed.txt"):
        text = (wheels.LOCKS / name).read_text("utf-8")
        assert text.count("--hash=sha256:") >= text.count("==") > 0


def test_the_interpreter_finds_its_own_library_first_and_nothing_of_the_machine():
    assert interpreter.SEARCH_PATH.split() == ["python313.zip", ".", "..\\lib"]
    assert "import site" not in interpreter.SEARCH_PATH
