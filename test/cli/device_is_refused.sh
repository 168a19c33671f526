# A device is no page: refused at once, exit 1, one line.
status=0
timeout 20 "$HEARSAY" read --format jsonl /dev/zero >out 2>err || status=$?
[[ $status == 1 && ! -s out && $(wc -l <err) == 1 ]] || { echo "exit $status"; cat err; exit 1; }
