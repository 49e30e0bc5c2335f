# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The agent's MSI, for Group Policy and for `msiexec /qn`: what wixl is told, and what it made."""

import hashlib
import tempfile
import uuid
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

from installer.msi_tables import Wanted, check, table
from installer.strict import run
from installer.wheels import Files

NAME = "veilleuse-agent.msi"
PROPERTIES = ("KIT", "ADDRESS", "FOLDER", "SEALKEY", "SIGNKEY", "TOKEN")
"""What may be said on the command line of msiexec; agents/README.md explains each."""
OPTIONS = {
    "KIT": "--kit",
    "ADDRESS": "--address",
    "FOLDER": "--folder",
    "SEALKEY": "--seal-key",
    "SIGNKEY": "--sign-key",
    "TOKEN": "--token",
    "OriginalDatabase": "--beside",
}

_WIX = "http://schemas.microsoft.com/wix/2006/wi"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:veilleuse:agent:msi")
UPGRADE_CODE = str(uuid.uuid5(_OURS, "upgrade")).upper()
_MODULE = "-m veilleuse_agent"
FORGET_COMMAND = f"{_MODULE} forget --yes"
_PYTHON = "python/python.exe"
_EMPTIED, _ON_REMOVAL = ("PLACE", "DATA"), 2
"""Folders that go with the last file, as the table RemoveFile puts it."""
_PASSED = "SecureCustomProperties"
_INSTALLING = 'NOT REMOVE~="ALL"'
_REMOVING = 'REMOVE~="ALL" AND NOT UPGRADINGPRODUCTCODE'

_NEWER = (
    "Une version plus récente de l’agent Veilleuse est installée ; elle reste en place."
    " / A newer version of the Veilleuse agent is installed; it stays."
)
_TOO_OLD = (
    "L’agent Veilleuse demande Windows 10, Windows Server 2016 ou plus récent, en 64 bits. Pour une"
    " machine plus ancienne, enregistrez le résultat de la commande systeminfo dans un fichier et"
    " importez-le dans Veilleuse. / The Veilleuse agent needs 64-bit Windows 10, Windows Server"
    " 2016 or later. For an older machine, save what the command systeminfo says to a file and"
    " import it into Veilleuse."
)
_COMMENTS = (
    "Lit l’état de cette machine et le remet à Veilleuse. Après une désinstallation, révoquez cet"
    " agent dans Veilleuse. / Reads the state of this machine and hands it to Veilleuse. After"
    " removal, revoke this agent in Veilleuse."
)


def build(files: Files, version: str, target: Path) -> None:
    """Writes the MSI; ToolError where wixl complains or left out anything that was asked for."""
    with tempfile.TemporaryDirectory() as text:
        folder = Path(text)
        for name, data in files.items():
            path = folder / "files" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        source = folder / "agent.wxs"
        source.write_bytes(wxs(files, version, "files"))
        run(["wixl", "-a", "x64", "-o", target.absolute(), source.name], folder=folder)
    _complete(target, version)
    check(target, wanted(files, version))


def wanted(files: Files, version: str) -> Wanted:
    """What the MSI must hold."""
    return Wanted(
        files=[(PurePosixPath(name).name, len(data)) for name, data in files.items()],
        version=version,
        actions={"Deploy": deploy_command(), "Forget": FORGET_COMMAND},
        properties=PROPERTIES,
        upgrade_code=UPGRADE_CODE,
    )


def _complete(msi: Path, version: str) -> None:
    """Sets what wixl has no word for: properties that pass an elevation, language, package code."""
    own = next(
        row["Value"] for row in table(msi, "Property") if row["Property"] == _PASSED
    )  # what MajorUpgrade needs
    value = ";".join([own, *PROPERTIES])
    query = f"UPDATE `Property` SET `Value`='{value}' WHERE `Property`='{_PASSED}'"  # noqa: S608
    run(["msibuild", msi, "-q", query])
    owner = identifier("c", _PYTHON)
    for place in _EMPTIED:
        row = f"'No{place}', '{owner}', '{place}', {_ON_REMOVAL}"
        columns = "`FileKey`, `Component_`, `DirProperty`, `InstallMode`"
        run(["msibuild", msi, "-q", f"INSERT INTO `RemoveFile` ({columns}) VALUES ({row})"])  # noqa: S608
    code = str(uuid.uuid5(_OURS, f"package {version}")).upper()
    run(["msibuild", msi, "-s", "Veilleuse Agent", "Veilleuse", "x64;1036", f"{{{code}}}"])


