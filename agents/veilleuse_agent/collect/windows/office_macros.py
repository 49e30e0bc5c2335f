# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Macros of Office in the profiles of those logged on: policy, and each person's own choice."""

from collections.abc import Iterable, Iterator

from veilleuse_agent.collect.reading import Readings
from veilleuse_agent.collect.windows.hives import Hive, Row, counted
from veilleuse_agent.collect.windows.settings import number
from veilleuse_agent.collect.windows.surfaces import Windows

PROMISES = ("office.macros",)

_ROOTS = ((True, "SOFTWARE\\Policies\\Microsoft\\Office"), (False, "SOFTWARE\\Microsoft\\Office"))
_VERSIONS = ("14.0", "15.0", "16.0")
_APPLICATIONS = ("access", "excel", "outlook", "powerpoint", "publisher", "visio", "word")
# Names of the administrative templates of Office: vbawarnings is 1 all macros run, 2 asks,
# 3 only signed ones, 4 none.
_SETTINGS = (
    *((name, "vbawarnings") for name in _APPLICATIONS),
    *((name, "blockcontentexecutionfrominternet") for name in _APPLICATIONS),
    ("excel", "xl4macrooff"),
    ("common", "macroruntimescanscope"),
)


def read(windows: Windows) -> Readings:
    """Settings that are there; a missing one follows the default of the version."""
    return {"office.macros": counted(windows, f"HKEY_USERS: {_ROOTS[0][1]}", _rows)}


def _rows(hive: Hive) -> Iterable[Row]:
    for policy, root in _ROOTS:
        for version in _VERSIONS:
            for application, setting, value in _set(hive, f"{root}\\{version}"):
                yield {
                    "version": version,
                    "application": application,
                    "setting": setting,
                    "value": value,
                    "policy": policy,
                }


def _set(hive: Hive, root: str) -> Iterator[tuple[str, str, int | None]]:
    """Those that are there; None where the value is no number."""
    for application, setting in _SETTINGS:
        value = hive.value(f"{root}\\{application}\\Security", setting)
        if value is not None:
            yield application, setting, number(value)
