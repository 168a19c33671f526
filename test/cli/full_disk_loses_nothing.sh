# On a full disk add ends with 1 and one clear line; what was committed before stays, and doctor is content.
mkdir small
mount -t tmpfs -o size=6m tmpfs small 2>/dev/null || { echo "needs the right to mount a small disk"; exit 77; }
trap 'umount small' EXIT
"$HEARSAY" add "$SAMPLES/pages/text" --archive small/a.hearsay >/dev/null
python3 -c '
import hashlib
for i in range(400):
    digests = (hashlib.sha256(b"%d %d" % (i, j)).hexdigest() for j in range(400))
    open(f"page{i}.txt", "w").write(" ".join(d[k:k + 8] for d in digests for k in range(0, 64, 8)) + "\n")
'
status=0
"$HEARSAY" add page*.txt --archive small/a.hearsay >out 2>err || status=$?
[[ $status == 1 && $(wc -l <err) -ge 1 && $(wc -l <err) -le 2 ]] || { echo "exit $status"; cat err; exit 1; }
"$HEARSAY" doctor --archive small/a.hearsay || { echo "doctor finds faults"; exit 1; }
