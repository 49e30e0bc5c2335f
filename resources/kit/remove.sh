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
if [ ! -d "$place/lib/veilleuse_agent" ]; then
  say "L’agent n’est pas installé sur cette machine." "The agent is not installed on this machine."
  exit 0
fi

cd "$place/lib"
for name in python3 python3.14 python3.13 python3.12 python3.11; do
  if "$name" -c 'import sys, msgspec, nacl.public, psutil; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    "$name" -m veilleuse_agent forget --yes
    cd /
    rm -rf "$place"
    exit 0
  fi
done
say "Il manque Python 3.11 ou plus récent : rien n’a été retiré." "Python 3.11 or newer is missing: nothing was removed."
exit 2
