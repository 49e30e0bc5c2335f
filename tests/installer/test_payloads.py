# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import sys
import zipfile
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "installer"))

import payloads

LOCK = Path(__file__).parents[2] / "installer" / "locks"


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
            "thing-1.dist-info/METADATA": b"Name: thing",
            "thing-1.dist-info/RECORD": b"",
        },
    )
    assert set(payloads._unpacked([made])) == {
        "thing/__init__.py",
        "thing/core.cpython-313.so",
        "thing-1.dist-info/METADATA",
    }


def test_the_parts_are_listed_with_their_hashes():
    listed = payloads._parts({"b": b"two", "a": b"one"}).decode().splitlines()
    assert listed == [
        f"{hashlib.sha256(b'one').hexdigest()}  a",
        f"{hashlib.sha256(b'two').hexdigest()}  b",
    ]


def test_everything_that_is_downloaded_is_held_against_a_hash():
    for name in ("agent.txt", "embed.txt"):
        text = (LOCK / name).read_text("utf-8")
        assert text.count("--hash=sha256:") >= text.count("==") > 0


def test_the_interpreter_finds_its_own_library_first_and_nothing_of_the_machine():
    assert payloads._SEARCH_PATH.split() == ["python313.zip", ".", "..\\lib"]
    assert "import site" not in payloads._SEARCH_PATH
