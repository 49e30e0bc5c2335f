# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of `systeminfo` in French and English, and the layout it has in every language.

Words are compared by their plain letters alone, so that a lost or mistaken accent changes nothing.
Samples: github.com/bitsadmin/wesng (validation), github.com/crc-org/crc/issues/1338.
"""

import re
from collections.abc import Mapping, Sequence

from veilleuse.probes.systeminfo_layout import Entry

VERSION = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{3,6})\b.*\b(\d{3,6})")
"""Version, service pack or not, and the build once more: `10.0.19045 N/A build 19045`."""

_LABELS = {
    "hostname": "host", "nomdelhte": "host",
    "osname": "name", "nomdusystmedexploitation": "name",
    "osversion": "version", "versiondusystme": "version",
    "osconfiguration": "role", "configurationdusystmedexploitation": "role",
    "systemboottime": "boot", "heurededmarragedusystme": "boot",
    "systemmanufacturer": "maker", "fabricantdusystme": "maker",
    "systemmodel": "model", "modledusystme": "model",
    "systemlocale": "locale", "optionrgionaledusystme": "locale",
    "timezone": "zone", "fuseauhoraire": "zone",
    "domain": "domain", "domaine": "domain",
    "hotfixs": "updates", "correctifs": "updates",
}  # fmt: skip
_AFTER_VERSION = {"host": -2, "name": -1, "role": 2, "boot": 8, "maker": 9, "model": 10}
_LOCALE_AFTER_VERSION, _TYPE_AFTER_VERSION = 17, 11
_UPDATE = re.compile(r"\[\d+\]\s*:\s*KB\d{6,8}\Z")
_ROLES = (
    ("stationdetravail", "WinNT"), ("workstation", "WinNT"),
    ("domaincontroller", "LanmanNT"), ("dedomaine", "LanmanNT"),
    ("serveur", "ServerNT"), ("server", "ServerNT"),
)  # fmt: skip
_ALONE = ("standalone", "autonome")
_EDITIONS = {
    "home": "Core", "famille": "Core",
    "pro": "Professional", "professional": "Professional", "professionnel": "Professional",
    "enterprise": "Enterprise", "entreprise": "Enterprise",
    "enterpriseltsc": "EnterpriseS", "entrepriseltsc": "EnterpriseS",
    "education": "Education",
}  # fmt: skip
_SERVER_EDITIONS = {"standard": "ServerStandard", "datacenter": "ServerDatacenter"}
_PRODUCT = re.compile(
    r"Microsoft Windows (Server )?(?:7|8(?:\.1)?|1[01]|20\d\d)(?: R2)? (\S.*)\Z", re.IGNORECASE
)


def letters(text: str) -> str:
    """The plain letters of a text, in lower case."""
    return re.sub(r"[^a-z]", "", text.lower())


def known(entries: Sequence[Entry]) -> Mapping[str, Entry]:
    """Entries by what they mean, where their labels are French or English."""
    found: dict[str, Entry] = {}
    for entry in entries:
        meaning = _LABELS.get(letters(entry.label))
        if meaning:
            found.setdefault(meaning, entry)
    return found


def placed(entries: Sequence[Entry]) -> Mapping[str, Entry]:
    """Entries by what their place means, whatever the language.

    Around the version; the rest only where the kind of processor stands where it should.
    """
    versions = [at for at, entry in enumerate(entries) if version(entry)]
    if not versions:
        return {}
    origin = versions[0]
    found = {"version": entries[origin]}
    types = entries[origin + _TYPE_AFTER_VERSION : origin + _TYPE_AFTER_VERSION + 1]
    is_whole = any(entry.value.lower().endswith("-based pc") for entry in types)
    for meaning, step in _AFTER_VERSION.items():
        at = origin + step
        if 0 <= at < len(entries) and (is_whole or step <= 2):
            found[meaning] = entries[at]
    locale = entries[origin + _LOCALE_AFTER_VERSION : origin + _LOCALE_AFTER_VERSION + 1]
    if is_whole and locale and ";" in locale[0].value:
        found["locale"] = locale[0]
    return found | _by_content(entries)


def _by_content(entries: Sequence[Entry]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for before, entry in zip((None, *entries), entries, strict=False):
        if entry.value.startswith("(UTC") or entry.value.startswith("(GMT"):
            found.setdefault("zone", entry)
        if any(_UPDATE.match(item) for item in entry.items):
            found.setdefault("updates", entry)
        if before is not None and "pagefile.sys" in " ".join((before.value, *before.items)):
            found["domain"] = entry
    return found


def version(entry: Entry) -> int | None:
    """The build number in the line of the version, None in every other line."""
    read = VERSION.fullmatch(entry.value)
    return int(read[3]) if read and read[3] == read[4] else None


def role(value: str) -> str | None:
    """The type of product, as the registry spells it, behind a French or English configuration."""
    plain = letters(value)
    return next((kind for word, kind in _ROLES if word in plain), None)


def is_alone(value: str) -> bool:
    """Whether the configuration, French or English, is of a machine in no domain."""
    return any(word in letters(value) for word in _ALONE)


def edition(name: str) -> str | None:
    """The EditionID behind a product's name; None where the name leaves a doubt."""
    read = _PRODUCT.match(name.replace("Éducation", "Education").strip())
    if read is None or not read[2].isascii():
        return None
    return (_SERVER_EDITIONS if read[1] else _EDITIONS).get(letters(read[2]))
