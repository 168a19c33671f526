# A broken line of JSONL and a broken member of a web archive are named with their place, and what is behind them is read.
python3 - <<'PY'
import gzip

with open("pages.jsonl", "w") as out:
    out.write('{"id": "a", "text": "The ferry left."}\n{"id": "b", "text": \n[1, 2]\n{"id": "c", "html": "<p>It came back."}\n')


def response(number, body):
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>" + body + b"</p></body></html>"
    head = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quay.example/%d\r\nContent-Length: %d\r\n\r\n"
    return gzip.compress(head % (number, len(content)) + content + b"\r\n\r\n", mtime=0)


broken = bytearray(response(2, b"The ferry is late."))
broken[14:40] = b"\xff" * 26
open("crawl.warc.gz", "wb").write(response(1, b"The ferry left.") + bytes(broken) + response(3, b"It came back."))
PY
status=0
"$HEARSAY" read --format jsonl pages.jsonl crawl.warc.gz >out 2>err || status=$?
[[ $status == 1 ]] || { echo "exit $status"; exit 1; }
[[ $(grep -o '^{"format":"[^"]*","id":"[^"]*"' out | sed 's/.*"id"://' | tr '\n' ' ') == \
  '"a" "c" "https://quay.example/1" "https://quay.example/3" ' ]] || { cut -c1-80 out; exit 1; }
[[ $(wc -l <err) == 3 ]] || { cat err; exit 1; }
sed -n 1p err | grep -q '^hearsay: pages\.jsonl:2: .*(at byte 39)$'
sed -n 2p err | grep -q '^hearsay: pages\.jsonl:3: '
sed -n 3p err | grep -q '^hearsay: crawl\.warc\.gz: .*(at byte [0-9]*)$'
