# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A LAN of network namespaces: one bridge, one namespace for each host, no way out."""

import contextlib
import itertools
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Self

NETWORK = IPv4Network("10.77.0.0/27")
_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Host:
    """A place on the LAN. Programs are shell commands; {dir} is a folder of the host's own."""

    name: str
    last: int
    hardware: str
    programs: tuple[str, ...] = ()
    tcp: tuple[int, ...] = ()
    udp: tuple[int, ...] = ()
    files: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> IPv4Address:
        return NETWORK[self.last]


@dataclass(slots=True)
class Lan:
    """Built on entering, torn down on leaving, whatever happened between."""

    hosts: Sequence[Host]
    folder: Path
    patience: float = 20.0
    """Seconds that the services have to start."""
    _tag: str = field(default_factory=lambda: f"vl{os.getpid()}x{next(_numbers)}")
    _running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _namespaces: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        try:
            self._wire()
            for host in self.hosts:
                self._start(host)
            self._wait_until_ready()
        except BaseException:
            self._tear_down()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._tear_down()

    def command(self, name: str, command: Sequence[str]) -> list[str]:
        """The same command, inside a host."""
        return ["ip", "netns", "exec", self._namespace(name), *command]

    @contextlib.contextmanager
    def capture(self, name: str, file: Path) -> Iterator[None]:
        """Write every frame that passes the host's card to a pcap file."""
        command = [
            "tcpdump",
            "-i",
            "eth0",
            "-n",
            "-U",
            "--immediate-mode",
            "-s",
            "0",
            "-w",
            str(file),
        ]
        with subprocess.Popen(
            self.command(name, command), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
        ) as tcpdump:
            assert tcpdump.stderr is not None
            line = tcpdump.stderr.readline()
            assert b"listening" in line, line
            try:
                yield
            finally:
                time.sleep(0.2)
                tcpdump.send_signal(signal.SIGINT)
                tcpdump.stderr.read()

    def _namespace(self, name: str) -> str:
        return f"{self._tag}-{name}"

    def _wire(self) -> None:
        self._add_namespace("bridge")
        _ip("-n", self._namespace("bridge"), "link", "add", "br0", "type", "bridge",
            "mcast_snooping", "0", "forward_delay", "0")  # fmt: skip
        _ip("-n", self._namespace("bridge"), "link", "set", "br0", "up")
        for number, host in enumerate(self.hosts):
            self._plug_in(host, f"p{number}")

    def _plug_in(self, host: Host, port: str) -> None:
        space, bridge = self._namespace(host.name), self._namespace("bridge")
        self._add_namespace(host.name)
        _ip("-n", space, "link", "add", "eth0", "address", host.hardware, "type", "veth",
            "peer", "name", port, "netns", bridge)  # fmt: skip
        _ip("-n", bridge, "link", "set", port, "master", "br0", "up")
        _run(self.command(host.name, ["sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1"]))
        _ip("-n", space, "address", "add", f"{host.address}/{NETWORK.prefixlen}",
            "broadcast", str(NETWORK.broadcast_address), "dev", "eth0")  # fmt: skip
        for link in ("lo", "eth0"):
            _ip("-n", space, "link", "set", link, "up")
        _ip("-n", space, "route", "add", "224.0.0.0/4", "dev", "eth0")

    def _add_namespace(self, name: str) -> None:
        _ip("netns", "add", self._namespace(name))
        self._namespaces.append(self._namespace(name))

    def _start(self, host: Host) -> None:
        own = self.folder / host.name
        own.mkdir(mode=0o755)
        for name, text in host.files:
            (own / name).parent.mkdir(parents=True, exist_ok=True)
            (own / name).write_text(text.replace("{dir}", str(own)))
        # `ip netns exec` gives each program a mount namespace of its own: this /run is the host's.
        (own / "run").mkdir()
        for number, program in enumerate(host.programs):
            script = f"mount --bind {own}/run /run; {program.replace('{dir}', str(own))}"
            log = (own / f"program{number}.log").open("wb")
            with log:
                self._running.append(
                    subprocess.Popen(
                        self.command(host.name, ["sh", "-c", script]),
                        stdin=subprocess.DEVNULL,
                        stdout=log,
                        stderr=log,
                        start_new_session=True,
                    )
                )

    def _wait_until_ready(self) -> None:
        until = time.monotonic() + self.patience
        waiting = [host for host in self.hosts if host.tcp or host.udp]
        while waiting := [host for host in waiting if not self._is_ready(host)]:
            if time.monotonic() > until:
                logs = "\n".join(
                    f"{log.parent.name}: {log.read_text('utf-8', 'replace')[-800:]}"
                    for host in waiting
                    for log in sorted((self.folder / host.name).glob("*.log"))
                )
                names = ", ".join(host.name for host in waiting)
                raise TimeoutError(f"not listening: {names}\n{logs}")
            time.sleep(0.05)

    def _is_ready(self, host: Host) -> bool:
        shown = subprocess.run(
            self.command(host.name, ["ss", "-Hltun"]), capture_output=True, text=True, check=True
        ).stdout
        lines = [line.split() for line in shown.splitlines()]
        open_ports = {(cells[0], int(cells[4].rpartition(":")[2])) for cells in lines}
        return open_ports >= {("tcp", port) for port in host.tcp} | {("udp", p) for p in host.udp}

    def _tear_down(self) -> None:
        for process in self._running:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for space in reversed(self._namespaces):
            shown = subprocess.run(
                ["ip", "netns", "pids", space], capture_output=True, text=True, check=False
            )
            for pid in shown.stdout.split():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(pid), signal.SIGKILL)
            subprocess.run(["ip", "netns", "del", space], capture_output=True, check=False)


def missing(packages: Path) -> list[str]:
    """What this machine lacks to build a LAN; empty where it can."""
    lacking = [] if os.geteuid() == 0 else ["root"]
    programs = {
        "avahi-daemon": "avahi-daemon", "cups-ipp-utils": "ippeveprinter", "dbus": "dbus-daemon",
        "dcmtk": "storescp", "dnsmasq-base": "dnsmasq", "inetutils-inetd": "inetutils-inetd",
        "inetutils-telnetd": "telnetd", "iproute2": "ip", "kamailio": "kamailio",
        "lighttpd": "lighttpd", "minidlna": "minidlnad", "mosquitto": "mosquitto", "nmap": "nmap",
        "openssh-server": "sshd", "openssl": "openssl", "orthanc": "Orthanc", "samba": "smbd",
        "snmpd": "snmpd", "tcpdump": "tcpdump", "vsftpd": "vsftpd", "wsdd": "wsdd", "xrdp": "xrdp",
    }  # fmt: skip
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    lacking += [
        package
        for package in packages.read_text().split()
        if package in programs and shutil.which(programs[package], path=path) is None
    ]
    if (
        Path("/usr/sbin/lighttpd").exists()
        and not Path("/usr/lib/lighttpd/mod_openssl.so").exists()
    ):
        lacking.append("lighttpd-mod-openssl")
    return lacking


def _ip(*arguments: str) -> None:
    _run(["ip", *arguments])


def _run(command: Sequence[str]) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(f"{' '.join(command)}: {ran.stderr.strip()}")
