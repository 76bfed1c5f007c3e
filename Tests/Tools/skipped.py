#!/usr/bin/env python3
"""Prints which tests of a run were skipped and why, and how many passed, failed and were skipped.

Usage: skipped.py EVENTS, the file that `swift test --event-stream-output-path EVENTS` wrote. Only the standard library is used.
"""

import collections
import json
import re
import sys


def main(path):
    functions, outcome, reasons = set(), {}, {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            payload = record["payload"]
            if record["kind"] == "test":
                if payload["kind"] == "function":
                    functions.add(payload["id"])
                continue
            test = payload.get("testID")
            if payload["kind"] == "testSkipped":
                text = " ".join(message["text"] for message in payload["messages"])
                reason = re.search(r'skipped: "(.*)"', text, re.DOTALL)
                reasons[test] = reason.group(1) if reason else "no reason given"
            elif payload["kind"] == "testEnded":
                failed = any(message["symbol"] == "fail" for message in payload["messages"])
                outcome[test] = "failed" if failed else "passed"
    # Of a suite that is skipped, only its tests count.
    skipped = {test: reason for test, reason in reasons.items() if test in functions}
    counts = collections.Counter(skipped.values())
    for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"skipped: {count} {'test' if count == 1 else 'tests'}, {reason}")
    ended = collections.Counter(outcome[test] for test in functions if test in outcome)
    print(f"{ended['passed']} passed, {ended['failed']} failed, {len(skipped)} skipped")


if __name__ == "__main__":
    main(sys.argv[1])
