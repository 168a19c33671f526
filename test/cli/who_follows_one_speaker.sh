# who tells what one speaker said, by date, copies folded, other wordings told; several of one name are listed.
page() {  # file date paragraph…
  printf 'Bridge news of the day\n\nBy Ines Dahl\n\nLARKMOUTH, %s - The old bridge over the Lark was closed.\n' "$2" >"$1"
  shift 2
  printf '\n%s\n' "$@" >>"$file"
}
write() { file=$1; page "$@"; }
mkdir pages
write pages/one.txt "March 4, 2031" '"We will keep the ferry running until the last stone of the old bridge is gone," Mayor Ana Ruiz said.'
write pages/two.txt "March 6, 2031" '"We will keep the ferry running until the last stone of the old bridge is gone," Mayor Ana Ruiz told the council.'
write pages/three.txt "March 9, 2031" '"We will keep the ferry running until the first stone of the old bridge is gone," Mayor Ana Ruiz said.'
write pages/four.txt "April 2, 2031" '"Nobody shall pay for a towel in this town while I hold the key," Mayor Ana Ruiz said.'
write pages/five.txt "April 3, 2031" '"The harbour fees are a scandal and everybody on the quay knows it," the engineer Tom Ruiz said.'
"$HEARSAY" add pages --archive a.hearsay >/dev/null
who() {  # status call…
  local status=0 wanted=$1
  shift
  "$HEARSAY" who "$@" --archive a.hearsay >out 2>err || status=$?
  [[ $status == "$wanted" ]] || { echo "who $*: exit $status, not $wanted"; cat out err; exit 1; }
}
said() { grep -c '"hearsay.said/1"' out || true; }
fail() { echo "$1"; cat out err; exit 1; }

who 0 "Ana Ruiz" --format jsonl
[[ $(said) == 2 ]] || fail "Ana Ruiz said two things"
sed -n 2p out | grep -q '"pages":3' || fail "three pages carry the first"
sed -n 2p out | grep -q '"kind":"\(replaced\|number\|synonym\)"' || fail "the other wording is told"
sed -n 2p out | grep -q '"value":"2031-03-04"' || fail "the earliest page gives the date"
who 0 "Ruiz, Ana" --about towels --format jsonl
[[ $(said) == 1 ]] || fail "one thing about a towel"
who 0 "A. Ruiz" --from 2031-03-05 --to 2031-03-31 --format jsonl
[[ $(said) == 1 ]] || fail "one thing in March"
sed -n 2p out | grep -q '"pages":2' || fail "on two pages of that time"
who 0 "Ana Ruiz" --format text
grep -q "2031-03-04  .*until the last stone" out || fail "the dated line"
who 1 Ruiz --format text
grep -q "^1\. Ana Ruiz" out && grep -q "^2\. Tom Ruiz" out || fail "both are listed"
who 0 Ruiz --entity 2 --format text
grep -q "harbour fees" out || fail "the second one"
who 1 "Nora Quist" --format text
grep -q "nobody of this name" out || fail "nobody is said"
who 1 "Nora Quist" --format jsonl
grep -q '"chosen":null' out || fail "nobody is recorded"
who 2 "..."
who 2 Ruiz --entity 9
