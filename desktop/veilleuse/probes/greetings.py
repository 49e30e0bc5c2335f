# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a service says first, on the one connection already open to it. Reads little, sends less."""

import contextlib
import html
import re
import socket
import ssl
import time
import warnings

from veilleuse.domain.limits import Limits
from veilleuse.domain.model import Address, Evidence
from veilleuse.probes.certificate import CertificateError, evidence, read_names
from veilleuse.probes.text import clean

SSH, FTP, HTTP, HTTPS = 22, 21, 80, 443
PAGES = frozenset({HTTP, 3128, 5000, 5985, 8080, 9090})
SECURE_PAGES = frozenset({HTTPS, 5001, 5986, 8006, 8443})
SECURE = frozenset({465, 636, 993, 995})
"""IANA port registry; 5000 and 5001: Synology DSM, 5985 and 5986: WinRM, 8006: Proxmox VE."""

_TITLE = re.compile(r"<title[^>]{0,100}>([^<]{1,400})", re.IGNORECASE)
_LINE_BYTES = 512
"""RFC 4253 section 4.2 allows an SSH identification 255 bytes; FTP greetings are as short."""


def greet(connection: socket.socket, port: int, address: Address, limits: Limits) -> list[Evidence]:
    """Evidence from a service's own words; empty where it says nothing that is understood."""
    connection.settimeout(limits.banner_seconds)
    try:
        match port:
            case 22 | 21:
                return _line(connection, port, limits)
            case _ if port in PAGES:
                return _page(connection, address, limits)
            case _ if port in SECURE_PAGES:
                return _secure_page(connection, address, limits)
            case _ if port in SECURE:
                return _secure(connection, limits)
    except (OSError, ValueError):
        pass
    return []


def parse_line(data: bytes, port: int, characters: int) -> list[Evidence]:
    """The first line of an SSH or FTP server."""
    line = data[:_LINE_BYTES].splitlines()[:1]
    text = clean(line[0], characters) if line else ""
    if port == SSH and text.startswith("SSH-"):
        return [Evidence("banner.ssh", text)]
    if port == FTP and text[:3] == "220":
        return [Evidence("banner.ftp", text)]
    return []


def parse_page(data: bytes, characters: int) -> list[Evidence]:
    """Server header and title of an HTTP answer."""
    head, _, body = data.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/"):
        return []
    found = []
    for line in head.decode("utf-8", "replace").splitlines()[1:100]:
        name, _, value = line.partition(":")
        if name.strip().lower() == "server" and (server := clean(value, characters)):
            found.append(Evidence("http.server", server))
            break
    title = _TITLE.search(body.decode("utf-8", "replace"))
    if title and (text := clean(html.unescape(title[1]), characters)):
        found.append(Evidence("http.title", text))
    return found


def _line(connection: socket.socket, port: int, limits: Limits) -> list[Evidence]:
    data = connection.recv(_LINE_BYTES)
    return parse_line(data, port, limits.text_characters)


def _page(connection: socket.socket, address: Address, limits: Limits) -> list[Evidence]:
    request = (
        f"GET / HTTP/1.1\r\nHost: {address}\r\nUser-Agent: Veilleuse\r\n"
        "Accept: text/html\r\nConnection: close\r\n\r\n"
    )
    connection.sendall(request.encode("ascii"))
    # Ends on the limits, not on the size that the server announces.
    until = time.monotonic() + limits.banner_seconds
    data = b""
    while len(data) < limits.banner_bytes and time.monotonic() < until:
        with contextlib.suppress(TimeoutError):
            more = connection.recv(limits.banner_bytes - len(data))
            if not more:
                break
            data += more
        if b"</title" in data.lower():
            break
    return parse_page(data, limits.text_characters)


def _secure(connection: socket.socket, limits: Limits) -> list[Evidence]:
    with unverified().wrap_socket(connection) as secure:
        return told(secure, limits)


def _secure_page(connection: socket.socket, address: Address, limits: Limits) -> list[Evidence]:
    with unverified().wrap_socket(connection) as secure:
        return told(secure, limits) + _page(secure, address, limits)


def told(secure: ssl.SSLSocket, limits: Limits) -> list[Evidence]:
    """The version that was agreed on, and what the certificate says."""
    version = secure.version()
    found = [Evidence("tls.version", version)] if version else []
    try:
        names = read_names(secure.getpeercert(binary_form=True) or b"", limits.text_characters)
    except CertificateError:
        return found
    return found + evidence(names)


def unverified() -> ssl.SSLContext:
    """Reads what devices present; nothing is trusted for it and nothing secret is sent.

    Old versions are accepted: that a device speaks nothing newer is worth knowing.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
    return context
