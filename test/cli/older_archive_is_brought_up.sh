# Archives of versions 1, 2 and 3 are refused until doctor --rebuild has brought them up; then all of it answers.
"$HEARSAY" add "$SAMPLES/pages/norsk-wire" --archive a.hearsay >/dev/null
words="Fruit does not wait for a court date"
refuses() {
  local status=0
  "$HEARSAY" "$@" --archive a.hearsay >out 2>err || status=$?
  [[ $status == 1 ]] && grep -q "doctor --rebuild" err || { echo "$1: exit $status"; cat out err; exit 1; }
}
brought_up() {
  refuses check "$words"
  refuses who "Emil Sardo"
  refuses add "$SAMPLES/pages/norsk-wire"
  "$HEARSAY" doctor --rebuild --archive a.hearsay >/dev/null
  "$HEARSAY" check "$words" --archive a.hearsay >/dev/null
  "$HEARSAY" who "Emil Sardo" --archive a.hearsay --format text >out
  grep -q "Emil Sardo: " out
  "$HEARSAY" doctor --archive a.hearsay >/dev/null
}
python3 - <<'PY'
import sqlite3
archive = sqlite3.connect("a.hearsay")
archive.executescript("drop table mention; drop table judgement; drop table gone; drop index document_waiting; "
                      "alter table statement drop column negated; "
                      "delete from mark where name in ('unfiled', 'last_number'); "
                      "pragma user_version = 1;")
archive.commit()
PY
brought_up

# Version 2 filed speakers by page.
python3 - <<'PY'
import sqlite3
archive = sqlite3.connect("a.hearsay")
archive.executescript("""drop index document_waiting; alter table statement drop column negated; drop table mention; drop table judgement;
  create table mention(
    key text not null, name text not null, document integer not null references document(number) on delete cascade,
    first integer not null, last integer not null, type text not null, role text not null, date text not null,
    primary key(key, name, document, first)) without rowid;
  create index mention_by_document on mention(document);
  create table judgement(
    number integer primary key, time text not null, program text not null, what text not null, a text not null,
    a_document text not null, b text not null, b_document text not null, undoes integer not null);
  insert into judgement values(1, '2031-01-01T00:00:00Z', '0.1.0', 'same', 'Emil Sardo', '', 'Emile Sardou', '', 0);
  pragma user_version = 2;""")
archive.commit()
PY
brought_up
"$HEARSAY" judge list --archive a.hearsay --format text >out
grep -q "same: Emil Sardo | Emile Sardou" out

# Version 3 did not file denials.
python3 - <<'PY'
import sqlite3
archive = sqlite3.connect("a.hearsay")
archive.executescript("alter table statement drop column negated; pragma user_version = 3;")
archive.commit()
PY
brought_up

# A path that is wrong makes no archive.
status=0
"$HEARSAY" doctor --rebuild --archive b.hearsay 2>err || status=$?
[[ $status == 1 && ! -e b.hearsay ]] && grep -q "no such archive" err || { echo "exit $status"; cat err; exit 1; }
