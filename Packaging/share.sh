#!/usr/bin/env bash
# Writes what goes into a share folder beside the program: man pages, and completions for bash, zsh and fish, all made by the program.
#
#   share.sh PROGRAM FOLDER VERSION SECONDS
set -euo pipefail
program=$1; share=$2; version=$3; seconds=$4
here=$(cd "$(dirname "$0")" && pwd)
/usr/bin/python3 "$here/reference.py" "$program" man "$share/man/man1" "$version" "$(date -u -d "@$seconds" +%Y-%m-%d)"
gzip -9nf "$share"/man/man1/*.1
mkdir -p "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
"$program" --generate-completion-script bash | sed '1{/^#!/d}' > "$share/bash-completion/completions/synoptic"
"$program" --generate-completion-script zsh > "$share/zsh/vendor-completions/_synoptic"
"$program" --generate-completion-script fish > "$share/fish/vendor_completions.d/synoptic.fish"
