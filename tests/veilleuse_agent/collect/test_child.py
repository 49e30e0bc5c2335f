# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import time

import psutil
import pytest

from veilleuse_agent.collect.child import OUTPUT_LIMIT, ChildError, RealChildren


@pytest.fixture
def children():
    return RealChildren()


def test_a_child_answers_with_its_code_and_both_outputs(children):
    output = children.run(("sh", "-c", "echo out; echo err >&2; exit 3"))
    assert (output.code, output.text, output.complaint) == (3, "out\n", "err\n")


def test_a_child_speaks_one_language_and_inherits_no_setting(children, monkeypatch):
    monkeypatch.setenv("LD_PRELOAD", "")
    monkeypatch.setenv("APT_CONFIG", "/tmp/other")
    said = dict(line.split("=", 1) for line in children.run(("env",)).text.splitlines())
    assert said["LC_ALL"] == "C"
    assert set(said) <= {"PATH", "LC_ALL", "LANGUAGE", "HOME", "PWD", "SHLVL", "_"}


def test_a_program_that_is_not_installed_is_said(children):
    assert not children.has("no-such-program")
    with pytest.raises(ChildError, match="not installed"):
        children.run(("no-such-program",))


def test_the_callers_path_does_not_choose_the_program(children, tmp_path, monkeypatch):
    (tmp_path / "only-here").write_text("#!/bin/sh\necho trap\n")
    (tmp_path / "only-here").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not children.has("only-here")


def is_over(pid):
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_a_slow_child_and_its_own_children_are_ended(children, tmp_path):
    begun = time.monotonic()
    with pytest.raises(ChildError, match="slow"):
        children.run(("sh", "-c", f"sleep 60 & echo $! > {tmp_path}/pid; sleep 60"), seconds=0.3)
    grandchild = int((tmp_path / "pid").read_text())
    while not is_over(grandchild):
        assert time.monotonic() - begun < 5
        time.sleep(0.01)


def test_a_child_that_closes_its_outputs_and_stays_is_ended(children):
    with pytest.raises(ChildError, match="slow"):
        children.run(("sh", "-c", "exec >&- 2>&-; sleep 60"), seconds=0.2)


def test_a_child_that_never_stops_talking_is_cut_off(children):
    begun = time.monotonic()
    with pytest.raises(ChildError, match="too much"):
        children.run(("yes",), seconds=30)
    assert time.monotonic() - begun < 20
    assert OUTPUT_LIMIT <= 8 * 1024 * 1024


def test_a_child_reads_nothing_from_us(children):
    assert children.run(("cat",)).text == ""


def test_nothing_starts_after_the_stop(children):
    children.stop()
    with pytest.raises(ChildError, match="too late"):
        children.run(("true",))
