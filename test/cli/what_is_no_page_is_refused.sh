# A picture and a missing file are refused with one clear line each; the rest is read; exit 1.
printf '\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0' >picture.png
echo 'The mayor said: "It is safe."' >page.txt
status=0
"$HEARSAY" read --format jsonl picture.png missing.txt page.txt >out 2>err || status=$?
[[ $status == 1 ]] || { echo "exit $status"; exit 1; }
[[ $(wc -l <out) == 1 ]]
grep -q '"It is safe\|It is safe' out
[[ $(grep -c 'picture\.png' err) == 1 && $(grep -c 'missing\.txt' err) == 1 ]] || { cat err; exit 1; }
