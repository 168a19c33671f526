# An evidence page whose data were changed with their digest fails against the pages it speaks of.
mkdir pages
cat >pages/a.html <<'HTML'
<html><head><title>Bridge</title><meta property="og:site_name" content="Larkmouth Gazette">
<meta property="article:published_time" content="2031-03-04"></head><body><article><h1>Bridge</h1>
<p>Mayor Ana Ruiz came to the harbour on Tuesday, where the old bridge over the Lark has been closed since the winter.</p>
<p>“We will keep the ferry running until the last stone of the old bridge is gone,” she said.</p></article></body></html>
HTML
"$HEARSAY" add pages --archive a.hearsay >/dev/null
"$HEARSAY" evidence 'pages/a.html#s1' --archive a.hearsay -o good.html
"$HEARSAY" verify good.html --pages pages --format text >out
grep -q "ok         speaker" out || { cat out; exit 1; }
forge() {  # from to
  python3 - "$1" "$2" <<'PY'
import hashlib, re, sys
page = open("good.html", "rb").read()
digest = lambda page: hashlib.sha256(re.search(rb"<script[^>]*>(.*?)</script>", page, re.S).group(1)).hexdigest().encode()
old = digest(page)
forged = page.replace(sys.argv[1].encode(), sys.argv[2].encode())
assert forged != page
open("forged.html", "wb").write(forged.replace(old, digest(forged)))
PY
  "$HEARSAY" verify forged.html >/dev/null || { echo "the forgery does not hold together: $*"; exit 1; }
  ! "$HEARSAY" verify forged.html --pages pages >out || { echo "not found out: $*"; cat out; exit 1; }
}
forge "Ana Ruiz" "Tom Ruiz"
forge "Larkmouth Gazette" "Larkmouth Courier"
forge "2031-03-04" "2030-03-04"
mkdir other
sed 's/last stone/first stone/' pages/a.html >other/a.html
mkdir empty
for where in other empty nowhere; do
  ! "$HEARSAY" verify good.html --pages $where >out 2>err || { echo "$where proves it"; cat out; exit 1; }
done
