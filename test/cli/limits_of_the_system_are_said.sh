# A file that may not grow, memory that does not suffice: exit 1, a clear line, and nothing that was kept is lost.
"$HEARSAY" add "$SAMPLES/pages/text" --archive a.hearsay >/dev/null
"$HEARSAY" copies --archive a.hearsay --format jsonl >before
python3 -c '
import hashlib
for i in range(400):
    digests = (hashlib.sha256(b"%d %d" % (i, j)).hexdigest() for j in range(400))
    open(f"page{i}.txt", "w").write(" ".join(d[k:k + 8] for d in digests for k in range(0, 64, 8)) + "\n")
'
status=0
(ulimit -f 4000; "$HEARSAY" add --until document page*.txt --archive a.hearsay >out 2>err) || status=$?
[[ $status == 1 && $(wc -l <err) -ge 1 && $(wc -l <err) -le 2 ]] || { echo "exit $status"; cat err; exit 1; }
"$HEARSAY" doctor --archive a.hearsay >/dev/null
"$HEARSAY" copies --archive a.hearsay --format jsonl >after
cmp before after

(ulimit -v 170000; "$HEARSAY" --version >/dev/null 2>&1) || exit 0  # a sanitizer wants more addresses than that
python3 -c '
import json, random
dice = random.Random(2)
with open("many.jsonl", "w") as out:
    for i in range(15000):
        out.write(json.dumps({"id": str(i), "text": " ".join(str(dice.randrange(10**6)) for _ in range(800))}) + "\n")'
status=0
(ulimit -v 170000; "$HEARSAY" copies many.jsonl --threads 1 --format jsonl >out 2>err) || status=$?
[[ $status == 1 && $(wc -l <err) == 1 && ! -s out ]] || { echo "exit $status"; cat err; exit 1; }
grep -q 'out of memory' err
