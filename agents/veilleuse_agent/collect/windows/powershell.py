# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Windows PowerShell writes down of the scripts it runs."""

from veilleuse_agent.collect.reading import Readings
from veilleuse_agent.collect.windows.settings import Setting, flag, promises, read_all
from veilleuse_agent.collect.windows.surfaces import Windows

_POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell"

_SETTINGS = (
    Setting(
        "powershell.script_block_logging",
        flag,
        ((f"{_POLICY}\\ScriptBlockLogging", "EnableScriptBlockLogging"),),
    ),
    Setting(
        "powershell.module_logging", flag, ((f"{_POLICY}\\ModuleLogging", "EnableModuleLogging"),)
    ),
    Setting(
        "powershell.transcription", flag, ((f"{_POLICY}\\Transcription", "EnableTranscripting"),)
    ),
)
PROMISES = promises(_SETTINGS)


def read(windows: Windows) -> Readings:
    """Policies of Windows PowerShell; later editions have keys of their own."""
    return read_all(windows, _SETTINGS)
