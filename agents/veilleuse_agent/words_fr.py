# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences of the command line in French."""

from collections.abc import Mapping

FRENCH: Mapping[str, str] = {
    "about": "Lit l’état de cette machine et le remet à Veilleuse. N’écoute rien, n’exécute rien.",
    "run": "lire l’état de cette machine, le sceller et le remettre à Veilleuse",
    "show": "montrer ce que le prochain relevé dirait, sans rien envoyer",
    "enrol": "rattacher cette machine à un établissement, avec son kit de déploiement",
    "deploy": (
        "mettre l’agent en service, après son installation par un paquet : le planifier, et "
        "rattacher la machine si l’établissement est connu"
    ),
    "deploy_kit": "dossier du kit de déploiement, ou son fichier site.json",
    "deploy_beside": "le paquet installé : un fichier site.json à côté de lui rattache la machine",
    "deploy_address": "adresses de Veilleuse, hôte:port, séparées par des points-virgules",
    "deploy_folder": "dossier de dépôt de l’établissement",
    "deploy_seal-key": "clé publique de scellement de l’établissement",
    "deploy_sign-key": "clé publique de signature de l’établissement",
    "deploy_token": "jeton du kit de déploiement",
    "values_unusable": (
        "Ce qui a été dit de l’établissement à l’installation ne peut pas être compris : "
        "{place}. Rien n’a été planifié."
    ),
    "scheduled_alone": (
        "L’agent sera lancé toutes les {hours} h. Cette machine n’est encore rattachée à aucun "
        "établissement : une stratégie ou un kit de déploiement le dira."
    ),
    "status": "dire où en est l’agent : rattachement, envois en attente, dernière réponse",
    "forget": "retirer l’agent de cette machine : planification, clé, envois en attente",
    "collect": "lire les faits et écrire le relevé en clair, au format JSON",
    "json": "fichier à écrire, ou - pour la sortie standard",
    "as_json": "écrire au format JSON",
    "out": "écrire le relevé scellé dans ce fichier et ne rien envoyer",
    "folder": "dossier de dépôt de cette fois, à la place de celui de l’établissement",
    "jitter": "attendre d’abord un moment pris au hasard, au plus ce nombre de secondes",
    "kit": (
        "dossier du kit de déploiement, ou son fichier site.json ;"
        " inutile si une stratégie de la machine désigne l’établissement"
    ),
    "schedule": "lancer ensuite l’agent régulièrement, par le planificateur du système",
    "yes": "ne pas demander de confirmation",
    "data": "dossier de l’agent (clé, numéro d’ordre, envois en attente)",
    "data_folder": (
        "Le dossier de l’agent ne peut pas être utilisé : {place}. Rien n’a été lu ni envoyé."
        " Indiquez un dossier accessible avec --data."
    ),
    "data_folder_shared": (
        "Le dossier de l’agent n’est pas réservé à son compte : {place}. Rien n’a été lu."
        " Retirez aux autres comptes le droit d’y écrire, ou indiquez un autre dossier avec"
        " --data."
    ),
    "disk_full": (
        "Il n’y a plus de place sur le disque : {place}. Aucun relevé n’a été fait ; libérez de"
        " la place, le prochain lancement reprendra."
    ),
    "key_damaged": (
        "La clé de l’agent est abîmée : {place}. Rien n’a été lu. Supprimez ce fichier pour"
        " prendre une nouvelle identité, à approuver dans Veilleuse."
    ),
    "not_enrolled": (
        "Cette machine n’est rattachée à aucun établissement ({place}). Lancez veilleuse-agent"
        " enrol --kit avec le kit de déploiement."
    ),
    "kit_unusable": (
        "Le kit de déploiement ne peut pas être lu : {place}. Copiez-le de nouveau depuis"
        " Veilleuse."
    ),
    "site_damaged": (
        "Le rattachement de cette machine est abîmé : {place}. Rattachez-la de nouveau avec le"
        " kit de déploiement."
    ),
    "policy_unusable": (
        "La stratégie de cette machine ne peut pas être comprise : {place}. Corrigez-la ; rien"
        " n’a été lu ni envoyé."
    ),
    "output": "Le relevé ne peut pas être écrit ici : {place}. Rien n’a été remplacé.",
    "busy": "L’agent travaille déjà ({place}). Rien n’a été fait.",
    "late": "L’agent s’arrête : il a passé dix minutes sur ce relevé.",
    "written": "Le relevé scellé est écrit : {place}.",
    "accepted": "Le relevé est reçu par Veilleuse.",
    "waiting": (
        "Le relevé est reçu ; cette machine attend d’être approuvée dans Veilleuse ({place})."
    ),
    "refused": "Veilleuse a refusé le relevé ({place}).",
    "handed": "Le relevé est déposé dans le dossier de l’établissement.",
    "kept": (
        "Le relevé est gardé : Veilleuse n’a pas été jointe. Il partira au prochain lancement."
        " {place}"
    ),
    "report_dropped": (
        "Il n’y a plus de place sur le disque : {place}. Ce relevé est abandonné ; libérez de"
        " la place."
    ),
    "enrolled": "Cette machine est rattachée à l’établissement {place}. Rien n’est planifié.",
    "enrolled_and_scheduled": (
        "Cette machine est rattachée à l’établissement {place}. L’agent sera lancé toutes les"
        " {hours} h."
    ),
    "not_scheduled": (
        "Cette machine est rattachée, mais l’agent n’a pas pu être planifié : {place}."
        " Recommencez en tant qu’administrateur."
    ),
    "not_unscheduled": (
        "L’agent n’a pas pu être retiré du planificateur : {place}. Rien n’a été supprimé ;"
        " recommencez en tant qu’administrateur."
    ),
    "really_forget": "Retirer l’agent de cette machine et supprimer {place} ? [o/N]",
    "not_forgotten": "Rien n’a été supprimé.",
    "forgotten": (
        "L’agent a oublié son établissement et sa clé. Dans Veilleuse, révoquez cet agent : lui"
        " seul ne peut pas le faire."
    ),
    "show_head": "Agent {agent}, établissement {site}, relevé n° {sequence}",
    "show_foot": "{count} faits, {size} octets avant compression. Rien n’a été envoyé.",
    "show_size": "({size} octets)",
    "fact_ok": "lu",
    "colon": " : ",
    "fact_absent": "absent",
    "fact_denied": "accès refusé",
    "fact_error": "échec",
    "fact_timeout": "trop long",
    "fact_not_applicable": "sans objet",
    "status_agent": "Agent {agent}, dossier {data}",
    "status_not_enrolled": "Cette machine n’est rattachée à aucun établissement.",
    "status_site": "Établissement {site}, adresses : {places}",
    "status_scheduled": "L’agent est lancé régulièrement.",
    "status_not_scheduled": "L’agent n’est pas dans le planificateur de ce système.",
    "status_waiting": "Relevés en attente de réponse : {count}, dont {handed} déposés.",
    "status_silent": "Veilleuse n’a encore jamais répondu.",
    "status_said": "Dernière réponse de Veilleuse, le {at} : {said}.",
    "status_clock_ahead": (
        "L’horloge de cette machine avance de {seconds} s sur celle de Veilleuse."
    ),
    "status_clock_behind": (
        "L’horloge de cette machine retarde de {seconds} s sur celle de Veilleuse."
    ),
    "status_lost": "Relevés perdus faute de réponse : {pushed_out} ; abîmés : {damaged}.",
    "status_renewed": (
        "Le {at}, l’agent s’est trouvé sur une autre machine et a pris une nouvelle identité, à"
        " approuver dans Veilleuse."
    ),
    "verdict_accepted": "relevé reçu",
    "verdict_waiting": "machine à approuver",
    "verdict_refused": "relevé refusé",
}
