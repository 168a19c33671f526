#!/usr/bin/env python3
"""Scores groups of statement variants against groups annotated by hand.

usage: eval_groups.py GOLD.json STORIES.jsonl [--json]        (Python's standard library only)

GOLD: {"files": {doc: file name}, "statements": [{"id", "doc", "content": [[a, b]]}], "same_words": [{"id",
"members": [[statement ids], …], "kinds": [...]}]}.  STORIES: what `hearsay trace --stories --format jsonl` prints for an archive
of those files. A group is found when one story has a telling for each member that covers at least half of its
characters; its kinds are right when they are the gold's, leaving out typography, which house styles change on every
page. Every other story is a false one: between documents, or inside one. Exit status 1 where anything is amiss.
"""
import argparse
import json
import sys

SILENT = {"typography"}


def load_lines(path):
    with sys.stdin if path == "-" else open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def chars(spans):
    return {at for begin, end in spans for at in range(begin, end)}


def same_document(record_id, file_name):
    return record_id == file_name or record_id.endswith("/" + file_name)


def telling_of(story, document, wanted):
    """The story's telling of that document that holds most of the wanted characters, at least half."""
    best, held = None, 0
    for telling in story["tellings"]:
        if same_document(telling["document"], document):
            overlap = len(chars(telling["content"]) & wanted)
            if overlap * 2 >= len(wanted) and overlap > held:
                best, held = telling, overlap
    return best


def find_group(stories, group, statements, files):
    """(index of the story, its kinds) or None"""
    for index, story in enumerate(stories):
        tellings = []
        for member in group["members"]:
            first = statements[member[0]]
            wanted = chars([span for one in member for span in statements[one]["content"]])
            tellings.append(telling_of(story, files[first["doc"]], wanted))
        if all(tellings) and len({id(one) for one in tellings}) == len(tellings):
            kinds = {change["kind"] for one in tellings for change in one["changes"]}
            return index, kinds - SILENT
    return None


def score(gold, stories):
    statements = {one["id"]: one for one in gold["statements"]}
    found, kinds_right, used, notes = 0, 0, set(), []
    for group in gold["same_words"]:
        hit = find_group(stories, group, statements, gold["files"])
        if hit is None:
            notes.append(f"{group['id']}: not found")
            continue
        used.add(hit[0])
        found += 1
        if hit[1] == set(group["kinds"]) - SILENT:
            kinds_right += 1
        else:
            notes.append(f"{group['id']}: kinds {sorted(hit[1])}, should be {sorted(group['kinds'])}")
    false_between = false_inside = 0
    for index, story in enumerate(stories):
        if index in used:
            continue
        documents = sorted({one["document"] for one in story["tellings"]})
        false_between += len(documents) > 1
        false_inside += len(documents) == 1
        places = [f"{one['document'].rsplit('/', 1)[-1][:3]} {'+'.join(one['statements'])}" for one in story["tellings"]]
        notes.append("false group: " + "; ".join(places))
    return {"groups": len(gold["same_words"]), "found": found, "kinds_right": kinds_right,
            "false_between_documents": false_between, "false_inside_one": false_inside}, notes


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("stories")
    parser.add_argument("--json", action="store_true")
    call = parser.parse_args()
    with open(call.gold, encoding="utf8") as file:
        gold = json.load(file)
    figures, notes = score(gold, load_lines(call.stories))
    print(json.dumps(figures) if call.json else "\n".join(f"{name:24} {value}" for name, value in figures.items()))
    for note in notes:
        print(note, file=sys.stderr)
    perfect = figures["found"] == figures["kinds_right"] == figures["groups"]
    return 0 if perfect and not figures["false_between_documents"] and not figures["false_inside_one"] else 1


if __name__ == "__main__":
    sys.exit(main())
