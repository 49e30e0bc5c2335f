# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hosts of a small nursing home, with real services and chosen hardware addresses."""

from lan import Host

AVAHI = """[server]
host-name=%s
use-ipv4=yes
use-ipv6=no
allow-interfaces=eth0
[publish]
publish-workstation=yes
publish-hinfo=no
[rlimits]
"""
# Avahi and its clients talk over a bus of their own, in the host's own /run.
BUS = "mkdir -p /run/dbus /run/avahi-daemon; dbus-daemon --system --fork --nopidfile; "
AVAHI_DAEMON = BUS + "exec avahi-daemon --no-drop-root --no-chroot -f {dir}/avahi.conf"

WEB = """server.document-root = "{dir}/www"
server.port = 80
server.tag = "%s"
server.modules = ( "mod_openssl" )
index-file.names = ( "index.html" )
mimetype.assign = ( ".html" => "text/html" )
$SERVER["socket"] == ":443" { ssl.engine = "enable" ssl.pemfile = "{dir}/web.pem" }
"""
PAGE = "<!doctype html><html><head><title>%s</title></head><body></body></html>"
WEB_SERVER = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30"
    " -subj /O=Lab/CN=%s -keyout {dir}/web.pem -out {dir}/web.crt;"
    " cat {dir}/web.crt >> {dir}/web.pem; exec lighttpd -D -f {dir}/web.conf"
)

SAMBA = """[global]
workgroup = MAISON
netbios name = STOCKAGE
server role = standalone
interfaces = eth0
bind interfaces only = yes
disable spoolss = yes
load printers = no
lock directory = {dir}/run
state directory = {dir}/run
cache directory = {dir}/run
pid directory = {dir}/run
private dir = {dir}/run
ncalrpc dir = {dir}/run
[partage]
path = {dir}
guest ok = yes
"""
SAMBA_RUNS = "mkdir -p /run/samba; exec %s -F --no-process-group --debug-stdout -s {dir}/smb.conf"

SSHD = """Port 22
HostKey {dir}/host_key
PidFile none
UsePAM no
"""

SSH_SERVER = (
    "mkdir -p /run/sshd; ssh-keygen -q -t ed25519 -N '' -f {dir}/host_key;"
    " exec /usr/sbin/sshd -D -e -f {dir}/sshd.conf"
)
RAW_PORT = (
    "exec python3 -c 'import socket, time;"
    ' server = socket.create_server(("", 9100)); time.sleep(600)\''
)

MINIDLNA = """media_dir={dir}
db_dir={dir}
log_dir={dir}
network_interface=eth0
friendly_name=Salon
notify_interval=5
inotify=no
"""

VSFTPD = """listen=YES
background=NO
anonymous_enable=YES
secure_chroot_dir={dir}/run
"""


def _web(title: str, server: str, subject: str) -> dict[str, object]:
    return {
        "programs": (WEB_SERVER % subject,),
        "tcp": (80, 443),
        "files": (("web.conf", WEB % server), ("www/index.html", PAGE % title)),
    }


DESKTOP = Host("desktop", 2, "02:00:00:00:00:02")
NAS = Host(
    "nas", 10, "00:11:32:00:00:10",
    programs=(SAMBA_RUNS % "smbd", SAMBA_RUNS % "nmbd"),
    tcp=(445,), udp=(137,), files=(("smb.conf", SAMBA),),
)  # fmt: skip
PRINTER = Host(
    "printer", 11, "00:80:77:00:00:11",
    programs=(
        BUS + "avahi-daemon -D --no-drop-root --no-chroot -f {dir}/avahi.conf;"
        " exec ippeveprinter -p 631 -M Brother -m HL-L2350DW -d {dir} Accueil",
        RAW_PORT,
    ),
    tcp=(631, 9100), udp=(5353,), files=(("avahi.conf", AVAHI % "imprimante"),),
)  # fmt: skip
CAMERA = Host("camera", 12, "00:40:8c:00:00:12", **_web("Network Camera", "App-webs/", "IPCAM"))  # type: ignore[arg-type]
SWITCH = Host(
    "switch", 13, "00:04:96:00:00:13",
    programs=("exec snmpd -f -C -c {dir}/snmpd.conf -Lo -p {dir}/pid udp:161",),
    udp=(161,), files=(("snmpd.conf", "rocommunity public\n"),),
)  # fmt: skip
SERVER = Host(
    "server", 14, "00:14:22:00:00:14",
    programs=(SSH_SERVER,),
    tcp=(22,), files=(("sshd.conf", SSHD),),
)  # fmt: skip
LAPTOP = Host(
    "laptop", 15, "02:00:00:00:00:15",
    programs=(AVAHI_DAEMON,), udp=(5353,), files=(("avahi.conf", AVAHI % "macbook-accueil"),),
)  # fmt: skip
MODALITY = Host(
    "modality", 16, "44:4b:5d:00:00:16", programs=("exec storescp -od {dir} 104",), tcp=(104,)
)
TELEVISION = Host(
    "television", 17, "00:e0:91:00:00:17",
    programs=("exec minidlnad -S -f {dir}/minidlna.conf -P {dir}/pid",),
    tcp=(8200,), udp=(1900,), files=(("minidlna.conf", MINIDLNA),),
)  # fmt: skip
OLD_BOX = Host(
    "oldbox", 18, "00:1e:0b:00:00:18",
    programs=("exec vsftpd {dir}/vsftpd.conf",), tcp=(21,), files=(("vsftpd.conf", VSFTPD),),
)  # fmt: skip
MYSTERY = Host("mystery", 19, "ac:de:48:00:00:19", **_web("Bonjour", "unknown", "x"))  # type: ignore[arg-type]
NURSE_CALL = Host(
    "nursecall", 20, "00:14:22:00:00:20", **_web("Ascom Unite - Login", "nginx", "unite")  # type: ignore[arg-type]
)  # fmt: skip

HOSTS = (
    DESKTOP, NAS, PRINTER, CAMERA, SWITCH, SERVER, LAPTOP, MODALITY, TELEVISION, OLD_BOX, MYSTERY,
    NURSE_CALL,
)  # fmt: skip
OTHERS = HOSTS[1:]
