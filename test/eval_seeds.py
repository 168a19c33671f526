#!/usr/bin/env python3
"""Scores blocks, parts, comments, dates and credits of the five seed pages against the gold annotation.

usage: eval_seeds.py [--gold SEEDS.json] [--seeds DIR] [--least PERCENT] OUTPUT.jsonl

OUTPUT is what `hearsay read --format jsonl --id name` prints for the seed pages ("-" reads standard input). Prints one line a
measure; exits 1 when blocks are below --least or any other measure is not complete.
"""
import argparse, collections, json, os, sys

SAME = {("heading", "body")}  # a heading inside the body may be either


def read_text(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def kinds_by_point(blocks, size):
    kinds = [None] * size
    for block in blocks:
        begin, end = block["span"]
        kinds[begin:end] = [block["kind"]] * (end - begin)
    return kinds


def score_blocks(text, gold, found):
    """(points right, points counted, what was taken for what)"""
    want, have = kinds_by_point(gold, len(text)), kinds_by_point(found, len(text))
    right = counted = 0
    wrong = collections.Counter()
    for char, a, b in zip(text, want, have):
        if a is None or char.isspace():
            continue
        counted += 1
        if a == b or (b, a) in SAME:
            right += 1
        else:
            wrong[(a, b)] += 1
    return right, counted, wrong


def fold(name):
    return "".join(c for c in (name or "").lower() if c.isalnum())


def day(published):
    return ((published or {}).get("value") or "")[:10]


def check_parts(gold_parts, found, problems):
    right = total = 0
    titled = [part for part in found.get("parts") or [] if part.get("title")]
    for number, want in enumerate(gold_parts):
        total += 1
        have = titled[number] if number < len(titled) else {}
        same = (fold(have.get("title")) == fold(want["title"])
                and [fold(n) for n in have.get("byline") or []] == ([fold(want["byline"])] if want.get("byline") else [])
                and day(have.get("published")) == want.get("date", "")
                and (not want.get("outlet") or fold(have.get("outlet")) == fold(want["outlet"])))
        right += same
        if not same:
            problems.append(f"part {number}: want {want}, have { {k: have.get(k) for k in ('title', 'byline', 'published', 'outlet')} }")
    return right, total


def check_comments(gold_blocks, found, problems):
    want = [b for b in gold_blocks if b["kind"] == "comment"]
    have = [b for b in found.get("blocks") or [] if b["kind"] == "comment"]
    right = 0
    for number, comment in enumerate(want):
        other = have[number] if number < len(have) else {}
        same = other.get("author") == comment.get("author") and (other.get("time") or {}) and \
            moment(other["time"])[:16] == comment.get("time", "")[:16] and other["span"] == comment["span"]
        right += bool(same)
        if not same:
            problems.append(f"comment {number}: want {comment}, have {other}")
    if len(have) > len(want):
        problems.append(f"{len(have) - len(want)} comments too many")
    return right, len(want)


def moment(time):
    return time if isinstance(time, str) else (time.get("value") or "")


def check_credits(chain, found, problems):
    """Sources and picture credits that the annotation names; part by part for a compilation."""
    right = total = 0
    credits = found.get("credits") or []

    def has(name, part, relations=None):
        return any(fold(c["name"]) == fold(name) and (part is None or c.get("part") == part)
                   and (relations is None or c["relation"] in relations) for c in credits)

    wanted = [(name, None, None) for name in chain.get("sources") or []]
    wanted += [(name.split(" (")[0], None, ("photo",)) for name in chain.get("credits") or []]
    lead = len(found.get("parts") or []) - len(chain.get("parts") or [])
    for number, part in enumerate(chain.get("parts") or []):
        wanted += [(name, number + lead, None) for name in part.get("sources") or []]
    for name, part, relations in wanted:
        total += 1
        if has(name, part, relations):
            right += 1
        else:
            problems.append(f"credit {name} missing")
    return right, total


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    shared = os.path.join(here, "..", "..", "shared")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output")
    parser.add_argument("--gold", default=os.path.join(shared, "gold", "seeds.json"))
    parser.add_argument("--seeds", default=os.path.join(shared, "seeds"))
    parser.add_argument("--least", type=float, default=98.0)
    args = parser.parse_args()

    with open(args.gold, encoding="utf-8") as file:
        gold = json.load(file)
    source = sys.stdin if args.output == "-" else open(args.output, encoding="utf-8")
    found = {record["id"]: record for record in map(json.loads, source)}
    chains = {chain["doc"]: chain for chain in gold["chains"]}
    totals = collections.Counter()
    lowest = 100.0
    problems = []
    for doc, name in sorted(gold["files"].items()):
        text = read_text(os.path.join(args.seeds, name))
        record = found.get(name)
        if record is None:
            sys.exit(f"{name} is missing in {args.output} (was it read with --id name?)")
        if record["text"] != text:
            problems.append(f"{doc}: the text is not the file's")
        own = []
        right, counted, wrong = score_blocks(text, gold["blocks"][doc], record["blocks"])
        lowest = min(lowest, 100.0 * right / counted)
        totals["points right"] += right
        totals["points"] += counted
        for (a, b), n in wrong.most_common():
            own.append(f"{n} characters of {a} are {b}")
        for what, (good, every) in (
                ("parts", check_parts(chains.get(doc, {}).get("parts") or [], record, own)),
                ("comments", check_comments(gold["blocks"][doc], record, own)),
                ("credits", check_credits(chains.get(doc, {}), record, own))):
            totals[what + " right"] += good
            totals[what] += every
        chain = chains.get(doc, {})
        if chain.get("byline") and [fold(n) for n in record["byline"]] != [fold(chain["byline"])]:
            own.append(f"byline: want {chain['byline']}, have {record['byline']}")
        if chain.get("event_date"):
            totals["dates"] += 1
            if day(record.get("published")) == chain["event_date"]:
                totals["dates right"] += 1
            else:
                own.append(f"date: want {chain['event_date']}, have {record.get('published')}")
        print(f"{doc}: {100.0 * right / counted:.2f} % of characters in the right kind of block")
        problems += [f"{doc}: {line}" for line in own]
    for line in problems:
        print("  " + line)
    good = lowest >= args.least
    print(f"blocks {100.0 * totals['points right'] / totals['points']:.2f} %, lowest page {lowest:.2f} %")
    for what in ("parts", "comments", "credits", "dates"):
        print(f"{what} {totals[what + ' right']} of {totals[what]}")
        good = good and totals[what + " right"] == totals[what]
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
