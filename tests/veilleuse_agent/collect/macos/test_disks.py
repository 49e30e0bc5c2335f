# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.disks import encrypted_of, read
from veilleuse_agent.protocol import Status

PROGRAM = "/usr/bin/fdesetup status"


# Answers listed in public scripts that read `fdesetup status`.
@pytest.mark.parametrize(
    ("answer", "encrypted"),
    [
        ("FileVault is On.\n", True),
        ("FileVault is Off.\n", False),
        ("FileVault is Off.\nDeferred enablement appears to be active for user 'lea'.\n", False),
        ("FileVault is On.\nEncryption in progress: Percent completed = 42.0\n", None),
        ("Decryption in progress: Percent completed = 12.0\n", None),
    ],
)
def test_a_disk_half_encrypted_is_neither(workshop, answer, encrypted):
    reading = read(workshop.mac({PROGRAM: answer}))["disk.volumes"]
    assert reading.value == [{"mount": "/", "system": True, "encrypted": encrypted}]


@pytest.mark.parametrize("answer", ["", "nothing", (1, ""), ChildError("gone")])
def test_no_state_is_an_error(workshop, answer):
    assert read(workshop.mac({PROGRAM: answer}))["disk.volumes"].status is Status.ERROR


@given(st.text(max_size=100))
def test_any_answer_is_true_false_or_none(text):
    assert encrypted_of(text) in {None, True, False}
