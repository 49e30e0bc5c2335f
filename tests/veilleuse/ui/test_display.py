# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

from veilleuse.ui.display import NoWindowError, require_display


@pytest.mark.parametrize(
    "environment",
    [{}, {"DISPLAY": ""}, {"DISPLAY": ":99"}, {"WAYLAND_DISPLAY": "wayland-0"}],
)
def test_without_a_screen_it_is_said_before_qt_ends_the_process(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with pytest.raises(NoWindowError):
        require_display(
            {"XDG_RUNTIME_DIR": str(tmp_path), **environment}, "linux", x_sockets=tmp_path
        )


@pytest.mark.parametrize("display", [":7", ":7.0", "unix:7", "otherhost:0"])
def test_a_display_that_is_there_is_used(display: str, tmp_path: Path) -> None:
    (tmp_path / "X7").touch()
    require_display({"DISPLAY": display}, "linux", x_sockets=tmp_path)


def test_a_wayland_session_is_a_screen(tmp_path: Path) -> None:
    (tmp_path / "wayland-0").touch()
    session = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    require_display(session, "linux", x_sockets=tmp_path)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_always_have_one(platform: str, tmp_path: Path) -> None:
    require_display({}, platform, x_sockets=tmp_path)


def test_a_platform_that_was_chosen_is_not_second_guessed(tmp_path: Path) -> None:
    require_display({"QT_QPA_PLATFORM": "offscreen"}, "linux", x_sockets=tmp_path)
