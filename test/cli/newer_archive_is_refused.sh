# An archive of a newer version, or no archive at all, is refused with one line and left as it was.
printf 'not an archive, but long enough to look like some file with words in it\n' >other.hearsay
cp other.hearsay kept
status=0
"$HEARSAY" doctor --archive other.hearsay >out 2>err || status=$?
[[ $status == 1 && $(wc -l <err) == 1 ]] || { echo "exit $status"; cat err; exit 1; }
cmp other.hearsay kept

"$HEARSAY" add "$SAMPLES/pages/text" --archive a.hearsay >/dev/null
python3 - <<'PY'
import sqlite3
archive = sqlite3.connect("a.hearsay")
version = archive.execute("pragma user_version").fetchone()[0]
assert version > 0, "the archive does not say its version in user_version"
archive.execute(f"pragma user_version = {version + 1}")
archive.commit()
PY
for command in "add $SAMPLES/pages/text" doctor "check whatever"; do
  status=0
  # shellcheck disable=SC2086
  "$HEARSAY" $command --archive a.hearsay >out 2>err || status=$?
  [[ $status == 1 && $(wc -l <err) == 1 ]] || { echo "$command: exit $status"; cat err; exit 1; }
done
