# copies --output goes on where a killed call was, and the file is the same as without a kill.
python3 "$REPO/test/cli/make_pages.py" 5 600 60 40 >pages.jsonl
"$HEARSAY" add --until document pages.jsonl --archive a.hearsay >/dev/null
"$HEARSAY" copies --archive a.hearsay --format jsonl >whole
[[ -s whole ]]
"$HEARSAY" copies --archive a.hearsay --format jsonl -o out
cmp whole out

# What a kill leaves: a part that is longer than what its state counts on.
documents=$(wc -l <pages.jsonl)
python3 - "$documents" <<'PY'
import json, sys

lines = open("whole").read().splitlines(keepends=True)
name = lambda line: int(json.loads(line)["a"]["id"][1:])
half = name(lines[len(lines) // 2])
kept = "".join(line for line in lines if name(line) < half)
open("again.part", "w").write(kept + "half a li")
open("again.state", "w").write(f"{sys.argv[1]} documents up to {sys.argv[1]}, 10 words, jsonl\n{half + 1} {len(kept)}\n")
PY
"$HEARSAY" copies --archive a.hearsay --format jsonl -o again 2>notes
grep -q 'going on with document' notes
cmp whole again
[[ ! -e again.part && ! -e again.state ]]

# A state of another call is not believed.
printf 'half a li' >other.part
printf '9 documents up to 9, 10 words, jsonl\n3 9\n' >other.state
"$HEARSAY" copies --archive a.hearsay --format jsonl -o other
cmp whole other

# Killed at any moment, it comes to the same end.
for _ in 1 2 3; do
  timeout -s KILL 0.05 "$HEARSAY" copies --archive a.hearsay --format jsonl -o killed || true
done
"$HEARSAY" copies --archive a.hearsay --format jsonl -o killed
cmp whole killed

# Too little memory is said, and nothing is left in doubt.
"$HEARSAY" copies --archive a.hearsay --format jsonl --memory 16M >small
cmp whole small
