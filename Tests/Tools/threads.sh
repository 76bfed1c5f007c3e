#!/bin/bash
# Runs a program built with the thread sanitizer where it works on several cores at once: aligning, names, contradictions, reports,
# and two processes that compile the dictionaries into one cache. Ends with status 1 at the first race.
#
#   threads.sh PROGRAM
set -eu
cd "$(dirname "$0")/../.."
program=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_CACHE_HOME=$folder/cache TSAN_OPTIONS="halt_on_error=1 exitcode=66 ${TSAN_OPTIONS:-}" SWIFT_BACKTRACE=enable=no

"$program" lexicon build > "$folder/one" & first=$!
"$program" lexicon build > "$folder/two" & second=$!
wait "$first"
wait "$second"
cmp "$folder/one" "$folder/two"

for subject in gagarin mendelejew; do
  "$program" align Corpus/$subject/{de,en,ru}.txt -o "$folder/$subject.json" --mode comparable
  cmp "$folder/$subject.json" <("$program" align Corpus/$subject/{de,en,ru}.txt --mode comparable)
  "$program" align Corpus/$subject/{de,en}.txt -o "$folder/parallel.json" --mode parallel
  "$program" names Corpus/$subject/{de,en,ru}.txt > "$folder/names"
  "$program" conflicts "$folder/$subject.json" > "$folder/conflicts"
  "$program" report "$folder/$subject.json" -o "$folder/page"
  "$program" lexicon info --coverage Corpus/$subject/{de,en,ru}.txt
done
echo "no race"
