"""Draws the sample's figures: SVG in this folder, PNG beside the pages that show them.

    python3 Sample/images/draw.py        needs Chromium and Pillow

Chromium sets the text (Latin, Arabic, Japanese); Pillow reduces each picture to a small palette.
"""
import pathlib
import subprocess
import tempfile
import zlib

from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
WEB = HERE.parent / "web"
INK, PALE, ACCENT, PAPER = "#2b2b2b", "#c9c4b8", "#a3461a", "#fbf9f3"
SANS = "font-family='Noto Sans, Noto Sans CJK JP, Noto Sans Arabic, sans-serif'"


def text(x, y, words, size=26, anchor="middle", fill=INK, extra=""):
    return f"<text x='{x}' y='{y}' font-size='{size}' text-anchor='{anchor}' fill='{fill}' {SANS} {extra}>{words}</text>"


def rect(x, y, w, h, fill, extra=""):
    return f"<rect x='{x}' y='{y}' width='{w}' height='{h}' fill='{fill}' {extra}/>"


def line(x1, y1, x2, y2, stroke=INK, width=3, extra=""):
    return f"<line x1='{x1}' y1='{y1}' x2='{x2}' y2='{y2}' stroke='{stroke}' stroke-width='{width}' {extra}/>"


def edges():
    widths = [410, 380, 395, 350, 330, 345, 300, 310, 280, 265, 270, 240, 250, 230]
    parts = [text(300, 50, "ten, and no more"), text(900, 50, "the first ten")]
    for i, w in enumerate(widths):
        if i < 10:
            parts.append(rect(90, 80 + i * 36, w, 22, INK))
        parts.append(rect(690, 80 + i * 36, w, 22, INK if i < 6 else PALE, f"opacity='{max(0.15, 1 - i * 0.07):.2f}'"))
    parts += [line(70, 450, 540, 450, ACCENT, 6), text(305, 492, "an edge", 26, fill=ACCENT)]
    return 1200, 560, parts


def two_nights():
    parts = []
    for y, day, before, labels in [
        (150, "29 March 2026", "CET to CEST", ["00", "01", "03", "04", "05", "06"]),
        (390, "25 October 2026", "CEST to CET", ["00", "01", "02", "02", "03", "04"]),
    ]:
        parts += [text(60, y - 75, day, 30, "start"), text(1140, y - 75, before, 24, "end"), line(60, y, 1140, y)]
        for i, label in enumerate(labels):
            x = 120 + i * 180
            odd = (y == 150 and i == 2) or (y == 390 and i in (2, 3))
            parts += [line(x, y - 14, x, y + 14, ACCENT if odd else INK, 4),
                      text(x, y + 52, label + ":00", 28, fill=ACCENT if odd else INK)]
    parts += [text(480, 128, "no 02:00 here", 22, fill=ACCENT), text(570, 368, "02:00 twice", 22, fill=ACCENT)]
    return 1200, 520, parts


def warc_record():
    spans = [(309, "WARC header", INK), (65, "HTTP head", ACCENT), (16, "body", PALE), (4, "end", "#777")]
    parts, x, scale = [text(60, 70, "394 bytes", 30, "start")], 60.0, 1080 / 394
    for i, (count, name, fill) in enumerate(spans):
        parts.append(rect(round(x, 1), 110, round(count * scale, 1), 120, fill))
        parts += [rect(60, 275 + i * 48, 30, 30, fill), text(110, 299 + i * 48, f"{name}: {count}", 26, "start")]
        x += count * scale
    return 1200, 480, parts


def pilcrow():
    serif = "font-family='Noto Serif, serif'"
    parts = []
    for i, name in enumerate(["capitulum", "with a stroke", "filled", "pilcrow"]):
        x = 75 + i * 150
        if i < 3:
            bowl = ACCENT if i == 2 else "none"
            parts.append(f"<path d='M{x + 34} 56 A42 46 0 1 0 {x + 34} 124' fill='{bowl}' stroke='{ACCENT}' stroke-width='11'/>")
        if i in (1, 2):
            parts.append(line(x + 6, 34, x + 6, 146, ACCENT, 6))
        if i == 2:
            parts.append(line(x + 26, 34, x + 26, 146, ACCENT, 6))
        if i == 3:
            parts += [f"<path d='M{x + 8} 40 H{x + 44} M{x + 8} 40 A34 34 0 0 0 {x + 8} 108 Z' fill='{ACCENT}' stroke='{ACCENT}' stroke-width='8'/>",
                      line(x + 8, 36, x + 8, 160, ACCENT, 8), line(x + 32, 36, x + 32, 160, ACCENT, 8)]
        parts.append(f"<text x='{x}' y='202' font-size='18' text-anchor='middle' fill='{INK}' {serif}>{name}</text>")
    return 600, 220, parts


