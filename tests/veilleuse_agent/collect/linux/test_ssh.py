# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.ssh import effective_of, read
from veilleuse_agent.protocol import Status

MAIN = """\
# comment
Include /etc/ssh/sshd_config.d/*.conf
PermitRootLogin yes
PasswordAuthentication=no
X11Forwarding "yes" # trailing
AllowUsers lea jean
Match User backup
    PasswordAuthentication yes
"""
CONFIG = "/etc/ssh/sshd_config"


def settings(workshop, answers=None, **options):
    return read(workshop.machine(answers, **options))["ssh.settings"]


def test_the_first_value_counts_and_includes_stand_where_they_are(workshop):
    workshop.write(CONFIG, MAIN)
    workshop.write(
        "/etc/ssh/sshd_config.d/50-hard.conf", "permitrootlogin no\nMatch all\nPort 99\n"
    )
    found = settings(workshop).value
    assert found["permitrootlogin"] == "no"
    assert found["passwordauthentication"] == "no"
    assert found["x11forwarding"] == "yes"
    assert "port" not in found


def test_names_of_people_are_not_told(workshop):
    workshop.write(CONFIG, MAIN)
    assert settings(workshop).value["allowusers"] == "set"


def test_the_servers_own_answer_is_preferred_as_root(workshop):
    workshop.write(CONFIG, MAIN)
    answers = {"sshd -T": "port 22\nport 2222\npermitrootlogin without-password\n"}
    assert settings(workshop, answers, is_privileged=True).value == {
        "port": "22 2222",
        "permitrootlogin": "without-password",
    }
    assert settings(workshop, answers).value["permitrootlogin"] == "yes"


def test_a_server_that_cannot_answer_leaves_the_file(workshop):
    workshop.write(CONFIG, MAIN)
    reading = settings(workshop, {"sshd": (255, "", "no hostkeys")}, is_privileged=True)
    assert reading.value["permitrootlogin"] == "yes"
    assert "configured" in reading.source


def test_no_server_is_absent(workshop):
    assert settings(workshop).status is Status.ABSENT


def test_a_file_that_includes_itself_is_read_once(workshop):
    workshop.write(CONFIG, f"Include {CONFIG}\nInclude sshd_config\nPort 22\n")
    assert settings(workshop).value == {"port": "22"}


@pytest.mark.parametrize("pattern", ["/etc/ssh/", "[", "../*", "/"])
def test_a_strange_include_is_passed_over(workshop, pattern):
    workshop.write(CONFIG, f"Include {pattern}\nPort 22\n")
    assert settings(workshop).value["port"] == "22"


@given(st.text(max_size=200))
def test_any_file_is_read_without_failing(workshop, text):
    workshop.write(CONFIG, text)
    effective_of(text)
    assert settings(workshop).status is Status.OK
