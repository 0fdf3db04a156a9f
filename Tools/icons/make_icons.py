"""Draws the icons and writes them as Swift source: Core/Sources/Publishing/Style/IconBytes.swift.

    pip install pillow && python3 Tools/icons/make_icons.py

The drawing is the numeral ten over a double rule, as in the masthead. The same shapes stand as paths in
Icons.swift (SVG)."""

import base64
import io
import pathlib

from PIL import Image, ImageDraw

PAPER, INK, ACCENT = (251, 248, 242), (30, 27, 23), (176, 51, 26)
OUTPUT = pathlib.Path(__file__).resolve().parents[2] / "Core/Sources/Publishing/Style/IconBytes.swift"


def draw(size, scale=1.0):
    """The icon on a square of 100 units; `scale` shrinks the drawing around the centre for maskable icons."""
    fine = size * 8
    image = Image.new("RGB", (fine, fine), PAPER)
    pen = ImageDraw.Draw(image)

    def at(x, y):
        return ((50 + (x - 50) * scale) * fine / 100, (50 + (y - 50) * scale) * fine / 100)

    def box(x, y, width, height):
        return [at(x, y), at(x + width, y + height)]

    # The one: a stem, a flag and a foot.
    pen.rectangle(box(24, 20, 9, 46), fill=ACCENT)
    pen.polygon([at(33, 20), at(24, 20), at(14, 27), at(14, 30), at(26, 26.5)], fill=ACCENT)
    pen.rectangle(box(15, 63, 27, 3), fill=ACCENT)
    # The nought: an oval with upright stress.
    pen.ellipse(box(47, 19, 39, 48), fill=ACCENT)
    pen.ellipse(box(57, 21.5, 19, 43), fill=PAPER)
    # The double rule.
    pen.rectangle(box(14, 76, 72, 2), fill=INK)
    pen.rectangle(box(14, 81, 72, 2), fill=INK)
    return image.resize((size, size), Image.LANCZOS)


def png(image):
    buffer = io.BytesIO()
    image.quantize(16, method=Image.Quantize.MEDIANCUT).save(buffer, "PNG", optimize=True, bits=4)
    return buffer.getvalue()


icons = {"touch180": draw(180), "small192": draw(192), "large512": draw(512), "maskable512": draw(512, 0.72)}
lines = ["// Written by Tools/icons/make_icons.py. PNG files as Base64.", "", "enum IconBytes {"]
for name, image in icons.items():
    text = base64.b64encode(png(image)).decode()
    lines.append(f'  static let {name} = """')
    lines += ["    " + text[start : start + 112] + "\\" for start in range(0, len(text), 112)]
    lines[-1] = lines[-1][:-1]
    lines.append('    """')
lines.append("}")
OUTPUT.write_text("\n".join(lines) + "\n")
print({name: len(png(image)) for name, image in icons.items()})
