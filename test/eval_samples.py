#!/usr/bin/env python3
"""Scores the parent links of the sample archive against its truth file.

usage: eval_samples.py samples/truth.json EDGES.jsonl [--stories STORIES.jsonl] [--json] [--all]

EDGES: what `hearsay trace --all --format jsonl` prints for an archive of samples/pages.  STORIES: `hearsay trace --stories`.
links: parent links between pages, direction counted; pairs: the same without direction; relation: share of the right links with
the right relation; outside: sources not in the archive.  common_source links have no direction.  groups: pairs of statements that
carry the same words (direct, mixed and headlines) and stand in one story.  --all tells every miss on standard error.
Python's standard library only.
"""
import argparse
import json
import sys


def load_lines(path):
    with sys.stdin if path == "-" else open(path, encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def ratio(part, whole):
    return round(part / whole, 3) if whole else 1.0


def prf(gold, got):
    right = len(gold & got)
    precision, recall = ratio(right, len(got)), ratio(right, len(gold))
    f1 = round(2 * precision * recall / (precision + recall), 3) if precision + recall else 0.0
    return {"gold": len(gold), "got": len(got), "right": right, "precision": precision, "recall": recall, "f1": f1}


class Names:
    """Record ids end in the ids of the truth, whatever folder was added."""

    def __init__(self, pages):
        self.ids = [page["id"] for page in pages]

    def __call__(self, record_id):
        for one in self.ids:
            if record_id == one or record_id.endswith("/" + one):
                return one
        return record_id


def gold_links(pages):
    directed, undirected, outside, relations = set(), set(), set(), {}
    for page in pages:
        for parent in page["parents"]:
            if "outside" in parent:
                outside.add((parent["outside"].casefold(), page["id"]))
            elif parent["relation"] == "common_source":
                undirected.add(tuple(sorted((parent["id"], page["id"]))))
                relations[tuple(sorted((parent["id"], page["id"])))] = "common_source"
            else:
                directed.add((parent["id"], page["id"]))
                relations[(parent["id"], page["id"])] = parent["relation"]
    return directed, undirected, outside, relations


def score_links(pages, edges, tell):
    name = Names(pages)
    directed, undirected, outside, relations = gold_links(pages)
    got_directed, got_undirected, got_outside, got_relations = set(), set(), set(), {}
    for edge in edges:
        a, b = name(edge["from"]), name(edge["to"])
        if edge["from"].startswith("outside:"):
            got_outside.add((edge["from"][len("outside:"):], b))
        elif edge["directed"]:
            got_directed.add((a, b))
            got_relations[(a, b)] = edge["relation"]
        else:
            got_undirected.add(tuple(sorted((a, b))))
            got_relations[tuple(sorted((a, b)))] = edge["relation"]
    squeezed = {(one.replace(" ", ""), page) for one, page in outside}
    gold_pairs = {tuple(sorted(one)) for one in directed} | undirected
    got_pairs = {tuple(sorted(one)) for one in got_directed} | got_undirected
    gold = {("d",) + one for one in directed} | {("u",) + one for one in undirected}
    got = {("d",) + one for one in got_directed} | {("u",) + one for one in got_undirected}
    right = [one[1:] for one in gold & got]
    for one in sorted(gold - got):
        tell("missing: " + " -> ".join(one[1:]) + (" (undirected)" if one[0] == "u" else ""))
    for one in sorted(got - gold):
        tell("wrong:   " + " -> ".join(one[1:]) + (" (undirected)" if one[0] == "u" else ""))
    for one in sorted(right):
        if relations[one] != got_relations[one]:
            tell(f"relation: {' -> '.join(one)} is {got_relations[one]}, should be {relations[one]}")
    for one in sorted(squeezed - got_outside):
        tell("missing outside: " + " -> ".join(one))
    for one in sorted(got_outside - squeezed):
        tell("wrong outside:   " + " -> ".join(one))
    return {"links": prf(gold, got), "pairs": prf(gold_pairs, got_pairs),
            "reversed": len({(b, a) for a, b in directed} & got_directed),
            "relation": ratio(sum(relations[one] == got_relations[one] for one in right), len(right)),
            "outside": prf(squeezed, got_outside)}


def squeeze(text):
    return " ".join(text.split()).casefold()


def score_groups(truth, stories, tell):
    """Pairs of pages that tell one group of words, against pairs of pages in one story that share a group."""
    name = Names(truth["pages"])
    pages = {page["id"]: page for page in truth["pages"]}
    told, strange = set(), 0
    for story in stories:
        here = sorted({name(one["document"]) for one in story["tellings"]})
        groups = [set(word for s in pages[one]["statements"] for word in s["words"]) if one in pages else set() for one in here]
        for i, a in enumerate(here):
            for j in range(i + 1, len(here)):
                told.add((a, here[j]))
                if not groups[i] & groups[j]:
                    strange += 1
                    tell(f"strange story: {a} and {here[j]} share no words")
    wanted = set()
    for members in truth["words"].values():
        carriers = sorted({page for page, index in members if pages[page]["statements"][index]["kind"] in ("direct", "mixed")})
        wanted.update((a, b) for i, a in enumerate(carriers) for b in carriers[i + 1:])
    return {"pairs_wanted": len(wanted), "pairs_told": len(told & wanted), "recall": ratio(len(told & wanted), len(wanted)),
            "strange": strange}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truth")
    parser.add_argument("edges")
    parser.add_argument("--stories")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--all", action="store_true")
    call = parser.parse_args()
    with open(call.truth, encoding="utf8") as file:
        truth = json.load(file)

    def tell(note):
        if call.all:
            print(note, file=sys.stderr)

    figures = score_links(truth["pages"], load_lines(call.edges), tell)
    if call.stories:
        figures["groups"] = score_groups(truth, load_lines(call.stories), tell)
    print(json.dumps(figures) if call.json else "\n".join(f"{key:10} {value}" for key, value in figures.items()))


if __name__ == "__main__":
    main()
