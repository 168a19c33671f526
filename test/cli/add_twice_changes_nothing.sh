# Adding the same pages again changes no answer, and doctor finds nothing wrong.
"$HEARSAY" add "$SAMPLES/pages" --archive a.hearsay >/dev/null
"$HEARSAY" trace --all --format jsonl --archive a.hearsay >before
"$HEARSAY" add "$SAMPLES/pages" --archive a.hearsay >/dev/null
"$HEARSAY" trace --all --format jsonl --archive a.hearsay >after
cmp before after
"$HEARSAY" doctor --archive a.hearsay >/dev/null
