# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veilleuse_agent.collect.windows.image_paths import image_path, is_local


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('"C:\\Program Files\\ESET\\ekrn.exe" /service', "C:\\Program Files\\ESET\\ekrn.exe"),
        ("C:\\Program Files\\X Y\\z.exe -k", "C:\\Program Files\\X Y\\z.exe"),
        ("%SystemRoot%\\system32\\svchost.exe -k x", "C:\\Windows\\system32\\svchost.exe"),
        ("\\SystemRoot\\System32\\drivers\\wd\\WdFilter.sys",
         "C:\\Windows\\System32\\drivers\\wd\\WdFilter.sys"),
        ("system32\\DRIVERS\\klif.sys", "C:\\Windows\\system32\\DRIVERS\\klif.sys"),
        ("\\??\\C:\\Program Files\\A\\b.sys", "C:\\Program Files\\A\\b.sys"),
        ("C:\\tools.exe.old\\agent.exe", "C:\\tools.exe.old\\agent.exe"),
    ],
)  # fmt: skip
def test_every_way_of_writing_a_path_is_understood(text, path):
    assert image_path(text, "x", "C:\\Windows", is_driver=True) == path


def test_a_driver_without_a_path_lies_among_the_drivers():
    found = image_path("", "csagent", "C:\\Windows", is_driver=True)
    assert found == "C:\\Windows\\System32\\drivers\\csagent.sys"
    assert image_path("", "csagent", "C:\\Windows", is_driver=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "\\\\server\\share\\a.exe",
        '"\\\\server\\share\\a.exe"',
        "a.exe",
        '"C:\\open.exe',
        "C:\\a",
        '""',
    ],
)
def test_a_path_that_is_not_a_full_one_on_a_drive_is_not_looked_at(text):
    assert image_path(text, "x", "C:\\Windows", is_driver=False) is None


@given(st.text(max_size=80) | st.text('C:\\"%. exeys?', max_size=40), st.booleans())
def test_any_text_is_read_without_failing_and_never_leads_to_the_network(text, is_driver):
    path = image_path(text, "x", "C:\\Windows", is_driver=is_driver)
    assert path is None or is_local(path)
