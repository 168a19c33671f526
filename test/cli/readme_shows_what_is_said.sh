# What README.md shows below a command is what that command says of the sample archive today, in its order.
cp -r "$SAMPLES/pages" pages
"$HEARSAY" add pages --archive ports.hearsay >/dev/null 2>&1
python3 - "$HEARSAY" "$REPO/README.md" <<'PY'
import shlex, subprocess, sys

program, readme = sys.argv[1:]
shown, inside = [], False  # (command, the lines below it)
for line in open(readme, encoding="utf-8").read().split("\n"):
    if line.startswith("```"):
        inside = not inside
    elif inside and line.startswith("$ hearsay "):
        shown.append((shlex.split(line)[2:], []))
    elif inside and shown and line.strip():
        shown[-1][1].append(line.strip())
assert len(shown) >= 6, f"only {len(shown)} commands are shown"

bad = 0
for command, lines in shown:
    said = subprocess.run([program, *command, *([] if command[0] == "evidence" else ["--format", "text"])],
                          capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert said.returncode in (0, 10, 11), (command, said.stderr)
    rest = iter(line.strip() for line in said.stdout.split("\n"))
    for line in lines:
        if line not in rest:
            print(f"hearsay {' '.join(command)}\n  does not say, or not here: {line}")
            bad += 1
            break
sys.exit(bad > 0)
PY
