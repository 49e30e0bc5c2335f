# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instrumentation queries through what the standard library carries, from Python 3.12 on."""

import importlib
from collections.abc import Sequence

from veilleuse_agent.collect.windows.surfaces import WmiUnreachableError

_NAMESPACE = "root\\cimv2"


class StandardWmi:
    """Queries of the namespace `cimv2`; every other one is out of reach."""

    def rows(self, namespace: str, query: str) -> Sequence[dict[str, str]]:
        """Every row as text; WmiUnreachableError when the query cannot be asked."""
        if namespace.lower() != _NAMESPACE:
            raise WmiUnreachableError("this namespace is not read yet")
        try:
            module = importlib.import_module("_wmi")
            answer = str(module.exec_query(query))
        except ImportError as failure:
            raise WmiUnreachableError("not read by this Python") from failure
        except OSError as failure:
            raise WmiUnreachableError(str(failure)) from failure
        return rows_of(answer)


def rows_of(answer: str) -> list[dict[str, str]]:
    """Rows end with a doubled NUL, cells `name=value` with one; system names start with `__`."""
    rows: list[dict[str, str]] = []
    for part in answer.split("\0\0"):
        cells = (cell.partition("=") for cell in part.split("\0") if cell)
        row = {name: value for name, _, value in cells if not name.startswith("__")}
        if row:
            rows.append(row)
    return rows
