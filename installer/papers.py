# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes beside and into an artefact: licences page, list of parts (CycloneDX), provenance."""

import hashlib
import html
import json
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component as Part
from cyclonedx.model.component import ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from installer.components import Component

_STYLE = "body{font-family:sans-serif;max-width:60em;margin:2em auto}pre{white-space:pre-wrap}"
BUILD_TYPE = "urn:veilleuse:build:installers:v1"


def licences_page(components: Sequence[Component]) -> bytes:
    """Every part with its licence and its whole text, in French and in English."""
    rows = "".join(
        f'<li><a href="#{html.escape(part.name)}">{html.escape(part.name)} {part.version}</a> : '
        f"{html.escape(part.licence)}</li>\n"
        for part in components
    )
    texts = "".join(
        f'<h2 id="{html.escape(part.name)}">{html.escape(part.name)} {part.version}</h2>\n'
        f"<p>{html.escape(part.licence)}</p>\n"
        + "".join(f"<pre>{html.escape(text)}</pre>\n" for text in part.texts)
        for part in components
    )
    return (
        '<!doctype html>\n<html lang="fr"><head><meta charset="utf-8">'
        f"<title>Licences</title><style>{_STYLE}</style></head><body>\n"
        "<h1>Licences de ce qui est installé / Licences of what is installed</h1>\n"
        f"<ul>\n{rows}</ul>\n{texts}</body></html>\n"
    ).encode()


def parts_list(
    artefact: str, version: str, sha256: str, components: Sequence[Component], stamp: int
) -> str:
    """CycloneDX 1.6 in JSON; the same parts give the same text."""
    bom = Bom(
        components=[_part(component) for component in components],
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"urn:sha256:{sha256}"),
    )
    root = Part(
        type=ComponentType.APPLICATION,
        name=artefact,
        version=version,
        bom_ref=artefact,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256)],
    )
    bom.metadata.timestamp = datetime.fromtimestamp(stamp, UTC)
    bom.metadata.component = root
    bom.register_dependency(root, bom.components)
    return str(JsonV1Dot6(bom).output_as_string(indent=1)) + "\n"


def _part(component: Component) -> Part:
    return Part(
        type=ComponentType.LIBRARY,
        name=component.name,
        version=component.version,
        bom_ref=component.purl,
        purl=PackageURL.from_string(component.purl),
        licenses=[LicenseExpression(component.licence)],
    )


def provenance(
    artefacts: Mapping[str, Path], commit: str, locks: Sequence[Path], tools: Mapping[str, str]
) -> str:
    """An in-toto statement with SLSA's predicate: from which sources and by what this was made.

    Unsigned: it is told apart from a forged one only by the signature on the list of hashes.
    """
    statement = {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [
            {"name": name, "digest": {"sha256": sha256_of(path)}}
            for name, path in sorted(artefacts.items())
        ],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": BUILD_TYPE,
                "externalParameters": {"artefacts": sorted(artefacts)},
                "internalParameters": {"tools": dict(sorted(tools.items()))},
                "resolvedDependencies": [
                    {"name": "veilleuse", "digest": {"gitCommit": commit}},
                    *(
                        {
                            "name": f"installer/locks/{lock.name}",
                            "digest": {"sha256": sha256_of(lock)},
                        }
                        for lock in locks
                    ),
                ],
            },
            "runDetails": {"builder": {"id": "urn:veilleuse:builder:make-installers"}},
        },
    }
    return json.dumps(statement, indent=1) + "\n"


def sha256_of(path: Path) -> str:
    """The hash of a whole file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
