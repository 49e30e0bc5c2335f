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
  Darwin-arm64) runtime=macos-arm64 ;;
  Darwin-x86_64) runtime=macos-x64 ;;
  *) runtime=none ;;
esac

# Beside the former one first: a copy that is cut short replaces nothing.
rm -rf "$place.new"
mkdir -p "$place.new/lib"
[ ! -d "$here/runtime/$runtime" ] || cp -R "$here/runtime/$runtime/." "$place.new"
cp -R "$here/agent/veilleuse_agent" "$place.new/lib/veilleuse_agent"
chown -R 0:0 "$place.new"
chmod -R u=rwX,go=rX "$place.new"

cd "$place.new/lib"
python=
for name in python3 python3.14 python3.13 python3.12 python3.11; do
  if "$name" -c 'import sys, msgspec, nacl.public, psutil; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$name
    break
  fi
done
cd /
if [ -z "$python" ]; then
  rm -rf "$place.new"
  say "Il manque Python 3.11 ou plus récent, ou ses paquets (LISEZMOI.txt). Rien n’a été installé." \
      "Python 3.11 or newer is missing, or its packages (README.txt). Nothing was installed."
  exit 2
fi

rm -rf "$place.old"
[ ! -d "$place" ] || mv "$place" "$place.old"
mv "$place.new" "$place"
rm -rf "$place.old"

cd "$place/lib"
exec "$python" -m veilleuse_agent enrol --kit "$here" --schedule
