# An archive of version 1 is refused until doctor --rebuild has brought it up; then all of it answers.
"$HEARSAY" add "$SAMPLES/pages/norsk-wire" --archive a.hearsay >/dev/null
python3 - <<'PY'
import sqlite3
archive = sqlite3.connect("a.hearsay")
archive.executescript("drop table mention; drop table judgement; drop table gone; "
                      "delete from mark where name in ('unfiled', 'last_number'); "
                      "pragma user_version = 1;")
archive.commit()
PY
words="Fruit does not wait for a court date"
refuses() {
  local status=0
  "$HEARSAY" "$@" --archive a.hearsay >out 2>err || status=$?
  [[ $status == 1 ]] && grep -q "doctor --rebuild" err || { echo "$1: exit $status"; cat out err; exit 1; }
}
refuses check "$words"
refuses who "Emil Sardo"
refuses add "$SAMPLES/pages/norsk-wire"
"$HEARSAY" doctor --rebuild --archive a.hearsay >/dev/null
"$HEARSAY" check "$words" --archive a.hearsay >/dev/null
"$HEARSAY" who "Emil Sardo" --archive a.hearsay --format text >out
grep -q "Emil Sardo: " out
"$HEARSAY" doctor --archive a.hearsay >/dev/null

# A path that is wrong makes no archive.
status=0
"$HEARSAY" doctor --rebuild --archive b.hearsay 2>err || status=$?
[[ $status == 1 && ! -e b.hearsay ]] && grep -q "no such archive" err || { echo "exit $status"; cat err; exit 1; }
