# add killed at any moment: doctor finds nothing wrong and nothing that was committed is missing.
"$HEARSAY" add "$SAMPLES/pages/text" --archive a.hearsay >/dev/null
"$HEARSAY" add "$SAMPLES/pages" --archive whole.hearsay >/dev/null
documents() { python3 -c 'import sqlite3,sys; print(sqlite3.connect(sys.argv[1]).execute("select count(*) from document").fetchone()[0])' "$1" 2>/dev/null || echo 0; }
before=$(documents a.hearsay)
for ((i = 0; i < ${KILLS:-12}; i++)); do
  "$HEARSAY" add "$SAMPLES/pages" --archive a.hearsay >/dev/null 2>&1 &
  sleep "0.0$((i * 7 % 10))$((i % 10))"
  kill -9 $! 2>/dev/null || true
  wait $! 2>/dev/null || true
  "$HEARSAY" doctor --archive a.hearsay >out || { echo "after kill $i:"; cat out; exit 1; }
  after=$(documents a.hearsay)
  [[ $after -ge $before ]] || { echo "kill $i lost documents: $before, now $after"; exit 1; }
  before=$after
done
"$HEARSAY" add "$SAMPLES/pages" --archive a.hearsay >/dev/null
"$HEARSAY" doctor --archive a.hearsay >/dev/null
[[ $(documents a.hearsay) == "$(documents whole.hearsay)" ]]
