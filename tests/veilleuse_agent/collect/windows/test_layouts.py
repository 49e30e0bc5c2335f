# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The structures of the real surfaces have the sizes that 64-bit Windows gives them."""

import ctypes
import sys

import pytest

from veilleuse_agent.collect.windows import (
    accounts_api,
    automation,
    com,
    hardware_api,
    instrumentation,
    registry,
    service_manager,
    variants,
    wireless_api,
)


def test_a_service_status_has_nine_numbers():
    assert ctypes.sizeof(service_manager._Status) == 36
    assert ctypes.sizeof(service_manager._Entry) == 56


def test_a_group_member_and_a_user():
    assert ctypes.sizeof(accounts_api._GroupMember) == 24
    assert ctypes.sizeof(accounts_api._User) == 56


def test_rules_are_five_and_three_numbers_and_a_domain_two_pointers():
    assert ctypes.sizeof(accounts_api._Passwords) == 20
    assert ctypes.sizeof(accounts_api._Lockout) == 12
    assert ctypes.sizeof(accounts_api._Domain) == 16


def test_an_interface_and_a_profile_hold_names_of_256_characters():
    assert ctypes.sizeof(wireless_api._Interface) == 532
    assert ctypes.sizeof(wireless_api._Profile) == 516


def test_the_size_of_a_disk_follows_its_geometry():
    assert hardware_api._Geometry.disk_bytes.offset == 24


def test_values_and_calls_of_com():
    assert ctypes.sizeof(com.Guid) == 16
    assert ctypes.sizeof(variants.Variant) == 24
    assert ctypes.sizeof(automation.Parameters) == 24
    assert ctypes.sizeof(automation.ExceptionInfo) == 64
    assert automation.ExceptionInfo.result.offset == 56


def test_an_identifier_is_laid_out_as_windows_writes_it():
    written = bytes(com.guid("4590f811-1d3a-11d0-891f-00aa004b2e24"))
    assert written.hex() == "11f890453a1dd011891f00aa004b2e24"


@pytest.mark.skipif(sys.platform == "win32", reason="there they exist")
def test_no_real_surface_exists_elsewhere():
    assert not hasattr(registry, "RealRegistry")
    assert not hasattr(instrumentation, "RealWmi")
    assert not hasattr(automation, "RealAutomation")
    assert not hasattr(service_manager, "RealServices")
    assert not hasattr(accounts_api, "RealAccounts")
    assert not hasattr(wireless_api, "RealWireless")
    assert not hasattr(hardware_api, "RealHardware")
