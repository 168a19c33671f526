# A name stands for all its pages, a statement for one mention; names that nobody has are kept and noted; all can be taken back.
mkdir pages
n=0
for name in "Ana Ruiz" "Ana Ruiz" "Ana Ruiz" "Ana Calder"; do
  n=$((n + 1))
  cat >pages/$n.txt <<TEXT
Bridge news of the day

LARKMOUTH, March $n, 2031 - The old bridge over the Lark was closed for the ${n}th time.

"We will keep the ferry number $n running until the last stone of the old bridge is gone," $name said.
TEXT
done
cat >pages/digest.html <<'TEXT'
<html><head><title>News digest</title></head><body>
<article><h2>Bakers strike in Fernhaven</h2><p class="byline">By Ines Dahl</p><p>FERNHAVEN, March 4, 2031 - Bakers walked out
on Monday over the price of flour and the long nights at the ovens.</p><p>"We will not light one oven until the flour is
paid," said Nora Quist, a baker.</p><p>The strike has closed every bakery in the town, and the mill has sent its workers home
for the week without pay.</p></article>
<article><h2>Larkmouth mayor opens harbour</h2><p class="byline">By Otto Krantz</p><p>LARKMOUTH, March 4, 2031 - The new harbour
was opened by the mayor of Larkmouth before a crowd of sailors and their children.</p><p>"The harbour is open and the fees
are paid," said Nora Quist, the mayor of Larkmouth.</p><p>The work on the quay took nine years and cost the town more than it
had in its chest when it began the work.</p></article></body></html>
TEXT
"$HEARSAY" add pages --archive a.hearsay >/dev/null
fail() { echo "$1"; cat out err; exit 1; }
judge() {  # status call…
  local status=0 wanted=$1
  shift
  "$HEARSAY" judge "$@" --archive a.hearsay --format text >out 2>err || status=$?
  [[ $status == "$wanted" ]] || fail "judge $*: exit $status, not $wanted"
}
pages_of() { "$HEARSAY" who "$1" --archive a.hearsay --format jsonl 2>/dev/null | head -1 | grep -o '"statements":[0-9]*' | cut -d: -f2; }
expect() { [[ $(pages_of "$1") == "$2" ]] || { "$HEARSAY" who "$1" --archive a.hearsay --format text >out || true; fail "$3"; }; }

expect "Ana Ruiz" 3 "three pages of one name"
judge 0 same "pages/2.txt#s1" "Ana Calder"
grep -q "same: Ana Ruiz in pages/2.txt | Ana Calder" out || fail "what was judged"
[[ ! -s err ]] || fail "nothing to note"
expect "Ana Calder" 2 "one mention moved, nothing else of its name"
judge 0 undo 1
expect "Ana Ruiz" 3 "taken back"
judge 0 different "Ana Ruiz" "pages/2.txt#s1"
"$HEARSAY" who "Ana Ruiz" --archive a.hearsay --format text >out 2>err || true
grep -q "^2\. Ana Ruiz" out || fail "one mention is set apart, whichever side it is"
judge 0 undo 3

# The articles of one page are each their own context, and pages are counted once.
"$HEARSAY" who "Nora Quist" --archive a.hearsay --format text >out 2>err || true
grep -q "^1\. Nora Quist: baker.*1 page" out && grep -q "^2\. Nora Quist: mayor of Larkmouth.*1 page" out || fail "two people of one page"
judge 0 same "pages/digest.html#s2" "Ana Ruiz"
grep -q "Nora Quist in pages/digest.html, article 2" out || fail "the article is said"
expect "Ana Ruiz" 4 "one article's mention"
judge 0 undo 5
judge 0 same "Nora Quist" "Nora Calder"
grep -q "'Nora Quist' is the name of 2 speakers here" err || fail "several of the name are noted"
grep -q "nobody is named 'Nora Calder' in this archive" err || fail "nobody of the name is noted"
"$HEARSAY" judge list --archive a.hearsay --format jsonl >out
tail -1 out | grep -q '"applies":false' || fail "and recorded"
judge 0 list
grep -q "(nobody is named 'Nora Calder' in this archive)" out || fail "and listed"

# A name that comes later is held to it.
sed 's/Ana Calder/Nora Calder/' pages/4.txt >pages/5.txt
"$HEARSAY" add pages/5.txt --archive a.hearsay >/dev/null
"$HEARSAY" judge list --archive a.hearsay --format jsonl >out
tail -1 out | grep -q '"applies":true' || fail "it holds now"
expect "Nora Calder" 3 "both articles and the new page are one"
