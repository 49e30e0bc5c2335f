# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail that is ready to be sent and that nobody sends: a file that mail programs open."""

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from veilleuse.tasks.write_file import write_file


def write_draft(data: Mapping[str, object], pdf: bytes, path: Path) -> Path:
    """Without sender or receiver; `X-Unsent` has mail programs open it as a draft.

    The header is Outlook's (MS-OXCMAIL); others show the mail, to be forwarded.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = str(data["document"])
    mail["X-Unsent"] = "1"
    mail.set_content(f"{data['document']}\n{data['as_of']}\n")
    name = f"veilleuse-{data['kind']}.pdf"
    mail.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    return write_file(path, mail.as_bytes())
