# A judgement goes before every rule, can be taken back, and survives doctor --rebuild.
mkdir pages
for n in 1 2; do
  name=$([[ $n == 1 ]] && echo "Ana Ruiz" || echo "Ana Calder")
  cat >pages/$n.txt <<TEXT
Bridge news of the day

By Ines Dahl

LARKMOUTH, March $n, 2031 - The old bridge over the Lark was closed for the ${n}th time.

"We will keep the ferry number $n running until the last stone of the old bridge is gone," Mayor $name said.
TEXT
done
fail() { echo "$1"; cat out; exit 1; }
"$HEARSAY" add pages --archive a.hearsay >/dev/null
pages_of() { "$HEARSAY" who "$1" --archive a.hearsay --format jsonl | head -1 | grep -o '"statements":[0-9]*'; }
[[ $(pages_of "Ana Ruiz") == '"statements":1' ]]
"$HEARSAY" judge list --archive a.hearsay --format jsonl >out
[[ ! -s out ]] || fail "nothing is judged yet"
"$HEARSAY" judge same "Ana Ruiz" "Ana Calder" --archive a.hearsay --format jsonl >out
grep -q '"number":1' out || fail "the first judgement"
for turn in judged rebuilt; do
  [[ $(pages_of "Ana Ruiz") == '"statements":2' ]] || { echo "$turn: not one"; exit 1; }
  [[ $(pages_of "Ana Calder") == '"statements":2' ]] || { echo "$turn: not one by the other name"; exit 1; }
  "$HEARSAY" doctor --rebuild --archive a.hearsay >/dev/null
done
"$HEARSAY" explain "pages/2.txt#s1" --archive a.hearsay --format text >out
grep -q "entity/judged" out || fail "explain shows the judgement"
"$HEARSAY" judge undo 1 --archive a.hearsay --format text >out
[[ $(pages_of "Ana Ruiz") == '"statements":1' ]]
"$HEARSAY" judge list --archive a.hearsay --format text >out
grep -q "same: Ana Ruiz | Ana Calder  (taken back)" out || fail "the list shows all"
status() {  # wanted call…
  local got=0 wanted=$1
  shift
  "$HEARSAY" judge "$@" >out 2>&1 || got=$?
  [[ $got == "$wanted" ]] || fail "judge $*: exit $got, not $wanted"
}
status 1 undo 1 --archive a.hearsay
status 1 undo 7 --archive a.hearsay
status 2 undo one --archive a.hearsay
status 2 same "Ana Ruiz" --archive a.hearsay
status 2 same "Ana Ruiz" "ana ruiz" --archive a.hearsay
status 2 different "Ana Ruiz" "..." --archive a.hearsay
status 1 different "pages/1.txt#s9" "Ana Ruiz" --archive a.hearsay
status 1 same "Ana Ruiz" "Ana Calder" --archive none.hearsay
[[ ! -e none.hearsay ]] || fail "judging makes no archive"
status 0 different "pages/1.txt#s1" "Ana Calder" --archive a.hearsay
