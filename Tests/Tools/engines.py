#!/usr/bin/env python3
"""Tries the files of Examples/ManySets: whether each engine makes the bytes that `synoptic batch` makes.

Usage: engines.py SYNOPTIC [SETS [PYTHON]]. SETS (by default 20) pairs of short documents are aligned by one `batch`, by shards, through
`--stdin`, and by GNU parallel, Snakemake, a Slurm cluster of one node that is started for it, and a Spark of two workers on this machine (with
PYTHON, an interpreter that has PySpark). An engine that is not installed is passed over, which is said. Ends with status 1 if bytes differ or an
engine fails.
"""

import contextlib
import hashlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

PACKAGE = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = PACKAGE / "Examples/ManySets"
OPTIONS = ["--encoder", "none"]
PARTS = 3


class Failure(Exception):
    """An engine that does not do what it should."""


def run(command, **others):
    """Runs a command and gives what it prints."""
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, **others)
    if result.returncode:
        raise Failure(f"{command[0]} ended with status {result.returncode}: {(result.stderr or result.stdout)[-2000:]}")
    return result.stdout


def alignments(folder):
    """The hashes of the alignment files in a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.json"))}


class Work:
    """A folder with sets, and who aligns them."""

    def __init__(self, synoptic, folder, count):
        self.synoptic, self.folder = synoptic, folder
        run([PACKAGE / "Benchmarks/sets.py", folder, "--sets", count, "--sentences", 20])
        self.manifest = folder / "sets.tsv"

    def batch(self, results, *arguments):
        run([self.synoptic, "batch", self.manifest, "--output", results, *OPTIONS, *arguments], cwd=self.folder)

    def lines(self, results):
        """The manifest as lines of JSON, with outputs."""
        rows = [line.split("\t") for line in self.manifest.read_text(encoding="utf-8").splitlines()[1:]]
        return [json.dumps({"id": id_, "files": files.split("|"), "options": options, "output": f"{results}/{id_}.json"})
                for id_, files, options in rows]

    # The ways of having them aligned.

    def shards(self, results):
        for part in range(1, PARTS + 1):
            self.batch(results, "--shard", f"{part}/{PARTS}")

    def stdin(self, results):
        run([self.synoptic, "batch", "--stdin", *OPTIONS], input="\n".join(self.lines(results)), cwd=self.folder)

    def parallel(self, results):
        run([EXAMPLES / "parallel.sh", self.manifest, results, PARTS, *OPTIONS],
            cwd=self.folder, env={**os.environ, "SYNOPTIC": str(self.synoptic)})

    def snakemake(self, results):
        run(["snakemake", "--snakefile", EXAMPLES / "Snakefile", "--cores", 2, "--config", f"manifest={self.manifest}",
             f"results={results}", f"parts={PARTS}", f"synoptic={self.synoptic}", f"options={' '.join(OPTIONS)}"], cwd=self.folder)

    def slurm(self, results):
        with cluster(self.folder / "slurm") as environment:
            run(["sbatch", "--wait", f"--array=1-{PARTS}", "--mem-per-cpu=100", f"--chdir={self.folder}", EXAMPLES / "slurm.sh",
                 self.manifest, results, PARTS, *OPTIONS],
                cwd=self.folder, env={**environment, "SYNOPTIC": str(self.synoptic)})

    def spark(self, results, python):
        manifest = self.folder / "sets.jsonl"
        manifest.write_text("\n".join(self.lines(results)) + "\n", encoding="utf-8")
        run([python, EXAMPLES / "spark.py", manifest, results, "--synoptic", self.synoptic, "--", *OPTIONS],
            cwd=self.folder, env={**os.environ, "PYSPARK_SUBMIT_ARGS": "--master local-cluster[2,1,1024] pyspark-shell",
                                  "PYSPARK_PYTHON": str(python), "SPARK_LOCAL_IP": "127.0.0.1"})


@contextlib.contextmanager
def cluster(folder):
    """A Slurm cluster of this machine, in which nobody is asked who he is; gives the environment in which its commands find it."""
    folder.mkdir()
    folder.chmod(0o755)
    host = socket.gethostname().split(".")[0]
    configuration = folder / "slurm.conf"
    configuration.write_text(
        f"""ClusterName=synoptic
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/none
CredType=cred/none
SlurmUser=root
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs={min(2, os.cpu_count() or 1)} RealMemory=1000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
""", encoding="utf-8")
    (folder / "state").mkdir()
    (folder / "spool").mkdir()
    environment = {**os.environ, "SLURM_CONF": str(configuration)}
    daemons = []

    def start(name, *arguments):
        with open(folder / f"{name}.log", "wb") as log:
            daemons.append(subprocess.Popen([shutil.which(name, path=os.environ["PATH"] + ":/usr/sbin"), *map(str, arguments)],
                                            env=environment, stdout=log, stderr=log))

    try:
        start("slurmctld", "-D", "-f", configuration)
        start("slurmd", "-D", "-f", configuration, "-N", host)
        for _ in range(60):
            time.sleep(0.5)
            state = subprocess.run(["sinfo", "--noheader", "--format=%t"], env=environment, capture_output=True, text=True)
            if state.stdout.strip() == "idle":
                break
        else:
            logs = "".join((folder / f"{name}.log").read_text(errors="replace")[-800:] for name in ("slurmctld", "slurmd"))
            raise Failure(f"the cluster does not start: {logs}")
        yield environment
    finally:
        for daemon in reversed(daemons):
            daemon.terminate()
        for daemon in daemons:
            try:
                daemon.wait(10)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()


def missing(name, python):
    """What an engine needs and is not there; none if all is."""
    programs = {"parallel": ["parallel"], "snakemake": ["snakemake"], "slurm": ["sbatch", "slurmctld", "slurmd"],
                "spark": ["java"]}.get(name, [])
    path = os.environ["PATH"] + ":/usr/sbin"
    absent = [program for program in programs if not shutil.which(program, path=path)]
    if name == "slurm" and os.geteuid() != 0:
        absent.append("root")
    if name == "spark" and not absent and subprocess.run([python, "-c", "import pyspark"], capture_output=True).returncode:
        absent.append("pyspark")
    return absent


def main():
    synoptic = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    python = sys.argv[3] if len(sys.argv) > 3 else sys.executable
    status = 0
    with tempfile.TemporaryDirectory(prefix="synoptic-engines-") as name:
        work = Work(synoptic, pathlib.Path(name), count)
        work.batch(work.folder / "batch")
        wanted = alignments(work.folder / "batch")
        if len(wanted) != count:
            sys.exit(f"batch has written {len(wanted)} of {count} files")
        for engine in ("shards", "stdin", "parallel", "snakemake", "slurm", "spark"):
            absent = missing(engine, python)
            if absent:
                print(f"{engine}: passed over, without {', '.join(absent)}")
                continue
            for journal in work.folder.glob("sets.tsv*.journal"):
                journal.unlink()
            results = work.folder / engine.replace("slurm", "by-slurm")
            started = time.monotonic()
            try:
                getattr(work, engine)(results, *([python] if engine == "spark" else []))
                found = alignments(results)
                if found != wanted:
                    wrong = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
                    raise Failure(f"other bytes than batch in {len(wrong)} of {count} files, such as {wrong[0]}")
                print(f"{engine}: the same bytes in {count} files, {time.monotonic() - started:.1f} s")
            except Failure as failure:
                print(f"{engine}: {failure}")
                status = 1
    sys.exit(status)


if __name__ == "__main__":
    main()
