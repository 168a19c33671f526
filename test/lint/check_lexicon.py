#!/usr/bin/env python3
"""Lists of the lexicon are canonical: a header, sorted folded entries, none twice, no cell too many.

lexicon/<language>/<name>.tsv: lines that start with # are comments; the first other line names the
columns, the first of which is "entry"; then one entry a line. Forms (column "forms", parted by
commas) are folded too and no two rows claim the same one.
lexicon/<language>/<name>.rules: each `rule ID` has at least one `yes` and one `no` line; no ID twice.
"""
import re

from lint import lines_of, main, files_of

# What text::fold_word makes of marks: straight quotes, plain hyphens, lower case, no odd spaces.
NOT_FOLDED = re.compile("[A-Z\u2018\u2019\u201c\u201d\u2010-\u2015\u00a0\u00ad]|^ | $|  ")


def is_folded(text):
    return text == text.lower() and not NOT_FOLDED.search(text)


def check_list(here, lines):
    columns, last, seen = None, None, {}
    for number, line in enumerate(lines, 1):
        where = f"{here}:{number}:"
        if line.startswith("#") or (not line and number == len(lines)):
            continue
        cells = line.rstrip("\r").split("\t")
        if line.endswith("\r"):
            yield f"{where} a line ends with CR"
        if columns is None:
            columns = cells
            if cells[0] != "entry":
                yield f'{where} the first line names the columns, "entry" first'
            if len(set(columns)) != len(columns):
                yield f"{where} a column is named twice"
            continue
        entry = cells[0]
        if len(cells) > len(columns):
            yield f"{where} {len(cells)} cells under {len(columns)} columns"
        forms = []
        if "forms" in columns and len(cells) > columns.index("forms"):
            forms = [form for form in cells[columns.index("forms")].split(",") if form]
        for form in [entry] + forms:
            if not form or not is_folded(form):
                yield f'{where} "{form}" is not folded'
            if form in seen and form != entry:
                yield f'{where} "{form}" is claimed by line {seen[form]} too'
        if entry in seen:
            yield f'{where} "{entry}" is claimed by line {seen[entry]} too'
        for form in [entry] + forms:
            seen.setdefault(form, number)
        if last is not None and entry.encode() < last.encode():
            yield f'{where} "{entry}" stands behind "{last}": sort by bytes (LC_ALL=C)'
        last = entry
    if columns is None:
        yield f"{here}:1: no header line"


def check_rules(here, lines):
    seen, rule, has = {}, None, set()

    def close():
        for kind in ("yes", "no"):
            if rule and kind not in has:
                yield f"{here}:{seen[rule]}: rule {rule} has no {kind} example"

    for number, line in enumerate(lines, 1):
        words = line.split("#")[0].split() if line.lstrip().startswith("#") else line.split()
        if not words:
            continue
        if words[0] == "rule":
            yield from close()
            rule, has = " ".join(words[1:]), set()
            if not re.fullmatch(r"[a-z0-9-]+", rule):
                yield f"{here}:{number}: a rule needs an id of small letters, digits and hyphens"
            if rule in seen:
                yield f"{here}:{number}: rule {rule} stands at line {seen[rule]} too"
            seen[rule] = number
        elif rule is None:
            yield f"{here}:{number}: a line before the first rule"
        else:
            has.add(words[0])
    yield from close()


def check(root):
    findings = []
    for path in files_of(root):
        here = path.relative_to(root)
        if here.parts[0] != "lexicon" or path.suffix not in (".tsv", ".rules"):
            continue
        findings += (check_list if path.suffix == ".tsv" else check_rules)(here, lines_of(path))
    return findings


A = "lexicon/en/a.tsv"
R = "lexicon/en/a.rules"
FAULTS = {
    "an unsorted list": ({A: "entry\nb\na\n"}, f"{A}:3"),
    "an entry twice": ({A: "entry\na\na\n"}, f"{A}:3"),
    "a form twice": ({A: "entry\tforms\na\tx\nb\tx\n"}, f"{A}:3"),
    "an entry with a capital": ({A: "entry\nAb\n"}, f"{A}:2"),
    "a curly apostrophe": ({A: "entry\no\u2019clock\n"}, f"{A}:2"),
    "a cell too many": ({A: "entry\tkind\na\tb\tc\n"}, f"{A}:2"),
    "no header": ({A: "# only a comment\n"}, f"{A}:1"),
    "a header of another kind": ({A: "word\na\n"}, f"{A}:1"),
    "a rule without a no": ({R: "rule a-b\n  yes x\n"}, f"{R}:1"),
    "a rule twice": ({R: "rule a\n  yes x\n  no y\nrule a\n  yes x\n  no y\n"}, f"{R}:4"),
}
CLEAN = {A: "# Words.\nentry\tforms\tkind\na\tas,ae\tk\nb\nb c\t\tk\n", R: "# r\nrule a\n  yes x\n  no y\n"}

if __name__ == "__main__":
    main(check, FAULTS, CLEAN)
