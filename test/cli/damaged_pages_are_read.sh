# An empty file, broken UTF-8 and a page cut in the middle become records with warnings; exit 0.
: >empty.txt
printf 'The \xff\xfe mayor said: "It is \xe2\x80 safe."\n' >broken.txt
printf '<html><body><h1>Bridge opens</h1><p>The mayor said: &ldquo;It is sa' >cut.html
"$HEARSAY" read --format jsonl --id name empty.txt broken.txt cut.html >out
python3 - <<'PY'
import json
records = [json.loads(line) for line in open("out")]
assert [r["id"] for r in records] == ["empty.txt", "broken.txt", "cut.html"], records
empty, broken, cut = records
assert empty["text"] == "" and empty["blocks"] == [] and empty["warnings"], empty
assert broken["warnings"] and "mayor" in broken["text"], broken
assert "It is sa" in cut["text"], cut
PY
