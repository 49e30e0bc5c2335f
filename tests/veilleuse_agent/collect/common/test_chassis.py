# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from veilleuse_agent.collect.common.chassis import chassis_of, is_virtual


@pytest.mark.parametrize(
    ("enclosure", "kind"),
    [
        (3, "desktop"),
        (10, "laptop"),
        (0x8A, "laptop"),
        (23, "server"),
        (31, "laptop"),
        (1, "unknown"),
        (0, "unknown"),
    ],
)
def test_an_enclosure_type_is_a_kind_of_box(enclosure, kind):
    assert chassis_of(enclosure) == kind


@pytest.mark.parametrize(
    "maker", ["QEMU Standard PC", "VMware, Inc.", "Microsoft Corporation Virtual Machine"]
)
def test_hypervisors_sign_their_machines(maker):
    assert is_virtual(maker)


@pytest.mark.parametrize(
    "maker", ["Dell Inc. OptiPlex 7010", "Microsoft Corporation Surface Pro 9", ""]
)
def test_real_makers_are_not_taken_for_hypervisors(maker):
    assert not is_virtual(maker)
