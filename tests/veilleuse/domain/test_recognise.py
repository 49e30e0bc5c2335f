# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
import re
from dataclasses import replace

import pytest

from veilleuse.catalogue.fingerprints import load_rules
from veilleuse.domain.classify import guess
from veilleuse.domain.model import DeviceClass, Evidence
from veilleuse.domain.recog import Database, Fingerprint, Library, Param
from veilleuse.domain.recognise import KIND, Recogniser

asked = []


def library():
    asked.append(1)
    kinds = {
        "ssh.banner": ("^QuietPrint_", "Printer"),
        "ftp.banner": ("^Acme FTP", "NAS"),
        "snmp.sys_description": ("^SIMATIC", "PLC"),
        "html_title": ("^Odd", "Toaster"),
        "http_header.server": ("^nginx", None),
    }
    return Library(
        Database(
            matches,
            "",
            0.5,
            (
                Fingerprint(
                    pattern,
                    re.MULTILINE,
                    "",
                    (Param(0, "hw.device", word),) if word else (),
                ),
            ),
        )
        for matches, (pattern, word) in kinds.items()
    )


def rules():
    return replace(load_rules(), recognise=Recogniser(library))


@pytest.mark.parametrize(
    ("kind", "value", "word"),
    [
        ("banner.ssh", "SSH-2.0-QuietPrint_4", "Printer"),
        ("banner.ftp", "220 Acme FTP ready", "NAS"),
        ("banner.ftp", "220-Acme FTP ready", "NAS"),
        ("snmp.description", "SIMATIC 1200", "PLC"),
        ("http.server", "nginx", None),
        ("banner.ssh", "SSH-2.0-OpenSSH_9.2", None),
        ("name.host", "QuietPrint_4", None),
    ],
)
def test_answers_are_asked_of_the_right_database(kind, value, word):
    found = Recogniser(library)(Evidence(kind, value))

    assert found == (Evidence(KIND, word) if word else None)


def test_the_library_is_read_at_the_first_answer_and_each_answer_is_looked_up_once():
    asked.clear()
    recognise = Recogniser(library)
    assert asked == []
    recognise(Evidence("name.host", "x"))
    assert asked == []
    for _ in range(3):
        recognise(Evidence("banner.ssh", "SSH-2.0-QuietPrint_4"))
    assert asked == [1]


def test_without_a_library_nothing_is_recognised():
    assert Recogniser(lambda: None)(Evidence("banner.ssh", "SSH-2.0-x")) is None


def test_recognition_counts_modestly_and_gives_its_reason():
    alone = guess([Evidence("banner.ssh", "SSH-2.0-QuietPrint_4")], (), rules())
    assert (alone.device_class, alone.confidence) == (DeviceClass.PRINTER, pytest.approx(0.5))
    assert alone.reasons == ("recog-printer",)

    without = guess([Evidence("mdns.service", "_ipp._tcp")], (), load_rules())
    together = guess(
        [Evidence("mdns.service", "_ipp._tcp"), Evidence("banner.ftp", "220 Acme FTP")], (), rules()
    )
    assert without.device_class is together.device_class is DeviceClass.PRINTER
    assert together.confidence < without.confidence  # it contradicts, and does not win


def test_a_controller_that_is_recognised_is_never_probed():
    assert guess([Evidence("snmp.description", "SIMATIC 1200")], (), rules()).never_probe


def test_a_word_without_a_rule_says_nothing():
    assert guess([Evidence("http.title", "Odd")], (), rules()) == guess([], (), rules())
