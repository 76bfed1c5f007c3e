#!/bin/bash
# Aligns the sets of a manifest as an array of Slurm's jobs, each a part of it:
#
#     sbatch --array=1-64 slurm.sh sets.tsv results 64 [BATCH-OPTIONS]
#
# The number of parts is said once more, as an array of those alone that are to be done again, --array=3,17, has another number of jobs.
# A part that was ended, by its time limit perhaps, is gone on with where it was when the same command is given again.
#SBATCH --job-name=synoptic
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=1G
#SBATCH --output=synoptic-%A-%a.log

manifest=$1 results=$2 parts=$3
shift 3
exec "${SYNOPTIC:-synoptic}" batch "$manifest" --shard "$SLURM_ARRAY_TASK_ID/$parts" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" --output "$results" "$@"
