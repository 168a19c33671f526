#!/usr/bin/env bash
# Shows what Hearsay does on the sample archive: reads it, keeps it, and answers from it. Called by ./dev demo.
#
# usage: samples/demo.sh [HEARSAY]   (the program; default build/hearsay)
# All pages are invented and written for this project. Nothing outside a temporary folder is written; the last
# line says where the evidence page was left.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
hearsay=$(realpath "${1:-$here/../build/hearsay}")
work=$(mktemp -d)
archive=$work/ports.hearsay
cd "$here"

bold=$(tput bold 2>/dev/null || true) plain=$(tput sgr0 2>/dev/null || true)
[[ -t 1 && -z ${NO_COLOR:-} ]] || bold= plain=
say() { printf '\n%s%s%s\n' "$bold" "$1" "$plain"; }
run() {  # LINES COMMAND…: shows the command and at most so many lines of what it prints; any status of check is an answer
  local most=$1 status=0
  shift
  local shown="hearsay"
  for word in "$@"; do
    word=${word//$archive/ports.hearsay}
    word=${word//$work/.}
    if [[ $word == *[\ \#]* ]]; then shown+=" '$word'"; else shown+=" $word"; fi
  done
  printf '$ %s\n' "$shown"
  "$hearsay" "$@" >"$work/out" 2>"$work/err" || status=$?
  head -n "$most" "$work/out" | sed "s|$work|.|g"
  local all
  all=$(wc -l <"$work/out")
  if ((all > most)); then printf '  … %d lines more\n' $((all - most)); fi
  sed "s|$work|.|g" "$work/err"
  if ((status == 1 || status == 2 || status > 11)); then
    echo "samples/demo.sh: the command failed with status $status" >&2
    exit 1
  fi
}

say "Reading: forty invented pages – HTML of several decades, plain text, a web archive – become documents with statements."
run 22 read pages/harbor-post/port-elise-dockworkers-strike.html --format text

say "Keeping: one SQLite file holds the raw bytes, the documents, the statements and the index."
run 4 add pages --archive "$archive" --format text

say "1. Check a quote. These words stand in the archive as given; every page that carries them is listed."
run 14 check "We will not move a single container until the night roster is withdrawn" --by Vellin --archive "$archive" --format text

say "   One number is wrong: the nearest versions, and what differs (exit status 10)."
run 9 check "This strike may cost the country 15 million crowns a day" --archive "$archive" --format text

say "   The right words with the wrong name: who the archive says it was (exit status 10)."
run 6 check "A calendar is not a weapon" --by "Pavel Strand" --archive "$archive" --format text

say "   Words that nobody carries are \"not in this archive\", never \"fake\" (exit status 11)."
run 3 check "The lighthouse will be painted green whatever the fishermen say" --archive "$archive" --format text

say "2. Evidence page: one HTML file that needs no network, and that anybody can check again."
statement=$("$hearsay" check "We will not move a single container" --archive "$archive" --format jsonl |
  grep -o '"document":"[^"]*","statement":"[^"]*"' | head -1 | sed 's/.*"statement":"\([^"]*\)"/\1/') || true
finding=pages/newsheap24/port-elise-harbor-strike-what-we-know.html
[[ -n $statement ]] && finding=$statement
run 3 evidence "$finding" --archive "$archive" -o "$work/evidence.html"
run 12 verify "$work/evidence.html" --archive "$archive" --format text

say "3. Trace a story: which page has it from which, with the evidence and with the alternatives that lost."
run 40 trace pages/newsheap24/port-elise-harbor-strike-what-we-know.html --archive "$archive" --format text

say "4. Follow a speaker: what was said, by date; pages with the same words are one line, other wordings are told."
run 24 who "Irena Dolac" --archive "$archive" --format text

say "   One topic of another speaker, who is named in two ways."
run 12 who Sardo --about soldiers --archive "$archive" --format text

say "   What a person judges goes before every rule, and stays."
run 1 judge same "Emil Sardo" "Emilio Sardo" --archive "$archive" --format text

say "5. Watch feeds is not built yet."

say "6. Clean a corpus: which pages are copies of which, nothing dropped."
run 14 copies --clusters --archive "$archive" --format text

say "Why: each decision names the rule that made it."
run 14 explain pages/newsheap24/sardo-will-publish.html --archive "$archive" --format text

say "Self-check of the archive."
run 6 doctor --archive "$archive" --format text

printf '\nThe archive and the evidence page: %s\n' "$work"
