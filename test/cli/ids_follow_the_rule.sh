# --id gives the path as it was written, the file's name or the digest; a page that brings an id keeps it.
mkdir pages
printf 'The ferry left.\n' >pages/a.txt
printf '{"id": "own", "text": "The ferry left."}\n' >pages/b.jsonl
id() { "$HEARSAY" read --format jsonl "$@" | sed 's/^{"format":"[^"]*","id":"\([^"]*\)".*/\1/' | tr '\n' ' '; }
[[ $(id pages) == "pages/a.txt own " ]]
[[ $(id ./pages/a.txt) == "./pages/a.txt " ]]
[[ $(id --id name pages) == "a.txt own " ]]
[[ $(id --id sha256 pages/a.txt) == "$(sha256sum <pages/a.txt | cut -d' ' -f1) " ]]
