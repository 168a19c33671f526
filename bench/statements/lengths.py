#!/usr/bin/env python3
"""Shows how the time of reading grows with the length of texts that are hard to read.

usage: bench/statements/lengths.py [PROGRAM]      (default: build/hearsay)

Makes texts of invented people at three lengths, each twice the one before: opening marks that nothing closes, marks opened
inside each other, and sentences of ever new names. Prints processor seconds of `hearsay read` on one thread.
"""
import os
import resource
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TEXTS = {
    "unclosed marks": lambda n: "“We stay here and so do they. " * (n * 8333),
    "nested marks": lambda n: "Bo Lind said “" * (n * 25000),
    "names": lambda n: ". ".join(f"Mayor Ana{i % 997} Ruiz{i} said the dam is safe" for i in range(n * 12500)),
}


def seconds(program, text, folder):
    path = os.path.join(folder, "text.txt")
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [program, "read", "--threads", "1", "--format", "jsonl", path]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build/hearsay")
    with tempfile.TemporaryDirectory() as folder:
        for name, make in TEXTS.items():
            for size in (1, 2, 4):
                text = make(size)
                print(f"{name:15} {len(text.encode()) / 1e6:5.2f} MB  {seconds(program, text, folder):5.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
