# copies --against compares with another archive; --as passim reads and writes passim's lines; nothing found is explained.
cat >old.jsonl <<'TEXT'
{"id": "wire", "series": "Harbour Wire", "date": "2031-03-04", "text": "The harbour office closed the old ferry pier on Monday after two inspectors found cracks in nine of its fourteen wooden pillars."}
{"id": "bread", "series": "Town Paper", "text": "A bakery on Lantern Street has begun to sell bread made from acorns, which its owner gathers in the hills above the reservoir."}
TEXT
cat >new.jsonl <<'TEXT'
{"id": "blog", "text": "I read that the harbour office closed the old ferry pier on Monday after two inspectors found cracks in it, and laughed."}
{"id": "blog2", "text": "On Monday, after two inspectors found cracks in nine of its fourteen legs, it fell."}
TEXT
"$HEARSAY" add --until document old.jsonl --archive old.hearsay >/dev/null
"$HEARSAY" add --until document new.jsonl --archive new.hearsay >/dev/null
"$HEARSAY" copies new.jsonl --against old.hearsay --format jsonl >pages
"$HEARSAY" copies --archive new.hearsay --against old.hearsay --format jsonl >archives
cmp pages archives
cat old.jsonl new.jsonl >all.jsonl
"$HEARSAY" copies --as passim all.jsonl >passim
"$HEARSAY" copies --format jsonl old.jsonl 2>notes >none
[[ ! -s none ]]
grep -q 'no passage of 10 words or more is shared by 2 documents' notes
status=0
"$HEARSAY" copies new.jsonl --against old.hearsay --clusters 2>/dev/null || status=$?
[[ $status == 2 ]]
python3 - <<'PY'
import json

rows = [json.loads(line) for line in open("pages")]
assert [(r["a"]["id"], r["b"]["id"]) for r in rows] == [("blog", "wire"), ("blog2", "wire")], rows
texts = {json.loads(line)["id"]: json.loads(line) for line in open("all.jsonl")}
rows = [json.loads(line) for line in open("passim")]
assert {r["id"] for r in rows} == {"wire", "blog", "blog2"}, rows
assert len({r["cluster"] for r in rows}) == 1 and all(r["size"] == 3 for r in rows), rows
for row in rows:
    assert row["text"] == texts[row["id"]]["text"][row["begin"] : row["end"]], row
wire = next(r for r in rows if r["id"] == "wire")
assert wire["series"] == "Harbour Wire" and wire["date"] == "2031-03-04", wire
PY
