# "-" is standard input, plain or compressed, and gives the record that the file gives.
echo 'Mayor Ana Ruiz said: "It is safe."' >page.txt
"$HEARSAY" read --format jsonl --id sha256 page.txt >file
"$HEARSAY" read --format jsonl --id sha256 - <page.txt >piped
gzip -c page.txt | "$HEARSAY" read --format jsonl --id sha256 - >zipped
cmp file piped
cmp file zipped
