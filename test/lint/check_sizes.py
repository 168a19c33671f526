#!/usr/bin/env python3
"""Files of at most 500 lines; functions of more than 60 lines are noted (median and budget: CONTRIBUTING.md)."""
import re

from lint import lines_of, main, sources_of

FILE_LIMIT = 500
FUNCTION_NOTE = 60
OPENS = re.compile(r"^[^\s#/}].*\{$|^\S*\)?.*\) (const |noexcept )*\{$")
NO_FUNCTION = re.compile(r"^(namespace|struct|class|enum|union|extern|using|inline namespace)\b|= \{$|\[\] = ")


def long_functions(lines):
    """(line, length) of bodies that open and close in column 0, as clang-format leaves them."""
    start = None
    for number, line in enumerate(lines, 1):
        if start is None:
            if line.endswith("{") and not line.startswith("#") and not NO_FUNCTION.search(line) and ")" in line:
                start = number
        elif line.startswith("}"):
            if number - start - 1 > FUNCTION_NOTE:
                yield start, number - start - 1
            start = None
        elif NO_FUNCTION.match(line):
            start = None


def check(root):
    findings = []
    for path in sources_of(root, {".cc", ".h", ".py"}):
        lines = lines_of(path)
        here = path.relative_to(root)
        count = len(lines) - (lines[-1] == "")
        if count > FILE_LIMIT:
            findings.append(f"{here}:{FILE_LIMIT + 1}: {count} lines, {FILE_LIMIT} are allowed")
        if path.suffix == ".cc":
            findings += [f"note: {here}:{at}: a function of {length} lines" for at, length in long_functions(lines)]
    return findings


FAULTS = {"a file too long": ({"src/base/a.cc": "// x\n" * 501}, "src/base/a.cc:501")}
CLEAN = {"src/base/a.cc": "// x\n" * 500}

if __name__ == "__main__":
    main(check, FAULTS, CLEAN)
