# copies finds the same passage over files and over an archive, names every document in clusters, and is silent without any.
cat >wire.txt <<'TEXT'
Ferry pier closed in Larkmouth

LARKMOUTH, March 4, 2031 - The harbour office closed the old ferry pier on Monday after two inspectors found cracks in nine of its fourteen wooden pillars.

"We will not open it again before every pillar has been replaced," harbour master Ana Ruiz said.
TEXT
cat >blog.txt <<'TEXT'
What they will not tell you about the pier

I read this today: The harbour office closed the old ferry pier on Monday after two inspectors found cracks in nine of its fourteen wooden pillars. Nobody asked the fishermen.
TEXT
echo 'A bakery on Lantern Street sells bread made from acorns.' >other.txt
"$HEARSAY" copies --format jsonl blog.txt wire.txt other.txt >files
"$HEARSAY" add blog.txt wire.txt other.txt --archive a.hearsay >/dev/null
"$HEARSAY" copies --format jsonl --archive a.hearsay >archive
cmp files archive
"$HEARSAY" copies --format jsonl --clusters --archive a.hearsay >clusters
[[ -z $("$HEARSAY" copies --format jsonl other.txt wire.txt) ]]
python3 - <<'PY'
import json

rows = [json.loads(line) for line in open("files")]
assert len(rows) == 1, rows
row = rows[0]
cut = lambda side: open(side["id"]).read()[side["span"][0] : side["span"][1]]
assert cut(row["a"]) == cut(row["b"]) and cut(row["a"]).startswith("The harbour office"), row
assert (row["a"]["id"], row["b"]["id"], row["similarity"]) == ("blog.txt", "wire.txt", 1), row
members = [m["id"] for line in open("clusters") for m in json.loads(line)["members"]]
assert sorted(members) == ["blog.txt", "other.txt", "wire.txt"], members
PY
