# Reading gives the same bytes at 1 and at 4 threads and on a second run.
cd "$SAMPLES/pages"
out=$OLDPWD
"$HEARSAY" read --format jsonl --threads 1 . >"$out/one"
"$HEARSAY" read --format jsonl --threads 4 . >"$out/four"
"$HEARSAY" read --format jsonl --threads 4 . >"$out/again"
cd "$out"
[[ $(wc -l <one) -ge 40 ]]
cmp one four
cmp four again
