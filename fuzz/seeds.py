"""Writes the seed corpus of the fuzz targets: `python3 seeds.py`.

The seeds are the labelled documents of the tests, unpacked (`flowkit-json/tests/labelled/README.md` describes the
format) and without the white space between tokens that a fuzzer would only waste its time on.
"""

import json
import pathlib

HERE = pathlib.Path(__file__).parent
PACK = HERE.parent / "flowkit-json" / "tests" / "labelled" / "documents.pack"


def documents():
    lines = {}
    text = PACK.read_bytes().decode("utf-8")
    for packed in text.removeprefix("= ").split("\n= "):
        head, _, body = packed.partition("\n")
        name, _, other = head.partition(" < ")
        if not other:
            lines[name] = [line[1:] for line in body.split("\n") if line.startswith("+")]
            continue
        old, new, copied = lines[other], [], 0
        for line in body.split("\n"):
            if line.startswith("@"):
                start, count = map(int, line[1:].split(" "))
                new += old[copied:start]
                copied = start + count
            elif line:
                new.append(line[1:])
        lines[name] = new + old[copied:]
    return {name: "\n".join(lines) for name, lines in lines.items()}


def compact(text):
    try:
        value = json.loads(text, object_pairs_hook=Pairs)
    except ValueError:
        return text
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


class Pairs(dict):
    """An object that keeps a key it has twice."""

    def __init__(self, pairs):
        super().__init__(pairs)
        self.pairs = pairs

    def items(self):
        return self.pairs


def main():
    seeds = documents()
    for target in ("reader", "checker"):
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in seeds.items():
            path = folder / name.replace("/", "-")
            path.write_bytes(compact(text).encode("utf-8"))
    print(f"{len(seeds)} seeds for each target")


main()
