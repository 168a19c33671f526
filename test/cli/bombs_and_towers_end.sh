# 2 GB out of 2 MB, bombs inside web archives, and 100,000 nested elements end soon, in little memory, and are told.
python3 - <<'PY'
import gzip

letters = gzip.compress(b"<p>" + b"a" * (64 << 20), 9, mtime=0)
with open("bomb.html.gz", "wb") as out:
    for _ in range(32):
        out.write(letters)
with open("twice.gz", "wb") as out:
    out.write(gzip.compress(letters * 32, 9, mtime=0))
http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + letters
head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/bomb\r\nContent-Length: %d\r\n\r\n"
page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>The ferry left.</p></body></html>"
with open("bomb.warc", "wb") as out:
    out.write(head % len(http) + http + b"\r\n\r\n")
    out.write(head.replace(b"bomb", b"page") % len(page) + page + b"\r\n\r\n")
depth = 100_000
for name, tag in (("div", "div"), ("bold", "b"), ("list", "ul><li"), ("font", "font color=red"), ("table", "table><tr><td")):
    with open(f"tower_{name}.html", "w") as out:
        out.write("<html><body><p>Before.</p>" + f"<{tag}>" * depth + "The ferry left the quay at noon.")
with open("closed.html", "w") as out:
    out.write("<html><body>" + "<div>" * depth + "The ferry left." + "</div>" * depth + "<p>Behind.</p></body></html>")
with open("attributes.html", "w") as out:
    out.write("<html><body><p " + " ".join(f"a{i}=1" for i in range(depth)) + ">The ferry left.</p></body></html>")
PY
addresses=2000000  # kB; a sanitizer wants more
(ulimit -v "$addresses"; "$HEARSAY" --version >/dev/null 2>&1) || addresses=unlimited
status=0
(ulimit -v "$addresses"; timeout 240 "$HEARSAY" read --format jsonl --id name --until document --threads 1 \
  bomb.html.gz twice.gz bomb.warc tower_*.html closed.html attributes.html >out 2>err) || status=$?
[[ $status == 1 ]] || { echo "exit $status"; tail -5 err; exit 1; }
for name in bomb.html.gz twice.gz bomb.warc; do
  grep -q "$name: .*\(unfolds to more than 200 times its size\|limit\).*(at byte [0-9]*)" err || { echo "$name is not told"; cat err; exit 1; }
done
python3 - <<'PY'
import json

records = {r["id"]: r for r in map(json.loads, open("out"))}
assert any(k.endswith("/page") for k in records), sorted(records)
for name in ("div", "bold", "list", "font", "table"):
    record = records[f"tower_{name}.html"]
    assert "Before." in record["text"], name
    assert name == "table" or "left the quay" in record["text"], name  # of that not all is read, and so it says
    assert "limit" in [w["code"] for w in record["warnings"]], (name, record["warnings"])
assert "Behind." in records["closed.html"]["text"]
assert "limit" in [w["code"] for w in records["attributes.html"]["warnings"]]
PY
