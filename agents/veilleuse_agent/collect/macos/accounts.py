# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may do everything on this Mac."""

from collections.abc import Iterator

from veilleuse_agent.collect.child import ChildError
from veilleuse_agent.collect.macos.mac import Mac
from veilleuse_agent.collect.reading import Readings, error, ok

PROMISES = ("accounts.administrators",)

_GROUP = ("/usr/bin/dscacheutil", "-q", "group", "-a", "name", "admin")
_USERS = ("/usr/bin/dscacheutil", "-q", "user")
_NO_LOGIN = ("/usr/bin/false", "/usr/sbin/nologin", "/sbin/nologin")


def read(mac: Mac) -> Readings:
    """Members of the group `admin` and accounts with uid 0; their passwords are not looked at."""
    source = " ".join(_GROUP)
    try:
        members = members_of(mac.answer(_GROUP))
        users = {block["name"]: block for block in blocks_of(mac.answer(_USERS)) if "name" in block}
    except ChildError as failure:
        return {PROMISES[0]: error(f"{source}: {failure}")}
    if not members:
        return {PROMISES[0]: error(f"{source}: no members")}
    names = members | {name for name, user in users.items() if user.get("uid") == "0"}
    rows = [_row(name, users.get(name, {})) for name in sorted(names)]
    return {PROMISES[0]: ok(rows, f"{source}, {' '.join(_USERS)}")}


def members_of(answer: str) -> set[str]:
    """The names after `users:`, separated by spaces."""
    return {name for block in blocks_of(answer) for name in block.get("users", "").split()}


def blocks_of(answer: str) -> Iterator[dict[str, str]]:
    """Entries of `dscacheutil`: lines `key: value`, an empty line between two entries."""
    for block in answer.split("\n\n"):
        pairs = (line.partition(":") for line in block.splitlines())
        entry = {key.strip(): value.strip() for key, separator, value in pairs if separator}
        if entry:
            yield entry


def _row(name: str, user: dict[str, str]) -> dict[str, object]:
    uid = user.get("uid", "")
    return {
        "name": name,
        "id": uid,
        "enabled": False if user.get("shell") in _NO_LOGIN else None,
        "kind": "user",
        "builtin": uid == "0" and name == "root",
    }
