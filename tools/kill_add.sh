#!/usr/bin/env bash
# Kills `hearsay add` again and again, at moments spread over a whole run, and has doctor look at what is left.
#
# usage: tools/kill_add.sh [KILLS] [PROGRAM]      (50, build/hearsay; python3 for the pages)
#
# After every kill: doctor finds nothing wrong, no document that was there is gone, and only whole batches are there. At the end
# one undisturbed run brings the rest, and every page can be read and found. Closing line: counts.
set -euo pipefail
kills=${1:-50}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$(realpath "${2:-$root/build/hearsay}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 - <<'PY'
import json, random
random.seed(20310304)
names = ["Ana Ruiz", "Tom Calder", "Mira Castell", "Jon Brandt"]
words = ["".join(random.choices("bcdfglmnprst", k=1) + random.choices("aeiou", k=1) + random.choices("bdglmnrst", k=1)
                 + random.choices("aeiou", k=1) + random.choices("klmnrst", k=1)) for _ in range(4000)]
with open("pages.jsonl", "w") as out:
    for i in range(9000):
        body = " ".join(random.choices(words, k=120))
        quote = " ".join(random.choices(words, k=14))
        text = f"{body.capitalize()}.\n\n\"{quote.capitalize()},\" {random.choice(names)} said on Tuesday.\n"
        out.write(json.dumps({"id": f"page-{i}", "text": text, "published": "2031-03-04"}) + "\n")
PY

documents() { python3 -c '
import os, sqlite3, sys
known = os.path.exists(sys.argv[1]) and os.path.getsize(sys.argv[1]) > 0
rows = sqlite3.connect(sys.argv[1]).execute("select count(*) from sqlite_schema where name = \"document\"").fetchone()[0] if known else 0
print(sqlite3.connect(sys.argv[1]).execute("select count(*), coalesce(max(number), 0) from document").fetchone()[0] if rows else 0)' "$1"; }
now() { date +%s%N; }

start=$(now)
"$program" add pages.jsonl --archive whole.hearsay >out
whole=$(( ($(now) - start) / 1000000 ))
all=$(documents whole.hearsay)
before=0 archives=1 faults=0
for ((i = 1; i <= kills; i++)); do
  "$program" add pages.jsonl --archive a.hearsay >out 2>err &
  add=$!
  wait_ms=$(( whole * (i * 37 % 101) / 101 ))
  sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
  kill -9 $add 2>/dev/null || true
  wait $add 2>/dev/null || true
  after=$(documents a.hearsay)
  if [[ -s a.hearsay && $after -gt 0 ]] && ! "$program" doctor --archive a.hearsay >out 2>err; then
    echo "after kill $i doctor finds:"; cat out err; faults=$((faults + 1))
  fi
  [[ $after -ge $before ]] || { echo "kill $i: $before documents before, $after after"; faults=$((faults + 1)); }
  [[ $((after % 2000)) == 0 || $after == "$all" ]] || { echo "kill $i: a part of a batch, $after documents"; faults=$((faults + 1)); }
  before=$after
  if [[ $after == "$all" ]]; then  # all was there before the kill: begin anew
    rm -f a.hearsay a.hearsay-wal a.hearsay-shm
    before=0 archives=$((archives + 1))
  fi
done
"$program" add pages.jsonl --archive a.hearsay >out
"$program" doctor --archive a.hearsay >out || faults=$((faults + 1))
[[ $(documents a.hearsay) == "$all" ]] || { echo "in the end $(documents a.hearsay) of $all documents"; faults=$((faults + 1)); }
words=$(sed -n 4321p pages.jsonl | python3 -c 'import json, sys; print(json.loads(sys.stdin.readline())["text"].split("\"")[1])')
"$program" check "$words" --archive a.hearsay >out || { echo "a page cannot be found"; faults=$((faults + 1)); }
echo "kill_add: $kills kills over $archives archives of $all documents (a whole run takes $whole ms), $faults faults"
[[ $faults == 0 ]]
