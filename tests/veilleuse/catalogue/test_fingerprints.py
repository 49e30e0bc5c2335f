# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The identification rules as they are shipped."""

import shutil

import pytest

from veilleuse.catalogue.fingerprints import FILES, MAKERS, POLICY, load_policy, load_rules
from veilleuse.catalogue.folder import ResourceError, read_toml, resources
from veilleuse.catalogue.words import LANGUAGES, words
from veilleuse.domain.classify import Match, guess, sentence
from veilleuse.domain.model import UNTOUCHABLE, DeviceClass, Evidence

RULES = load_rules()
FOLDER = resources() / "fingerprints"


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_has_a_source_and_an_example_that_it_matches(rule) -> None:
    assert len(rule.source) >= len("RFC 3263")
    assert rule.example
    if rule.how is Match.BLOCK:
        assert RULES.maker(rule.example) is rule
    else:
        hits = RULES.hits(Evidence(rule.kind, rule.example))
        assert rule in [hit for hit, _ in hits]


def test_there_are_at_least_150_rules_besides_the_makers() -> None:
    assert sum(rule.how is not Match.BLOCK for rule in RULES.rules) >= 150


def test_no_hardware_block_belongs_to_two_makers() -> None:
    blocks = [
        block for rule in RULES.rules if rule.how is Match.BLOCK for block in rule.pattern.split()
    ]
    assert len(blocks) == len(set(blocks))
    # Group and local addresses start with no maker's block (IEEE 802).
    assert not [block for block in blocks if int(block[:2], 16) & 0x03]


def test_what_forbids_to_probe_is_consistent() -> None:
    for rule in RULES.rules:
        if rule.never_probe:
            assert rule.says_class in UNTOUCHABLE, rule.id


@pytest.mark.parametrize(
    ("hardware", "vendor", "device_class"),
    [
        ("00:09:fb:00:00:01", "Philips", DeviceClass.MEDICAL),
        ("00:13:38:00:00:01", "Fresenius", DeviceClass.MEDICAL),
        ("44:4b:5d:00:00:01", "GE HealthCare", DeviceClass.IMAGING),
        ("00:01:3e:00:00:01", "Ascom", DeviceClass.NURSE_CALL),
        ("00:0a:83:00:00:01", "SALTO", DeviceClass.DOOR),
        ("00:04:74:00:00:01", "Legrand", DeviceClass.BUILDING),
        ("00:11:32:00:00:01", "Synology", DeviceClass.NAS),
        ("00:0d:b4:00:00:01", "Stormshield", DeviceClass.NETWORK),
    ],
)
def test_makers_met_in_care_homes_are_known(hardware, vendor, device_class) -> None:
    found = guess((), (hardware,), RULES)
    assert (found.vendor, found.device_class) == (vendor, device_class)
    assert found.never_probe is (device_class in UNTOUCHABLE)


def test_no_maker_of_care_devices_counts_as_general() -> None:
    general = load_policy().general
    for rule in RULES.rules:
        if rule.how is Match.BLOCK and rule.says_class in UNTOUCHABLE:
            assert not general.intersection(rule.pattern.split()), rule.id


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    for language in LANGUAGES:
        for rule in RULES.rules:
            code, values = sentence(rule)
            assert words(language)(code, **values)


def test_every_class_has_a_name_in_both_languages() -> None:
    for language in LANGUAGES:
        names = {words(language)(f"class.{each.value}") for each in DeviceClass}
        assert len(names) == len(DeviceClass)


@pytest.fixture
def folder(tmp_path):
    copy = tmp_path / "fingerprints"
    shutil.copytree(FOLDER, copy)
    return copy


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (FILES[0], 'how = "equals"', 'how = "maybe"'),
        (FILES[0], 'class = "printer"', 'class = "toaster"'),
        (FILES[0], "weight = 0.8", "weight = 1.0"),
        (FILES[0], "weight = 0.8", ""),
        (FILES[0], 'id = "mdns-ipp-tcp"', 'id = "mdns-ipps-tcp"'),
        (FILES[1], "pattern = '^", "pattern = '"),
        (FILES[1], "pattern = '^", "pattern = '^("),
        (MAKERS, 'registered = ["', 'registers = ["'),
        (MAKERS, 'blocks = """\n', 'blocks = """\n12345 '),
        (POLICY, "reason =", "because ="),
        (POLICY, "value = 0.25", 'value = "0.25"'),
    ],
)
def test_a_rule_that_cannot_be_vouched_for_is_refused(folder, name, old, new) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ResourceError) as raised:
        (load_policy if name == POLICY else load_rules)(folder)
    assert str(folder) in raised.value.details["file"]


