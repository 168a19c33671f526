#!/usr/bin/env python3
"""Prints "passed failed skipped" for a build folder after ctest: single GoogleTest tests and case files.

A program that ctest calls failed but that left no counts (it crashed) is one failed test.
"""
import json
import re
import sys
import tempfile
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


def count(folder):
    totals = [0, 0, 0]
    for case in xml.parse(folder / "junit.xml").getroot().iter("testcase"):
        results = folder / "results" / (case.get("name") + ".json")
        if results.exists():
            counts = gtest_counts(results)
        else:
            counts = closing_counts(case.findtext("system-out") or "")
        bad = case.find("failure") is not None or case.get("status") in ("fail", "disabled")
        if counts is None:
            counts = (0, 1, 0) if bad else (1, 0, 0)
        elif bad and counts[1] == 0:
            counts = (counts[0], counts[1] + 1, counts[2])
        totals = [a + b for a, b in zip(totals, counts)]
    return totals


def self_test():
    """A tree with every sort of result, counted by hand."""
    gtest = {"testsuites": [{"testsuite": [
        {"name": "a", "result": "COMPLETED"}, {"name": "b", "result": "COMPLETED", "failures": [{}]},
        {"name": "c", "result": "SKIPPED"}]}]}
    good = {"testsuites": [{"testsuite": [{"name": "a", "result": "COMPLETED"}]}]}
    fail = '<failure message="x"/>'
    junit = "".join(f'<testcase name="{name}" status="{status}">{inner}</testcase>' for name, status, inner in [
        ("mixed_test", "fail", fail), ("good_test", "run", ""), ("crashed_test", "fail", fail),
        ("cases", "fail", fail + "<system-out>cases: 7 passed, 2 failed</system-out>"),
        ("ends_badly_test", "fail", fail), ("corpus", "run", "<system-out>one file</system-out>")])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "results").mkdir()
        (folder / "results/mixed_test.json").write_text(json.dumps(gtest))
        (folder / "results/good_test.json").write_text(json.dumps(good))
        (folder / "results/ends_badly_test.json").write_text(json.dumps(good))
        (folder / "junit.xml").write_text(f"<testsuite>{junit}</testsuite>")
        counted = count(folder)
    expected = [1 + 1 + 7 + 1 + 1, 1 + 1 + 2 + 1, 1]
    if counted != expected:
        print(f"self-test: expected {expected}, counted {counted}")
    return counted == expected


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(0 if self_test() else 1)
    print(*count(Path(sys.argv[1])))
