"""Packs a folder of labelled Flow JSON documents: `python3 pack.py FOLDER > documents.pack`.

`python3 pack.py FOLDER unpack` makes the folder first: it writes all documents that are packed here, and `labels.json`, so
that some can be added. Packed again without a change, they give the same `documents.pack`.

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


def unpack(folder):
    here = pathlib.Path(__file__).parent
    texts = {}
    # `copied` lines of the document `other` are copied, or gave way to others.
    name, other, copied = None, [], 0
    for line in (here / "documents.pack").read_text(encoding="utf-8").split("\n")[:-1]:
        mark, rest = line[0], line[1:]
        if mark == "=":
            if name is not None:
                texts[name] += other[copied:]
            name, _, base = rest.strip().partition(" < ")
            other, copied = texts.get(base, []), 0
            texts[name] = []
        elif mark == "@":
            start, count = map(int, rest.split())
            texts[name] += other[copied:start]
            copied = start + count
        else:
            texts[name].append(rest)
    texts[name] += other[copied:]
    for name, lines in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes("\n".join(lines).encode("utf-8"))
    (folder / "labels.json").write_bytes((here / "labels.json").read_bytes())


def main(folder, what="documents"):
    folder = pathlib.Path(folder)
    if what == "unpack":
        return unpack(folder)
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