def test_a_file_without_rules_is_refused(folder) -> None:
    (folder / FILES[0]).write_text("")
    assert read_toml(folder / FILES[0]) == {}
    with pytest.raises(ResourceError):
        load_rules(folder)


def test_all_that_windows_says_of_itself_does_not_make_an_unknown_device_touchable() -> None:
    told = [Evidence("dhcp.vendor", "MSFT 5.0"), Evidence("wsd.types", "Computer Device")]
    assert guess(told, (), RULES).confidence < load_policy().least_confidence


@pytest.mark.parametrize(
    ("kind", "value", "device_class", "product"),
    [
        ("dhcp.vendor", "AXIS,Network Camera,P3343,5.20.3", DeviceClass.CAMERA, "P3343"),
        ("dhcp.vendor", "Mfg=Xerox;Typ=MFP;Mod=VersaLink C405;Ser=A", DeviceClass.PRINTER,
         "VersaLink C405"),
        ("snmp.object", "1.3.6.1.4.1.11256.2.0", DeviceClass.NETWORK, ""),
        ("snmp.object", "1.3.6.1.4.1.112560.2", DeviceClass.UNKNOWN, ""),
        ("upnp.model", "Screen 5", DeviceClass.UNKNOWN, "Screen 5"),
    ],
)  # fmt: skip
def test_what_a_device_announces_is_understood(kind, value, device_class, product) -> None:
    found = guess([Evidence(kind, value)], (), RULES)
    assert (found.device_class, found.product) == (device_class, product)


@pytest.mark.parametrize(
    ("hardware", "device_class"),
    [
        ("00:0f:82:00:00:01", DeviceClass.MEDICAL),
        ("00:e0:a4:00:00:01", DeviceClass.IMAGING),
        ("64:dc:01:00:00:01", DeviceClass.NURSE_CALL),
        ("54:05:36:00:00:01", DeviceClass.SENSOR),
        ("00:90:7a:00:00:01", DeviceClass.PHONE),
        ("00:1e:cc:00:00:01", DeviceClass.DOOR),
        ("00:12:c3:00:00:01", DeviceClass.BUILDING),
        ("00:17:33:00:00:01", DeviceClass.NETWORK),
        ("3c:89:a6:00:00:01", DeviceClass.READER),
    ],
)
def test_each_kind_of_care_equipment_is_known_by_its_makers(hardware, device_class) -> None:
    assert guess((), [hardware], RULES).device_class is device_class


@pytest.mark.parametrize(
    ("kind", "value", "device_class", "never_probe"),
    [
        ("dicom.associate", "requests", DeviceClass.IMAGING, True),
        ("dicom.associate", "accepts", DeviceClass.IMAGING, True),
        ("hl7.mllp", "sends", DeviceClass.MEDICAL, True),
        ("device.kind", "PRINTER", DeviceClass.PRINTER, False),
        ("device.kind", "Poste", DeviceClass.WORKSTATION, False),
        ("device.kind", "Poste téléphonique", DeviceClass.PHONE, False),
        ("device.kind", "Dispositif médical", DeviceClass.MEDICAL, True),
        ("device.kind", "Appel malade", DeviceClass.NURSE_CALL, True),
        ("device.kind", "Contrôle d'accès", DeviceClass.DOOR, True),
        ("device.kind", "Divers", DeviceClass.UNKNOWN, False),
        ("os.name", "Microsoft Windows Server 2019 Standard", DeviceClass.SERVER, False),
        ("os.name", "Debian GNU/Linux 12", DeviceClass.UNKNOWN, False),
        ("hardware.vendor", "Dräger Medical", DeviceClass.MEDICAL, True),
        ("hardware.vendor", "KYOCERA", DeviceClass.PRINTER, False),
        # It makes printers and computers alike: its name says neither.
        ("hardware.vendor", "HP", DeviceClass.UNKNOWN, False),
    ],
)
def test_what_was_written_down_or_overheard_is_understood(kind, value, device_class, never_probe):
    found = guess([Evidence(kind, value)], (), RULES)
    assert (found.device_class, found.never_probe) == (device_class, never_probe)


def test_a_windows_that_speaks_dicom_is_a_modality_and_is_never_probed() -> None:
    told = [
        Evidence("os.name", "Microsoft Windows 10 Professionnel"),
        Evidence("device.kind", "Ordinateur"),
        Evidence("dicom.associate", "requests"),
    ]
    assert guess(told, (), RULES).never_probe


def test_an_inventory_that_says_windows_alone_makes_nothing_touchable() -> None:
    told = [
        Evidence("os.name", "Microsoft Windows 11 Professionnel"),
        Evidence("dhcp.vendor", "MSFT 5.0"),
    ]
    assert guess(told, (), RULES).confidence < load_policy().least_confidence
