#!/usr/bin/env bash
# usage: inside.sh ROOT [--bind FROM TO]... -- COMMAND...
# Runs a command in the Debian below ROOT. All mounts are made in a namespace of the command's own: the machine never sees them and they
# are gone when it ends; what is bound can only be read. The environment is the caller's. The command is not process 1: Xvfb would hang for ever, waiting for its signal.
set -euo pipefail
root=$1
shift
binds=()
while [ "$1" != -- ]; do
    [ "$1" = --bind ]
    binds+=("$2" "$3")
    shift 3
done
shift
exec unshare --mount --propagation private --pid --fork --kill-child bash -euo pipefail -c '
    root=$1 left=$2
    shift 2
    mount -t proc proc "$root/proc"
    mount --bind /dev "$root/dev"
    mount --bind /dev/pts "$root/dev/pts"
    mount -t tmpfs -o size=4g tmpfs "$root/dev/shm"
    while [ "$left" -gt 0 ]; do
        if [ -d "$1" ]; then mkdir -p "$root$2"; else mkdir -p "$(dirname "$root$2")" && touch "$root$2"; fi
        mount --bind "$1" "$root$2"
        mount -o remount,bind,ro "$root$2"
        left=$((left - 1))
        shift 2
    done
    status=0
    chroot "$root" "$@" || status=$?
    exit "$status"
' _ "$root" $((${#binds[@]} / 2)) "${binds[@]}" "$@"
