# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.worlds import podman_count_of, read
from veilleuse_agent.protocol import Status

FACT = "software.worlds"
PODMAN = "/var/lib/containers/storage/overlay-containers/containers.json"


def test_each_world_is_counted(workshop):
    workshop.folder("/var/lib/docker/containers/0123")
    workshop.folder("/var/lib/docker/containers/4567")
    workshop.write(PODMAN, '[{"id": "a"}]')
    workshop.folder("/snap/firefox/42")
    workshop.folder("/snap/bin")
    (workshop.root / "snap/firefox/current").symlink_to("42")
    workshop.folder("/var/lib/flatpak/app/org.gimp.GIMP")
    assert read(workshop.machine())[FACT].value == {
        "docker": 2,
        "podman": 1,
        "snap": 1,
        "flatpak": 1,
    }


def test_a_world_that_may_not_be_counted_is_null(workshop):
    machine = workshop.machine(refused=["/var/lib/docker/containers"])
    assert read(machine)[FACT].value == {"docker": None}


def test_a_damaged_list_is_null(workshop):
    workshop.write(PODMAN, "{")
    assert read(workshop.machine())[FACT].value == {"podman": None}


def test_no_such_world_is_absent(workshop):
    assert read(workshop.machine())[FACT].status is Status.ABSENT


@given(st.text(max_size=100) | st.text('[]{},"a1', max_size=60))
def test_any_list_is_counted_or_refused(text):
    with contextlib.suppress(ValueError):
        assert podman_count_of(text) >= 0


@pytest.mark.parametrize("text", ["{}", "1", "null"])
def test_another_shape_is_refused(text):
    with pytest.raises(ValueError, match="not a list"):
        podman_count_of(text)
