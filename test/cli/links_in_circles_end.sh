# Folders with links back to themselves are walked once, and a pipe in a folder is not waited on.
mkdir -p pages/deep
echo 'The ferry left.' >pages/deep/a.txt
ln -s .. pages/deep/up
ln -s ../pages pages/self
mkfifo pages/pipe
status=0
timeout 20 "$HEARSAY" read --format jsonl pages >out 2>err || status=$?
[[ $status == 1 && $(wc -l <out) == 1 && $(wc -l <err) == 1 ]] || { echo "exit $status"; cat err; exit 1; }
grep -q 'pages/pipe: a pipe' err
