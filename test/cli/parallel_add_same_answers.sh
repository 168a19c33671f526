# An archive made with 4 threads answers as one made with 1.
"$HEARSAY" add "$SAMPLES/pages" --archive one.hearsay --threads 1 >/dev/null
"$HEARSAY" add "$SAMPLES/pages" --archive four.hearsay --threads 4 >/dev/null
for archive in one four; do
  "$HEARSAY" trace --all --format jsonl --archive "$archive.hearsay" >"$archive.edges"
  "$HEARSAY" copies --format jsonl --archive "$archive.hearsay" >"$archive.copies"
done
[[ -s one.edges && -s one.copies ]]
cmp one.edges four.edges
cmp one.copies four.copies
