# What forget takes out is gone from every answer: copies, check and trace are as if it had never been added.
python3 - <<'PY'
import json, random

dice = random.Random(11)
word = lambda: "".join(dice.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(dice.randint(3, 8)))
phrases = [" ".join(word() for _ in range(26)) for _ in range(25)]
pages = []
for i in range(200):
    said = dice.sample(phrases, 2)
    text = f"{' '.join(word() for _ in range(40)).capitalize()}.\n\n\"{said[0].capitalize()},\" Ana Ruiz said on Monday.\n\n{said[1].capitalize()}.\n"
    pages.append({"id": f"p{i}", "text": text, "outlet": f"Paper {i % 7}", "published": f"2031-03-{1 + i % 28:02}"})
gone = sorted(dice.sample(range(200), 30) + [199])
with open("all.jsonl", "w") as out, open("kept.jsonl", "w") as kept, open("ids", "w") as ids, open("quotes", "w") as quotes:
    for i, page in enumerate(pages):
        out.write(json.dumps(page) + "\n")
        (ids if i in gone else kept).write(f"p{i}\n" if i in gone else json.dumps(page) + "\n")
    for phrase in phrases[:4]: quotes.write(phrase + "\n")
PY
"$HEARSAY" add all.jsonl --archive a.hearsay >/dev/null
"$HEARSAY" add kept.jsonl --archive never.hearsay >/dev/null
"$HEARSAY" copies --archive a.hearsay --format jsonl >before
mapfile -t ids < <(sort -u ids)
"$HEARSAY" forget "${ids[@]}" --archive a.hearsay --format jsonl >out
grep -q "\"forgotten\":${#ids[@]}," out
"$HEARSAY" doctor --archive a.hearsay >/dev/null
same() {
  "$HEARSAY" copies --archive a.hearsay --format jsonl >copies.a
  "$HEARSAY" copies --archive never.hearsay --format jsonl >copies.never
  cmp copies.a copies.never
  "$HEARSAY" copies kept.jsonl --min-words 24 --against a.hearsay --format jsonl >against.a
  "$HEARSAY" copies kept.jsonl --min-words 24 --against never.hearsay --format jsonl >against.never
  cmp against.a against.never
  while read -r quote; do
    for archive in a never; do
      status=0
      "$HEARSAY" check "$quote" --archive $archive.hearsay --format jsonl >check.$archive || status=$?
      [[ $status == 0 || $status == 10 ]] || { echo "check: exit $status"; exit 1; }
    done
    cmp check.a check.never
  done <quotes
  first=$(head -1 kept.jsonl | python3 -c 'import json; print(json.loads(input())["id"])')
  for archive in a never; do "$HEARSAY" trace "$first" --archive $archive.hearsay --format jsonl >trace.$archive; done
  cmp trace.a trace.never
}
same
[[ $(wc -l <before) -gt $(wc -l <copies.a) && -s copies.a ]]

# An id that is not there is told, and its number is not given again.
status=0
"$HEARSAY" forget "${ids[0]}" --archive a.hearsay >/dev/null 2>err || status=$?
[[ $status == 1 && $(wc -l <err) == 1 ]]
status=0
"$HEARSAY" forget p1 --archive none.hearsay >/dev/null 2>err || status=$?
[[ $status == 1 && ! -e none.hearsay ]]
"$HEARSAY" doctor --rebuild --archive a.hearsay >/dev/null
same
