# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authenticode signatures by osslsigncode, with the certificate of a release or one for trials.

A release names its certificate in the environment; nothing of it is ever written anywhere else:
VEILLEUSE_SIGN_PFX (a PKCS#12 file), VEILLEUSE_SIGN_PASSWORD_FILE, VEILLEUSE_SIGN_TIMESTAMP (the
address of a time-stamp service, where there is a network). Without them a certificate is made
that says TEST and that no machine trusts.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from installer.strict import run

PFX, PASSWORD, TIMESTAMP = (
    "VEILLEUSE_SIGN_PFX",
    "VEILLEUSE_SIGN_PASSWORD_FILE",
    "VEILLEUSE_SIGN_TIMESTAMP",
)
_TRIAL = "/O=Veilleuse/CN=Veilleuse TEST - not for release"


@dataclass(frozen=True, slots=True)
class Signer:
    """A certificate with its key, and the moment that signatures tell."""

    pfx: Path
    password: Path
    stamp: int
    is_release: bool

    def sign(self, path: Path, about: str) -> None:
        """Replaces a program or an MSI by the same with a signature."""
        signed = path.with_name(f"{path.name}.signed")
        run(["osslsigncode", "sign", *self.options(about), "-in", path, "-out", signed])
        signed.replace(path)

    def options(self, about: str) -> list[str]:
        """What osslsigncode is told whatever it signs."""
        address = os.environ.get(TIMESTAMP) if self.is_release else None
        return [
            "-pkcs12", str(self.pfx.absolute()), "-readpass", str(self.password.absolute()),
            "-h", "sha256", "-n", about, "-time", str(self.stamp),
            *(["-ts", address] if address else []),
        ]  # fmt: skip


def signer(folder: Path, stamp: int) -> Signer:
    """The release's own, else the one for trials in `folder`, made when it is not there yet."""
    if named := os.environ.get(PFX):
        return Signer(Path(named), Path(os.environ[PASSWORD]), stamp, is_release=True)
    pfx, password = folder / "trial.pfx", folder / "trial.password"
    if not pfx.exists():
        folder.mkdir(parents=True, exist_ok=True)
        _make(folder, pfx, password)
    return Signer(pfx, password, stamp, is_release=False)


def _make(folder: Path, pfx: Path, password: Path) -> None:
    key, certificate = folder / "trial.key", folder / "trial.pem"
    password.write_text("trial", "utf-8")
    _openssl("genrsa", "-out", key, "2048")
    _openssl(
        "req", "-x509", "-new", "-key", key, "-days", "3650", "-subj", _TRIAL, "-addext",
        "extendedKeyUsage=codeSigning", "-out", certificate,
    )  # fmt: skip
    _openssl(
        "pkcs12", "-export", "-inkey", key, "-in", certificate, "-passout", f"file:{password}",
        "-out", pfx,
    )  # fmt: skip
    key.unlink()


def _openssl(*arguments: str | Path) -> None:
    run(["openssl", *arguments])
