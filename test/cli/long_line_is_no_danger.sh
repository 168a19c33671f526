# A line of 300 MB is refused with the limit named, and quickly; the page beside it is read.
head -c 300000000 /dev/zero | tr '\0' 'a' >long.txt
echo 'Mayor Ana Ruiz said: "It is safe."' >page.txt
status=0
timeout 60 "$HEARSAY" read --format jsonl long.txt page.txt >out 2>err || status=$?
[[ $status == 1 && $(wc -l <out) == 1 && $(grep -c 'long\.txt' err) == 1 ]] || { echo "exit $status"; cat err; exit 1; }
