#!/usr/bin/env bash
# Installs the packages in a clean chroot and runs the tarball in a bare one; in both, documents are aligned and shown, and in the first the worked
# example of the guides is done, by its own command lines.
#
#   check.sh SUITE CACHE TARBALL DEB…
#
# Needs root, debootstrap and the network; the bare chroot is kept in CACHE, and copied for each check.
set -euo pipefail
suite=$1; cache=$(realpath -m "$2"); tarball=$(realpath "$3"); shift 3
debs=(); for deb in "$@"; do debs+=("$(realpath "$deb")"); done
source=$(cd "$(dirname "$0")/.." && pwd)
if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap > /dev/null; then
  echo "skipped: a chroot needs root and debootstrap" >&2; exit 0
fi
mkdir -p "$cache"
if [ ! -f "$cache/$suite.tar" ]; then
  rm -rf "$cache/$suite.new"
  debootstrap --variant=minbase "$suite" "$cache/$suite.new" http://deb.debian.org/debian > "$cache/$suite.log" 2>&1 || {
    tail -n 3 "$cache/$suite.log" >&2; echo "skipped: debootstrap cannot make $suite" >&2; exit 0; }
  tar -C "$cache/$suite.new" --one-file-system -cf "$cache/$suite.tar.new" . && mv "$cache/$suite.tar.new" "$cache/$suite.tar"
  rm -rf "$cache/$suite.new"
fi
root=$(mktemp -d "$cache/root-XXXXXX")
finish() { ! mountpoint -q "$root/proc" || umount "$root/proc"; rm -rf --one-file-system "$root"; }
trap finish EXIT
inside() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }
fresh() {
  ! mountpoint -q "$root/proc" || umount "$root/proc"
  rm -rf --one-file-system "${root:?}"/*
  tar -C "$root" -xf "$cache/$suite.tar"
  mount -t proc proc "$root/proc"
  mkdir -p "$root/work"
  cp "$source"/Corpus/gagarin/{de,en,ru}.txt "$root/work/"
}
# $1: the program.
use() {
  inside bash -ec "cd /work; '$1' align de.txt en.txt ru.txt -o result.json; '$1' show result.json | head -n 30 > shown; grep -q ' sure \[l' shown
    '$1' report result.json -o page 2> /dev/null; test -s page/index.html; '$1' info; '$1' convert result.json result.tmx"
}

fresh
tar -C "$root/opt" -xf "$tarball"
echo "== the tarball in a bare $suite"
# Of each library the licence of its package, and those of what is in the program.
inside bash -ec "cd /opt/$(basename "$tarball" .tar.xz); test -s NOTICE; test -s licenses/synoptic; test -s licenses/libgcc-s1; test -s licenses/libicu72"
use "/opt/$(basename "$tarball" .tar.xz)/bin/synoptic"
if [ "${#debs[@]}" -gt 0 ]; then
  fresh
  echo "== the packages in a clean $suite"
  cp "${debs[@]}" "$root/work/"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  inside bash -ec 'apt-get update -qq; cd /work; DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes ./*.deb > install.log 2>&1 || { tail install.log; exit 1; }'
  use /usr/bin/synoptic
  /usr/bin/python3 "$source/Tests/Tools/documented.py" --chroot "$root" "$source/Documentation/guides/worked-example.md"
  inside bash -ec 'test -s /usr/share/bash-completion/completions/synoptic; ls /usr/share/man/man1/synoptic-align.1.gz 2> /dev/null || echo "(minbase leaves man pages out)"
    synoptic info | grep -q "^Nothing is missing"'
fi
echo "== $suite: all is well"
