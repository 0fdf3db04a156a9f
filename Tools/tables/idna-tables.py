#!/usr/bin/env python3
"""Writes the Unicode tables of Core/Sources/WebAddress/IDNA.

    pip install unicodedata2==17.0.0 idna==3.13
    Tools/tables/idna-tables.py [--check]

The mapping of UTS 46 comes from the package `idna`, all other properties from `unicodedata2`, both of Unicode 17.
`--check` writes nothing and fails if the tables in the repository differ from what it would write.
"""
import bisect
import pathlib
import sys

import idna.idnadata
import idna.uts46data
import unicodedata2 as unicode

VERSION = "17.0.0"
assert unicode.unidata_version == VERSION and idna.idnadata.__version__ == VERSION
here = pathlib.Path(__file__).resolve().parent
target = here.parents[1] / "Core/Sources/WebAddress/IDNA"
BANNER = f"// Written by Tools/tables/idna-tables.py from Unicode {VERSION}; change it there.\n\n"
LAST = 0x110000

rows = idna.uts46data.uts46data
if callable(rows):
    rows = rows()
starts = [row[0] for row in rows]


def mapping(point):
    """Status and mapping of a code point: valid, ignored, disallowed, or the text it is mapped to."""
    if 0xD800 <= point < 0xE000:
        return "x", None
    row = rows[bisect.bisect_right(starts, point) - 1]
    if row[1] in "VD":  # deviations are valid: processing is not transitional
        return "v", None
    if row[1] == "M":
        return "m", row[2]
    return {"I": "i", "X": "x"}[row[1]], None


def mapping_tokens():
    """`v`, `x`, `i` with a count; `m` count=first for runs mapped to a run; `a` count for case pairs; `s` for texts."""
    entries = [mapping(point) for point in range(LAST)]
    point = 0
    while point < LAST:
        start = point
        kind, text = entries[point]
        if kind != "m":
            while point < LAST and entries[point][0] == kind:
                # A lower-case letter after each upper-case one belongs to a run of pairs.
                point += 1
                if kind == "v" and point < LAST and is_pair(entries, point):
                    break
            yield f"{kind}{point - start:X}"
        elif is_pair(entries, point):
            while is_pair(entries, point):
                point += 2
            yield f"a{point - start:X}"
        elif len(text) == 1:
            point += 1
            while point < LAST and entries[point] == ("m", chr(ord(text) + point - start)) and not is_pair(entries, point):
                point += 1
            yield f"m{point - start:X}={ord(text):X}"
        else:
            point += 1
            yield "s" + ",".join(f"{ord(char):X}" for char in text)


def is_pair(entries, point):
    return (point + 1 < LAST and entries[point] == ("m", chr(point + 1)) and entries[point + 1][0] == "v")


def runs(values):
    """Runs of equal values as (first, count, value); None goes with whatever surrounds it."""
    first, current = 0, None
    for point, value in enumerate(values):
        if value is None or value == current:
            continue
        if current is not None:
            yield first, point - first, current
            first = point
        current = value
    yield first, len(values) - first, current


BIDI = {"L": "L", "R": "R", "AL": "A", "AN": "N", "EN": "E", "ES": "S", "CS": "C", "ET": "T", "ON": "O", "BN": "B",
        "NSM": "M"}


def property_tokens():
    """Bidi class, joining type and whether a mark or a virama, for every code point that a label may hold."""
    joining = idna.idnadata.joining_types()
    values = []
    for point in range(LAST):
        if mapping(point)[0] != "v":
            values.append(None)
            continue
        char = chr(point)
        value = BIDI.get(unicode.bidirectional(char), "O")
        kind = joining.get(point, "U")
        kind = kind if isinstance(kind, str) else chr(kind)
        value += {"U": "", "C": "", "D": "d", "L": "l", "R": "r", "T": "t"}[kind]
        if unicode.category(char)[0] == "M":
            value += "m"
        if unicode.combining(char) == 9:
            value += "v"
        values.append(value)
    for _, count, value in runs(values):
        yield f"{count:X}{'.' if value[0] in 'ABCE' else ''}{value}"


def combining_tokens():
    for first, count, value in runs([unicode.combining(chr(point)) for point in range(LAST)]):
        if value:
            yield f"{first:X}+{count:X}={value:X}"


def decomposition_tokens():
    """Canonical decompositions, one step; `!` where the pair is not composed again."""
    for point in range(LAST):
        text = unicode.decomposition(chr(point))
        if not text or text.startswith("<"):
            continue
        points = [int(part, 16) for part in text.split()]
        again = unicode.normalize("NFC", "".join(map(chr, points)))
        mark = "" if again == chr(point) else "!"
        yield f"{point:X}{mark}=" + ",".join(f"{part:X}" for part in points)


def swift(type_name, documentation, tokens):
    lines = [""]
    for token in tokens:
        if len(lines[-1]) + len(token) > 112:
            lines.append("")
        lines[-1] += token + " "
    text = "\n".join("    " + line.rstrip() for line in lines)
    return (f"{BANNER}extension {type_name} {{\n  /// {documentation}\n"
            f'  static let text: StaticString = """\n{text}\n    """\n}}\n')


def main():
    files = {
        "IDNAMapping+Text.swift": swift(
            "IDNAMapping", "The mapping table of UTS 46, all code points in order.", mapping_tokens()),
        "LabelProperties+Text.swift": swift(
            "LabelProperties", "Properties of the code points of labels, all code points in order.", property_tokens()),
        "CombiningClasses+Text.swift": swift(
            "CombiningClasses", "Runs of canonical combining classes other than 0.", combining_tokens()),
        "Decompositions+Text.swift": swift(
            "Decompositions", "Canonical decompositions without Hangul.", decomposition_tokens()),
    }
    target.mkdir(exist_ok=True)
    for name, text in files.items():
        path = target / name
        if "--check" in sys.argv:
            if path.read_text() != text:
                sys.exit(f"{name} differs from what the script would write")
        else:
            path.write_text(text)


main()
