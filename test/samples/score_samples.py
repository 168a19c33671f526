#!/usr/bin/env python3
"""Holds the program to the truth about the sample archive: counts, by category, what comes out right.

usage: score_samples.py PROGRAM [--accept] [--show CATEGORY]

Reads samples/truth.json and samples/questions.json, runs `read`, `add`, `trace --all` and `check` on samples/pages, and
compares. accepted.json holds the count of right answers that each category had when somebody last looked (of wrong ones
for "none invented"): worse is a failure, better is a reason for --accept, which rewrites it. --show lists what is wrong in a category ("all" for every one).
Python's standard library only. Closing line: categories that hold and that do not.
"""
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "samples"
WORD = re.compile(r"[^\W_]+")
# Words in marks, and what a page prints apart from its own prose.
BODY_KINDS = {"body", "heading", "caption", "table"}


def words(text):
    return [w.lower() for w in WORD.findall(text.replace("\u2019", "").replace("'", ""))]


def spans_text(record, spans):
    return " ".join(record["text"][a:b] for a, b in spans)


class Score:
    """Counts right and wrong by category and remembers what was wrong."""

    def __init__(self):
        self.right, self.all, self.wrong = defaultdict(int), defaultdict(int), defaultdict(list)

    def take(self, category, good, what):
        self.all[category] += 1
        if good:
            self.right[category] += 1
        else:
            self.wrong[category].append(what)


    def figure(self, category):
        """What accepted.json keeps: how many are right, or how many are wrong where none should be."""
        return len(self.wrong[category]) if "none invented" in category else self.right[category]

    def holds(self, category, accepted):
        if "none invented" in category:
            return self.figure(category) <= accepted.get(category, self.figure(category))
        return self.figure(category) >= accepted.get(category, 0)


def overlap(a, b):
    """Share of the longer word list that both have, as multisets."""
    left = defaultdict(int)
    for word in a:
        left[word] += 1
    common = 0
    for word in b:
        if left[word]:
            left[word] -= 1
            common += 1
    return common / max(len(a), len(b), 1)


def same_name(given, expected, aliases):
    return given is not None and words(given) in [words(n) for n in [expected] + aliases.get(expected, [])]


def pair_statements(truth, record):
    """Each true statement with the best predicted one that no better pair took, or None; and the predicted left over."""
    predicted = [(s, words(spans_text(record, s["content"]))) for s in record["statements"]]
    pairs = []
    for i, true in enumerate(truth["statements"]):
        true_words = words(" ".join(true["content"]))
        pairs += [(overlap(true_words, w), -i, -j) for j, (_, w) in enumerate(predicted)]
    found, used = {}, set()
    for share, i, j in sorted(pairs, reverse=True):
        if share > 0.2 and -i not in found and -j not in used:
            found[-i] = (-j, share)
            used.add(-j)
    return found, predicted, used


def score_statements(score, page, record, aliases):
    found, predicted, used = pair_statements(page, record)
    for i, true in enumerate(page["statements"]):
        group = "marked statements" if true["kind"] in ("direct", "mixed") else "unmarked statements"
        what = f'{page["id"]} {i}: {" / ".join(true["content"])[:90]}'
        if i not in found:
            for part in ("found exactly", "speaker", "kind"):
                score.take(f"{group}: {part}", False, what + " (not found)")
            continue
        said, said_words = predicted[found[i][0]]
        exact = said_words == words(" ".join(true["content"]))
        score.take(f"{group}: found exactly", exact, f"{what} <> {' '.join(said_words)[:90]}")
        name = said["speaker"]["name"]
        score.take(f"{group}: speaker", same_name(name, true["speaker"], aliases),
                   f'{what}: {name}, not {true["speaker"]}')
        score.take(f"{group}: kind", said["kind"] == true["kind"], f'{what}: {said["kind"]}, not {true["kind"]}')
    for j, (said, said_words) in enumerate(predicted):
        if said["kind"] in ("direct", "mixed") and said["within"] is None:
            score.take("marked statements: none invented", j in used, f'{page["id"]}: {" ".join(said_words)[:90]}')
    for scare in page["not_statements"]:
        text = scare if isinstance(scare, str) else scare.get("words", scare.get("text", ""))
        hit = [s for s, w in predicted if w == words(text)]
        score.take("scare quotes left out", not hit, f'{page["id"]}: {text}')


