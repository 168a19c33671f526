# While another writer holds the archive, add ends with 1 and one clear line; readers go on.
"$HEARSAY" add "$SAMPLES/pages/text" --archive a.hearsay >/dev/null
mkfifo ready done
python3 - <<'PY' &
import sqlite3
archive = sqlite3.connect("a.hearsay", isolation_level=None)
archive.execute("begin immediate")
open("ready", "w").close()
open("done").close()
archive.execute("rollback")
PY
: <ready
status=0
timeout 60 "$HEARSAY" add "$SAMPLES/pages/norsk-wire" --archive a.hearsay >out 2>err || status=$?
reader=0
"$HEARSAY" trace --all --format jsonl --archive a.hearsay >edges || reader=$?
: >done
wait
[[ $status == 1 && $(wc -l <err) == 1 && $reader == 0 ]] || { echo "exit $status, reader $reader"; cat err; exit 1; }
