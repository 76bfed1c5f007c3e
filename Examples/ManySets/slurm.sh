#!/bin/bash
# Aligns the sets of a manifest as an array of Slurm's jobs, each a part of it:
#
#     sbatch --array=1-64 slurm.sh sets.tsv results [BATCH-OPTIONS]
#
# A part that was ended, by its time limit perhaps, is gone on with where it was when the same command is given again.
#SBATCH --job-name=synoptic
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=1G
#SBATCH --output=synoptic-%A-%a.log

manifest=$1 results=$2
shift 2
exec "${SYNOPTIC:-synoptic}" batch "$manifest" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" --output "$results" "$@"
