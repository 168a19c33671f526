#!/usr/bin/env python3
"""Runs `hearsay copies` and its peers over one collection, side by side, and checks the answer.

usage: peers.py FILE.jsonl[.gz] [--hearsay PROGRAM] [--run N] [--rounds N] [--venv FOLDER | --no-venv]
       peers.py --made N [--words N] [--stock N] [--hearsay PROGRAM] [--run N] [--rounds N]

Every program gets one core and the same texts, by turns, so that whatever else the machine does
falls on all of them alike; told are the medians of wall clock and of processor time, from the file
to the written result. sim_text (Debian: similarity-tester) takes one file a text. datasketch and
rensa (PyPI) are installed into --venv (build/bench-peers); they sketch whole texts with MinHash of
128 numbers over runs of five words and look for pairs of a Jaccard index of 0.5, which is a
smaller question: they find no passages. What cannot be installed is left out with a line saying so.

The pairs of texts that share a run of N words (24), by a table of all such runs, are what hearsay's
pairs are held against: recall, and why a pair is in one set only. Status 1 where recall < 0.999.

--made writes N texts of its own, the same in every run, and runs hearsay and sim_text over them: of
--words words (125, which is short; 320 make 1.3 kB) or up to 44 % fewer or more, as frequent as ranks of a
vocabulary of 30,000 make them, --stock (2) stock phrases of five to nine words in each, and in every tenth 60
words of an earlier text, which are what must be found.
"""
import argparse, collections, gzip, itertools, json, os, pathlib, random, re, shutil, statistics, subprocess, sys
import tempfile, time

MINHASH = r'''
import json, sys, time
kind, source, target = sys.argv[1:]
texts = [json.loads(line) for line in open(source, encoding="utf8")]
def runs(text):
    words = text.lower().split()
    return {" ".join(words[i:i + 5]) for i in range(max(1, len(words) - 4))}
if kind == "datasketch":
    from datasketch import MinHash, MinHashLSH
    index = MinHashLSH(threshold=0.5, num_perm=128)
    with open(target, "w") as out:
        for text in texts:
            sketch = MinHash(num_perm=128)
            sketch.update_batch([run.encode() for run in runs(text["text"])])
            for other in index.query(sketch): out.write(f"{other}\t{text['id']}\n")
            index.insert(text["id"], sketch)
else:
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=16)
    with open(target, "w") as out:
        for number, text in enumerate(texts):
            sketch = RMinHash(num_perm=128, seed=42)
            sketch.update(list(runs(text["text"])))
            for other in index.query(sketch): out.write(f"{texts[other]['id']}\t{text['id']}\n")
            index.insert(number, sketch)
'''


