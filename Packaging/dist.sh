#!/usr/bin/env bash
# Builds a tarball whose program runs without anything installed but the C library: the Swift runtime is in the program, and the libraries of the
# system stand in lib beside it.
#
#   dist.sh PROGRAM FOLDER
#
# What stays outside: the C library and its loader, which fit the kernel and the system (glibc of Debian 12 or newer).
set -euo pipefail
program=$(realpath "$1"); out=$(realpath -m "$2")
here=$(cd "$(dirname "$0")" && pwd); source=$(dirname "$here")
version=$("$program" --version | sed 's/.* //')
seconds=$(git -C "$source" log -1 --format=%ct)
name=synoptic-$version-linux-$(uname -m)
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
umask 022
root=$work/$name
mkdir -p "$root/bin" "$root/lib" "$out"
install -m 755 "$program" "$root/bin/synoptic"
strip --strip-unneeded "$root/bin/synoptic"
# The package that has a file: Debian 12 lists some below /lib, which is /usr/lib there.
package_of() {
  local file path
  file=$(realpath "$1")
  for path in "$file" "${file#/usr}"; do
    if dpkg-query -S "$path" 2> /dev/null | head -n 1 | cut -d: -f1 | grep .; then return; fi
  done
  echo "dist.sh: no package has $1, whose license is needed" >&2
  return 1
}
mkdir -p "$root/licenses"
# Every library that the loader finds, but those of the C library; and its license, as its package gives it.
ldd "$program" | awk '$3 ~ /^\// { print $1, $3 }' |
  grep -vE '^(libc|libm|libdl|libpthread|librt|libresolv|ld-linux[^ ]*)\.so' |
  while read -r soname file; do
    install -m 644 "$(realpath "$file")" "$root/lib/$soname"
    package=$(package_of "$file")
    cp -L "/usr/share/doc/$package/copyright" "$root/licenses/$package"
  done
# Those of what is in the program itself.
cp "$here/copyright" "$root/licenses/synoptic"
patchelf --set-rpath '$ORIGIN/../lib' "$root/bin/synoptic"
for file in "$root"/lib/*; do patchelf --set-rpath '$ORIGIN' "$file"; done
"$here/share.sh" "$program" "$root/share" "$version" "$seconds"
sed 's|Packaging/copyright|licenses/synoptic|' "$source/NOTICE" > "$root/NOTICE"
cp "$source/LICENSE" "$source/README.md" "$source/CHANGELOG.md" "$root/"
cp -r "$source/Documentation" "$root/"
mkdir -p "$root/examples/curie"
cp "$source"/Corpus/gagarin/{de,en,ru}.txt "$root/examples/"
cp "$source"/Corpus/curie/*.txt "$root/examples/curie/"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$seconds" -C "$work" -c "$name" | xz -3 -T0 > "$out/$name.tar.xz"
echo "$out/$name.tar.xz"
