# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of text files in the encodings that Windows and Linux write."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from veilleuse.probes.files.reading import Reading

HEAD_BYTES = 65536
"""What is looked at to know the encoding, and by others the format."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(head: bytes) -> str:
    """By its mark, else UTF-8 where it is that, else what French Windows calls ANSI."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def decoded(head: bytes) -> str:
    """The beginning of a text, for whoever decides what it is."""
    return codecs.getincrementaldecoder(encoding_of(head))("replace").decode(head)


def lines(file: BinaryIO, reading: Reading) -> Iterator[str]:
    """Each line with its end, cut where it is too long; none any more once a person said stop."""
    encoding = encoding_of(file.read(HEAD_BYTES))
    file.seek(0)
    text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline=None)
    try:
        while reading.goes_on(file.tell()):
            line = text.readline(reading.bounds.record_bytes)
            if not line:
                return
            yield line
    finally:
        text.detach()
