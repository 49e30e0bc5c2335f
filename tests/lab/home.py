# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hosts of a small nursing home, with real services and chosen hardware addresses."""

import services as run
from lan import NETWORK, Host


def _web(title: str, server: str, subject: str) -> dict[str, object]:
    return {
        "programs": (run.WEB_SERVER % subject,),
        "tcp": (80, 443),
        "files": (("web.conf", run.WEB % server), ("www/index.html", run.PAGE % title)),
    }


DESKTOP = Host("desktop", 2, "02:00:00:00:00:02")
NAS = Host(
    "nas", 10, "00:11:32:00:00:10",
    programs=(run.SAMBA_RUNS % "smbd", run.SAMBA_RUNS % "nmbd", run.WSDD),
    tcp=(445,), udp=(137, 3702), files=(("smb.conf", run.SAMBA),),
)  # fmt: skip
PRINTER = Host(
    "printer", 11, "00:80:77:00:00:11",
    programs=(
        run.BUS + "avahi-daemon -D --no-drop-root --no-chroot -f {dir}/avahi.conf;"
        " exec ippeveprinter -p 631 -M Brother -m HL-L2350DW -d {dir} Accueil",
        run.RAW_PORT,
    ),
    tcp=(631, 9100), udp=(5353,), files=(("avahi.conf", run.AVAHI % "imprimante"),),
)  # fmt: skip
CAMERA = Host("camera", 12, "00:40:8c:00:00:12", **_web("Network Camera", "App-webs/", "IPCAM"))  # type: ignore[arg-type]
SWITCH = Host(
    "switch", 13, "00:04:96:00:00:13",
    programs=("exec snmpd -f -C -c {dir}/snmpd.conf -Lo -p {dir}/pid udp:161",),
    udp=(161,), files=(("snmpd.conf", "rocommunity public\n"),),
)  # fmt: skip
SERVER = Host(
    "server", 14, "00:14:22:00:00:14",
    programs=(run.SSH_SERVER,),
    tcp=(22,), files=(("sshd.conf", run.SSHD),),
)  # fmt: skip
LAPTOP = Host(
    "laptop", 15, "02:00:00:00:00:15", programs=(run.AVAHI_DAEMON,), udp=(5353,),
    files=(("avahi.conf", run.AVAHI % "macbook-accueil"),),
)  # fmt: skip
MODALITY = Host(
    "modality", 16, "44:4b:5d:00:00:16", programs=("exec storescp -od {dir} 104",), tcp=(104,)
)
TELEVISION = Host(
    "television", 17, "00:e0:91:00:00:17",
    programs=("exec minidlnad -S -f {dir}/minidlna.conf -P {dir}/pid",),
    tcp=(8200,), udp=(1900,), files=(("minidlna.conf", run.MINIDLNA),),
)  # fmt: skip
OLD_BOX = Host(
    "oldbox", 18, "00:1e:0b:00:00:18",
    programs=("exec vsftpd {dir}/vsftpd.conf", run.TELNET_SERVER), tcp=(21, 23),
    files=(("vsftpd.conf", run.VSFTPD), ("inetd.conf", run.TELNET)),
)  # fmt: skip
MYSTERY = Host("mystery", 19, "ac:de:48:00:00:19", **_web("Bonjour", "unknown", "x"))  # type: ignore[arg-type]
NURSE_CALL = Host(
    "nursecall", 20, "00:14:22:00:00:20", **_web("Ascom Unite - Login", "nginx", "unite")  # type: ignore[arg-type]
)  # fmt: skip
PACS = Host(
    "pacs", 21, "00:1d:4a:00:00:21",
    programs=("mkdir -p {dir}/db; exec Orthanc {dir}/orthanc.json",),
    tcp=(4242, 8042), files=(("orthanc.json", run.ORTHANC),),
)  # fmt: skip
MONITOR = Host(
    "monitor", 22, "00:10:5d:00:00:22",
    programs=(run.WEB_SERVER % "x", run.TELNET_SERVER), tcp=(23, 80),
    files=(
        ("web.conf", run.WEB % "unknown"), ("www/index.html", run.PAGE % "Login"),
        ("inetd.conf", run.TELNET),
    ),
)  # fmt: skip
ANALYSER = Host("analyser", 23, "00:50:c2:05:b0:23", programs=(run.FIELD % "hl7",), tcp=(2575,))
BOILER = Host("boiler", 24, "00:00:54:00:00:24", programs=(run.FIELD % "modbus",), tcp=(502,))
VENTILATION = Host(
    "ventilation", 25, "00:10:8d:00:00:25", programs=(run.FIELD % "bacnet",), udp=(47808,)
)
TELEPHONES = Host(
    "telephones", 26, "00:08:5d:00:00:26",
    programs=("exec kamailio -DD -E -f {dir}/kamailio.cfg -Y {dir}",),
    udp=(5060,), files=(("kamailio.cfg", run.KAMAILIO % NETWORK[26]),),
)  # fmt: skip
SENSORS = Host(
    "sensors", 27, "28:cd:c1:00:00:27",
    programs=("exec mosquitto -c {dir}/mosquitto.conf", run.AVAHI_SERVICES),
    tcp=(1883,), udp=(5353,),
    files=(
        ("mosquitto.conf", run.MOSQUITTO), ("avahi.conf", run.AVAHI % "passerelle"),
        ("services/mqtt.service", run.MQTT_SERVICE),
    ),
)  # fmt: skip
OFFICE = Host(
    "office", 28, "00:06:5b:00:00:28",
    programs=(run.XRDP_SERVER,), tcp=(3389,), files=(("xrdp.ini", run.XRDP),),
)  # fmt: skip
BOX = Host(
    "box", 1, "00:0e:59:00:00:01",
    programs=("exec dnsmasq -k -C {dir}/dnsmasq.conf", run.WEB_SERVER % "livebox"),
    tcp=(53, 80), udp=(53, 67),
    files=(
        ("dnsmasq.conf", run.DNSMASQ),
        ("web.conf", run.WEB % "unknown"), ("www/index.html", run.PAGE % "Livebox"),
    ),
)  # fmt: skip
HOSTS = (
    DESKTOP, NAS, PRINTER, CAMERA, SWITCH, SERVER, LAPTOP, MODALITY, TELEVISION, OLD_BOX, MYSTERY,
    NURSE_CALL, PACS, MONITOR, ANALYSER, BOILER, VENTILATION, TELEPHONES, SENSORS, OFFICE, BOX,
)  # fmt: skip
OTHERS = HOSTS[1:]

CLASSES = {
    NAS: "nas", PRINTER: "printer", CAMERA: "camera", SWITCH: "network", SERVER: "server",
    LAPTOP: "workstation", MODALITY: "imaging", TELEVISION: "media", OLD_BOX: "server",
    MYSTERY: "unknown", NURSE_CALL: "nurse_call", PACS: "imaging", MONITOR: "medical",
    ANALYSER: "medical", BOILER: "building", VENTILATION: "building", TELEPHONES: "phone",
    SENSORS: "sensor", OFFICE: "workstation", BOX: "network",
}  # fmt: skip
"""What each host is, for somebody who knows."""

OUT_OF_BOUNDS = (
    MODALITY, MYSTERY, PACS, MONITOR, ANALYSER, BOILER, VENTILATION, SENSORS,
)  # fmt: skip
"""Recognised from the first packet, or unknown: nothing is asked of them but their hardware
address. The nurse call lies on an ordinary computer, and is left alone once its page says so."""

EXAMINED = (NAS, SWITCH, SERVER, OFFICE)
"""What a person would have examined thoroughly."""
