# What somebody denied is not what somebody said: check, who and trace tell the two apart.
page() { printf 'Bridge news of the day\n\nBy Ines Dahl\n\nLARKMOUTH, %s - The old bridge over the Lark was closed on Tuesday.\n\n%s\n' "$1" "$2"; }
mkdir pages
page "March 4, 2031" 'Mayor Ana Ruiz denied that she had taken money from the river authority.' >pages/deny.txt
"$HEARSAY" add pages --archive a.hearsay >/dev/null
words="she had taken money from the river authority"
fail() { echo "$1"; cat out; exit 1; }
status=0
"$HEARSAY" check "$words" --by "Ana Ruiz" --archive a.hearsay --format jsonl >out || status=$?
[[ $status == 10 ]] || fail "exit $status, not 10"
grep -q '"negated":true' out && grep -q '"kind":"negation"[^}]*"rule":"check/denied"' out || fail "not told as denied"

page "March 5, 2031" 'Mayor Ana Ruiz said that she had taken money from the river authority.' >pages/say.txt
"$HEARSAY" add pages --archive a.hearsay >/dev/null
status=0
"$HEARSAY" check "$words" --by "Ana Ruiz" --archive a.hearsay --format text >out || status=$?
[[ $status == 0 ]] || fail "exit $status, not 0"
grep -q "^1\. .*say.txt" out && grep -q "^2\. .*denied.*deny.txt" out || fail "the page that says so goes first"
"$HEARSAY" who "Ana Ruiz" --archive a.hearsay --format jsonl >out
grep -q '"kind":"negation"' out || fail "who does not part them"
"$HEARSAY" trace pages/say.txt --stories --archive a.hearsay --format jsonl >out
grep -q '"negated":true' out && grep -q '"kind":"negation"' out || fail "the story does not part them"
