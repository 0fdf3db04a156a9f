#!/usr/bin/env python3
"""Packs Web/ into the sources of Publishing: run it (make web) after any change there; a test compares the two.

Comments and blank lines are left out; nothing else is changed, so that what a browser shows is what stands in Web/.
"""
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "Core/Sources/Publishing/Web/WebAssets.swift"


def lines(path):
    text = (ROOT / "Web" / path).read_text().splitlines()
    return [line for line in text if line.strip() and not line.strip().startswith("//")]


def literal(name, meaning, content):
    body = "\n".join("    " + line for line in content)
    return f'  /// {meaning}\n  static let {name}: StaticString = ##"""\n{body}\n    """##\n'


app = [line for name in (ROOT / "Web/app/files.txt").read_text().split() for line in lines("app/" + name)]
assets = [
    literal("early", "Runs before the first paint, inside of the page.", lines("early.js")),
    literal("app", "Everything a page does beyond being read.", ["(() => {", "'use strict';", *app, "})();"]),
    literal("worker", "Keeps editions on the device.", lines("worker.js")),
]
TARGET.parent.mkdir(exist_ok=True)
TARGET.write_text(
    "/// Written by Tools/embed_web.py from the folder Web, which is the place to change it.\nenum WebAssets {\n"
    + "\n".join(assets) + "}\n")
