# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the real services of the LAN are configured and started; {dir} is the host's own folder."""

import sys
from pathlib import Path

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
AVAHI_SERVICES = "mount --bind {dir}/services /etc/avahi/services; " + AVAHI_DAEMON
MQTT_SERVICE = """<?xml version="1.0"?><!DOCTYPE service-group SYSTEM "avahi-service.dtd">
<service-group><name>Capteurs</name>
<service><type>_mqtt._tcp</type><port>1883</port></service></service-group>
"""

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
WSDD = "exec wsdd -4 -i eth0 -n STOCKAGE -w MAISON"

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
TELNET = "telnet stream tcp nowait root /usr/sbin/telnetd telnetd\n"
TELNET_SERVER = "exec inetutils-inetd -d -p {dir}/inetd.pid {dir}/inetd.conf"

ORTHANC = """{ "Name": "PACS", "StorageDirectory": "{dir}/db", "IndexDirectory": "{dir}/db",
  "HttpPort": 8042, "DicomPort": 4242, "RemoteAccessAllowed": true, "Plugins": [] }
"""

KAMAILIO = """#!KAMAILIO
children=1
log_stderror=yes
auto_aliases=no
dns=no
rev_dns=no
disable_tcp=yes
listen=udp:%s:5060
server_header="Server: Mitel 6869i SIP"
loadmodule "sl.so"
request_route { sl_send_reply("200", "OK"); }
"""

MOSQUITTO = """listener 1883
allow_anonymous true
user root
"""

XRDP = """[Globals]
port=3389
security_layer=negotiate
certificate={dir}/web.pem
key_file={dir}/web.pem
[Logging]
LogFile={dir}/xrdp.log
LogLevel=INFO
EnableSyslog=false
[Channels]
[Xorg]
name=Xorg
lib=libxup.so
"""
XRDP_SERVER = (
    "mkdir -p /run/xrdp; openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=poste"
    " -keyout {dir}/web.pem -out {dir}/web.crt; cat {dir}/web.crt >> {dir}/web.pem;"
    " exec xrdp --nodaemon -c {dir}/xrdp.ini"
)

DNSMASQ = """no-resolv
no-hosts
user=root
interface=eth0
bind-interfaces
dhcp-range=10.77.0.29,10.77.0.30,1h
dhcp-leasefile={dir}/leases
"""

FIELD = f"exec {sys.executable} {Path(__file__).parent / 'field.py'} %s"
