# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The outside world, read-only: every socket of the application is here.

`look.Look` is the way in. Its stages emit sightings whose evidence is one of:

- `name.mdns`, `name.host`, `name.netbios`, `name.dns`: a name, by how it was learnt; `name.host` is
  this machine's own, the last two come from Remote Desktop's greeting.
- `mdns.service` (`_ipp._tcp`), `mdns.model`, `mdns.txt.<key>` (keys of `dns_sd.TXT_KEYS`).
- `ssdp.server`, `ssdp.type` (a device or service type), `ssdp.usn`.
- `net.gateway` (`default`): this machine sends through it.
- `tcp.open` (the port), `banner.ssh`, `banner.ftp`, `http.server`, `http.title`, `tls.subject`,
  `tls.issuer`, `tls.expires`.
- `nmap.service` (port, service, product, version), `smb.dialect`, `smb.signing`, `rdp.version`.

`mac.prefix` is a kind for rules only: the hardware address itself is a field of the sighting.

The journal holds every packet that these probes send: multicast questions, empty datagrams and the
first packet of each connection. An established connection's own packets, the system's address
resolution and its group memberships are not in it. Entries of act `scan` are estimates.
"""
