# A full disk behind standard output ends the run with 1 and one line; a reader that went away ends it quietly.
[[ -e /dev/full ]] || { echo "needs /dev/full"; exit 77; }
for ((i = 0; i < 400; i++)); do echo "Mayor Ana Ruiz said: \"Ferry $i is safe.\"" >"page$i.txt"; done
status=0
"$HEARSAY" read --format jsonl . >/dev/full 2>err || status=$?
[[ $status == 1 && $(wc -l <err) == 1 ]] || { echo "exit $status"; cat err; exit 1; }
{ "$HEARSAY" read --format jsonl . 2>err; echo $? >status; } | head -1 >/dev/null
[[ $(cat status) == 0 && ! -s err ]] || { echo "exit $(cat status)"; cat err; exit 1; }
