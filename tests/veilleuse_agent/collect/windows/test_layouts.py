# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The structures of the real surfaces have the sizes that 64-bit Windows gives them."""

import ctypes
import sys

import pytest

from veilleuse_agent.collect.windows import accounts_api, registry, service_manager


def test_a_service_status_has_nine_numbers():
    assert ctypes.sizeof(service_manager._Status) == 36
    assert ctypes.sizeof(service_manager._Entry) == 56


def test_a_group_member_and_a_user():
    assert ctypes.sizeof(accounts_api._GroupMember) == 24
    assert ctypes.sizeof(accounts_api._User) == 56


@pytest.mark.skipif(sys.platform == "win32", reason="there they exist")
def test_no_real_surface_exists_elsewhere():
    assert not hasattr(registry, "RealRegistry")
    assert not hasattr(service_manager, "RealServices")
    assert not hasattr(accounts_api, "RealAccounts")
