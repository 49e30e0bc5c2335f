#!/bin/sh
# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the Veilleuse agent off this machine. Revoke it in Veilleuse afterwards.
# Retire l’agent Veilleuse de cette machine. Révoquez-le ensuite dans Veilleuse.
set -eu

say() { printf '%s\n%s\n' "$1" "$2" >&2; }

place=/opt/veilleuse-agent

if [ "$(id -u)" -ne 0 ]; then
  say "Relancez avec sudo : sudo sh remove.sh" "Run it again with sudo: sudo sh remove.sh"
  exit 1
fi
if [ ! -d "$place/agent" ]; then
  say "L’agent n’est pas installé sur cette machine." "The agent is not installed on this machine."
  exit 0
fi

python=python3
[ ! -x "$place/runtime/bin/python3" ] || python=$place/runtime/bin/python3
cd "$place/agent"
"$python" -m veilleuse_agent forget --yes
cd /
rm -rf "$place"
