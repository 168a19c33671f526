#!/usr/bin/env python3
"""Scores the reading of HTML pages on sites that the block model was not trained on.

usage: eval_pages.py [--part held|blind|train|all] [--folds N] [--model WEIGHTS.tsv|built_in] [--pages DIR] [--worst N] [--keep DIR]

The annotated pages of ../shared/data/pages are split by site: a site (the registered domain of the page's address) whose
SHA-256 begins with a byte below 0.7 * 256 is of the train part, the rest is held out; of these, the sites from 0.85 * 256
on are blind: none of their pages was to be looked at for titles, authors and dates, either. A model is trained on the train part
(build/eval_pages/train.tsv, made again where tools or features are newer), the pages of --part are read with it, and
../shared/eval/score_pages.py prints its figures. Needs build/release/tools/train_pages and read_pages:
`./dev train pages --held-out` builds both and runs this. With --folds N the pages of the train part (or of --part all) are
cut into N parts by site, and each is read with a model that learned from the others: how a change is judged before the
held-out part is looked at.
"""
import argparse, gzip, hashlib, html, importlib.util, json, os, re, subprocess, sys, urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SETS = ("wcxb-dev", "trafilatura", "htmldate-half")
LEARNED = ("wcxb-dev", "trafilatura")  # the sets that say what is of the article
SECOND_LEVEL = {"ac", "co", "com", "edu", "gob", "gov", "gouv", "ne", "net", "or", "org"}


def site_of(url):
    """The registered domain: "news.example.co.uk" is of example.co.uk."""
    host = (urllib.parse.urlsplit(url or "").hostname or "").split(".")
    keep = 3 if len(host) > 2 and len(host[-1]) == 2 and host[-2] in SECOND_LEVEL else 2
    return ".".join(host[-keep:])


def place_of(url):
    """Where a site stands between 0 and 1."""
    return hashlib.sha256(site_of(url).encode()).digest()[0] / 256


def is_train(url):
    return place_of(url) < 0.7


def fold_of(url, folds):
    return hashlib.sha256(site_of(url).encode()).digest()[1] % folds


def load(folder):
    """The annotations of a set; a date that is none (one is a number) is no annotation."""
    with open(os.path.join(folder, "gold.jsonl"), encoding="utf-8") as lines:
        golds = [json.loads(line) for line in lines if line.strip()]
    for gold in golds:
        if not isinstance(gold.get("published", ""), str):
            del gold["published"]
    return golds


def split(pages):
    """{set: {part: [gold]}}"""
    parts = {}
    for name in SETS:
        golds = load(os.path.join(pages, name))
        parts[name] = {"train": [g for g in golds if is_train(g.get("url"))],
                       "held": [g for g in golds if not is_train(g.get("url"))],
                       "blind": [g for g in golds if place_of(g.get("url")) >= 0.85], "all": golds}
    return parts


def trained(tools, work, pages, golds_of):
    """The weights learned from {set: [gold]}, made again where the pages, the tool or its features are others."""
    folders, changed = [], False
    for name in LEARNED:
        folder = os.path.join(work, name)
        os.makedirs(folder, exist_ok=True)
        lines, path = "".join(json.dumps(g) + "\n" for g in golds_of[name]), os.path.join(folder, "gold.jsonl")
        if not os.path.exists(path) or open(path, encoding="utf-8").read() != lines:
            changed = True
            with open(path, "w", encoding="utf-8") as out:
                out.write(lines)
        link = os.path.join(folder, "html")
        if not os.path.islink(link):
            os.symlink(os.path.abspath(os.path.join(pages, name, "html")), link)
        folders.append(folder)
    tool, weights = os.path.join(tools, "train_pages"), os.path.join(work, "train.tsv")
    if changed or not os.path.exists(weights) or os.path.getmtime(weights) < os.path.getmtime(tool):
        subprocess.run([tool, weights + ".new", *folders], check=True, stdout=subprocess.DEVNULL)
        os.replace(weights + ".new", weights)
    return weights


