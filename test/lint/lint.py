"""What the checks share: walking the tree, printing file:line, and proving that a check can fail.

A check is a script with `check(root) -> findings` and planted faults. Run as a program it prints its
findings and exits 1 if there are any; with --self-test it plants each fault in an empty tree, expects
it to be found, and expects a clean tree to be found clean.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE_FOLDERS = ("src", "faces", "test", "tools", "bench", "fuzz")


def files_of(root):
    """Files that git knows or would add; every file where there is no git."""
    try:
        names = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True, capture_output=True).stdout.decode().split("\0")
        paths = [root / name for name in names if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [p for p in root.rglob("*") if not {"build", ".git", "__pycache__"} & set(p.relative_to(root).parts)]
    return sorted(p for p in paths if p.is_file() and not p.is_symlink())


def sources_of(root, suffixes):
    return [p for p in files_of(root)
            if p.suffix in suffixes and p.relative_to(root).parts[0] in SOURCE_FOLDERS]


def lines_of(path):
    return path.read_bytes().decode("utf-8", errors="replace").split("\n")


def self_test(check, faults, clean):
    """faults: {what: ({path: text}, "path:line" that must be named)}; clean: {path: text} without findings."""
    bad = 0
    rows = [(what, tree, where) for what, (tree, where) in faults.items()] + [("a clean tree", clean, None)]
    for what, tree, where in rows:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, text in tree.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
            found = [f for f in check(root) if not f.startswith("note: ")]
        right = not found if where is None else any(f.startswith(where) for f in found)
        if not right:
            bad += 1
            print(f"self-test: {what}: expected {where or 'nothing'}, found {found}")
    return bad


def main(check, faults, clean):
    if sys.argv[1:] == ["--self-test"]:
        sys.exit(1 if self_test(check, faults, clean) else 0)
    findings = check(ROOT)
    for finding in findings:
        print(finding)
    sys.exit(1 if any(not f.startswith("note: ") for f in findings) else 0)
