#!/usr/bin/env python3
"""Writes the index tables of Core/Sources/CharacterEncoding.

    Tools/tables/encoding-indexes.py [--check]

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
target = here.parents[1] / "Core/Sources/CharacterEncoding"
BANNER = "// Written by Tools/tables/encoding-indexes.py; change it there.\n\n"


def read_browser(page):
    """The JSON that a page beside this script prints into its <pre>."""
    text = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--timeout=60000", "--dump-dom", str(here / page)],
        check=True, capture_output=True, text=True).stdout
    return json.loads(re.search(r"<pre id=.*?>(.*?)</pre>", text, re.S)[1])


def digests_file(digests):
    rows = "".join(f'    "{name}": 0x{value:08X},\n' for name, value in digests.items())
    return (f"{BANNER}/// What a browser's TextDecoder makes of the bytes of `BrowserAgreementTests`, as FNV-1a digests.\n"
            f"enum BrowserDigests {{\n  static let table: [String: UInt32] = [\n{rows}  ]\n}}\n")


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


def stable(point):
    """Whether the character may be in a source file as it is: editors must not normalize it away."""
    char = chr(point)
    return visible(point) and unicodedata.normalize("NFC", char) == char and unicodedata.category(char) != "Co"


def packed(points):
    """The text that PackedIndex reads: characters, `+n` for n code points that go on counting, `.n` for n holes."""
    tokens = []
    at = 0
    while at < len(points):
        start = at
        if points[at] is None:
            while at < len(points) and points[at] is None:
                at += 1
            tokens.append(f".{at - start}")
            continue
        at += 1
        while at < len(points) and points[at] is not None and points[at] == points[at - 1] + 1:
            at += 1
        tokens.append(chr(points[start]) if stable(points[start]) else "\\u{%X}" % points[start])
        if at - start > 2:
            tokens.append(f"+{at - start - 1}")
        else:
            at = start + 1
    while tokens and tokens[-1].startswith("."):
        tokens.pop()
    lines = [""]
    for token in tokens:
        if len(lines[-1]) + len(token) > 100:
            lines.append("")
        lines[-1] += token
    return "\\\n".join("    " + line for line in lines)


def packed_file(name, title, points):
    return (f"{BANNER}extension PackedIndex {{\n  /// {title}\n"
            f"  static let {name} = PackedIndex(\n    \"\"\"\n{packed(points)}\n    \"\"\")\n}}\n")


def ranges_file(runs):
    """The runs of four-byte codes as `pointer:code point` in hexadecimal (index gb18030 ranges)."""
    lines = [""]
    for pointer, point in runs:
        token = f"{pointer:X}:{point:X} "
        if len(lines[-1]) + len(token) > 108:
            lines.append("")
        lines[-1] += token
    text = "\n".join("    " + line.rstrip() for line in lines)
    return (f"{BANNER}extension GB18030Ranges {{\n"
            "  /// Where runs of four-byte codes begin: pointer and code point, in hexadecimal.\n"
            f"  static let text: StaticString = \"\"\"\n{text}\n    \"\"\"\n}}\n")


def compare_with_python(indexes):
    """Prints how far Python's codecs agree; the standard goes back to what browsers saw, not to the vendors."""
    def pair(lead, trail):
        return bytes([lead, trail])
    def two(pointer, row, low, high):
        lead, trail = divmod(pointer, row)
        return pair(0x81 + lead, trail + (low if trail < 0x3F else high))
    layouts = {
        "gb18030": ("gb18030", lambda p: two(p, 190, 0x40, 0x41)),
        "big5": ("big5hkscs", lambda p: two(p, 157, 0x40, 0x62)),
        "jis0208": ("cp932", lambda p: pair(p // 188 + (0x81 if p // 188 < 0x1F else 0xC1),
                                            p % 188 + (0x40 if p % 188 < 0x3F else 0x41))),
        "jis0212": ("euc_jp", lambda p: b"\x8f" + pair(p // 94 + 0xA1, p % 94 + 0xA1)),
        "euc-kr": ("cp949", lambda p: pair(0x81 + p // 190, 0x41 + p % 190)),
    }
    for name, (codec, encode) in layouts.items():
        same = different = only_browser = only_python = 0
        for pointer, point in enumerate(indexes[name]):
            text = encode(pointer).decode(codec, "replace")
            python = ord(text) if len(text) == 1 and text != "\ufffd" else None
            if python == point:
                same += point is not None
            elif python is None:
                only_browser += 1
            elif point is None:
                only_python += 1
            else:
                different += 1
        print(f"{name}: {same} as in Python's {codec}, {different} otherwise, "
              f"{only_browser} in the standard alone, {only_python} in Python alone")


def main():
    indexes = read_browser("encoding-indexes.html")
    compare_with_python(indexes)
    files = {
        "SingleByteIndex+Characters.swift": single_byte(indexes),
        "PackedIndex+GB18030.swift": packed_file(
            "gb18030", "Index gb18030: the two-byte codes of gb18030 and GBK.", indexes["gb18030"]),
        "PackedIndex+Big5.swift": packed_file("big5", "Index Big5, with HKSCS.", indexes["big5"]),
        "PackedIndex+JIS0208.swift": packed_file(
            "jis0208", "Index jis0208: EUC-JP, ISO-2022-JP and Shift_JIS, with the vendors' extensions.",
            indexes["jis0208"]),
        "PackedIndex+JIS0212.swift": packed_file("jis0212", "Index jis0212: EUC-JP after 0x8F.", indexes["jis0212"]),
        "PackedIndex+EUCKR.swift": packed_file("eucKR", "Index EUC-KR, the whole of windows-949.", indexes["euc-kr"]),
        "GB18030Ranges+Text.swift": ranges_file(indexes["gb18030-ranges"]),
        "../../Tests/CharacterEncodingTests/BrowserDigests.swift": digests_file(read_browser("encoding-digests.html")),
    }
    for name, text in files.items():
        path = target / name
        if "--check" in sys.argv:
            if path.read_text() != text:
                sys.exit(f"{name} differs from what the script would write")
        else:
            path.write_text(text)


main()
