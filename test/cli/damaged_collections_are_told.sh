# Damaged web archives, feeds and saved pages: what is whole is read, each damage is told with its code and its place.
python3 - <<'PY'
import gzip, hashlib, base64, zlib

PAGE = b"<html><body><h1>Ferry</h1><p>%s left the quay at noon, the harbour master said.</p></body></html>"


def record(number, body, head=b"", claimed=None, digest=None):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + head + b"\r\n" + body
    out = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/%d\r\n" % number
    if digest:
        out += b"WARC-Block-Digest: sha1:" + digest + b"\r\n"
    return out + b"Content-Length: %d\r\n\r\n" % (len(http) if claimed is None else claimed) + http + b"\r\n\r\n"


def packed(data):
    return gzip.compress(data, mtime=0)


# A member that breaks off in the middle costs only itself.
second = packed(record(2, PAGE % b"Two"))
open("cut_member.warc.gz", "wb").write(packed(record(1, PAGE % b"One")) + second[: len(second) // 2] + packed(record(3, PAGE % b"Three")))
# A digest that is another record's.
wrong = base64.b32encode(hashlib.sha1(b"other bytes").digest())
open("digest.warc", "wb").write(record(4, PAGE % b"Four", digest=wrong))
# Chunks: sound ones are joined, a broken size leaves the body as it is.
chunked = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (PAGE[:40], PAGE[40:])) + b"0\r\n\r\n"
bad = chunked.replace(b"28\r\n", b"zz\r\n", 1)
head = b"Transfer-Encoding: chunked\r\n"
open("chunks.warc", "wb").write(record(5, chunked, head) + record(6, bad, head) + record(7, PAGE % b"Seven", head))
# Encodings that lie: named and not there, there and not named, named wrongly, broken.
body = PAGE % b"Eight"
lies = [(body, b"gzip"), (gzip.compress(body, mtime=0), b""), (gzip.compress(body, mtime=0), b"br"),
        (zlib.compress(body), b"deflate"), (gzip.compress(body, mtime=0)[:60], b"gzip"), (body, b"zstd"), (body, b"br")]
with open("lies.warc", "wb") as out:
    for number, (data, name) in enumerate(lies):
        out.write(record(10 + number, data, b"Content-Encoding: " + name + b"\r\n" if name else b""))
# A length that reaches into the next record's member.
open("length.warc.gz", "wb").write(packed(record(20, PAGE % b"Twenty", claimed=100000)) + packed(record(21, PAGE % b"Next")))
# NUL bytes; two charsets on one page; a declared charset that is not the page's.
open("nul.html", "wb").write(PAGE.replace(b"quay", b"qu\0ay") % b"N\0ul")
open("mixed.html", "wb").write(b'<html><head><meta charset="utf-8"></head><body><p>caf\xc3\xa9 und caf\xe9, na\xc3\xafve.</p></body></html>')
open("false.html", "wb").write('<html><head><meta charset="iso-8859-1"></head><body><p>naïve café</p></body></html>'.encode())
# Feeds: cut in an item, an unclosed element, an entity nobody knows, one that would grow without end.
item = b"<item><title>Item %d</title><link>https://quay.example/f%d</link><description>The ferry left at noon today.</description></item>"
rss = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Quay</title>'
open("cut.rss", "wb").write(rss + item % (1, 1) + (item % (2, 2))[:60])
open("unclosed.rss", "wb").write(rss + (item % (3, 3)).replace(b"</title>", b"") + item % (4, 4) + b"</channel></rss>")
bomb = b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + b"".join(
    b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % ((c,) + (c - 1,) * 10) for c in range(ord("b"), ord("k"))) + b"]>"
open("laughs.rss", "wb").write(b'<?xml version="1.0"?>' + bomb + rss[21:] + (item % (5, 5)).replace(b"noon", b"&j;") + b"</channel></rss>")
# Saved pages: cut before the last part ends, a boundary that never comes, a code that is none.
mime = (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"=_b\"\r\n\r\n--=_b\r\n"
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
open("cut.mhtml", "wb").write(mime + PAGE % b"Saved =zz =3D")
open("boundary.mhtml", "wb").write(mime.replace(b"--=_b", b"--=_c") + PAGE % b"Lost" + b"\r\n--=_c--\r\n")
PY
status=0
timeout 120 "$HEARSAY" read --format jsonl --id name --until document ./*.warc ./*.warc.gz ./*.html ./*.rss ./*.mhtml >out 2>err || status=$?
[[ $status == 1 ]] || { echo "exit $status"; cat err; exit 1; }
python3 - <<'PY'
import json

records = [json.loads(line) for line in open("out")]
texts = {r["id"]: r["text"] for r in records}
codes = {r["id"]: [(w["code"], w["at"]) for w in r["warnings"]] for r in records}
notes = open("err").read()


def key(end):
    found = [k for k in texts if k.endswith(end)]
    assert found, (end, sorted(texts))
    return found[0]


def has(end, words):
    assert words in texts[key(end)], (end, texts[key(end)])


def warned(end, code):
    assert code in [c for c, at in codes[key(end)]], (end, codes[key(end)])


for end, words in (("/1", "One left"), ("/3", "Three left"), ("/4", "Four left"), ("/7", "Seven left"), ("/21", "Next left")):
    has(end, words)
assert "cut_member.warc.gz" in notes or codes.get(key("/2") if any(k.endswith("/2") for k in texts) else "", []), notes
warned("/4", "damaged")
assert "\r\n" not in texts[key("/5")] and "left the quay" in texts[key("/5")], texts[key("/5")]
for number in (10, 11, 12, 13, 15, 16):
    has("/%d" % number, "Eight left")
warned("/14", "truncated")
warned("/20", "truncated")
assert codes[key("/20")][0][1] >= 0
assert "\0" not in json.dumps(texts["nul.html"]) and "harbour master" in texts["nul.html"], texts["nul.html"]
warned("mixed.html", "bad_encoding")
assert [at for c, at in codes["mixed.html"] if c == "bad_encoding"][0] > 50, codes["mixed.html"]
assert texts["false.html"].startswith("naïve café"), texts["false.html"]
assert any("Item 1" in t or "ferry left" in t for k, t in texts.items() if k.endswith("f1")), sorted(texts)
assert all(len(t) < 100000 for t in texts.values())
warned("cut.mhtml", "truncated")
assert "boundary.mhtml" in notes or "boundary.mhtml" in texts, notes
for line in notes.splitlines():
    assert line.startswith("hearsay: "), line
PY
