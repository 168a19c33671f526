#!/usr/bin/env python3
"""Nothing of one machine or of unfinished work stands in the project: no such path, no registry host, no note to self."""
import re

from lint import lines_of, main, files_of

# Each pattern is written in pieces, so that this file does not find itself.
HOSTS = ["deb" + r"\.debian\.org", "security" + r"\.debian\.org", "archive" + r"\.ubuntu\.com",
         "pypi" + r"\.org", "files" + r"\.pythonhosted", "crates" + r"\.io", "registry" + r"\.npmjs",
         "proxy" + r"\.golang", "repo1?" + r"\.maven"]
RULES = [
    ("a path of one machine", re.compile(r"(?<![\w.$}])/(wo" + "rk/|ho" + r"me/\w|ro" + r"ot/\w|t" + r"mp/\w)")),
    ("a registry's host name", re.compile("|".join(HOSTS))),
    ("a note to self", re.compile(r"\b(TO" + "DO|FIX" + "ME|X" + r"XX)\b")),
]
TEXT = {".cc", ".h", ".py", ".sh", ".md", ".txt", ".cmake", ".json", ".tsv", ".rules", ".case", ".in", ".yml", ""}


def check(root):
    findings = []
    for path in files_of(root):
        here = path.relative_to(root)
        if path.suffix not in TEXT:
            continue
        for number, line in enumerate(lines_of(path), 1):
            findings += [f"{here}:{number}: {what}: {found[0]}" for what, pattern in RULES
                         if (found := pattern.search(line))]
    return findings


FAULTS = {
    "a path": ({"docs/a.md": "x\nsee /wo" + "rk/main\n"}, "docs/a.md:2"),
    "a scratch path": ({"src/base/a.cc": 'open("/t' + 'mp/x")\n'}, "src/base/a.cc:1"),
    "a host": ({"dev": "get deb" + ".debian.org\n"}, "dev:1"),
    "a note": ({"src/base/a.cc": "// TO" + "DO later\n"}, "src/base/a.cc:1"),
}
CLEAN = {"src/base/a.cc": "// A workshop; tomorrow; todos los dias\n", "b.json": "http://post.example/ho" + "me/dolac",
         "a.md": "`${TMPDIR:-/t" + "mp}`\n"}

if __name__ == "__main__":
    main(check, FAULTS, CLEAN)
