#!/usr/bin/env python3
"""Files of at most 500 lines; functions of more than 60 lines are noted (median and budget: CONTRIBUTING.md)."""
import re

from lint import lines_of, main, sources_of

FILE_LIMIT = 500
FUNCTION_NOTE = 60
SCOPE = re.compile(r"\b(namespace|class|struct|union|extern)\b[^()]*$")
# What may hold a brace without meaning it, or stands between statements.
PIECES = re.compile(r'R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|//[^\n]*|/\*.*?\*/|^[ \t]*#(?:[^\n]*\\\n)*[^\n]*|[{};]',
                    re.S | re.M)


def long_functions(text):
    """(line, length) of function bodies longer than FUNCTION_NOTE: braces that follow ")" outside any function."""
    stack, head = [], 0  # stack of (is a function, line of its brace)
    for piece in PIECES.finditer(text):
        mark = piece[0]
        if mark == "{":
            before = text[head:piece.start()]
            inside = any(is_function for is_function, _ in stack)
            is_function = not inside and ")" in before and not SCOPE.search(before) and "= {" not in before + mark
            stack.append((is_function, text.count("\n", 0, piece.start()) + 1))
        elif mark == "}" and stack:
            is_function, line = stack.pop()
            length = text.count("\n", 0, piece.start()) - line
            if is_function and length > FUNCTION_NOTE:
                yield line, length
        if mark in "{};":
            head = piece.end()


def check(root):
    findings = []
    for path in sources_of(root, {".cc", ".h", ".py"}):
        lines = lines_of(path)
        here = path.relative_to(root)
        count = len(lines) - (lines[-1] == "")
        if count > FILE_LIMIT:
            findings.append(f"{here}:{FILE_LIMIT + 1}: {count} lines, {FILE_LIMIT} are allowed")
        if path.suffix == ".cc":
            findings += [f"note: {here}:{at}: a function of {length} lines" for at, length in long_functions("\n".join(lines))]
    return findings


LONG = "class A {\n  int f(int x) const {\n" + '    g("}{");\n' * 61 + "  }\n  int h() { return 1; }\n};\n"
assert list(long_functions(LONG)) == [(2, 61)], list(long_functions(LONG))

FAULTS = {"a file too long": ({"src/base/a.cc": "// x\n" * 501}, "src/base/a.cc:501")}
CLEAN = {"src/base/a.cc": "// x\n" * 500}

if __name__ == "__main__":
    main(check, FAULTS, CLEAN)
