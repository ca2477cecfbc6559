"""Packs a folder of labelled Flow JSON documents: `python3 pack.py FOLDER > documents.pack`.

FOLDER holds `labels.json` (a list of objects with `file` and `base`) and the documents. Most of them are small changes
of a few flows, so each is written as hunks of lines against the nearest one before it. The README here describes the
format.

`python3 pack.py FOLDER interfaces > interfaces.pack` packs, in the same way, what FOLDER's `labels-interface.json` says
of the documents' interfaces.
"""

import collections
import difflib
import json
import pathlib
import sys


def hunks(old, new):
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [(a, b, new[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def size(changes):
    return sum(sum(map(len, lines)) + 8 for _, _, lines in changes)


def documents(folder, labels):
    lines = {}
    for label in labels:
        with open(folder / label["file"], encoding="utf-8", newline="") as document:
            lines[label["file"]] = document.read().split("\n")
    return lines


def interfaces(folder):
    lines = {}
    for interface in json.loads((folder / "labels-interface.json").read_text(encoding="utf-8")):
        file = interface.pop("file")
        lines[file] = json.dumps(interface, ensure_ascii=False, indent=0).split("\n")
    return lines


def main(folder, what="documents"):
    folder = pathlib.Path(folder)
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    lines = interfaces(folder) if what == "interfaces" else documents(folder, labels)
    groups = collections.defaultdict(list)
    for label in labels:
        if label["file"] in lines:
            groups[label["base"]].append(label["file"])
    packed = []
    for files in groups.values():
        # The unchanged flow of the newest version first: the others are nearest to it.
        files.sort(key=lambda name: ("unchanged" not in name, "7-3" not in name, name))
        done = []
        for name in files:
            counted = collections.Counter(lines[name])
            alike = lambda other: sum((counted & collections.Counter(lines[other])).values())
            near = sorted(done, key=alike, reverse=True)[:3]
            best = min(((hunks(lines[other], lines[name]), other) for other in near), key=lambda it: size(it[0]), default=None)
            if best is None:
                packed.append(f"= {name}")
                packed += ["+" + line for line in lines[name]]
            else:
                packed.append(f"= {name} < {best[1]}")
                for start, end, new in best[0]:
                    packed.append(f"@{start} {end - start}")
                    packed += ["+" + line for line in new]
            done.append(name)
    sys.stdout.write("\n".join(packed) + "\n")


main(*sys.argv[1:])
