#!/usr/bin/env python3
"""Writes invented pages that share phrases, as JSONL: the same for the same numbers.

usage: make_pages.py SEED PAGES WORDS PHRASES

Each page has WORDS words of its own and four of PHRASES phrases of thirty words.
"""
import json, random, sys

seed, pages, words, phrases = map(int, sys.argv[1:])
dice = random.Random(seed)


def word():
    return "".join(dice.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(dice.randint(3, 8)))


known = [" ".join(word() for _ in range(30)) + ". " for _ in range(phrases)]
for number in range(pages):
    text = " ".join(word() for _ in range(words)) + ".\n\n" + "".join(dice.sample(known, 4))
    print(json.dumps({"id": f"p{number}", "text": text}))
