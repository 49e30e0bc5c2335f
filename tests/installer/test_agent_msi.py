# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The MSI as wixl really made it, from a small tree."""

import shutil
from dataclasses import replace

import pytest

from installer import agent_msi, msi_tables

FILES = {
    "python/python.exe": b"MZ" * 40,
    "python/python313.zip": b"PK",
    "lib/veilleuse_agent/__main__.py": b"print()\n",
    "lib/veilleuse_agent/__pycache__/__main__.cpython-313.pyc": b"\xf3\r\r\n",
    "licences.html": b"<p>",
}

pytestmark = pytest.mark.skipif(
    not (shutil.which("wixl") and shutil.which("msiinfo")), reason="needs wixl and msitools"
)


@pytest.fixture(scope="module")
def msi(tmp_path_factory):
    path = tmp_path_factory.mktemp("msi") / agent_msi.NAME
    agent_msi.build(FILES, "1.2.3", path)
    return path


def rows(msi, name):
    return msi_tables.table(msi, name)


def test_it_holds_every_file_for_64_bits_under_a_folder_of_its_own(msi):
    named = {row["FileName"] for row in rows(msi, "File")}
    assert named == {name.rpartition("/")[2] for name in FILES}
    places = {row["Directory"]: row["Directory_Parent"] for row in rows(msi, "Directory")}
    assert places["PLACE"] == "ProgramFiles64Folder"


def test_both_actions_run_as_the_system_between_the_copies_and_the_end(msi):
    actions = {row["Action"]: row for row in rows(msi, "CustomAction")}
    assert set(actions) == {"Deploy", "Forget"}
    assert {int(row["Type"]) for row in actions.values()} == {msi_tables.DEFERRED_AS_SYSTEM}
    sequence = {row["Action"]: row for row in rows(msi, "InstallExecuteSequence")}
    assert sequence["Deploy"]["Condition"] == 'NOT REMOVE~="ALL"'
    # An update removes the former product: it must keep its key.
    assert "NOT UPGRADINGPRODUCTCODE" in sequence["Forget"]["Condition"]


def test_what_is_said_on_the_command_line_reaches_the_agent(msi):
    command = next(row["Target"] for row in rows(msi, "CustomAction") if row["Action"] == "Deploy")
    for name in (*agent_msi.PROPERTIES, "OriginalDatabase"):
        assert f'"[{name}] "' in command
    secure = next(
        row["Value"] for row in rows(msi, "Property") if row["Property"] == "SecureCustomProperties"
    )
    assert set(agent_msi.PROPERTIES) <= set(secure.split(";"))


def test_folders_that_are_left_empty_go_with_the_last_file(msi):
    assert {row["DirProperty"] for row in rows(msi, "RemoveFile")} == {"PLACE", "DATA"}


def test_an_older_windows_is_told_what_to_do_instead(msi):
    told = {row["Condition"]: row["Description"] for row in rows(msi, "LaunchCondition")}
    assert "systeminfo" in told["Installed OR WINDOWSMAJOR"]


@pytest.mark.parametrize(
    "change",
    [
        {"files": [("python.exe", 1)]},
        {"version": "9.9.9"},
        {"actions": {"Deploy": "-c pass"}},
        {"properties": ["NEVERSAID"]},
        {"upgrade_code": "00000000-0000-0000-0000-000000000000"},
    ],
)
def test_what_wixl_left_out_stops_the_build(msi, change):
    wanted = agent_msi.wanted(FILES, "1.2.3")
    msi_tables.check(msi, wanted)
    with pytest.raises(msi_tables.TableError):
        msi_tables.check(msi, replace(wanted, **change))
