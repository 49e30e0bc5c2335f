# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.linux.disks import read, volumes_of
from veilleuse_agent.protocol import Status


def device(name, kind="part", mounts=(), children=(), fstype=None):
    return {
        "name": name,
        "type": kind,
        "fstype": fstype,
        "mountpoints": list(mounts) or [None],
        "children": list(children),
    }


def listing(*devices):
    return json.dumps({"blockdevices": devices})


LUKS = device(
    "sda3",
    fstype="crypto_LUKS",
    children=[
        device(
            "sda3_crypt",
            "crypt",
            children=[
                device("vg-root", "lvm", ["/"], fstype="ext4"),
                device("vg-swap", "lvm", ["[SWAP]"]),
            ],
        )
    ],
)
BOOT = device("sda1", mounts=["/boot"], fstype="ext4")


def test_a_volume_above_a_crypt_layer_is_encrypted():
    assert volumes_of(listing(device("sda", "disk", children=[BOOT, LUKS]))) == [
        {"mount": "/", "system": True, "encrypted": True},
        {"mount": "/boot", "system": False, "encrypted": False},
    ]


def test_bind_mounts_of_one_volume_are_one_volume():
    rows = volumes_of(listing(device("vda", "disk", ["/srv/chroot", "/", None])))
    assert [row["mount"] for row in rows] == ["/"]


def test_packages_and_discs_are_no_volumes():
    snap = device("loop0", "loop", ["/snap/core/1"], fstype="squashfs")
    assert volumes_of(listing(snap)) == []


def test_a_file_system_that_encrypts_inside_is_not_judged():
    rows = volumes_of(listing(device("sdb", "disk", ["/tank"], fstype="zfs_member")))
    assert rows[0]["encrypted"] is None


def test_an_older_lsblk_is_asked_for_one_mount_point(workshop):
    old = json.dumps({"blockdevices": [{"name": "sda", "type": "disk", "mountpoint": "/"}]})
    machine = workshop.machine(
        {"lsblk -J -o NAME,TYPE,FSTYPE,MOUNTPOINTS": (1, "", "unknown"), "lsblk": old}
    )
    assert read(machine)["disk.volumes"].value == [
        {"mount": "/", "system": True, "encrypted": False}
    ]


@pytest.mark.parametrize(
    ("answers", "status"),
    [
        ({}, Status.ERROR),
        ({"lsblk": (32, "", "no")}, Status.ERROR),
        ({"lsblk": listing()}, Status.ABSENT),
    ],
)
def test_no_answer_is_not_no_encryption(workshop, answers, status):
    assert read(workshop.machine(answers))["disk.volumes"].status is status


@given(st.text(max_size=100))
def test_what_is_no_listing_fails_as_a_value_error(text):
    with pytest.raises((ValueError, KeyError, TypeError)):
        volumes_of(text)
