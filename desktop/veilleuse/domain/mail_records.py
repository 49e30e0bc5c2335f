# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""SPF, DKIM and DMARC records as a person pasted them, from nslookup, dig or a web page.

RFC 7208 (SPF), RFC 6376 with 8301 and 8463 (DKIM), RFC 7489 and its successor RFC 9989 (DMARC).
"""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 8192
"""Characters of pasted text that are looked at; no published record comes near."""
_FULL_STRING = 255
"""Octets of one string of a TXT record (RFC 1035, 3.3): a full one goes on in the next."""
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(\d{3}|.)")
_SPF = re.compile(r"v=spf1(?=\s|$)", re.IGNORECASE)
_DMARC = re.compile(r"v\s*=\s*DMARC1(?=\s*(?:;|$))")
_DKIM = re.compile(r"v\s*=\s*DKIM1(?=\s*(?:;|$))|(?:[a-z]\s*=[^;]*;\s*){0,9}p\s*=")
_TERM = re.compile(
    r"[+\-?~]?(?:all|(?:include|exists):\S+|(?:a|mx|ptr)(?::[^\s/]+)?(?:/\d{1,2})?(?://\d{1,3})?"
    r"|ip4:[\d.]+(?:/\d{1,2})?|ip6:[\da-fA-F:.]+(?:/\d{1,3})?)|[A-Za-z][\w.-]*=\S*",
    re.IGNORECASE,
)
"""A mechanism, or a modifier of any name (RFC 7208, 4.6.1 and 12)."""
_ASKING = re.compile(
    r"[+\-?~]?(?:include:|exists:|a(?=[:/]|$)|mx(?=[:/]|$)|ptr(?=:|$))|redirect=",
    re.IGNORECASE,
)
"""Terms that cost the receiver a DNS question (RFC 7208, 4.6.4)."""
_ALL = re.compile(r"([+\-?~]?)all", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spf:
    """One SPF record. `all` is its last word on strangers: `-`, `~`, `?`, `+`, or empty."""

    all: str
    redirects: bool
    questions: int
    """Terms of this record alone that ask the DNS; what they include asks more."""
    is_broken: bool


@dataclass(frozen=True, slots=True)
class Dmarc:
    """One DMARC record. A policy is `none`, `quarantine`, `reject`, or empty: none is valid."""

    policy: str
    subdomains: str
    percent: int
    is_testing: bool


@dataclass(frozen=True, slots=True)
class Dkim:
    """One published key. `octets` of its decoding; None where it cannot be decoded."""

    kind: str
    octets: int | None
    is_revoked: bool
    is_testing: bool


def spf_records(pasted: str) -> tuple[Spf, ...]:
    """Every SPF record of the text; more than one is an error of the domain (RFC 7208, 4.5)."""
    return tuple(_spf(text) for text in _records(pasted, _SPF))


def dmarc_records(pasted: str) -> tuple[Dmarc, ...]:
    """Every DMARC record of the text; of more than one receivers use none (RFC 9989, 4.10)."""
    return tuple(_dmarc(text) for text in _records(pasted, _DMARC))


def dkim_records(pasted: str) -> tuple[Dkim, ...]:
    """Every key record of the text; one of another version is none (RFC 6376, 3.6.1)."""
    texts = [text for text in _records(pasted, _DKIM) if _tags(text).get("v", "DKIM1") == "DKIM1"]
    return tuple(map(_dkim, texts))


def _records(pasted: str, start: re.Pattern[str]) -> Iterator[str]:
    """The records that begin as `start` says; without quotes, whatever stands before them."""
    text = pasted[:LONGEST]
    if '"' in text:
        found = map(start.match, _quoted(text))
    elif start is _DKIM:  # one record that a page or a form may have wrapped
        found = map(start.search, ["".join(text.splitlines())])
    else:
        found = map(start.search, text.splitlines())
    yield from (one.string[one.start() :] for one in found if one)


def _quoted(text: str) -> list[str]:
    """Records out of quoted strings: those of one line belong together, and those of a full line.

    nslookup writes each string of a record on a line of its own, dig each record on one line.
    """
    records: list[str] = []
    goes_on = False
    for line in text.splitlines():
        strings = [_plain(one) for one in _QUOTED.findall(line)]
        if not strings:
            goes_on = goes_on and not line.strip()
            continue
        joined = "".join(strings)
        if goes_on and not re.match(r"\s*v\s*=", joined):
            records[-1] += joined
        else:
            records.append(joined.lstrip())
        goes_on = len(strings[-1].encode()) >= _FULL_STRING or _is_open_key(records[-1])
    return records


def _is_open_key(record: str) -> bool:
    """A DKIM key is the last tag of its record nearly always, and too long for one string."""
    return bool(_DKIM.match(record)) and not record.rstrip().endswith(";")


def _plain(string: str) -> str:
    """A quoted string without its escapes (RFC 1035, 5.1)."""
    return _ESCAPED.sub(
        lambda found: chr(int(found[1])) if len(found[1]) == 3 else found[1], string
    )


def _spf(text: str) -> Spf:
    terms = text.split()[1:]
    alls = [found[1] or "+" for term in terms if (found := _ALL.fullmatch(term))]
    return Spf(
        all=alls[0] if alls else "",
        redirects=any(term.lower().startswith("redirect=") for term in terms),
        questions=sum(bool(_ASKING.match(term)) for term in terms),
        is_broken=not all(_TERM.fullmatch(term) for term in terms),
    )


def _dmarc(text: str) -> Dmarc:
    tags = _tags(text)
    policy = _policy(tags.get("p", ""))
    percent = tags.get("pct", "100")
    return Dmarc(
        policy=policy,
        subdomains=_policy(tags.get("sp", "")) or policy,
        percent=int(percent) if re.fullmatch(r"\d{1,3}", percent) else 100,
        is_testing=tags.get("t", "").lower() == "y",
    )


def _policy(word: str) -> str:
    return word.lower() if word.lower() in ("none", "quarantine", "reject") else ""


def _dkim(text: str) -> Dkim:
    tags = _tags(text)
    key = re.sub(r"\s", "", tags.get("p", ""))
    try:
        octets = len(base64.b64decode(key, validate=True))
    except (binascii.Error, ValueError):
        octets = None
    flags = {flag.strip().lower() for flag in tags.get("t", "").split(":")}
    return Dkim(tags.get("k", "rsa").lower(), octets, not key, "y" in flags)


def _tags(text: str) -> dict[str, str]:
    """Tags of a tag-list (RFC 6376, 3.2), the first of each name."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, is_tag, value = part.partition("=")
        if is_tag:
            found.setdefault(name.strip().lower(), value.strip())
    return found
