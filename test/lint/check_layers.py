#!/usr/bin/env python3
"""Holds the includes to src/LAYERS: arrows run down only, and a sub-folder of a module is private to it."""
import re

from lint import lines_of, main, sources_of

INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
GENERATED = {"hearsay_version.h"}


def read_layers(root):
    """({module: modules it may include}, findings)"""
    allowed, findings = {}, []
    for number, line in enumerate(lines_of(root / "src/LAYERS"), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        module, _, names = (part.strip() for part in line.partition(":"))
        for name in names.split():
            if name not in allowed:
                findings.append(f"src/LAYERS:{number}: {module} names {name}, which no line above declares")
        allowed[module] = set(names.split()) | {module}
    return allowed, findings


def module_of(parts):
    """The layer a file stands in: "text" for src/text/..., "faces/cli" for faces/cli/..., else None."""
    if parts[0] == "src" and len(parts) > 2:
        return parts[1]
    if parts[0] == "faces" and len(parts) > 2:
        return "/".join(parts[:2])
    return None


def check(root):
    allowed, findings = read_layers(root)
    for path in sources_of(root, {".cc", ".h"}):
        here = path.relative_to(root)
        module = module_of(here.parts)
        if module is None:
            continue
        if module not in allowed:
            findings.append(f"{here}:1: {module} is not in src/LAYERS")
            continue
        for number, line in enumerate(lines_of(path), 1):
            found = INCLUDE.match(line)
            if not found or found[1] in GENERATED:
                continue
            parts = found[1].split("/")
            target = "/".join(parts[:2]) if parts[0] == "faces" else parts[0]
            where = f'{here}:{number}: "{found[1]}"'
            if len(parts) == 1 or target not in allowed:
                findings.append(f"{where} is not written from src/ on, as \"module/file.h\"")
            elif target not in allowed[module]:
                findings.append(f"{where}: {module} may not include {target} (src/LAYERS)")
            elif target != module and len(parts) > 2:
                findings.append(f"{where} is private to {target}")
    return findings


LAYERS = "base :\ntext : base\npage : base\nfaces/cli : page\n"
FAULTS = {
    "an arrow upward": ({"src/LAYERS": LAYERS, "src/base/a.h": '// x\n#include "text/b.h"\n'}, "src/base/a.h:2"),
    "a sideways arrow": ({"src/LAYERS": LAYERS, "src/page/a.cc": '#include "text/b.h"\n'}, "src/page/a.cc:1"),
    "a private header": ({"src/LAYERS": LAYERS, "src/text/a.h": '#include "base/own/b.h"\n'}, "src/text/a.h:1"),
    "an unlisted module": ({"src/LAYERS": LAYERS, "src/new/a.h": "// x\n"}, "src/new/a.h:1"),
    "a bare name": ({"src/LAYERS": LAYERS, "src/text/a.h": '#include "b.h"\n'}, "src/text/a.h:1"),
    "a face that reaches too far": (
        {"src/LAYERS": LAYERS, "faces/cli/a.cc": '#include "text/b.h"\n'}, "faces/cli/a.cc:1"),
    "a circle in the table": ({"src/LAYERS": "base : text\ntext : base\n"}, "src/LAYERS:1"),
}
CLEAN = {"src/LAYERS": LAYERS, "src/text/a.cc": '#include "text/a.h"\n#include "base/b.h"\n#include <map>\n',
         "src/base/own/b.h": "// x\n", "src/base/c.cc": '#include "base/own/b.h"\n'}

if __name__ == "__main__":
    main(check, FAULTS, CLEAN)
