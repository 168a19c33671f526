#!/usr/bin/env python3
"""Reads pages with another tool, as score_pages.py takes them, and says how long the tool itself took.

usage: peers.py trafilatura|resiliparse LIST OUT.jsonl

LIST holds lines "id<TAB>path of a .html.gz". All pages are unpacked into memory first; only the tool's own work, raw bytes to
result, is timed. The last line on standard output is JSON: pages, bytes, seconds, cpu_seconds, peak_mb. Run by bench/pages/run in the
environment that it makes.
"""
import gzip, json, resource, sys, time


def record(name, body, comments="", title=None, authors=(), date=None):
    body, comments = body or "", comments or ""
    text = body + "\n\n" + comments
    blocks = [{"kind": "body", "span": [0, len(body)]}]
    if comments:
        blocks.append({"kind": "comment", "span": [len(body) + 2, len(text)]})
    return {"id": name, "text": text, "blocks": blocks, "title": title, "byline": list(authors),
            "published": {"value": date} if date else None}


def by_trafilatura(name, raw):
    import trafilatura
    out = trafilatura.bare_extraction(raw, with_metadata=True)
    if out is None:
        return record(name, "")
    out = out if isinstance(out, dict) else out.as_dict()
    authors = [a.strip() for a in (out.get("author") or "").split(";") if a.strip()]
    return record(name, out.get("text"), out.get("comments"), out.get("title"), authors, out.get("date"))


def by_resiliparse(name, raw):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    from resiliparse.parse.html import HTMLTree
    tree = HTMLTree.parse(bytes_to_str(raw, detect_encoding(raw)))
    return record(name, extract_plain_text(tree, main_content=True, alt_texts=False, comments=False), title=tree.title)


def main():
    tool = {"trafilatura": by_trafilatura, "resiliparse": by_resiliparse}[sys.argv[1]]
    with open(sys.argv[2], encoding="utf-8") as lines:
        pages = [line.rstrip("\n").split("\t") for line in lines]
    pages = [(name, gzip.open(path).read()) for name, path in pages]
    tool(*pages[0])  # imports and first-use costs are not the pages'
    start, cpu, records = time.perf_counter(), time.process_time(), []
    for name, raw in pages:
        try:
            records.append(tool(name, raw))
        except Exception as error:  # a page that a tool cannot read is a page without text
            print(f"{sys.argv[1]}: {name}: {error}", file=sys.stderr)
            records.append(record(name, ""))
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    with open(sys.argv[3], "w", encoding="utf-8") as out:
        out.writelines(json.dumps(r) + "\n" for r in records)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"pages": len(pages), "bytes": sum(len(raw) for _, raw in pages), "seconds": round(seconds, 3),
                      "cpu_seconds": round(cpu, 3), "peak_mb": round(peak)}))


if __name__ == "__main__":
    main()
