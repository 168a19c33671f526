#!/usr/bin/env python3
"""No passage of a page in ../shared/seeds stands in the project: twelve words in a row are a passage.

Without ../shared there is nothing to compare with; the check then says so and finds nothing.
"""
import re

from lint import ROOT, files_of, lines_of, main

RUN = 12
WORD = re.compile(r"[^\W_]+")


def words_with_lines(lines):
    return [(word.lower(), number) for number, line in enumerate(lines, 1) for word in WORD.findall(line)]


def runs(words):
    for start in range(len(words) - RUN + 1):
        yield " ".join(word for word, _ in words[start:start + RUN]), words[start][1]


def check(root):
    seeds = sorted((root / "../shared/seeds").glob("*.txt")) if root == ROOT else sorted(root.glob("seeds/*.txt"))
    if not seeds:
        return ["note: ../shared/seeds is absent, nothing compared"]
    foreign = {run for path in seeds for run, _ in runs(words_with_lines(lines_of(path)))}
    findings = []
    for path in files_of(root):
        if path in seeds or b"\0" in path.read_bytes()[:4096]:
            continue
        last = -RUN
        for run, number in runs(words_with_lines(lines_of(path))):
            if run in foreign and number > last + 5:
                findings.append(f"{path.relative_to(root)}:{number}: a passage of a foreign page: {run}")
                last = number
    return findings


PAGE = "one two three four five six seven eight nine ten eleven twelve thirteen"
FAULTS = {"a copied passage": ({"seeds/a.txt": PAGE, "test/a.md": "x\n" + PAGE.title() + "\n"}, "test/a.md:2")}
CLEAN = {"seeds/a.txt": PAGE, "test/a.md": "eleven words: one two three four five six seven eight nine ten eleven\n"}

if __name__ == "__main__":
    main(check, FAULTS, CLEAN)
