#!/usr/bin/env python3
"""Aligns the sets of a manifest of JSON lines on a Spark cluster: each partition goes through one `synoptic batch --stdin`.

    spark-submit spark.py sets.jsonl results --synoptic /usr/local/bin/synoptic [-- BATCH-OPTIONS]

The program, the documents and the folder of the results are on every machine, by the same paths. A set's alignment is written to
RESULTS/ID.json, or where its line names an output; the lines that tell of the sets are written to RESULTS/sets.jsonl by the driver.
"""

import argparse
import json
import os
import shlex
import sys

from pyspark.sql import SparkSession


def main():
    end = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("manifest")
    parser.add_argument("results")
    parser.add_argument("--synoptic", default="synoptic")
    parser.add_argument("--partitions", type=int, help="by default four for each core")
    given = parser.parse_args(sys.argv[1:end])
    results = os.path.abspath(given.results)
    os.makedirs(results, exist_ok=True)

    def named(line):
        set_ = json.loads(line)
        return json.dumps({**set_, "output": set_.get("output") or f"{results}/{set_['id']}.json"}, ensure_ascii=False)

    spark = SparkSession.builder.appName("synoptic").getOrCreate()
    context = spark.sparkContext
    with open(given.manifest, encoding="utf-8") as file:
        lines = [named(line) for line in file if line.strip()]
    # One set at a time in each process, as Spark gives a core to each partition. That sets failed their lines tell, so the status of
    # the process is not asked for, and no partition is tried again.
    command = shlex.join([given.synoptic, "batch", "--stdin", "--jobs", "1", *sys.argv[end + 1:]])
    partitions = given.partitions or 4 * context.defaultParallelism
    answers = context.parallelize(lines, partitions).pipe(command, env=dict(os.environ))
    answered = failed = 0
    with open(f"{results}/sets.jsonl", "w", encoding="utf-8") as file:
        for answer in answers.toLocalIterator():
            answered += 1
            failed += json.loads(answer)["status"] != "done"
            file.write(answer + "\n")
    spark.stop()
    # A process that ended early has left sets without an answer.
    lost = len(lines) - answered
    print(f"{len(lines)} sets, {failed} failed" + (f", {lost} lost" if lost else ""))
    sys.exit(2 if failed or lost else 0)


if __name__ == "__main__":
    main()
