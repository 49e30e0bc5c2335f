#!/bin/sh
# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Puts the Veilleuse agent in its place and has the system start it every few hours.
# Installe l’agent Veilleuse et le fait lancer par le système toutes les quelques heures.
set -eu

say() { printf '%s\n%s\n' "$1" "$2" >&2; }

place=/opt/veilleuse-agent
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

if [ "$(id -u)" -ne 0 ]; then
  say "Relancez avec sudo : sudo sh install.sh" "Run it again with sudo: sudo sh install.sh"
  exit 1
fi

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) runtime=linux-x64 ;;
  Darwin-*) runtime=macos ;;
  *) runtime=none ;;
esac

# Beside the former one first: a copy that is cut short replaces nothing.
rm -rf "$place.new"
mkdir -p "$place.new"
cp -R "$here/agent" "$place.new/agent"
[ ! -d "$here/runtime/$runtime" ] || cp -R "$here/runtime/$runtime" "$place.new/runtime"
chown -R 0:0 "$place.new"
chmod -R u=rwX,go=rX "$place.new"

python=python3
if [ -x "$place.new/runtime/bin/python3" ]; then
  python=$place/runtime/bin/python3
  tried=$place.new/runtime/bin/python3
else
  tried=$python
fi
if ! "$tried" -c 'import sys, msgspec, nacl, psutil; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  rm -rf "$place.new"
  say "Il manque Python 3.11 ou plus récent avec msgspec, psutil et PyNaCl. Rien n’a été installé." \
      "Python 3.11 or newer with msgspec, psutil and PyNaCl is missing. Nothing was installed."
  exit 2
fi

rm -rf "$place.old"
[ ! -d "$place" ] || mv "$place" "$place.old"
mv "$place.new" "$place"
rm -rf "$place.old"

cd "$place/agent"
exec "$python" -m veilleuse_agent enrol --kit "$here" --schedule
