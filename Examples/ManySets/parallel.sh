#!/bin/sh
# Aligns the sets of a manifest with GNU parallel, in parts:
#
#     parallel.sh sets.tsv results PARTS [BATCH-OPTIONS]
#
# PARALLEL_HOSTS may name machines that share the folders, as --sshlogin takes them: "4/one,8/two".
manifest=$1 results=$2 parts=$3
shift 3
seq "$parts" | parallel --will-cite ${PARALLEL_HOSTS:+--sshlogin "$PARALLEL_HOSTS" --workdir .} --quote \
  "${SYNOPTIC:-synoptic}" batch "$manifest" --shard "{}/$parts" --jobs 1 --output "$results" "$@"
