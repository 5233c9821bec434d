#!/usr/bin/env bash
# Installs the Debian packages named as arguments that are not installed yet; says which. Needs root or sudo only when something is missing.
set -euo pipefail
missing=()
for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi
root=()
[ "$(id -u)" -eq 0 ] || root=(sudo)
echo "Installing from the distribution: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${root[@]}" apt-get update -q >/dev/null
"${root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