def timed(command, folder=None):
    """Wall clock, processor time, largest memory (MB) of a command on one core."""
    def one_core():
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    start = time.monotonic()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                             preexec_fn=one_core)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(said.decode(errors="replace").strip().splitlines()[-1:] or "failed")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def made(count, length, phrases):
    """Short texts, and which earlier one a text holds words of."""
    dice = random.Random(7)
    vocabulary = sorted({"".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=dice.randint(2, 10)))
                         for _ in range(30000)}, key=lambda word: (len(word), word))
    ranks = list(itertools.accumulate(1 / rank for rank in range(1, len(vocabulary) + 1)))
    stock = [" ".join(dice.choices(vocabulary, cum_weights=ranks, k=dice.randint(5, 9))) for _ in range(4000)]
    often = list(itertools.accumulate(1 / rank for rank in range(1, len(stock) + 1)))
    heads = []
    for number in range(count):
        words = dice.choices(vocabulary, cum_weights=ranks, k=dice.randint(length * 56 // 100, length * 144 // 100))
        heads.append(" ".join(words[:60]))
        for phrase in dice.choices(stock, cum_weights=often, k=phrases): words.insert(dice.randint(60, len(words)), phrase)
        holds = dice.randrange(number) if number % 10 == 9 else None
        if holds is not None: words.append(heads[holds])
        yield {"id": f"m{number}", "text": " ".join(words)}, None if holds is None else f"m{holds}"


def check_made(held, result):
    found = set()
    for line in open(result, encoding="utf8"):
        passage = json.loads(line)
        if passage["words"] >= 50: found.add((passage["a"]["id"], passage["b"]["id"]))
    hit = sum((source, text) in found for text, source in held.items())
    print(f"  copies of 60 words put in: {len(held)}; found {hit}")
    return hit / len(held) if held else 1.0


def words_of(text):
    """As match::words_of for plain texts: letters and digits, inner apostrophes dropped."""
    text = re.sub("(?<=[^\\W_])['`\u2018\u2019](?=[^\\W_])", "", text.lower())
    return re.findall("[^\\W_]+", text)


def pairs_by_runs(texts, run):
    holders = collections.defaultdict(list)
    for text in texts:
        words = words_of(text["text"])
        for at in range(len(words) - run + 1):
            held = holders[hash(tuple(words[at:at + run]))]
            if not held or held[-1] != text["id"]: held.append(text["id"])
    pairs = set()
    for held in holders.values():
        held = list(dict.fromkeys(held))
        for i, a in enumerate(held):
            pairs.update(tuple(sorted((a, b))) for b in held[i + 1:])
    return pairs


def check(texts, result, run):
    expected, found, stock = pairs_by_runs(texts, run), {}, 0
    for line in open(result, encoding="utf8"):
        passage = json.loads(line)
        pair = tuple(sorted((passage["a"]["id"], passage["b"]["id"])))
        if pair[0] == pair[1]: continue
        found[pair] = max(found.get(pair, 0), passage["words"])
    hit = len(expected & found.keys())
    recall = hit / len(expected) if expected else 1.0
    more = [words for pair, words in found.items() if pair not in expected]
    print(f"  pairs that share {run} words in a row: {len(expected)}; found {hit}, recall {recall:.5f}")
    print(f"  pairs found beside them: {len(more)}, of which {sum(w < run for w in more)} share fewer than "
          f"{run} words and {sum(w >= run for w in more)} as many with changes in between")
    return recall


def make_venv(folder):
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
    for package in ("datasketch", "rensa"):
        if subprocess.run([str(python), "-c", f"import {package}"], capture_output=True).returncode == 0: continue
        done = subprocess.run([str(python), "-m", "pip", "install", "-q", package], capture_output=True, timeout=600)
        if done.returncode != 0: print(f"  {package} cannot be installed here: left out")
    return python


def contenders(arguments, work, texts):
    source = work / "texts.jsonl"
    yield "hearsay copies", [arguments.hearsay, "copies", str(source), "--threads", "1", "--format", "jsonl"], None
    if shutil.which("sim_text"):
        names = sorted(os.listdir(work / "files"))
        yield f"sim_text -r {arguments.run}", ["sim_text", "-r", str(arguments.run), "-o", str(work / "sim.out")] + names, work / "files"
    else:
        print("  sim_text is not here (Debian: apt-get install similarity-tester): left out")
    if arguments.no_venv: return
    try:
        python = make_venv(pathlib.Path(arguments.venv))
    except (OSError, subprocess.SubprocessError) as problem:
        print(f"  no virtual environment can be made ({problem}): datasketch and rensa are left out")
        return
    for kind in ("datasketch", "rensa"):
        if subprocess.run([str(python), "-c", f"import {kind}"], capture_output=True).returncode != 0: continue
        yield kind, [str(python), "-c", MINHASH, kind, str(source), str(work / (kind + ".tsv"))], None


def read(path):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf8") as lines:
        for line in lines: yield json.loads(line), None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?")
    root = pathlib.Path(__file__).resolve().parents[2]
    parser.add_argument("--made", type=int, metavar="N")
    parser.add_argument("--words", type=int, default=125, metavar="N")
    parser.add_argument("--stock", type=int, default=2, metavar="N")
    parser.add_argument("--hearsay", default=str(root / "build" / "hearsay"))
    parser.add_argument("--run", type=int, default=24)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--venv", default=str(root / "build" / "bench-peers"))
    parser.add_argument("--no-venv", action="store_true")
    arguments = parser.parse_args()
    if (arguments.file is None) == (arguments.made is None): parser.error("one of FILE and --made is wanted")
    if arguments.words < 110: parser.error("--words: at least 110, so that every text has 60 to lend")
    arguments.no_venv = arguments.no_venv or arguments.made is not None
    arguments.hearsay = os.path.abspath(arguments.hearsay)
    with tempfile.TemporaryDirectory(prefix="hearsay-bench-") as name:
        work = pathlib.Path(name)
        (work / "files").mkdir()
        texts, held, bytes_taken = [], {}, 0
        with open(work / "texts.jsonl", "w", encoding="utf8") as out:
            for text, source in made(arguments.made, arguments.words, arguments.stock) if arguments.made else read(arguments.file):
                texts.append(text)
                bytes_taken += len(text["text"].encode())
                if source is not None: held[text["id"]] = source
                out.write(json.dumps(text, ensure_ascii=False) + "\n")
                (work / "files" / re.sub("[^A-Za-z0-9]", "_", text["id"])).write_text(text["text"], encoding="utf8")
        what = os.path.basename(arguments.file) if arguments.file else "made here"
        print(f"{what}: {len(texts)} texts ({bytes_taken / 1e6:.1f} MB), side by side, one core, {arguments.rounds} rounds")
        runs, programs = collections.defaultdict(list), list(contenders(arguments, work, texts))
        for turn in range(arguments.rounds):
            for kind, command, folder in programs:
                if turn > 0 and kind in ("datasketch", "rensa"): continue
                try:
                    if command[1] == "copies":
                        command = ["sh", "-c", 'exec "$@" >"$0"', str(work / "hearsay.jsonl")] + command
                    runs[kind].append(timed(command, folder))
                except RuntimeError as problem:
                    print(f"  {kind} failed: {problem}")
        base = statistics.median(cpu for _, cpu, _ in runs["hearsay copies"])
        for kind, measured in runs.items():
            wall, cpu, memory = (statistics.median(column) for column in zip(*measured))
            print(f"  {kind:16} {wall:8.3f} s wall, {cpu:8.3f} s of processor, {memory:6.0f} MB; "
                  f"{len(texts) / cpu:8.0f} texts/s, {cpu / base:6.1f} times hearsay's time")
        result = work / "hearsay.jsonl"
        return 0 if (check_made(held, result) if arguments.made else check(texts, result, arguments.run)) >= 0.999 else 1


if __name__ == "__main__": sys.exit(main())
