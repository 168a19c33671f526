# explain tells which threshold kept a learned statement, and which cue of a rule the models took back, with id and score.
cat >page.txt <<'TEXT'
LARKMOUTH, March 4, 2031 - The old bridge over the Lark was closed.

Nina Oslen sounded confident the harbour would be dredged by May.

The council widened the checks by requiring more people to register as dealers.
TEXT
"$HEARSAY" add page.txt --archive a.hearsay >/dev/null
fail() { echo "$1"; cat out; exit 1; }
"$HEARSAY" explain page.txt --archive a.hearsay --format jsonl >out
decision() { grep -o "{\"stage\":\"model\"[^}]*\"rule\":\"$1\"[^}]*}" out; }
decision statement/model-new-cue | grep -q '"what":"s1, kept, from 0.350 on".*"score":0\.[3-9]' || fail "what kept s1"
decision statement/model-no-cue | grep -q '"what":"not kept, below 0.050, found by statement/.*"words":"requiring"' ||
  fail "the cue that was taken back"
"$HEARSAY" explain "page.txt#s1" --archive a.hearsay --format text >out
grep -q "s1, kept, from 0.350 on  \[statement/model-new-cue\]" out || fail "of one statement"
! grep -q "model-no-cue" out || fail "of this statement alone"
"$HEARSAY" read page.txt --format jsonl >first
"$HEARSAY" explain page.txt --archive a.hearsay >/dev/null
"$HEARSAY" read page.txt --format jsonl >second
cmp first second

# Where no statements were looked for, there is nothing to tell.
"$HEARSAY" add page.txt --until document --archive b.hearsay >/dev/null
"$HEARSAY" explain page.txt --archive b.hearsay --format text >out
! grep -q "^  model" out || fail "nothing was weighed"
