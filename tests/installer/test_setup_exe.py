# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the set-up program puts and takes, and that both languages say all of it."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from installer import setup_exe
from installer.launchers import numbers

WINDOWS = Path(__file__).parents[2] / "installer" / "windows"
NAMES = st.lists(
    st.lists(st.sampled_from(["lib", "a b", "é", "$x"]), min_size=1, max_size=3).map("/".join),
    unique=True,
)


@given(NAMES)
def test_exactly_what_was_put_is_taken_and_folders_go_deepest_first(names):
    files = {f"{name}.py": b"" for name in names}
    put = [line for line in setup_exe.put(files, Path("/t")) if line.startswith("File ")]
    taken = list(setup_exe.take(files))
    assert len(put) == len(files)
    deleted = [line for line in taken if line.startswith("Delete ")]
    folders = [line for line in taken if line.startswith("RMDir ")]
    assert len(deleted) == len(files)
    assert taken == deleted + folders
    depths = [line.count("\\") for line in folders]
    assert depths == sorted(depths, reverse=True)
    assert not any("/r" in line.split('"')[0] for line in taken)


def test_a_dollar_in_a_name_is_no_variable():
    assert list(setup_exe.take({"$TEMP.txt": b""})) == ['Delete "$INSTDIR\\$$TEMP.txt"']


def test_both_languages_say_everything_that_the_script_asks_for():
    words = (WINDOWS / "words.nsh").read_text("utf-8")
    script = (WINDOWS / "setup.nsi").read_text("utf-8")
    french = set(re.findall(r"LangString (\w+) \$\{LANG_FRENCH\}", words))
    english = set(re.findall(r"LangString (\w+) \$\{LANG_ENGLISH\}", words))
    assert french == english == set(re.findall(r"\$\((\w+)\)", script))


def test_a_version_has_four_numbers():
    assert numbers("0.1.0") == "0.1.0.0"
    assert numbers("1.2", ",") == "1,2,0,0"
