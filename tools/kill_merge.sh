#!/usr/bin/env bash
# Kills `hearsay add` again and again while it merges the index of an archive, and has doctor look at what is left.
#
# usage: tools/kill_merge.sh [KILLS] [PROGRAM] [RUNS]      (30, build/hearsay, 8; python3 for the pages)
#
# An archive of RUNS - 1 commits of 2,000 pages is made; each round adds the last 2,000 to a copy of it, which makes eight runs of
# anchors one (with 64 runs twice, in more than one transaction), and is killed somewhere on the way. After every kill doctor
# finds nothing wrong; then the same call again brings the rest, and copies tells the same as over an archive that was never
# disturbed. Closing line: counts.
set -euo pipefail
kills=${1:-30}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$(realpath "${2:-$root/build/hearsay}")
runs=${3:-8}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 - "$runs" <<'PY'
import json, random, sys
dice = random.Random(20310305)
words = ["".join(dice.choices("bcdfglmnprstvw", k=1) + dice.choices("aeiou", k=1) + dice.choices("bdglmnrst", k=1)
                 + dice.choices("aeiou", k=1) + dice.choices("klmnrst", k=1)) for _ in range(20000)]
phrases = [" ".join(dice.choices(words, k=30)) for _ in range(3000)]
count = int(sys.argv[1]) * 2000
with open("first.jsonl", "w") as first, open("last.jsonl", "w") as last:
    for i in range(count):
        text = f"{' '.join(dice.choices(words, k=600))}. {dice.choice(phrases)}."
        (last if i >= count - 2000 else first).write(json.dumps({"id": f"page-{i}", "text": text}) + "\n")
PY
now() { date +%s%N; }
state() { python3 -c '
import sqlite3
base = sqlite3.connect("a.hearsay")
print(*base.execute("select count(*) from document").fetchone(), *base.execute("select count(*), coalesce(sum(live = 0), 0) from run").fetchone())'; }

"$program" add --until document first.jsonl --archive first.hearsay >out
cp first.hearsay whole.hearsay
start=$(now)
"$program" add --until document last.jsonl --archive whole.hearsay >out
took=$(( ($(now) - start) / 1000000 ))
"$program" copies --archive whole.hearsay --format jsonl >whole.jsonl
faults=0 early=0 within=0 late=0
for ((i = 1; i <= kills; i++)); do
  rm -f a.hearsay a.hearsay-wal a.hearsay-shm
  cp first.hearsay a.hearsay
  "$program" add --until document last.jsonl --archive a.hearsay >out 2>err &
  add=$!
  wait_ms=$(( took / 3 + took * 3 / 4 * (i * 37 % 101) / 101 ))
  sleep "$(printf '%d.%03d' $((wait_ms / 1000)) $((wait_ms % 1000)))"
  kill -9 $add 2>/dev/null || true
  wait $add 2>/dev/null || true
  read -r documents live unfinished < <(state)
  if [[ $documents != $((runs * 2000)) ]]; then early=$((early + 1))
  elif [[ $live -ge 8 || $unfinished -gt 0 ]]; then within=$((within + 1))
  else late=$((late + 1)); fi
  "$program" doctor --archive a.hearsay >out 2>err || { echo "after kill $i doctor finds:"; cat out err; faults=$((faults + 1)); }
  "$program" add --until document last.jsonl --archive a.hearsay >out
  "$program" doctor --archive a.hearsay >out || faults=$((faults + 1))
  if ((i % 10 == 0)); then
    "$program" copies --archive a.hearsay --format jsonl >again.jsonl
    cmp whole.jsonl again.jsonl || faults=$((faults + 1))
  fi
done
echo "kill_merge: $kills kills ($early before the commit, $within before the end of a merge, $late after it), $faults faults"
[[ $faults == 0 ]]