def score_metadata(score, page, record):
    score.take("titles", words(record["title"] or "") == words(page["title"] or ""),
               f'{page["id"]}: {record["title"]}, not {page["title"]}')
    score.take("bylines", [words(n) for n in record["byline"]] == [words(n) for n in page["byline"]],
               f'{page["id"]}: {record["byline"]}, not {page["byline"]}')
    given, true = record["published"], page["published"]
    same = given is None if true is None else given is not None and given["value"][:10] == true["value"][:10]
    score.take("dates", same, f'{page["id"]}: {given}, not {true}')
    names = {(words(c["name"])[0] if words(c["name"]) else "", c["relation"]) for c in record["credits"]}
    for credit in page["credits"]:
        score.take("credits", (words(credit["name"])[0], credit["relation"]) in names,
                   f'{page["id"]}: no {credit["name"]} ({credit["relation"]}) in {sorted(names)}')
    for comment, given in zip(page["comments"], [b for b in record["blocks"] if b["kind"] == "comment"] + [{}] * 99):
        time = given.get("time")
        time = time.get("value") if isinstance(time, dict) else time
        true_time = comment["time"].get("value") if isinstance(comment["time"], dict) else comment["time"]
        same = given.get("author") == comment["author"] and (time or "")[:10] == (true_time or "")[:10]
        score.take("comments", same, f'{page["id"]}: {given.get("author")} {time}, not {comment}')
    for part in page["parts"]:
        same = [p for p in record["parts"] if words(p["title"] or "") == words(part["title"] or "")
                and [words(n) for n in p["byline"]] == [words(n) for n in part["byline"]]]
        score.take("parts", bool(same), f'{page["id"]}: {part["title"]}')


def score_body(score, page, record):
    body = words(" ".join(record["text"][a:b] for a, b in
                          (x["span"] for x in record["blocks"] if x["kind"] in BODY_KINDS)))
    first, last = words(page["body_first"]), words(page["body_last"])
    joined = " ".join(body)
    score.take("body: begins and ends", " ".join(first) in joined and " ".join(last) in joined,
               f'{page["id"]}: {page["body_first"]} … {page["body_last"]}')
    for furniture in page["not_body"]:
        text = " ".join(words(furniture))
        score.take("body: no furniture", text not in joined, f'{page["id"]}: {furniture}')


def score_edges(score, truth, edges):
    found = {(e["from"], e["to"]): e for e in edges}
    related = set()
    for page in truth["pages"]:
        for parent in page["parents"]:
            if "id" not in parent:
                continue
            related |= {(parent["id"], page["id"]), (page["id"], parent["id"])}
            edge = found.get((parent["id"], page["id"]))
            what = f'{parent["id"]} > {page["id"]} ({parent["relation"]})'
            if parent["relation"] == "common_source":
                edge = edge or found.get((page["id"], parent["id"]))
            turned = "turned round" if (page["id"], parent["id"]) in found else "missing"
            score.take("lineage: parents", edge is not None, f"{what}: {turned}")
            score.take("lineage: relations", edge is not None and edge["relation"] == parent["relation"],
                       f'{what}: {edge["relation"] if edge else turned}')
        for operation in page["operations"]:
            edge = found.get((operation["from_page"], page["id"]), {"changes": {}})
            score.take("lineage: kinds of change", edge["changes"].get(operation["kind"], 0) > 0,
                       f'{operation["from_page"]} > {page["id"]}: {operation["kind"]}: '
                       f'{operation["from"][:40]} > {operation["to"][:40]}')
    known = {page["id"] for page in truth["pages"]}
    for (parent, child), edge in found.items():
        if parent in known and child in known:
            score.take("lineage: none invented", (parent, child) in related,
                       f'{parent} > {child} ({edge["relation"]}, {edge["score"]})')


