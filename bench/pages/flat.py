#!/usr/bin/env python3
"""Reads web archives of two sizes and prints peak memory and time of each: memory must not grow with the archive.

usage: bench/pages/flat.py [--megabytes N] [--threads N]

Makes the archives in build/bench_pages from the annotated pages beside the project (each page again and again, as responses
with a digest), reads them with build/release/hearsay, and deletes them.
"""
import argparse, base64, glob, gzip, hashlib, os, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def record(number, body):
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    digest = base64.b32encode(hashlib.sha1(content).digest())
    return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2020-01-01T00:00:00Z\r\n"
            b"WARC-Target-URI: https://made.example/%d\r\nWARC-Block-Digest: sha1:%s\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
            % (number, digest, len(content))) + content + b"\r\n\r\n"


def make(path, size, pages):
    written = number = 0
    with open(path, "wb") as out:
        while written < size:
            written += out.write(record(number, pages[number % len(pages)]))
            number += 1
    return number


def read(path, threads):
    """Peak memory in MB, seconds and records of one run."""
    start = time.perf_counter()
    ends, begins = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(begins, 1)
        os.close(ends)
        program = os.path.join(ROOT, "build/release/hearsay")
        os.execv(program, [program, "read", "--until", "document", "--format", "jsonl", "--threads", str(threads), path])
    os.close(begins)
    lines = 0
    with os.fdopen(ends, "rb") as output:
        while block := output.read(1 << 20):
            lines += block.count(b"\n")
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit("flat: hearsay failed")
    return usage.ru_maxrss // 1024, time.perf_counter() - start, lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    files = sorted(glob.glob(os.path.join(ROOT, "../shared/data/pages/wcxb-dev/html/*.html.gz")))
    if not files:
        print("flat: ../shared is not there; nothing is measured")
        return 0
    pages = [gzip.open(file).read() for file in files]
    work = os.path.join(ROOT, "build/bench_pages")
    os.makedirs(work, exist_ok=True)
    path = os.path.join(work, "flat.warc")
    for megabytes in (arguments.megabytes // 8, arguments.megabytes):
        made = make(path, megabytes << 20, pages)
        try:
            peak, seconds, lines = read(path, arguments.threads)
        finally:
            os.unlink(path)
        print(f"{megabytes} MB, {made} records, {lines} read: peak {peak} MB, {seconds:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