def flips():
    parts = [text(600, 396, "bits of the CRC-32, highest first", 20)]
    for bit in range(32):
        message = bytearray(4)
        message[bit // 8] ^= 1 << (bit % 8)
        change = zlib.crc32(bytes(message)) ^ zlib.crc32(bytes(4))
        assert change != 0
        for column in range(32):
            on = change >> (31 - column) & 1
            parts.append(rect(120 + column * 30, 14 + bit * 11.25, 26, 9, INK if on else "#e4dfd2"))
    parts.append(text(70, 200, "flipped bit", 20, extra="transform='rotate(-90 70 200)'"))
    return 1200, 420, parts


def ruhezeit():
    parts, hour = [], 1080 / 24
    for start, end, fill in [(0, 5, PALE), (5, 9, "#e4dfd2"), (9, 13, INK), (13, 14, "#e4dfd2"), (14, 18, INK), (18, 24, PALE)]:
        parts.append(rect(60 + start * hour, 90, (end - start) * hour, 90, fill))
    parts += [text(60 + h * hour, 222, str(h), 24) for h in (0, 5, 9, 13, 14, 18, 24)]
    parts += [text(60 + 21 * hour, 70, "Ruhe", 26), text(60 + 2.5 * hour, 70, "Ruhe", 26), text(60 + 13.5 * hour, 70, "Arbeit mit Pause", 26)]
    parts += [line(60 + 18 * hour, 82, 60 + 18 * hour, 190, ACCENT, 6), text(60 + 18 * hour, 272, "Feierabend", 26, fill=ACCENT)]
    return 1200, 300, parts


def ruby():
    parts = []
    for i, (base, above) in enumerate([("組", "くみ"), ("版", "はん")]):
        x = 240 + i * 200
        parts += [rect(x, 150, 200, 200, "none", f"stroke='{PALE}' stroke-width='3'"), text(x + 100, 318, base, 190)]
        for j, kana in enumerate(above):
            parts += [rect(x + j * 100, 50, 100, 100, "none", f"stroke='{PALE}' stroke-width='3'"),
                      text(x + j * 100 + 50, 134, kana, 92, fill=ACCENT)]
    parts += [text(700, 112, "ふりがな 0.5", 34, "start", ACCENT), text(700, 264, "親文字 1", 34, "start")]
    return 1200, 420, parts


def card():
    parts = [rect(80, 90, 60, 300, ACCENT), rect(146, 120, 44, 270, PALE), rect(196, 70, 52, 320, INK), line(50, 392, 330, 392, INK, 6)]
    for i, name in enumerate(["العنوان", "المؤلف", "الموضوع"]):
        y = 40 + i * 135
        parts += [rect(760, y, 380, 105, "#fff", f"stroke='{INK}' stroke-width='3'"), line(760, y + 34, 1140, y + 34, ACCENT, 2),
                  text(950, y + 82, name, 38, extra="direction='rtl'"),
                  line(755, y + 52, 275, 215 + i * 18, INK, 3, "marker-end='url(#tip)'")]
    tip = f"<defs><marker id='tip' orient='auto' markerWidth='10' markerHeight='10' refX='8' refY='5'><path d='M0 0 L10 5 L0 10 Z' fill='{INK}'/></marker></defs>"
    return 1200, 460, [tip] + parts


def draw(figure, name, host, also_width=None):
    width, height, parts = figure()
    svg = HERE / f"{name}.svg"
    body = "\n".join([rect(0, 0, width, height, PAPER)] + parts)
    svg.write_text(f"<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' viewBox='0 0 {width} {height}'>\n{body}\n</svg>\n")
    folder = WEB / host / "images"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        shot = f"{scratch}/shot.png"
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", f"--user-data-dir={scratch}/profile",
                        f"--window-size={width},{height}", f"--screenshot={shot}", svg.as_uri()], check=True, capture_output=True)
        image = Image.open(shot).convert("RGB").crop((0, 0, width, height))
    for target in [width] + ([also_width] if also_width else []):
        sized = image if target == width else image.resize((target, height * target // width), Image.LANCZOS)
        path = folder / (f"{name}.png" if target == width else f"{name}-{target}.png")
        sized.quantize(16, dither=Image.Dither.NONE).save(path, optimize=True)
        print(path.relative_to(WEB), path.stat().st_size)


if __name__ == "__main__":
    draw(edges, "edges", "editions", also_width=600)
    draw(two_nights, "two-nights", "civiltime")
    draw(warc_record, "warc-record", "bytes")
    draw(pilcrow, "pilcrow", "margin")
    draw(flips, "flips", "parity")
    draw(ruhezeit, "ruhezeit", "feierabend")
    draw(ruby, "ruby", "kumihan")
    draw(card, "card", "fihris")
