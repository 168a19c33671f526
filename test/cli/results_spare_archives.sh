# Results are never written over an archive, and no archive is made for inputs that are missing.
"$HEARSAY" add "$SAMPLES/pages/norsk-wire" --archive a.hearsay >/dev/null
cp a.hearsay before
id=$("$HEARSAY" who "Emil Sardo" --archive a.hearsay --format jsonl | grep -o '"document":"[^"]*"' | head -1 | cut -d'"' -f4)
refuses() {
  local status=0
  "$HEARSAY" "$@" >out 2>err || status=$?
  [[ $status == 2 ]] && grep -q "not written over" err || { echo "$*: exit $status"; cat err; exit 1; }
  cmp a.hearsay before
}
refuses evidence "$id" --archive a.hearsay -o a.hearsay
refuses copies --archive a.hearsay --format jsonl -o a.hearsay
status=0
"$HEARSAY" add nowhere --archive b.hearsay 2>err || status=$?
[[ $status == 1 && ! -e b.hearsay ]] && grep -q "nowhere: No such file" err || { echo "add: $status"; cat err; exit 1; }
status=0
"$HEARSAY" copies "$SAMPLES/pages/norsk-wire" --archive a.hearsay 2>err >out || status=$?
[[ $status == 2 ]] && grep -q -- "--against" err || { echo "copies: $status"; cat err; exit 1; }
