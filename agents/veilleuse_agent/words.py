# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences of the command line, in French and in English."""

import os
from collections.abc import Mapping

_FRENCH = {
    "about": "Lit l’état de cette machine et le remet à Veilleuse. N’écoute rien, n’exécute rien.",
    "collect": "lire les faits et écrire le relevé en clair, au format JSON",
    "seal": "lire les faits et écrire le relevé signé et scellé pour l’établissement",
    "json": "fichier à écrire, ou - pour la sortie standard",
    "site_key": "fichier contenant la clé publique de l’établissement",
    "out": "fichier à écrire",
    "data": "dossier de l’agent (clé et numéro d’ordre)",
    "data_folder": (
        "Le dossier de l’agent ne peut pas être utilisé : {place}. Rien n’a été lu ni envoyé."
        " Indiquez un dossier accessible avec --data."
    ),
    "data_folder_shared": (
        "Le dossier de l’agent n’est pas réservé à son compte : {place}. Rien n’a été lu."
        " Retirez aux autres comptes le droit d’y écrire, ou indiquez un autre dossier avec --data."
    ),
    "key_damaged": (
        "La clé de l’agent est abîmée : {place}. Rien n’a été lu."
        " Supprimez ce fichier pour prendre une nouvelle identité, à approuver dans Veilleuse."
    ),
    "site_key_unusable": (
        "La clé de l’établissement ne peut pas être lue : {place}."
        " Elle tient en 64 chiffres hexadécimaux ; reprenez-la du kit de déploiement."
    ),
    "output": "Le relevé ne peut pas être écrit ici : {place}. Rien n’a été remplacé.",
}

_ENGLISH = {
    "about": "Reads the state of this machine for Veilleuse. Listens to nothing, runs nothing.",
    "collect": "read the facts and write the report in the clear, as JSON",
    "seal": "read the facts and write the report signed and sealed for the establishment",
    "json": "file to write, or - for standard output",
    "site_key": "file that holds the establishment's public key",
    "out": "file to write",
    "data": "the agent's folder (key and sequence number)",
    "data_folder": (
        "The agent's folder cannot be used: {place}. Nothing was read or sent."
        " Name a folder you may write to with --data."
    ),
    "data_folder_shared": (
        "The agent's folder is not its account's alone: {place}. Nothing was read."
        " Take the right to write from other accounts, or name another folder with --data."
    ),
    "key_damaged": (
        "The agent's key is damaged: {place}. Nothing was read."
        " Delete the file to start with a new identity, to be approved in Veilleuse."
    ),
    "site_key_unusable": (
        "The establishment's key cannot be read: {place}."
        " It is 64 hexadecimal digits; take it from the deployment kit again."
    ),
    "output": "The report cannot be written here: {place}. Nothing was replaced.",
}


def words(environment: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The sentences in the language of the session; French unless it is English."""
    settings = os.environ if environment is None else environment
    chosen = next((settings[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if settings.get(n)), "")
    return _ENGLISH if chosen.lower().startswith("en") else _FRENCH
