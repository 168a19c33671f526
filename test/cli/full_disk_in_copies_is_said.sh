# copies on a full disk: one clear line, exit 1, and the same call goes on once there is room; nothing is half told.
mkdir small tiny
mount -t tmpfs -o size=1m tmpfs small 2>/dev/null || { echo "needs the right to mount a small disk"; exit 77; }
mount -t tmpfs -o size=1m tmpfs tiny
trap 'umount small tiny' EXIT
python3 "$REPO/test/cli/make_pages.py" 17 900 1200 150 >pages.jsonl
"$HEARSAY" add --until document pages.jsonl --archive a.hearsay >/dev/null
"$HEARSAY" copies --archive a.hearsay --format jsonl >whole
[[ $(stat -c %s whole) -gt 3000000 ]]

status=0
"$HEARSAY" copies --archive a.hearsay --format jsonl -o small/out 2>err || status=$?
[[ $status == 1 && $(wc -l <err) == 1 && ! -e small/out ]] || { echo "exit $status"; cat err; exit 1; }
mount -o remount,size=64m small
"$HEARSAY" copies --archive a.hearsay --format jsonl -o small/out
cmp whole small/out

# Anchors beyond --memory wait in TMPDIR.
status=0
TMPDIR=$PWD/tiny "$HEARSAY" copies --archive a.hearsay --memory 16M --format jsonl >out 2>err || status=$?
[[ $status == 1 && $(wc -l <err) == 1 && ! -s out ]] || { echo "exit $status"; cat err; exit 1; }
grep -q 'no room for temporary files' err
"$HEARSAY" copies --archive a.hearsay --memory 16M --format jsonl >out
cmp whole out
[[ -z $(ls tiny) ]]
