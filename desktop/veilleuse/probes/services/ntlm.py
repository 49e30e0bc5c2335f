# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first message of NTLM, which asks for a challenge and names nobody ([MS-NLMP] 2.2.1.1)."""

import struct

from veilleuse.probes.files.ntlm import MARK

_FLAGS = 0x00000001 | 0x00000004 | 0x00000200 | 0x00008000 | 0x00080000 | 0x02000000
"""Unicode, target asked for, NTLM, always sign, extended session security, version
([MS-NLMP] 2.2.2.5)."""

NEGOTIATE = MARK + struct.pack("<II16x8s", 1, _FLAGS, b"\x0a\x00\x00\x00\x00\x00\x00\x0f")
"""Forty bytes: no domain, no workstation."""
