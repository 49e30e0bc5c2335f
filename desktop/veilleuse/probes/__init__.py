# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The outside world, read-only: every socket of the application is here.

`look.Look` is the way in. Its stages emit sightings whose evidence is one of:

- `name.mdns`, `name.host`, `name.netbios`, `name.dns`, `name.dhcp`, `name.snmp`: a name, by how it
  was learnt; `name.host` is this machine's own or that of whoever answers for it by LLMNR,
  `name.dns` comes from a greeting of Windows.
- `mdns.service` (`_ipp._tcp`), `mdns.model`, `mdns.txt.<key>` (keys of `dns_sd.TXT_KEYS`).
- `ssdp.server`, `ssdp.type` (a device or service type), `ssdp.usn`, `ssdp.location` (the page on
  the device itself that it announced), `upnp.vendor`, `upnp.model` (what that page says).
- `wsd.types` (names of the types of a device, sorted), `dhcp.vendor` (option 60), `dhcp.options`
  (option 55, `1,3,6`), `net.dhcp` (`server`: a client was heard to choose it).
- `net.gateway` (`default`): this machine sends through it.
- `tcp.open` (the port), `banner.ssh`, `banner.ftp`, `http.server`, `http.title`, `tls.subject`,
  `tls.issuer`, `tls.expires`, `tls.version`.
- `nmap.service` (port, service, product, version), `smb.dialect`, `smb.oldest` (`refused`: SMB 1
  was asked for in vain), `smb.signing`, `smb.version`, `rdp.version`, `rdp.security` (`nla`, `tls`
  or `rdp`).
- `snmp.community` (`public`: it answered to that), `snmp.description`, `snmp.object`.

`mac.prefix` is a kind for rules only: the hardware address itself is a field of the sighting.

The journal holds every packet that these probes send: multicast questions, empty datagrams and the
first packet of each connection. An established connection's own packets, the system's address
resolution and its group memberships are not in it. Entries of act `scan` are estimates.
"""