def score_questions(score, program, archive, questions):
    exits = {"exact": 0, "altered": 10, "reattributed": 10, "not_found": 11}
    for question in questions:
        call = [program, "check", question["words"], "--archive", archive, "--format", "jsonl"]
        if question["by"]:
            call += ["--by", question["by"]]
        ran = subprocess.run(call, capture_output=True, text=True, check=False)
        what = f'"{question["words"][:70]}" by {question["by"]}'
        answer = json.loads(ran.stdout.splitlines()[0]) if ran.stdout.strip() else {"verdict": None, "matches": []}
        score.take("check: verdicts", answer["verdict"] == question["verdict"] and
                   ran.returncode == exits[question["verdict"]],
                   f'{what}: {answer["verdict"]}, exit {ran.returncode}, not {question["verdict"]}')
        if question["verdict"] == "not_found":
            continue
        matches = answer["matches"]
        documents = [m["document"] for m in matches]
        nearest = documents[:1 + len(question["also"])]
        score.take("check: nearest page", question["document"] in nearest, f"{what}: {documents[:3]}")
        kinds = {c["kind"] for c in matches[0]["changes"]} if matches else set()
        score.take("check: kinds of change", set(question["kinds"]) <= kinds, f'{what}: {kinds}, not {question["kinds"]}')
        for field in ("fullest", "earliest"):
            index = answer.get(field)
            named = documents[index] if index is not None else None
            score.take(f"check: {field}", named == question[field], f"{what}: {named}, not {question[field]}")


def run(program, *arguments):
    ran = subprocess.run([program, *arguments], cwd=SAMPLES / "pages", capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        sys.exit(f"hearsay {arguments[0]} ended with {ran.returncode}: {ran.stderr[:500]}")
    return [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]


def measure(program):
    truth = json.loads((SAMPLES / "truth.json").read_text())
    questions = json.loads((SAMPLES / "questions.json").read_text())["questions"]
    folders = sorted(path.name for path in (SAMPLES / "pages").iterdir())
    score = Score()
    records = {r["id"]: r for r in run(program, "read", "--format", "jsonl", *folders)}
    for page in truth["pages"]:
        score.take("pages read", page["id"] in records, page["id"])
        if page["id"] in records:
            record = records[page["id"]]
            score_metadata(score, page, record)
            score_body(score, page, record)
            score_statements(score, page, record, truth["aliases"])
    with tempfile.TemporaryDirectory() as folder:
        archive = folder + "/samples.hearsay"
        run(program, "add", *folders, "--archive", archive)
        score_edges(score, truth, run(program, "trace", "--all", "--format", "jsonl", "--archive", archive))
        score_questions(score, program, archive, questions)
    return score


def main():
    arguments = sys.argv[1:]
    accept = "--accept" in arguments
    show = arguments[arguments.index("--show") + 1] if "--show" in arguments else None
    score = measure(str(Path(arguments[0]).resolve()))
    file = HERE / "accepted.json"
    accepted = json.loads(file.read_text()) if file.exists() else {}
    bad = 0
    for category in sorted(score.all):
        held = score.holds(category, accepted)
        bad += not held
        print(f"{'ok  ' if held else 'FAIL'} {category}: {score.right[category]} of {score.all[category]} right, "
              f"{score.figure(category)} against accepted {accepted.get(category)}")
        if show in (category, "all") or not held:
            for what in score.wrong[category]:
                print("     |", what)
    missing = sorted(set(accepted) - set(score.all))
    for category in missing:
        print(f"FAIL {category}: measured no longer")
    if accept:
        file.write_text(json.dumps({c: score.figure(c) for c in sorted(score.all)}, indent=2) + "\n")
    bad += len(missing)
    print(f"samples: {len(score.all) + len(missing) - bad} passed, {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
