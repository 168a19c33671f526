# who says where statements were not looked for and what to run; a number of nobody's list is no usage error.
printf 'LARKMOUTH, March 4, 2031 - The bridge was closed.\n\n"We will keep the ferry," Mayor Ana Ruiz said.\n' >one.txt
printf 'LARKMOUTH, March 5, 2031 - The bridge was opened.\n\n"We will keep the bridge," Mayor Bo Lind said.\n' >two.txt
fail() { echo "$1"; cat out err; exit 1; }
who() {  # status call…
  local status=0 wanted=$1
  shift
  "$HEARSAY" who "$@" --archive a.hearsay >out 2>err || status=$?
  [[ $status == "$wanted" ]] || fail "who $*: exit $status, not $wanted"
}
"$HEARSAY" add one.txt --until document --archive a.hearsay >/dev/null
who 1 "Ana Ruiz" --format text
grep -q "statements were not yet looked for in any document" out || fail "what is missing"
grep -q "hearsay add" err && grep -q "doctor --rebuild" err || fail "what to run"
who 1 "Ana Ruiz" --format jsonl
grep -q '"documents":1,"waiting":1' out || fail "recorded"
"$HEARSAY" add two.txt --archive a.hearsay >/dev/null
who 1 "Ana Ruiz" --format text
grep -q "statements were not yet looked for in 1 of them" out || fail "of some"
who 0 "Bo Lind" --format text
grep -q "in 1 of them" out || fail "beside an answer, too"
"$HEARSAY" add one.txt --archive a.hearsay >/dev/null
who 0 "Ana Ruiz" --format jsonl
grep -q '"waiting":0' out || fail "all are looked at"
who 0 "Ana Ruiz" --format text
! grep -q "looked for" out || fail "nothing is missing"
who 1 "Nora Quist" --entity 3
grep -q "nobody of this name" err || fail "nobody is nobody, by any number"
who 2 "Ana Ruiz" --entity 3
