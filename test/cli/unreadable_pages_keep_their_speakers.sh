# doctor --rebuild says which pages' bytes are lost, and who is named in them is still found.
"$HEARSAY" add "$SAMPLES/pages/norsk-wire" --archive a.hearsay >/dev/null
"$HEARSAY" who "Emil Sardo" --archive a.hearsay --format text >before
python3 - <<'PY'
import sqlite3
archive = sqlite3.connect("a.hearsay")
archive.executescript("drop table mention; drop table judgement; drop table gone; "
                      "alter table statement drop column negated; "
                      "delete from mark where name in ('unfiled', 'last_number'); "
                      "update raw set bytes = x'00'; pragma user_version = 1;")
archive.commit()
PY
status=0
"$HEARSAY" doctor --rebuild --archive a.hearsay >/dev/null 2>err || status=$?
[[ $status == 1 && -s err ]]
"$HEARSAY" who "Emil Sardo" --archive a.hearsay --format text >after
cmp before after
