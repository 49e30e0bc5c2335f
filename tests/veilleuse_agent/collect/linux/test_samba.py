# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.samba import global_of, read
from veilleuse_agent.protocol import Status

V1, SIGNING = "smb.v1_server", "smb.signing_required"


def facts(workshop, effective):
    machine = workshop.machine({"smbd": "", "testparm": effective})
    found = read(machine)
    return found[V1].value, found[SIGNING].value


@pytest.mark.parametrize(
    ("protocol", "is_version_1"),
    [("NT1", True), ("LANMAN1", True), ("SMB2_02", False), ("SMB3", False)],
)
def test_the_oldest_protocol_served_decides(workshop, protocol, is_version_1):
    text = f"[global]\n\tserver min protocol = {protocol}\n\tserver signing = auto\n"
    assert facts(workshop, text) == (is_version_1, False)


@pytest.mark.parametrize(
    ("signing", "role", "required"),
    [
        ("mandatory", "standalone server", True),
        ("required", "auto", True),
        ("default", "auto", False),
        ("default", "active directory domain controller", True),
        ("if_required", "auto", False),
        ("disabled", "auto", False),
    ],
)
def test_signing_is_required_when_said_or_on_a_controller(workshop, signing, role, required):
    text = (
        f"[global]\nserver role = {role}\nserver min protocol = SMB2\nserver signing = {signing}\n"
    )
    assert facts(workshop, text)[1] is required


def test_the_file_alone_leaves_defaults_open(workshop):
    workshop.write(
        "/etc/samba/smb.conf", "[global]\nworkgroup = X\n[share]\nserver min protocol = NT1\n"
    )
    found = read(workshop.machine({"smbd": ""}))
    assert found[V1].status is Status.ABSENT
    assert found[SIGNING].status is Status.ABSENT


def test_the_older_spelling_counts(workshop):
    workshop.write("/etc/samba/smb.conf", "[global]\n  min  protocol = NT1\n")
    assert read(workshop.machine({"smbd": ""}))[V1].value is True


def test_no_samba_makes_the_question_meaningless(workshop):
    assert read(workshop.machine())[V1].status is Status.NOT_APPLICABLE


def test_samba_without_settings_is_absent(workshop):
    assert read(workshop.machine({"smbd": ""}))[V1].status is Status.ABSENT


@given(st.text(max_size=200) | st.text("[]=;global \n", max_size=100))
def test_any_settings_are_read_without_failing(text):
    global_of(text)
