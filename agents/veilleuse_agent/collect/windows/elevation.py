# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""User account control: when an administrator's programs get an administrator's rights."""

from veilleuse_agent.collect.reading import Readings
from veilleuse_agent.collect.windows.settings import Setting, flag, number, promises, read_all
from veilleuse_agent.collect.windows.surfaces import Windows

_SYSTEM = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System"

_SETTINGS = (
    Setting("uac.enabled", flag, ((_SYSTEM, "EnableLUA"),)),
    Setting("uac.administrator_prompt", number, ((_SYSTEM, "ConsentPromptBehaviorAdmin"),)),
    Setting("uac.filter_builtin_administrator", flag, ((_SYSTEM, "FilterAdministratorToken"),)),
    Setting("uac.remote_full_token", flag, ((_SYSTEM, "LocalAccountTokenFilterPolicy"),)),
)
PROMISES = promises(_SETTINGS)


def read(windows: Windows) -> Readings:
    """What is set; with `uac.enabled` false the others decide nothing."""
    return read_all(windows, _SETTINGS)
