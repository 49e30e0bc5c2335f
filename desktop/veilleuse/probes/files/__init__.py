# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What others wrote down about the network: files that a person hands over, read into sightings.

`formats.open_file` decides by content who reads a file. Sightings bear the probe `file.<format>`
and the file's own times where it has them. Evidence is of the kinds in `probes`, and:

- `name.dhcp`: a name as a DHCP client gives it; `name.host`: also what an inventory, a table's
  host column, LLMNR and LLDP say that a machine calls itself; `name.given`: what people call it.
- `dhcp.vendor` (option 60), `dhcp.options` (option 55, `1,3,6`), `net.dhcp` (`server`).
- `wsd.types` (local names of the WS-Discovery types of a device, such as `Device PrintDeviceType`).
- `lldp.system`, `lldp.capability` (`bridge`), `cdp.platform`, `cdp.version`.
- `smb.version` (`10.0.19041`, of a server's NTLM challenge).
- `dicom.associate` (`requests` or `accepts`) and `hl7.mllp` (`sends`): presence only, no content.
- `os.name`, `os.version`, `hardware.vendor`, `hardware.model`, `hardware.serial`,
  `hardware.chassis`, `software.count`, `device.kind`, `device.place`: what an inventory or a table
  says, in its own words.
"""
