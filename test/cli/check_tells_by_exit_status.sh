# check ends with 0 (as given), 10 (altered, or somebody else's) and 11 (not in this archive).
cat >page.txt <<'TEXT'
Bridge opens in Larkmouth

By Ines Dahl

LARKMOUTH, March 4, 2031 - The old bridge over the Lark was closed on Tuesday.

"We will keep the ferry running until the last stone of the old bridge is gone," Mayor Ana Ruiz said.
TEXT
"$HEARSAY" add page.txt --archive a.hearsay >/dev/null
words="We will keep the ferry running until the last stone of the old bridge is gone"
expect() {  # status verdict call…
  local status=0 wanted=$1 verdict=$2
  shift 2
  "$HEARSAY" check "$@" --archive a.hearsay --format jsonl >out 2>err || status=$?
  [[ $status == "$wanted" ]] || { echo "check $*: exit $status, not $wanted"; cat out err; exit 1; }
  grep -q "\"verdict\": *\"$verdict\"" out || { echo "check $*: not $verdict"; cat out; exit 1; }
}
expect 0 exact "$words"
expect 0 exact "$words" --by "Ana Ruiz"
expect 10 altered "${words/last/first}"
expect 10 reattributed "$words" --by "Tom Calder"
expect 11 not_found "Nobody in this town has ever paid a single penny for its umbrellas"
"$HEARSAY" check "Nobody in this town has ever paid a single penny" --archive a.hearsay --format text >out || true
grep -qi "not in this archive\|not found in this archive" out
