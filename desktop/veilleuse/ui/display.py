# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether there is a screen to open the window on: without one Qt would end the process."""

import re
from collections.abc import Mapping
from pathlib import Path

from veilleuse.domain.errors import VeilleuseError

X_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers put them (X(7))

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")


class NoWindowError(VeilleuseError):
    """No screen can be reached; the commands need none."""

    code = "no_window"


def require_display(
    environment: Mapping[str, str], platform: str, *, x_sockets: Path = X_SOCKETS
) -> None:
    """NoWindowError on a system of the X and Wayland kind whose screen is not there."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return
    if not (_has_wayland(environment) or _has_x(environment, x_sockets)):
        raise NoWindowError


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name, folder = environment.get("WAYLAND_DISPLAY"), environment.get("XDG_RUNTIME_DIR", "/")
    return bool(name) and (Path(folder) / str(name)).exists()


def _has_x(environment: Mapping[str, str], x_sockets: Path) -> bool:
    """A display on another machine is believed; a local one shows its socket."""
    display = environment.get("DISPLAY", "")
    local = _LOCAL.fullmatch(display)
    return (x_sockets / f"X{local[1]}").exists() if local else bool(display)
