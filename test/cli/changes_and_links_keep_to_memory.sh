# Changes over an archive are those of its pages, in any memory; what holds all texts at once says so when they are too many.
"$HEARSAY" add "$SAMPLES/pages" --archive a.hearsay >/dev/null
for format in jsonl text; do
  "$HEARSAY" copies "$SAMPLES/pages" --changes --format $format >files
  "$HEARSAY" copies --changes --archive a.hearsay --memory 16M --threads 1 --format $format >archive
  "$HEARSAY" copies --changes --archive a.hearsay --threads 2 --format $format | cmp - archive
  [[ $(wc -l <files) -gt 10 && $(wc -l <files) == $(wc -l <archive) ]] || { wc -l files archive; exit 1; }
done
"$HEARSAY" copies --changes --archive a.hearsay -o kept.jsonl --format jsonl
"$HEARSAY" copies --changes --archive a.hearsay --format jsonl | cmp - kept.jsonl
"$HEARSAY" trace --all --archive a.hearsay --memory 16M --format jsonl >bounded
"$HEARSAY" trace --all --archive a.hearsay --format jsonl | cmp - bounded

python3 "$REPO/test/cli/make_pages.py" 3 2000 150 400 >many.jsonl
"$HEARSAY" add --until document many.jsonl --archive many.hearsay >/dev/null
"$HEARSAY" copies --changes --archive many.hearsay --memory 16M --format jsonl >out
[[ $(wc -l <out) -gt 400 ]]
for what in "trace --all --archive many.hearsay" "copies --direction --archive many.hearsay" "copies --changes many.jsonl"; do
  status=0
  "$HEARSAY" $what --memory 16M --format jsonl >out 2>err || status=$?
  [[ $status == 1 && ! -s out && $(wc -l <err) == 1 ]] || { echo "$what: exit $status"; cat err; exit 1; }
  grep -q 'give more with --memory' err
done
