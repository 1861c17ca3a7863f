#!/usr/bin/env bash
# engines.sh BINARY: a sweep through GNU parallel and through a real Slurm, merged to the same bytes as one process.
#
# Run by hand, as root, on Debian: apt-get install -y parallel slurm-wlm munge. It starts a cluster of one node on
# loopback, with all its files in a folder of its own, and ends only what it started.
set -euo pipefail

wedge=$(realpath "$1")
here=$(cd "$(dirname "$0")/../../.." && pwd)
work=$(mktemp -d)
started=()
finish() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
cd "$work"
# A program named wedge, as the commands of --list call it.
mkdir bin && ln -s "$wedge" bin/wedge && export PATH="$work/bin:$PATH"

grid=(--loss "arcface,normface" --classes 4 --grid m=0:0.6:0.2 --grid s=4,16 --seeds 0..1 --steps 400)
wedge sweep "${grid[@]}" --out whole
wedge sweep merge whole >whole.jsonl
echo "one process: $(wc -l <whole.jsonl) runs"

same() {
  wedge sweep merge "$1" >merged.jsonl
  cmp whole.jsonl merged.jsonl
  echo "ok    $2"
}

# GNU parallel: a command a run, and again what failed.
wedge sweep "${grid[@]}" --out parallel --list >commands
parallel --jobs 2 --joblog joblog <commands
parallel --jobs 2 --joblog joblog --resume-failed <commands
same parallel "GNU parallel, $(wc -l <commands) commands"

# Slurm on loopback.
name=$(hostname -s)
mkdir -p /run/munge && chown munge: /run/munge
if ! munge -n </dev/null >/dev/null 2>&1; then
  runuser -u munge -- munged --foreground 2>munged.log &
  started+=($!)
fi
mkdir state spool
cat >slurm.conf <<CONF
ClusterName=loopback
SlurmctldHost=$name(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
MpiDefault=none
RequeueExit=75
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
SlurmctldPort=16817
SlurmdPort=16818
NodeName=$name NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$work/slurm.conf"
slurmctld -D 2>/dev/null &
started+=($!)
slurmd -D 2>/dev/null &
started+=($!)
for _ in $(seq 100); do
  if sinfo -h -o %T 2>/dev/null | grep -q idle; then break; fi
  sleep 0.2
done
sinfo

# The demo's script, with this test's grid.
sed "s|--loss arcface,cosface .* \\\\|${grid[*]} \\\\|" "$here/demos/sweep.sbatch" >sweep.sbatch
grep -q -- '--steps 400' sweep.sbatch
OUT=$work/slurm job=$(OUT=$work/slurm WEDGE=$wedge sbatch --parsable sweep.sbatch)
echo "job $job: a task of it is stopped and queued again, which takes Slurm some minutes"
# A task is asked to stop early, as preemption does, and queued again.
for _ in $(seq 600); do
  if [ -s slurm/runs.0.jsonl ]; then break; fi
  sleep 0.1
done
# scancel asks on and on, though the task is already on its way back into the queue.
timeout 10 scancel --batch --signal=USR1 "${job}_0" 2>/dev/null || true
# Slurm lets a task that was queued again wait for two minutes and more.
for _ in $(seq 800); do
  if [ -z "$(squeue -h -j "$job" 2>/dev/null)" ]; then break; fi
  sleep 0.5
done
grep -h "Requeuing" slurmctld.log
same slurm "Slurm array of four tasks, one of them stopped and queued again"
