#!/usr/bin/env python3
"""Scores the statements of annotated articles, and how far the confidences can be trusted.

usage: test/eval_statements.py PROGRAM GOLD.jsonl[.gz] SHARED-EVAL-FOLDER [MORE ARGUMENTS OF score_quotes.py]

Runs PROGRAM on the texts of GOLD, prints what score_quotes.py says, then a reliability table: of the statements of
each band of confidence, how many overlap a gold statement by half of the words of both, and the mean confidence. The
last line says what the confidence of the models is worth: put through it, `calibrated` in src/statement/learned.cc is right.
"""
import gzip
import json
import subprocess
import sys
import tempfile
from pathlib import Path

BANDS = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01]


def read_gold(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as lines:
        return [json.loads(line) for line in lines]


def found_and_right(gold, found, score_quotes):
    """Every statement found, with the overlap with the annotated one that it is paired with, or None."""
    for document in gold:
        words = score_quotes.tokens(document["text"])
        wanted = [score_quotes.content(words, s["content"], document["text"]) for s in document["statements"]]
        got = score_quotes.join(found.get(document["id"], []))
        contents = [score_quotes.content(words, s["content"], document["text"]) for s in got]
        overlap = {j: score for _, j, score in score_quotes.pair_up(wanted, contents)}
        for j, statement in enumerate(got):
            yield statement, overlap.get(j)


def reliability(scored):
    rows = {}
    for statement, overlap in scored:
        band = max(b for b in BANDS if b <= statement["confidence"])
        row = rows.setdefault(band, [0, 0, 0.0])
        row[0] += 1
        row[1] += (overlap or 0) >= 0.5
        row[2] += statement["confidence"]
    print("confidence  statements  right %  mean confidence")
    for band, (count, right, total) in sorted(rows.items()):
        print(f"from {band:4.2f}   {count:10d}  {100 * right / count:7.1f}  {100 * total / count:15.1f}")


def line_of_models(scored):
    """The line of least squares from the confidence of what the models found to how often it is right."""
    points = [(statement["confidence"], (overlap or 0) >= 0.5) for statement, overlap in scored
              if statement["rule"] == "statement/model" and (overlap is not None or statement["within"] is None)]
    if len({x for x, _ in points}) < 2:
        return
    mean_x, mean_y = (sum(column) / len(points) for column in zip(*points))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    print(f"of the models alone: right = {mean_y - slope * mean_x:.3f} + {slope:.3f} * confidence, {len(points)} statements")


def main():
    if len(sys.argv) < 4:
        print(__doc__, file=sys.stderr)
        return 2
    program, path, folder = sys.argv[1:4]
    sys.path.insert(0, folder)
    import score_quotes  # the scorer that stands beside the project

    gold = read_gold(path)
    with tempfile.TemporaryDirectory() as place:
        texts, truth, found = (Path(place) / name for name in ("texts.jsonl", "gold.jsonl", "found.jsonl"))
        texts.write_text("".join(json.dumps({"id": d["id"], "text": d["text"]}) + "\n" for d in gold), encoding="utf-8")
        truth.write_text("".join(json.dumps(d) + "\n" for d in gold), encoding="utf-8")
        with found.open("wb") as out:
            subprocess.run([program, "read", "--format", "jsonl", str(texts)], stdout=out, check=True)
        scorer = [sys.executable, str(Path(folder) / "score_quotes.py"), str(truth), str(found), *sys.argv[4:]]
        subprocess.run(scorer, check=True)
        with found.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in lines]
    scored = list(found_and_right(gold, {r["id"]: r["statements"] for r in records}, score_quotes))
    reliability(scored)
    line_of_models(scored)
    return 0


if __name__ == "__main__":
    sys.exit(main())
