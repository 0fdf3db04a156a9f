#!/usr/bin/env python3
"""Writes Core/Sources/HTML/Names/KnownNames.swift: the element and attribute names that the parser knows as integers.

    Tools/tables/html-names.py

Run it after changing a list below. The order of the names is their number.
Sources of the facts: HTML Standard, sections 4 (elements), 16 (obsolete features), 13.2.6.5 (SVG and MathML names).
"""
import pathlib
import re

TARGET = pathlib.Path(__file__).resolve().parents[2] / "Core/Sources/HTML/Names/KnownNames.swift"

HTML = """html head body title base link meta style script noscript template
section nav article aside h1 h2 h3 h4 h5 h6 hgroup header footer address main search
p hr pre blockquote ol ul menu li dl dt dd figure figcaption div
a em strong small s cite q dfn abbr ruby rb rt rtc rp data time code var samp kbd sub sup i b u mark bdi bdo span br wbr
ins del picture source img iframe embed object param video audio track map area
table caption colgroup col tbody thead tfoot tr td th
form label input button select datalist optgroup option textarea output progress meter fieldset legend details summary dialog
slot canvas image keygen menuitem
applet acronym bgsound dir frame frameset noframes isindex listing nextid noembed plaintext strike xmp basefont big blink
center font marquee multicol nobr spacer tt
svg math""".split()
MATHML = """mi mo mn ms mtext mglyph malignmark annotation-xml annotation semantics mrow mfrac msup msub msubsup msqrt mroot
mover munder munderover mtable mtr mtd mstyle mspace mpadded mphantom mfenced menclose merror mmultiscripts mprescripts""".split()
SVG_PLAIN = """desc path g use circle rect line polyline polygon ellipse text tspan defs symbol stop filter mask pattern
metadata animate set view""".split()
SVG_ELEMENTS = """altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix
feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA
feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient radialGradient textPath""".split()
ATTRIBUTES = """class id style title lang dir href src alt width height type name content value rel target
charset http-equiv property itemprop itemscope itemtype itemid itemref media sizes srcset loading decoding color face size
align valign border cellpadding cellspacing colspan rowspan scope headers bgcolor background
role tabindex aria-label aria-hidden aria-labelledby aria-describedby aria-expanded aria-controls aria-level aria-haspopup
action method for placeholder checked disabled selected readonly required multiple autocomplete maxlength
start reversed datetime pubdate cite hidden async defer integrity crossorigin nonce referrerpolicy as imagesizes imagesrcset
controls autoplay loop muted poster preload allow allowfullscreen frameborder scrolling srcdoc sandbox
xmlns xlink:href viewbox d fill stroke points transform x y cx cy r rx ry x1 y1 x2 y2 focusable version encoding display
definitionurl
data-src data-srcset data-original data-lazy-src data-lazy-srcset data-lazy data-lang data-language data-url data-href data-id
data-image data-bg data-sizes data-full data-testid data-type data-component data-hydrate data-nosnippet data-title data-name
data-value data-target data-toggle onclick onload summary nowrap hspace vspace clear compact rules frame coords shape usemap
download ping hreflang enctype accept-charset pattern min max step list form wrap rows cols open is slot part""".split()
SVG_ATTRIBUTES = """attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits diffuseConstant edgeMode
filterUnits glyphRef gradientTransform gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust
limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits
patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits refX refY
repeatCount repeatDur requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod startOffset
stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength viewBox viewTarget
xChannelSelector yChannelSelector zoomAndPan""".split()
FOREIGN = ["xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:lang xml:space xmlns xmlns:xlink"]
LOCAL = "actuate arcrole show space xlink definitionURL".split()

names, number = [], {}


def add(name):
    if name not in number:
        number[name] = len(names)
        names.append(name)


def identifier(name):
    special = {"annotation-xml": "annotationXML", "accept-charset": "acceptCharset", "srcset": "srcset"}
    if name in special:
        return special[name]
    parts = re.split("[-:]", name)
    camel = parts[0] + "".join(p.capitalize() for p in parts[1:])
    return f"`{camel}`" if camel in {"var", "class", "for", "is", "as", "switch", "default", "self", "init", "defer", "open"} else camel


elements = HTML + MATHML + SVG_PLAIN + ["foreignObject"]
for n in HTML + MATHML + SVG_PLAIN:
    add(n)
for n in SVG_ELEMENTS:
    add(n.lower())
    add(n)
for n in ATTRIBUTES + FOREIGN[0].split() + LOCAL:
    add(n)
for n in SVG_ATTRIBUTES:
    add(n.lower())
    add(n)

out = ["// Written by Tools/tables/html-names.py; change the lists there.", ""]
out += ["/// Every known name, one per line. A name's line number is its number, counted from 0.",
        'let knownNames: StaticString = """']
out += ["  " + n for n in names] + ['  """', "", f"let knownNameCount = {len(names)}", ""]
out += ["/// SVG element and attribute names whose capitals the standard restores (13.2.6.1, 13.2.6.5): the lower-case name, then the right one.",
        "let svgElementNames: [(UInt32, UInt32)] = ["]
out += [f"  ({number[n.lower()]}, {number[n]})," for n in SVG_ELEMENTS] + ["]", ""]
out += ["let svgAttributeNames: [(UInt32, UInt32)] = ["]
out += [f"  ({number[n.lower()]}, {number[n]})," for n in SVG_ATTRIBUTES] + ["]", ""]
out += ["extension Tag {"]
seen = set()
for n in elements:
    if n not in seen:
        seen.add(n)
        out.append(f"  /// The `{n}` element.")
        out.append(f"  @inlinable public static var {identifier(n)}: Tag {{ Tag(rawValue: {number[n]}) }}")
out += ["}", "", "extension AttributeName {"]
seen = set()
for n in ATTRIBUTES + FOREIGN[0].split() + LOCAL + ["viewBox"]:
    if n not in seen:
        seen.add(n)
        out.append(f"  /// The `{n}` attribute.")
        out.append(f"  @inlinable public static var {identifier(n)}: AttributeName {{ AttributeName(rawValue: {number[n]}) }}")
out += ["}", ""]
open(TARGET, "w").write("\n".join(out))
