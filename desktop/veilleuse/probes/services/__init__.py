# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""First words with the services of a computer that was chosen for examination.

Each says what nmap would have said, in the same kinds of evidence: `smb.dialect`, `smb.oldest`,
`smb.signing`, `smb.version`, `rdp.security`, `rdp.version`, `snmp.community` and the system group.
Nobody logs in: what is read comes before any credential, and nothing is written.
"""
