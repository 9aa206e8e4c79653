#!/usr/bin/env bash
#SBATCH --job-name=gpusim-sweep
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --signal=B:TERM@60
# A sweep as a Slurm job array, from the folder of the clone:
#
#   sbatch --array=1-8 tools/slurm-sweep.sh configs/sweeps/brunel-phase-diagram.json phase
#   tools/gpusim merge phase/part-* -o phase/whole          # when all are done
#
# Task I of N runs the I-th of N parts in phase/part-I with the CPUs it is given (--cpus-per-task). A task that is cut off, requeued or
# submitted again goes on where it was. To submit some tasks again, say how many parts there are: sbatch --array=3,5 tools/slurm-sweep.sh SWEEP DIR 8
set -euo pipefail
sweep=${1:?usage: sbatch --array=1-N tools/slurm-sweep.sh SWEEP.json DIR [PARTS]}
dir=${2:?usage: sbatch --array=1-N tools/slurm-sweep.sh SWEEP.json DIR [PARTS]}
part=${SLURM_ARRAY_TASK_ID:?submit it as an array: sbatch --array=1-N}
parts=${3:-$SLURM_ARRAY_TASK_MAX}
if [ $# -lt 3 ] && { [ "$SLURM_ARRAY_TASK_MIN" != 1 ] || [ "$SLURM_ARRAY_TASK_COUNT" != "$parts" ]; }; then
    echo "slurm-sweep: expected tasks 1-N, got $SLURM_ARRAY_TASK_COUNT from $SLURM_ARRAY_TASK_MIN to $parts, which leave parts out. Submit --array=1-N, or name the number of parts after DIR." >&2
    exit 2
fi

# Slurm runs a copy of this file, so the clone is where sbatch was called, unless GPUSIM names the program.
gpusim=${GPUSIM:-$SLURM_SUBMIT_DIR/tools/gpusim}
exec "$gpusim" sweep "$sweep" -o "$dir/part-$part" --resume --part "$part/$parts" --threads "${SLURM_CPUS_PER_TASK:-1}"
