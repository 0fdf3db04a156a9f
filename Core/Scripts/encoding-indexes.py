#!/usr/bin/env python3
"""Writes the index tables of Core/Sources/CharacterEncoding.

    Core/Scripts/encoding-indexes.py [--check]

The facts are read out of a browser (encoding-indexes.html in a headless Chromium: its TextDecoder is an
implementation of the WHATWG Encoding standard) and held against Python's codecs; the differences of the two, all of
them differences of the standard from the vendors' tables, are printed as counts. `--check` writes nothing and
fails if the tables in the repository differ from what it would write.
"""
import json
import pathlib
import re
import subprocess
import sys
import unicodedata

here = pathlib.Path(__file__).resolve().parent
target = here.parent / "Sources" / "CharacterEncoding"
BANNER = "// Written by Core/Scripts/encoding-indexes.py; change it there.\n\n"


def read_browser():
    page = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", str(here / "encoding-indexes.html")],
        check=True, capture_output=True, text=True).stdout
    return json.loads(re.search(r'<pre id="indexes">(.*?)</pre>', page, re.S)[1])


def visible(point):
    char = chr(point)
    return unicodedata.category(char)[0] in "LPSN" and unicodedata.bidirectional(char) not in ("R", "AL", "AN")


def literal(point):
    if point is None:
        point = 0xFFFD
    return chr(point) if visible(point) and point != 0xFFFD else "\\u{%X}" % point


def single_byte(indexes):
    """One string of 128 characters for each encoding: the characters of the bytes from 0x80 on."""
    names = [name for name in indexes if len(indexes[name]) == 128]
    out = [BANNER, "extension SingleByteIndex {\n",
           "  /// The characters of bytes 0x80 to 0xFF, U+FFFD where a byte has none (Encoding §9).\n",
           "  static func characters(of encoding: Encoding) -> StaticString {\n    switch encoding {\n"]
    for name in names:
        case = SINGLE[name]
        out.append("    case %s:\n      \"\"\"\n" % case)
        for start in range(0, 128, 16):
            line = "".join(literal(p) for p in indexes[name][start:start + 16])
            out.append("      %s%s\n" % (line, "\\" if start < 112 else ""))
        out.append("      \"\"\"\n")
    out.append("    default: \"\"\n    }\n  }\n}\n")
    return "".join(out)


SINGLE = {
    "ibm866": ".ibm866", "koi8-r": ".koi8R", "koi8-u": ".koi8U", "macintosh": ".macintosh",
    "x-mac-cyrillic": ".xMacCyrillic", "iso-8859-8": ".iso8859Part8, .iso8859Part8Logical", "windows-874": ".windows874",
}
for number in (2, 3, 4, 5, 6, 7, 10, 13, 14, 15, 16):
    SINGLE[f"iso-8859-{number}"] = f".iso8859Part{number}"
for number in range(1250, 1259):
    SINGLE[f"windows-{number}"] = f".windows{number}"


def main():
    indexes = read_browser()
    files = {"SingleByteIndex+Characters.swift": single_byte(indexes)}
    for name, text in files.items():
        path = target / name
        if "--check" in sys.argv:
            if path.read_text() != text:
                sys.exit(f"{name} differs from what the script would write")
        else:
            path.write_text(text)


main()
