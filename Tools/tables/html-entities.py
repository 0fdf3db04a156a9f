#!/usr/bin/env python3
"""Writes Core/Sources/HTML/Tokenizer/NamedCharacterReferences.swift: the 2,231 named character references (HTML Standard, 13.5).

    Tools/tables/html-entities.py

The facts come with Python's standard library.
"""
import html.entities
import pathlib

TARGET = pathlib.Path(__file__).resolve().parents[2] / "Core/Sources/HTML/Tokenizer/NamedCharacterReferences.swift"

lines = []
for name, text in sorted(html.entities.html5.items()):
    points = " ".join(f"{ord(c):X}" for c in text)
    lines.append(f"  {name} {points}")
with open(TARGET, "w") as f:
    f.write("// Written by Tools/tables/html-entities.py.\n\n")
    f.write("/// The named character references (13.5), one a line: the name as it follows `&`, then its code points in hexadecimal.\n")
    f.write('let namedCharacterReferences: StaticString = """\n' + "\n".join(lines) + '\n  """\n')
