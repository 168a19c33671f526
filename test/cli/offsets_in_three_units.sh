# Offsets count code points, bytes or UTF-16 units of the text, as asked; the words under them are the same.
printf 'Caf\xc3\xa9 \xf0\x9f\x9a\xa2 opens\n\n"The ferry \xf0\x9f\x9a\xa2 is safe at last," Mayor Ana Ruiz said.\n' >page.txt
for unit in points bytes utf16; do "$HEARSAY" read --format jsonl --offsets $unit page.txt >$unit; done
python3 - <<'PY'
import json

codecs = {"points": "utf-32-le", "bytes": "utf-8", "utf16": "utf-16-le"}
width = {"points": 4, "bytes": 1, "utf16": 2}
words = {}
for unit, codec in codecs.items():
    record = json.loads(open(unit, encoding="utf-8").read())
    data, w = record["text"].encode(codec), width[unit]
    cut = lambda span: data[span[0] * w : span[1] * w].decode(codec)
    spans = [b["span"] for b in record["blocks"]] + [s["cue"] for s in record["statements"] if s["cue"]]
    spans += [span for s in record["statements"] for span in s["content"]]
    words[unit] = [cut(span) for span in spans]
assert words["points"] == words["bytes"] == words["utf16"], words
assert any("ferry \U0001f6a2 is safe" in w for w in words["points"]), words
PY
