#!/usr/bin/env python3
"""Prints "passed failed skipped" for a build folder after ctest: single GoogleTest tests and case files.

A program that ctest calls failed but that left no counts (it crashed) is one failed test.
"""
import json
import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path


def gtest_counts(path):
    passed = failed = skipped = 0
    for suite in json.loads(path.read_text()).get("testsuites", []):
        for test in suite.get("testsuite", []):
            if test.get("failures"):
                failed += 1
            elif test.get("result") == "SKIPPED" or test.get("status") == "NOTRUN":
                skipped += 1
            else:
                passed += 1
    return passed, failed, skipped


def closing_counts(output):
    found = re.findall(r"(\d+) passed, (\d+) failed(?:, (\d+) skipped)?", output)
    return tuple(int(n or 0) for n in found[-1]) if found else None


def main(folder):
    totals = [0, 0, 0]
    for case in xml.parse(folder / "junit.xml").getroot().iter("testcase"):
        counts = None
        results = folder / "results" / (case.get("name") + ".json")
        if results.exists():
            counts = gtest_counts(results)
        else:
            counts = closing_counts(case.findtext("system-out") or "")
        bad = case.find("failure") is not None or case.get("status") in ("fail", "disabled")
        if counts is None:
            counts = (0, 1, 0) if bad else (1, 0, 0)
        elif bad and counts[1] == 0:
            counts = (counts[0], 1, counts[2])
        totals = [a + b for a, b in zip(totals, counts)]
    print(*totals)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
