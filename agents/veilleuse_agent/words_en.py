# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences of the command line in English."""

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "about": "Reads the state of this machine for Veilleuse. Listens to nothing, runs nothing.",
    "run": "read the state of this machine, seal it and hand it to Veilleuse",
    "show": "show what the next report would say, without sending anything",
    "enrol": "attach this machine to an establishment, with its deployment kit",
    "deploy": (
        "put the agent into service after a package installed it: schedule it, and enrol the "
        "machine if the site is known"
    ),
    "deploy_kit": "folder of the deployment kit, or its file site.json",
    "deploy_beside": "the package that was installed: a site.json beside it enrols the machine",
    "deploy_address": "addresses of Veilleuse, host:port, with semicolons between",
    "deploy_folder": "drop folder of the site",
    "deploy_seal-key": "public sealing key of the site",
    "deploy_sign-key": "public signing key of the site",
    "deploy_token": "token of the deployment kit",
    "values_unusable": (
        "What the installation was told of the site cannot be understood: {place}. Nothing was "
        "scheduled."
    ),
    "scheduled_alone": (
        "The agent will run every {hours} h. This machine belongs to no site yet: a policy or a"
        " deployment kit will say it."
    ),
    "status": "tell how the agent is doing: establishment, what waits, last answer",
    "forget": "remove the agent from this machine: schedule, key, what waits",
    "collect": "read the facts and write the report in the clear, as JSON",
    "json": "file to write, or - for standard output",
    "as_json": "write JSON",
    "out": "write the sealed report to this file and send nothing",
    "folder": "drop folder of this run, in place of the establishment's",
    "jitter": "wait first, at random and at most so many seconds",
    "kit": (
        "folder of the deployment kit, or its site.json;"
        " not needed where the machine's policy names the site"
    ),
    "schedule": "then start the agent regularly, through the system's scheduler",
    "yes": "do not ask for confirmation",
    "data": "the agent's folder (key, sequence number, what waits)",
    "data_folder": (
        "The agent's folder cannot be used: {place}. Nothing was read or sent. Name a folder"
        " you may write to with --data."
    ),
    "data_folder_shared": (
        "The agent's folder is not its account's alone: {place}. Nothing was read. Take the"
        " right to write from other accounts, or name another folder with --data."
    ),
    "disk_full": (
        "The disk is full: {place}. No report was made; make room, the next run will go on."
    ),
    "key_damaged": (
        "The agent's key is damaged: {place}. Nothing was read. Delete the file to start with a"
        " new identity, to be approved in Veilleuse."
    ),
    "not_enrolled": (
        "This machine belongs to no establishment ({place}). Run veilleuse-agent enrol --kit"
        " with the deployment kit."
    ),
    "kit_unusable": "The deployment kit cannot be read: {place}. Copy it again from Veilleuse.",
    "site_damaged": (
        "What this machine knows of its establishment is damaged: {place}. Enrol it again with"
        " the deployment kit."
    ),
    "policy_unusable": (
        "This machine's policy cannot be understood: {place}. Put it right; nothing was read or"
        " sent."
    ),
    "output": "The report cannot be written here: {place}. Nothing was replaced.",
    "busy": "The agent is at work already ({place}). Nothing was done.",
    "late": "The agent stops: it has spent ten minutes on this report.",
    "written": "The sealed report is written: {place}.",
    "accepted": "Veilleuse has received the report.",
    "waiting": "The report is received; this machine waits for approval in Veilleuse ({place}).",
    "refused": "Veilleuse refused the report ({place}).",
    "handed": "The report was left in the establishment's folder.",
    "kept": (
        "The report is kept: Veilleuse was not reached. It will leave with the next run. {place}"
    ),
    "report_dropped": "The disk is full: {place}. This report is dropped; make room.",
    "enrolled": "This machine belongs to establishment {place}. Nothing is scheduled.",
    "enrolled_and_scheduled": (
        "This machine belongs to establishment {place}. The agent starts every {hours} h."
    ),
    "not_scheduled": (
        "This machine is enrolled, but the agent could not be scheduled: {place}. Try again as"
        " administrator."
    ),
    "not_unscheduled": (
        "The agent could not be taken out of the scheduler: {place}. Nothing was deleted; try"
        " again as administrator."
    ),
    "really_forget": "Remove the agent from this machine and delete {place}? [y/N]",
    "not_forgotten": "Nothing was deleted.",
    "forgotten": (
        "The agent has forgotten its establishment and its key. Revoke this agent in Veilleuse:"
        " it cannot do that itself."
    ),
    "show_head": "Agent {agent}, establishment {site}, report no. {sequence}",
    "show_foot": "{count} facts, {size} bytes before compression. Nothing was sent.",
    "show_size": "({size} bytes)",
    "fact_ok": "read",
    "colon": ": ",
    "fact_absent": "absent",
    "fact_denied": "denied",
    "fact_error": "failed",
    "fact_timeout": "too slow",
    "fact_not_applicable": "not applicable",
    "status_agent": "Agent {agent}, folder {data}",
    "status_not_enrolled": "This machine belongs to no establishment.",
    "status_site": "Establishment {site}, addresses: {places}",
    "status_scheduled": "The agent is started regularly.",
    "status_not_scheduled": "The agent is not in this system's scheduler.",
    "status_waiting": (
        "Reports that wait for an answer: {count}, of which {handed} left in a folder."
    ),
    "status_silent": "Veilleuse has never answered yet.",
    "status_said": "Last answer of Veilleuse, on {at}: {said}.",
    "status_clock_ahead": "The clock of this machine is {seconds} s ahead of that of Veilleuse.",
    "status_clock_behind": "The clock of this machine is {seconds} s behind that of Veilleuse.",
    "status_lost": "Reports lost for want of an answer: {pushed_out}; damaged: {damaged}.",
    "status_renewed": (
        "On {at} the agent found itself on another machine and took a new identity, to be"
        " approved in Veilleuse."
    ),
    "verdict_accepted": "report received",
    "verdict_waiting": "machine to be approved",
    "verdict_refused": "report refused",
}
