"""Takes the outlines of Vollkorn Medium and writes them as Swift source: Core/Sources/Lettering/TypefaceTable.swift.

    pip install fonttools uharfbuzz
    apt-get download fonts-vollkorn && dpkg -x fonts-vollkorn_*.deb fonts
    python3 Tools/lettering/make_typeface.py fonts/usr/share/fonts/truetype/vollkorn/Vollkorn-Medium.ttf

Vollkorn is under the SIL Open Font License 1.1 without a reserved name; Core/Sources/Lettering/OFL.txt goes with the table.

The table is Base64 of: contours, glyphs, kerning. All numbers are variable-length (seven bits a byte, the lowest first), signed ones in zigzag.
  contours: their count, then for each the count of its points and the points: dx * 2 + onCurve, dy, from the point before (the first from 0, 0).
  glyphs:   their count, then for each the code point from the glyph before, the advance, its class as a left and as a right neighbour, the
            count of its contours, and for each of these its number and the shift of its first point, x and y.
  kerning:  the counts of left and of right classes, then row by row the shifts of the right neighbour in eighths, each after the
            count of zeros before it; the zeros at the end come last.
Equal contours are kept once: an accented letter is its letter and its accent."""

import base64
import pathlib
import sys

import uharfbuzz
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

OUTPUT = pathlib.Path(__file__).resolve().parents[2] / "Core/Sources/Lettering/TypefaceTable.swift"
# Latin, Greek, Cyrillic, their punctuation, figures, currencies, arrows and signs. No combining marks: they need anchors.
RANGES = [(0x20, 0x7F), (0xA0, 0x250), (0x1E00, 0x1F00), (0x370, 0x400), (0x400, 0x530), (0x2010, 0x2028), (0x2030, 0x2060),
          (0x2070, 0x20C0), (0x2100, 0x2150), (0x2150, 0x2190), (0x2190, 0x21D5), (0x2200, 0x2270), (0xFB00, 0xFB05)]
# Titles have dates and versions: lining figures stand as high as capitals.
FEATURES = {"lnum": True, "pnum": True, "liga": False, "clig": False, "calt": False, "dlig": False}


def varint(number):
    out = bytearray()
    while True:
        out.append(number & 0x7F | (0x80 if number > 0x7F else 0))
        number >>= 7
        if not number:
            return bytes(out)


def signed(number):
    return varint(number * 2 if number >= 0 else -number * 2 - 1)


class Font:
    def __init__(self, path):
        self.face = TTFont(path)
        self.glyphs = self.face.getGlyphSet()
        self.shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path)))
        self.names = self.face.getGlyphOrder()

    def shape(self, text, kern=True):
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self.shaper, buffer, {**FEATURES, "kern": kern})
        return buffer

    def contours(self, name):
        """The contours of a glyph as lists of (x, y, onCurve), each beginning on the curve."""
        pen = DecomposingRecordingPen(self.glyphs)
        self.glyphs[name].draw(pen)
        found, points = [], []
        for verb, values in pen.value:
            if verb in ("moveTo", "lineTo"):
                points.append((*values[0], 1))
            elif verb == "qCurveTo":
                assert values[-1] is not None, "a contour without a point on the curve"
                points += [(*value, 0) for value in values[:-1]] + [(*values[-1], 1)]
            elif verb in ("closePath", "endPath"):
                if len(points) > 1 and points[0] == points[-1]:
                    points.pop()
                found.append(points)
                points = []
            else:
                raise ValueError(verb)
        return found


def table(path):
    font = Font(path)
    mapped = font.face.getBestCmap()
    codes = [code for start, end in RANGES for code in range(start, end) if code in mapped and code != 0xAD]
    codes = sorted(set(codes))
    advances, shifts = {}, {}
    contours, numbers = [], {}
    glyphs = {}
    for code in codes:
        buffer = font.shape(chr(code), kern=False)
        assert len(buffer.glyph_infos) == 1, hex(code)
        advances[code] = buffer.glyph_positions[0].x_advance
        parts = []
        for points in font.contours(font.names[buffer.glyph_infos[0].codepoint]):
            start = (points[0][0], points[0][1])
            before, data = start, varint(len(points))
            for x, y, on in points:
                dx = x - before[0]
                data += varint((dx * 2 if dx >= 0 else -dx * 2 - 1) * 2 + on) + signed(y - before[1])
                before = (x, y)
            if data not in numbers:
                numbers[data] = len(contours)
                contours.append(data)
            parts.append((numbers[data], *start))
        glyphs[code] = parts
    for left in codes:
        row = []
        for right in codes:
            positions = font.shape(chr(left) + chr(right)).glyph_positions
            shift = positions[0].x_advance + positions[1].x_advance - advances[left] - advances[right] if len(positions) == 2 else 0
            # At 60 dots an em a step of eight is half a dot: it keeps the classes few.
            row.append(round(shift / 8) * 8)
        shifts[left] = row
    rows = sorted(set(map(tuple, shifts.values())))
    columns = sorted(set(zip(*rows)))
    left = {code: rows.index(tuple(shifts[code])) for code in codes}
    right = {code: columns.index(column) for code, column in zip(codes, zip(*rows))}
    out = varint(len(contours)) + b"".join(contours) + varint(len(codes))
    before = 0
    for code in codes:
        out += varint(code - before) + varint(advances[code]) + varint(left[code]) + varint(right[code]) + varint(len(glyphs[code]))
        for number, x, y in glyphs[code]:
            out += varint(number) + signed(x) + signed(y)
        before = code
    out += varint(len(rows)) + varint(len(columns))
    cells = [columns[column][row] // 8 for row in range(len(rows)) for column in range(len(columns))]
    zeros = 0
    for cell in cells + [None]:
        if cell == 0:
            zeros += 1
            continue
        out += varint(zeros) + (signed(cell) if cell is not None else b"")
        zeros = 0
    metrics = {"unitsPerEm": font.face["head"].unitsPerEm, "capHeight": font.face["OS/2"].sCapHeight, "xHeight": font.face["OS/2"].sxHeight}
    print({"glyphs": len(codes), "contours": len(contours), "left": len(rows), "right": len(columns), "bytes": len(out), **metrics})
    return out, metrics, str(font.face["name"].getDebugName(0))


def main():
    data, metrics, copyright = table(sys.argv[1])
    text = base64.b64encode(data).decode()
    lines = ["// Written by Tools/lettering/make_typeface.py from Vollkorn Medium.", f"// {copyright}",
             "// Under the SIL Open Font License 1.1: OFL.txt in this folder.", "", "enum TypefaceTable {"]
    lines += [f"  static let {name}: Double = {value}" for name, value in metrics.items()]
    lines.append('  static let outlines = """')
    lines += ["    " + text[start:start + 112] + "\\" for start in range(0, len(text), 112)]
    lines[-1] = lines[-1][:-1]
    lines += ['    """', "}"]
    OUTPUT.write_text("\n".join(lines) + "\n")


main()
