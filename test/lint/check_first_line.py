#!/usr/bin/env python3
"""Line 1 of a source says what the file is for: a comment of three words or more, a sentence."""
import re

from lint import lines_of, main, sources_of

PURPOSE = {".cc": re.compile(r"// \S+ \S+ .*\S"), ".h": re.compile(r"// \S+ \S+ .*\S")}


def check(root):
    findings = []
    for path in sources_of(root, set(PURPOSE)):
        if not PURPOSE[path.suffix].fullmatch(lines_of(path)[0]):
            findings.append(f"{path.relative_to(root)}:1: line 1 does not say what the file is for")
    return findings


FAULTS = {
    "code first": ({"src/base/a.cc": "#include <map>\n"}, "src/base/a.cc:1"),
    "a name is no purpose": ({"src/base/a.h": "// a.h\n#pragma once\n"}, "src/base/a.h:1"),
    "an empty file": ({"test/a.cc": ""}, "test/a.cc:1"),
}
CLEAN = {"src/base/a.cc": "// Counts the words of a text.\n"}

if __name__ == "__main__":
    main(check, FAULTS, CLEAN)
