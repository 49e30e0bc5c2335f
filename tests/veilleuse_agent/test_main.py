# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from veilleuse_agent import __version__
from veilleuse_agent.__main__ import main
from veilleuse_agent.exits import Exit
from veilleuse_agent.protocol import Status, decode

README = Path(__file__).parents[2] / "agents" / "README.md"


def facts_of_the_readme():
    rows = re.findall(
        r"(?m)^\| ((?:`[a-z0-9_.]+`,? ?)+) \|.*\| ([^|]+) \|$", README.read_text("utf-8")
    )
    return {
        name: systems for names, systems in rows for name in re.findall(r"`([a-z0-9_.]+)`", names)
    }


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("agent")
    done = subprocess.run(
        [sys.executable, "-m", "veilleuse_agent", "collect", "--json", "-", "--data", folder / "d"],
        capture_output=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="this list is of Linux")
def test_the_facts_of_this_machine_are_exactly_those_of_the_readme(collected):
    expected = {
        name for name, systems in facts_of_the_readme().items() if re.search("all|linux", systems)
    }
    assert len(expected) > 25
    assert set(decode(collected).facts) == expected


def test_every_fact_of_this_machine_has_a_legal_status_and_a_source(collected):
    for name, fact in decode(collected).facts.items():
        assert fact.status in Status
        assert (fact.value is None) is (fact.status is not Status.OK), name
        assert fact.source, name


def test_what_is_printed_is_one_plain_line_of_json(collected):
    assert collected.count(b"\n") == 1
    assert json.loads(collected)["agent_version"] == __version__


def test_no_collector_of_this_machine_fails_by_itself(collected):
    broken = {
        name: fact.source
        for name, fact in decode(collected).facts.items()
        if re.search(r"\w+(Error|Exception)\b|silent$", fact.source)
    }
    assert broken == {}


def test_a_data_folder_that_cannot_be_written_is_said(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["collect", "--data", str(tmp_path / "file")]) == Exit.DATA_FOLDER
    said = capsys.readouterr()
    assert str(tmp_path / "file") in said.err
    assert said.out == ""


def test_an_output_that_cannot_be_written_is_said(tmp_path, capsys, around):
    arguments = ["collect", "--json", str(tmp_path / "no" / "report")]
    assert main([*arguments, "--data", str(tmp_path / "data")], around()) == Exit.OUTPUT
    assert str(tmp_path / "no" / "report") in capsys.readouterr().err


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"veilleuse-agent {__version__}\n"


def test_a_command_is_needed(capsys):
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == Exit.USAGE


def test_no_module_of_another_system_is_loaded_and_no_server_code():
    code = (
        "import sys, veilleuse_agent.__main__, veilleuse_agent.run;"
        "from veilleuse_agent.surroundings import Surroundings; Surroundings().collectors();"
        "print([n for n in sys.modules if n.startswith(('veilleuse_agent.collect.windows',"
        " 'http.server', 'socketserver', 'asyncio', 'ssl', 'xmlrpc'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
