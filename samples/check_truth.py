#!/usr/bin/env python3
"""Checks that truth.json and questions.json agree with the sample pages; prints the failures and a count.

usage: check_truth.py [SAMPLES_DIR]      (Python's standard library only; exit status 1 on any failure)
"""
import base64
import gzip
import hashlib
import json
import os
import re
import sys
from html.parser import HTMLParser

KINDS = set("direct mixed indirect headline".split())
OPERATIONS = set("""cut_start cut_end cut_middle joined added replaced synonym reordered bracketed reattributed
name number date negation modality tense inflection spelling typography translation""".split())
PARENT_RELATIONS = {"copy", "quotation", "common_source"}
CREDIT_RELATIONS = {"told", "reports", "via", "dateline", "photo", "link"}
VERDICTS = {"exact", "altered", "reattributed", "not_found"}
INLINE = set("a b i em strong span small font time u sub sup".split())
HIDDEN = {"head", "script", "style", "title"}
MARKS = "“”„«»\"‘’'"


class Text(HTMLParser):
    """The visible text: hidden elements left out, entities decoded, every block border a space."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        if tag in HIDDEN:
            self.hidden += 1
        elif tag not in INLINE:
            self.out.append(" ")

    def handle_endtag(self, tag):
        if tag in HIDDEN:
            self.hidden -= 1
        elif tag not in INLINE:
            self.out.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.out.append(data)


def squeeze(text):
    return " ".join(text.split())


def html_text(raw):
    head = raw[:2048].lower()
    parser = Text()
    parser.feed(raw.decode("windows-1252" if b"charset=windows-1252" in head else "utf-8"))
    parser.close()
    assert parser.hidden == 0, "unbalanced head, script, style or title"
    return squeeze("".join(parser.out))


def warc_records(raw):
    """Yields (headers, block); raises where the record structure is broken."""
    at = 0
    while at < len(raw):
        end = raw.index(b"\r\n\r\n", at)
        lines = raw[at:end].decode("utf-8").split("\r\n")
        assert lines[0] == "WARC/1.0", f"no WARC version at byte {at}"
        headers = dict(line.split(": ", 1) for line in lines[1:])
        start = end + 4
        block = raw[start:start + int(headers["Content-Length"])]
        after = start + len(block)
        assert raw[after:after + 4] == b"\r\n\r\n", f"record at byte {at} is not closed where its length says"
        yield headers, block
        at = after + 4


def sha1(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


class Check:
    def __init__(self):
        self.passed, self.failures = 0, []

    def __call__(self, ok, note):
        if ok:
            self.passed += 1
        else:
            self.failures.append(note)


def read_pages(folder, check):
    texts, warc_ids = {}, []
    for base, dirs, files in sorted(os.walk(folder)):
        dirs.sort()
        for name in sorted(files):
            path = os.path.join(base, name)
            with open(path, "rb") as f:
                raw = f.read()
            key = os.path.relpath(path, folder).replace(os.sep, "/")
            if name.endswith(".html"):
                texts[key] = html_text(raw)
            elif name.endswith(".txt"):
                texts[key] = squeeze(raw.decode("utf-8"))
            elif name.endswith(".warc"):
                types = []
                for headers, block in warc_records(raw):
                    types.append(headers["WARC-Type"])
                    check(headers["WARC-Block-Digest"] == sha1(block), f"{key}: block digest of {types[-1]}")
                    if types[-1] != "response":
                        continue
                    http, body = block.split(b"\r\n\r\n", 1)
                    length = int(re.search(rb"Content-Length: (\d+)", http).group(1))
                    check(length == len(body), f"{key}: HTTP Content-Length")
                    check(headers["WARC-Payload-Digest"] == sha1(body), f"{key}: payload digest")
                    if b"Content-Encoding: gzip" in http:
                        body = gzip.decompress(body)
                    texts[headers["WARC-Target-URI"]] = html_text(body)
                    warc_ids.append(headers["WARC-Target-URI"])
                check(types[0] == "warcinfo" and types.count("request") == types.count("response"), f"{key}: records {types}")
            else:
                check(False, f"{key}: a file of no known kind")
    return texts, warc_ids


def opens_with_mark(text, words):
    return any(m + words in text or m + " " + words in text for m in MARKS)


def check_statement(check, here, s, text, count):
    check(s["kind"] in KINDS, f"{here}: kind {s['kind']}")
    check(s["content"] and all(c and c == squeeze(c) for c in s["content"]), f"{here}: content shape")
    at = 0
    for piece in s["content"]:
        found = text.find(piece, at)
        check(found >= 0, f"{here}: content not in the page, in order: {piece!r}")
        at = max(at, found)
        if s["kind"] == "direct":
            check(piece[0] not in "“”„«»\"" and piece[-1] not in "“”«»\"", f"{here}: outer marks in {piece!r}")
        check(not piece.startswith("that "), f"{here}: leading that")
    if s["kind"] == "direct" and not s["turn"]:
        check(opens_with_mark(text, s["content"][0]), f"{here}: a direct statement without a mark before it")
    if s["kind"] == "mixed":
        check(any(m in "".join(s["content"]) for m in MARKS) or opens_with_mark(text, s["content"][0]),
              f"{here}: mixed without a mark")
    if s["kind"] == "indirect":
        check(not any(m in "".join(s["content"]) for m in "“«\""), f"{here}: indirect with a mark")
    for field in ("cue", "source"):
        check(s[field] is None or s[field] in text, f"{here}: {field} {s[field]!r} not in the page")
    check(s["kind"] == "headline" or s["turn"] or (s["cue"] and s["source"]), f"{here}: no cue or no source")
    check(bool(s["speaker"]), f"{here}: no speaker")
    check(s["within"] is None or 0 <= s["within"] < count, f"{here}: within")


def check_page(check, page, text, pages, texts):
    here = page["id"]
    check(squeeze(page["title"]) in text, f"{here}: title not in the page")
    for name in page["byline"]:
        check(name in text, f"{here}: byline {name!r}")
    if page["published"]:
        check(re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", page["published"]["value"]), f"{here}: date")
        check(page["published"]["precision"] == ("minute" if "T" in page["published"]["value"] else "day"), f"{here}: precision")
    for parent in page["parents"]:
        check(parent["relation"] in PARENT_RELATIONS, f"{here}: relation {parent['relation']}")
        check("outside" in parent or (parent["id"] in pages and parent["id"] != here), f"{here}: parent {parent}")
    for credit in page["credits"]:
        check(credit["relation"] in CREDIT_RELATIONS, f"{here}: credit {credit}")
        check(credit["name"] in text or credit["name"].removeprefix("Osk ") in text, f"{here}: credit {credit['name']!r} not in the page")
    for i, s in enumerate(page["statements"]):
        check_statement(check, f"{here}#{i}", s, text, len(page["statements"]))
    for words in page["not_statements"] + page["not_body"]:
        check(words in text, f"{here}: {words!r} not in the page")
    for i, op in enumerate(page["operations"]):
        check_operation(check, f"{here}: operation {i} {op['kind']}", page, op, text, pages, texts)
    for comment in page["comments"]:
        check(comment["author"] in text and comment["shown"] in text, f"{here}: comment {comment}")
    for part in page["parts"]:
        check(all(squeeze(x) in text for x in [part["title"], part["outlet"], part["shown"], *part["byline"]]), f"{here}: part {part}")
    first, last = text.find(page["body_first"]), text.find(page["body_last"])
    check(len(page["body_first"].split()) == 6 and len(page["body_last"].split()) == 6, f"{here}: body ends are six words")
    check(0 <= first < last, f"{here}: body_first, body_last")


def check_operation(check, here, page, op, text, pages, texts):
    check(op["kind"] in OPERATIONS, f"{here}: kind")
    check(op["from"] or op["to"], f"{here}: neither from nor to")
    if not check_known(check, here, op["from_page"], pages):
        return
    check(op["from_page"] in [p.get("id") for p in page["parents"]], f"{here}: from_page is no parent")
    check(op["from"] in texts[op["from_page"]], f"{here}: from {op['from']!r} not in {op['from_page']}")
    check(op["to"] in text, f"{here}: to {op['to']!r} not in the page")
    check(op["from"] != op["to"], f"{here}: nothing changed")
    for field, where in (("from_statement", pages[op["from_page"]]), ("to_statement", page)):
        check(op[field] is not None and 0 <= op[field] < len(where["statements"]), f"{here}: {field}")
    if op["kind"].startswith("cut"):
        mine = " ".join(page["statements"][op["to_statement"]]["content"])
        check(op["from"] not in mine, f"{here}: the cut words still stand in the statement")


def check_known(check, here, key, pages):
    check(key in pages, f"{here}: unknown page {key}")
    return key in pages


def check_questions(check, questions, pages, texts):
    for n, q in enumerate(questions):
        here = f"question {n}"
        check(q["verdict"] in VERDICTS, f"{here}: verdict")
        check(set(q["kinds"]) <= OPERATIONS, f"{here}: kinds")
        check(set(q["also"]) <= set(pages), f"{here}: also")
        for field in ("document", "fullest", "earliest"):
            check(q[field] is None or q[field] in pages, f"{here}: {field} {q[field]}")
        check((q["document"] is None) == (q["verdict"] == "not_found"), f"{here}: a document exactly when found")
        plain = lambda t: re.sub(r"\W+", " ", re.sub("[’‘']", "", t)).casefold().strip()
        carried = sorted(k for k, t in texts.items() if plain(q["words"]) in plain(t))
        if q["verdict"] in ("exact", "reattributed"):
            check(q["document"] in carried, f"{here}: the words are not in {q['document']}")
            check(set(carried) <= {q["document"], *q["also"]}, f"{here}: carriers not listed in {carried}")
        else:
            check(not carried, f"{here}: the words are in {carried}")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    check = Check()
    with open(os.path.join(folder, "truth.json"), encoding="utf-8") as f:
        truth = json.load(f)
    with open(os.path.join(folder, "questions.json"), encoding="utf-8") as f:
        questions = json.load(f)
    texts, warc_ids = read_pages(os.path.join(folder, "pages"), check)
    pages = {p["id"]: p for p in truth["pages"]}
    check(set(pages) == set(texts), f"pages and truth differ: {sorted(set(pages) ^ set(texts))}")
    check(len(pages) == len(truth["pages"]) >= 34, f"{len(pages)} pages")
    check(len({p["outlet"] for p in pages.values()}) >= 10, "fewer than ten outlets")
    check(len(warc_ids) >= 2 and set(warc_ids) <= set(pages), f"WARC pages {warc_ids}")
    done = {op["kind"] for p in pages.values() for op in p["operations"]}
    for kind in sorted(OPERATIONS - {"translation"}):
        check(kind in done, f"no operation of kind {kind}")
    check(any(p["published"] is None for p in pages.values()), "no undated page")
    for key, page in sorted(pages.items()):
        if key in texts:
            check_page(check, page, texts[key], pages, texts)
    for group, members in truth["words"].items():
        for key, i in members:
            check(key in pages and group in pages[key]["statements"][i]["words"], f"words {group}: {key}#{i}")
    check_questions(check, questions["questions"], pages, texts)
    for note in check.failures:
        print("FAILED", note)
    print(f"{check.passed} passed, {len(check.failures)} failed")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main())
