# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real surface, where there is one; its parts that decode are tested on every system."""

import ctypes
import os
import sys

import pytest

if sys.platform != "win32":
    pytest.skip("instrumentation exists on Windows alone", allow_module_level=True)

from veilleuse_agent.collect.windows import com, instrumentation
from veilleuse_agent.collect.windows.cim import object_path
from veilleuse_agent.collect.windows.instrumentation import RealWmi
from veilleuse_agent.collect.windows.variants import UNKNOWN, Variant, bstr


def test_rows_have_typed_values():
    rows = RealWmi().rows("root\\cimv2", "SELECT Name, Handle, ThreadCount FROM Win32_Process")
    mine = next(row for row in rows if row["Handle"] == str(os.getpid()))
    assert isinstance(mine["Name"], str)
    assert isinstance(mine["ThreadCount"], int)
    assert "__CLASS" not in mine


def test_a_method_of_an_instance_is_called():
    path = object_path("Win32_Process", {"Handle": str(os.getpid())})
    assert RealWmi().call("root\\cimv2", path, "GetOwner")["ReturnValue"] == 0


def test_a_missing_namespace_is_not_there():
    with pytest.raises(FileNotFoundError, match="0x8004100E"):
        RealWmi().rows("root\\no_such_place", "SELECT * FROM Anything")


def test_a_query_that_makes_no_sense_is_an_error_with_its_code():
    with pytest.raises(OSError, match="0x80041017") as caught:
        RealWmi().rows("root\\cimv2", "NONSENSE")
    assert type(caught.value) is OSError


def test_one_thread_may_ask_again_and_again():
    for _ in range(3):
        assert RealWmi().rows("root\\cimv2", "SELECT Name FROM Win32_ComputerSystem")


def test_an_object_inside_an_object_is_read_once_and_no_deeper():
    with (
        instrumentation._connected("root\\cimv2") as services,
        bstr("WQL") as language,
        bstr("SELECT Name FROM Win32_ComputerSystem") as query,
    ):
        found, one, count = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_uint32()
        instrumentation._EXEC_QUERY(services, language, query, 0x30, None, ctypes.byref(found))
        with com.held(found):
            instrumentation._NEXT(found, 5000, 1, ctypes.byref(one), ctypes.byref(count))
            with com.held(one):
                inner = Variant(kind=UNKNOWN)
                inner.data[0] = one.value
                row = instrumentation._cell(inner, UNKNOWN, 1)
                assert isinstance(row["Name"], str)
                assert instrumentation._cell(inner, UNKNOWN, 0) is None
