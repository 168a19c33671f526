# The five annotated pages come out as their issue wants, and PolNeAR's dev part no worse than it has.
shared=$SHARED
[[ -d $shared/seeds && -d $shared/gold ]] || { echo "the annotated pages are not beside the project"; exit 77; }

"$HEARSAY" read --id name --format jsonl "$shared"/seeds/*.txt >seeds.jsonl
python3 "$REPO/test/eval_seeds.py" --gold "$shared/gold/seeds.json" --seeds "$shared/seeds" seeds.jsonl
python3 "$shared/eval/score_quotes.py" "$shared/gold/seeds.jsonl" seeds.jsonl >seeds.txt

corpus=$shared/data/quotes/polnear-dev.jsonl.gz
if [[ -f $corpus ]]; then
  python3 "$REPO/test/eval_statements.py" "$HEARSAY" "$corpus" "$shared/eval" --join >polnear.txt
else
  echo "the corpus is not there: only the pages are looked at"
fi

python3 - <<'PY'
import os, sys

# What each kind must reach: (table, kind, column, least per cent). Two statements of slack where a figure is no target.
LEAST = [("seeds.txt", "direct", "strict_f1", 100), ("seeds.txt", "mixed", "strict_f1", 100),
         ("seeds.txt", "all", "strict_f1", 85), ("seeds.txt", "all", "partial_f1", 93),
         ("seeds.txt", "all", "name_at_match", 98), ("polnear.txt", "all", "strict_f1", 60),
         ("polnear.txt", "all", "partial_f1", 76.5), ("polnear.txt", "direct", "partial_f1", 94.5),
         ("polnear.txt", "mixed", "partial_f1", 84.5), ("polnear.txt", "indirect", "partial_f1", 70),
         ("polnear.txt", "all", "joint_f1", 60.5), ("polnear.txt", "all", "speaker_at_match", 91),
         ("polnear.txt", "all", "cue_at_match", 91.5)]
bad = 0
for table, kind, column, least in LEAST:
    if not os.path.exists(table): continue
    head, *rows = (line.split() for line in open(table) if line.strip())
    row = next(row for row in rows if row[0] == kind)
    value = float(row[head.index(column)])
    if value < least:
        print(f"{table}: {kind} {column} is {value}, {least} wanted")
        bad += 1
sys.exit(bad > 0)
PY