def read_folds(arguments, work, parts, read_part):
    """{set: {id: record}}, each page read with a model that has not seen its site."""
    records = {name: {} for name in SETS}
    for fold in range(arguments.folds):
        def golds(name, inside):
            return [g for g in parts[name][arguments.part] if (fold_of(g.get("url"), arguments.folds) == fold) == inside]
        weights = trained(arguments.tools, os.path.join(work, f"fold{fold}of{arguments.folds}"), arguments.pages,
                          {name: golds(name, False) for name in LEARNED})
        for name in SETS:
            records[name].update(read_part(weights, name, golds(name, True)))
    return records


def read(tools, weights, folder, golds):
    tool = os.path.join(tools, "read_pages")
    if not golds:
        return {}
    files = [os.path.join(folder, "html", g["id"] + ".html.gz") for g in golds]
    records = {}
    with subprocess.Popen([tool, weights, *files], stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            record = json.loads(line)
            records[record["id"]] = record
    if process.returncode:
        sys.exit(f"eval_pages: {tool} failed")
    return records


def comments_present(golds, records, folder, score_pages):
    """Comment recall over the snippets that stand in the page at all: many pages load comments by script."""
    present = found = 0
    for gold in golds:
        if not gold.get("comments"):
            continue
        with gzip.open(os.path.join(folder, "html", gold["id"] + ".html.gz")) as file:
            raw = file.read().decode("utf-8", "replace")
        raw = score_pages.squash(html.unescape(raw)) + " " + score_pages.squash(re.sub(r"<[^>]*>", " ", html.unescape(raw)))
        read = score_pages.squash(score_pages.blocks(records.get(gold["id"], {}), ("comment",)))
        for snippet in map(score_pages.squash, gold["comments"]):
            if snippet in raw or snippet in read:
                present += 1
                found += snippet in read
    return round(found / present, 4) if present else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("held", "blind", "train", "all"), default="held")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate over so many parts, split by site")
    parser.add_argument("--model", help="weights to read with instead of training on the train part")
    parser.add_argument("--pages", default=os.path.join(ROOT, "../shared/data/pages"))
    parser.add_argument("--tools", default=os.path.join(ROOT, "build/release/tools"), help="folder of the two programs")
    parser.add_argument("--worst", type=int, default=0, help="print so many pages with the worst body")
    parser.add_argument("--keep", help="write gold and records of each set into this folder")
    arguments = parser.parse_args()
    scorer = os.path.join(ROOT, "../shared/eval/score_pages.py")
    if not os.path.exists(scorer):
        print("eval_pages: ../shared is not there; nothing is measured")
        return 0
    spec = importlib.util.spec_from_file_location("score_pages", scorer)
    score_pages = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score_pages)
    work = os.path.join(ROOT, "build/eval_pages")
    parts = split(arguments.pages)
    if arguments.model == "built_in":
        arguments.model = os.path.join(ROOT, "models/pages/weights.tsv")
    def read_part(weights, name, golds):
        return read(arguments.tools, weights, os.path.join(arguments.pages, name), golds)

    if arguments.folds and arguments.part in ("held", "blind"):
        arguments.part = "train"
    if arguments.folds:
        folds = read_folds(arguments, work, parts, read_part)
    else:
        weights = arguments.model or trained(arguments.tools, work, arguments.pages, {name: parts[name]["train"] for name in LEARNED})
    for name in SETS:
        golds = parts[name][arguments.part]
        records = folds[name] if arguments.folds else read_part(weights, name, golds)
        figures, worst = score_pages.score(golds, records)
        present = comments_present(golds, records, os.path.join(arguments.pages, name), score_pages)
        if present is not None:
            figures["comment_recall_of_present"] = present
        folded = f", {arguments.folds} folds" if arguments.folds else ""
        print(f"{name}, {arguments.part}{folded}: " + "  ".join(f"{key} {value}" for key, value in figures.items()))
        for score, page in worst[:arguments.worst]:
            print(f"  {score:.3f} {page}")
        if arguments.keep:
            os.makedirs(arguments.keep, exist_ok=True)
            for what, lines in (("gold", golds), ("read", records.values())):
                with open(os.path.join(arguments.keep, f"{name}.{what}.jsonl"), "w", encoding="utf-8") as out:
                    out.writelines(json.dumps(line) + "\n" for line in lines)
    return 0


if __name__ == "__main__":
    sys.exit(main())