def wxs(files: Files, version: str, folder: str) -> bytes:
    """The whole description; `folder` holds the files, and lies beside it: wixl wants it so."""
    ET.register_namespace("", _WIX)
    top = ET.Element(_tag("Wix"))
    product = _add(
        top,
        "Product",
        Id=str(uuid.uuid5(_OURS, f"product {version}")).upper(),
        Name="Veilleuse Agent",
        Language="1036",
        Codepage="1252",
        Version=version,
        Manufacturer="Veilleuse",
        UpgradeCode=UPGRADE_CODE,
    )
    _add(
        product,
        "Package",
        InstallerVersion="500",
        Compressed="yes",
        InstallScope="perMachine",
        Description="Veilleuse Agent",
        Manufacturer="Veilleuse",
        Languages="1036",
    )
    _add(product, "MajorUpgrade", DowngradeErrorMessage=_NEWER)
    _add(product, "Media", Id="1", Cabinet="agent.cab", EmbedCab="yes")
    _conditions(product)
    for name, value in (("ARPNOMODIFY", "1"), ("ARPCOMMENTS", _COMMENTS)):
        _add(product, "Property", Id=name, Value=value)
    components = _folders(product, files, folder)
    feature = _add(product, "Feature", Id="Agent", Level="1", Title="Veilleuse Agent")
    for component in components:
        _add(feature, "ComponentRef", Id=component)
    _actions(product)
    text: bytes = ET.tostring(top, encoding="utf-8", xml_declaration=True)
    return text


def _conditions(product: ET.Element) -> None:
    """VersionNT stops at 6.3: Windows 10 is told by a value that older ones do not have."""
    sought = _add(product, "Property", Id="WINDOWSMAJOR")
    _add(
        sought,
        "RegistrySearch",
        Id="WindowsMajor",
        Root="HKLM",
        Key="SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion",
        Name="CurrentMajorVersionNumber",
        Type="raw",
        Win64="yes",
    )
    condition = _add(product, "Condition", Message=_TOO_OLD)
    condition.text = "Installed OR WINDOWSMAJOR"


def _folders(product: ET.Element, files: Files, folder: str) -> list[str]:
    """One component for each file, as Microsoft's rules for components want it."""
    root = _add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = _add(root, "Directory", Id="ProgramFiles64Folder")
    places = {PurePosixPath(): _add(programs, "Directory", Id="PLACE", Name="Veilleuse Agent")}
    data = _add(root, "Directory", Id="CommonAppDataFolder")
    _add(data, "Directory", Id="DATA", Name="Veilleuse")
    components = []
    for name in sorted(files):
        path = PurePosixPath(name)
        for parent in reversed(path.parents):
            if parent not in places:
                places[parent] = _add(
                    places[parent.parent], "Directory", Id=identifier("d", str(parent)),
                    Name=parent.name,
                )  # fmt: skip
        component = _add(
            places[path.parent], "Component", Id=identifier("c", name), Win64="yes",
            Guid=str(uuid.uuid5(_OURS, f"component {name}")).upper(),
        )  # fmt: skip
        _add(
            component, "File", Id=identifier("f", name), Name=path.name,
            Source=f"{folder}/{name}", KeyPath="yes",
        )  # fmt: skip
        components.append(identifier("c", name))
    return components


def _actions(product: ET.Element) -> None:
    """Both run the interpreter that was installed, as the system's own account, unseen."""
    for action, command in (("Deploy", deploy_command()), ("Forget", FORGET_COMMAND)):
        _add(
            product, "CustomAction", Id=action, FileKey=identifier("f", _PYTHON),
            ExeCommand=command, Execute="deferred", Impersonate="no", Return="check",
        )  # fmt: skip
    sequence = _add(product, "InstallExecuteSequence")
    _add(sequence, "Custom", Action="Deploy", Sequence="6500").text = _INSTALLING
    _add(sequence, "Custom", Action="Forget", Sequence="3400").text = _REMOVING


def deploy_command() -> str:
    """A blank ends each value: a path that ends with a backslash would escape the quote."""
    told = " ".join(f'{option} "[{name}] "' for name, option in OPTIONS.items())
    return f"{_MODULE} deploy {told}"


def identifier(kind: str, name: str) -> str:
    """A name that a table of MSI takes, from a place."""
    return f"{kind}{hashlib.sha256(name.encode()).hexdigest()[:24]}"


def _add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, _tag(tag), attributes)


def _tag(name: str) -> str:
    return f"{{{_WIX}}}{name}"
