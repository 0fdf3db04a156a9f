"""Hostile pages by shape and size: what a page can repeat, nest, cross or lengthen to make its reader's work grow.

Each shape is a function of a number of bytes that gives a page of about that size. Shapes are named for what they repeat; the
same shape at twice the size must cost at most about twice the work.
"""

HEAD = "<!doctype html><html><head><title>A page of one shape</title></head><body><article><h1>A page of one shape</h1>" + (
    "<p>" + "This paragraph has words enough to make the page an article, whatever comes after it. " * 12 + "</p>")
TAIL = "</article></body></html>"

HTML, TEXT = "html", "txt"
SHAPES = {}


def shape(name, kind=HTML):
    def keep(make):
        SHAPES[name] = (kind, make)
        return make
    return keep


def fill(size, unit, head=HEAD, tail=TAIL):
    """Repeats a unit, which may be a function of its number, up to a size."""
    parts, length, number = [head], len(head), 0
    while length < size:
        part = unit(number) if callable(unit) else unit
        parts.append(part)
        length += len(part)
        number += 1
    return "".join(parts) + tail


def repeated(name, unit, **more):
    SHAPES[name] = (HTML, lambda size: fill(size, unit, **more))


def nested(name, opening, closing="", body="word "):
    def make(size):
        count = max(1, (size - len(HEAD)) // (len(opening) + len(closing)))
        return HEAD + opening * count + body + closing * count + TAIL
    SHAPES[name] = (HTML, make)


# Elements one after another.
for tag in ("p h2 h6 div span b i u a code kbd pre blockquote ul ol li dl dt dd table tr td th caption figure figcaption img picture "
            "section aside nav main header footer details summary sup sub del mark q cite small font center button label input "
            "select option textarea form fieldset iframe video audio object embed canvas svg math template noscript script style "
            "hr br wbr ruby rt rp time abbr address dfn var samp ins s strike tt big marquee nobr plaintext xmp listing").split():
    repeated("repeat-" + tag, f"<{tag}>word</{tag}>")
# Elements inside each other.
for tag in ("div span b i a p blockquote ul ol dl table section aside figure details sup code pre font nobr svg math button form "
            "select ruby template center article").split():
    nested("nest-" + tag, f"<{tag}>", f"</{tag}>")
nested("nest-ul-li", "<ul><li>", "</li></ul>")
nested("nest-ol-li-text", "<ol><li>word ", "</li></ol>")
nested("nest-dl-dd", "<dl><dt>term<dd>", "</dd></dl>")
nested("nest-table-td", "<table><tr><td>", "</td></tr></table>")
nested("nest-quote-p", "<blockquote><p>word</p>", "</blockquote>")
nested("nest-figure", "<figure><figcaption>word</figcaption>", "</figure>")
nested("nest-b-i", "<b><i>", "</i></b>")
nested("open-b", "<b>")
nested("open-a", "<a href=/x>")
nested("open-font-attributes", "<font size=1 color=red face=x>")
nested("open-p-b", "<p><b>")
nested("open-table-b", "<table><b>")
nested("open-select-option", "<select><option>")
nested("open-svg-desc", "<svg><desc>")
nested("open-math-mrow", "<math><mrow>")
# Elements across each other.
repeated("cross-b-i", "<b>one<i>two</b>three</i>")
repeated("cross-a-p", "<a href=/x><p>one</a>two</p>")
repeated("cross-b-p", "<b><p>one</b>two")
repeated("cross-table-text", "<table>text<tr>more<td>cell</table>")
repeated("cross-formatting", "<b><i><u><s><em><strong><p>x</b></i></u></s></em></strong>")
repeated("cross-nobr", "<nobr>a<nobr>b")
repeated("close-nothing", "</p></b></div></x>")
repeated("close-br", "</br>")
# Attributes.
SHAPES["many-attributes"] = (HTML, lambda size: HEAD + "<p " + " ".join(f"a{n}=1" for n in range(size // 9)) + ">word</p>" + TAIL)
SHAPES["same-attribute"] = (HTML, lambda size: HEAD + "<p " + "a=1 " * (size // 4) + ">word</p>" + TAIL)
SHAPES["long-attribute"] = (HTML, lambda size: HEAD + "<p title='" + "x" * size + "'>word</p>" + TAIL)
SHAPES["long-class"] = (HTML, lambda size: HEAD + "<div class='" + "post content " * (size // 13) + "'>word</div>" + TAIL)
SHAPES["long-style"] = (HTML, lambda size: HEAD + "<p style='" + "text-align:left;" * (size // 16) + "'>word</p>" + TAIL)
SHAPES["long-href"] = (HTML, lambda size: HEAD + "<p><a href='https://a.example/" + "x/../" * (size // 5) + "'>word</a></p>" + TAIL)
SHAPES["long-srcset"] = (HTML, lambda size: HEAD + "<img src=/a.png srcset='" + "/a.png 100w, " * (size // 13) + "'>" + TAIL)
SHAPES["long-tag-name"] = (HTML, lambda size: HEAD + "<" + "x" * size + ">word" + TAIL)
SHAPES["long-comment"] = (HTML, lambda size: HEAD + "<!--" + "- " * (size // 2) + "-->" + TAIL)
SHAPES["comment-ends"] = (HTML, lambda size: HEAD + "<!--" + "<!-" * (size // 3) + TAIL)
repeated("comments", "<!--x-->")
repeated("ids", lambda n: f"<p id=i{n}>word</p>")
repeated("same-id", "<p id=i>word</p>")
repeated("custom-elements", lambda n: f"<x-{n}>word</x-{n}>")
repeated("classes", lambda n: f"<div class='c{n} comment share post-{n}'>word</div>")
repeated("data-attributes", lambda n: f"<p data-a{n}=1>word</p>")
# Tables.
repeated("table-rows", "<tr><td>1<td>2<td>3</tr>", head=HEAD + "<table>", tail="</table>" + TAIL)
repeated("table-columns", "<td>1", head=HEAD + "<table><tr>", tail="</table>" + TAIL)
repeated("table-rowspan", "<tr><td rowspan=65534>1<td>2</tr>", head=HEAD + "<table>", tail="</table>" + TAIL)
repeated("table-colspan", "<tr><td colspan=1000>1<td>2</tr>", head=HEAD + "<table>", tail="</table>" + TAIL)
repeated("table-both-spans", "<tr><td colspan=1000 rowspan=65534>1</tr>", head=HEAD + "<table>", tail="</table>" + TAIL)
repeated("table-ladder", lambda n: f"<tr><td rowspan={n % 97 + 2}>1<td colspan={n % 89 + 2}>2</tr>", head=HEAD + "<table>", tail="</table>" + TAIL)
repeated("table-captions", "<caption>word</caption>", head=HEAD + "<table>", tail="<tr><td>1<td>2</table>" + TAIL)
repeated("table-heads", "<thead><tr><th>word<th>word</thead>", head=HEAD + "<table>", tail="</table>" + TAIL)
repeated("table-cols", "<col span=1000>", head=HEAD + "<table>", tail="<tr><td>1<td>2</table>" + TAIL)
repeated("tables", "<table><tr><th>a<th>b<tr><td>1<td>2</table>")
# Notes, contents, headings.
repeated("footnotes", lambda n: f"<p>word<sup><a href=#fn{n} id=r{n}>{n}</a></sup></p><p id=fn{n}>Note {n} <a href=#r{n}>back</a></p>")
repeated("footnotes-one", "<sup><a href=#fn1>1</a></sup> word ", tail="<p id=fn1>Note</p>" + TAIL)
repeated("footnotes-missing", lambda n: f"<sup><a href=#none{n}>{n}</a></sup> word ")
repeated("footnotes-list", lambda n: f"<li id=fn:{n}>Note <a href=#fnref:{n}>↩</a></li>", head=HEAD + "<div class=footnotes><ol>", tail="</ol></div>" + TAIL)
SHAPES["footnotes-one-holder"] = (HTML, lambda size: HEAD + "".join(f"<a href=#f{n}>1</a> " for n in range(size // 48)) + "</article><div>" + "".join(
    f"<span id=f{n}></span><a href=#x{n}>y</a> " for n in range(size // 48)) + "</div>")
SHAPES["footnotes-many-back"] = (HTML, lambda size: HEAD + "".join(f"<sup id=r{n}><a href=#f>1</a></sup> " for n in range(size // 60)) + "<p id=f>" + "".join(
    f"<a href=#r{n}>x</a>" for n in range(size // 60)) + TAIL)
repeated("footnotes-and-lists", lambda n: f"<ul><li><a href=#h{n}>One</a><li><a href=#h{n + 1}>Two</a></ul><sup><a href=#fn{n} id=r{n}>{n}</a></sup><p id=fn{n}>Note <a href=#r{n}>^</a></p>")
repeated("side-notes", lambda n: f"word<label for=sn{n}></label><input type=checkbox id=sn{n} class=margin-toggle><span class=sidenote>Note {n}</span> ")
repeated("contents", lambda n: f"<li><a href=#h{n}>Heading {n}</a></li>", head=HEAD + "<nav class=toc><ul>", tail="</ul></nav>" + TAIL)
repeated("headings-linked", lambda n: f"<h2 id=h{n}><a href=#h{n}>#</a>Heading {n}</h2><p>word</p>")
repeated("same-heading", "<h2>Heading</h2>word")
repeated("anchors", lambda n: f"<a name=n{n}></a><a href=#n{n}>word</a> ")
# Metadata.
repeated("authors", lambda n: f"<meta property=article:author content='Jane Doe {n}'>", head="<!doctype html><head><title>t</title>", tail=HEAD + TAIL)
repeated("author-links", lambda n: f"<a rel=author href=/u{n}>Jane {n} Doe</a> ")
SHAPES["author-long"] = (HTML, lambda size: "<!doctype html><head><meta name=author content='" + "Jane Doe, John Roe and " * (size // 23) + "'>" + HEAD + TAIL)
repeated("bylines", lambda n: f"<div class='byline author'>By Jane Doe {n}</div>")
repeated("times", lambda n: f"<time datetime=2026-05-06T0{n % 10}:00:00Z>May {n % 28 + 1}, 2026</time> ")
repeated("meta-tags", lambda n: f"<meta name=m{n} content=x>", head="<!doctype html><head><title>t</title>", tail=HEAD + TAIL)
repeated("og-tags", "<meta property=og:title content='A title'><meta property=og:image content=/a.png>", head="<!doctype html><head>", tail=HEAD + TAIL)
repeated("titles", "<title>A title - Site</title>", head="<!doctype html><head>", tail=HEAD + TAIL)
SHAPES["title-long"] = (HTML, lambda size: "<!doctype html><title>" + "A title | Site - " * (size // 17) + "</title>" + HEAD + TAIL)
SHAPES["ld-array"] = (HTML, lambda size: "<script type=application/ld+json>[" + ",".join(['{"@type":"Article","author":{"name":"Jane Doe"}}'] * (size // 50)) + "]</script>" + HEAD + TAIL)
SHAPES["ld-nested"] = (HTML, lambda size: "<script type=application/ld+json>" + '{"@graph":[' * (size // 13) + "]}" * (size // 13) + "</script>" + HEAD + TAIL)
SHAPES["ld-body"] = (HTML, lambda size: '<script type=application/ld+json>{"@type":"Article","articleBody":"' + "One more sentence stands here. " * (size // 31) + '"}</script><p>short' )
repeated("ld-scripts", '<script type=application/ld+json>{"@type":"Article","headline":"A"}</script>', head="<!doctype html><head>", tail=HEAD + TAIL)
SHAPES["state-json"] = (HTML, lambda size: "<script>window.__STATE__={" + ",".join(f'"k{n}":"One sentence of some words, and more of it."' for n in range(size // 55)) + "}</script><p>short")
SHAPES["state-deep"] = (HTML, lambda size: "<script id=__NEXT_DATA__ type=application/json>" + '{"a":' * (size // 6) + "1" + "}" * (size // 6) + "</script><p>short")
SHAPES["script-long"] = (HTML, lambda size: "<script>" + "var x = '<!--<script>'; " * (size // 24) + "</script>" + HEAD + TAIL)
# Code, formulas, highlighters.
for language in ("python", "javascript", "c", "html", "shell", "rust"):
    SHAPES["code-" + language] = (HTML, lambda size, language=language: HEAD + f"<pre><code class=language-{language}>" + "if x == 'a' { # /* \" // --\n" * (size // 27) + "</code></pre>" + TAIL)
SHAPES["code-one-line"] = (HTML, lambda size: HEAD + "<pre><code class=language-c>" + "/*" * (size // 2) + "</code></pre>" + TAIL)
SHAPES["code-quotes"] = (HTML, lambda size: HEAD + "<pre><code class=language-python>" + "'\"" * (size // 2) + "</code></pre>" + TAIL)
repeated("code-spans", "<span class=k>let</span> <span class=n>x</span>\n", head=HEAD + "<pre class=highlight><code>", tail="</code></pre>" + TAIL)
repeated("code-lines", lambda n: f"<tr><td class=lineno>{n}</td><td class=code><pre>x = {n}</pre></td></tr>", head=HEAD + "<table class=highlighttable>", tail="</table>" + TAIL)
repeated("code-boxes", "<pre><code>x = 1</code></pre>")
repeated("inline-code", "<code>`x`</code> ")
SHAPES["backticks"] = (HTML, lambda size: HEAD + "<p><code>" + "".join("`" * (n % 300 + 1) + " " for n in range(size // 151)) + "</code>" + TAIL)
SHAPES["tex-braces"] = (HTML, lambda size: HEAD + "<script type='math/tex'>" + "{" * (size // 2) + "}" * (size // 2) + "</script>" + TAIL)
SHAPES["tex-frac"] = (HTML, lambda size: HEAD + "<p>\\(" + "\\frac{a}" * (size // 8) + "\\)" + TAIL)
SHAPES["tex-left"] = (HTML, lambda size: HEAD + "<p>\\[" + "\\left(" * (size // 6) + "\\]" + TAIL)
SHAPES["tex-scripts"] = (HTML, lambda size: HEAD + "<p>\\(x" + "^a_b" * (size // 4) + "\\)" + TAIL)
SHAPES["tex-matrix"] = (HTML, lambda size: HEAD + "<p>\\[\\begin{matrix}" + "a & b \\\\ " * (size // 9) + "\\end{matrix}\\]" + TAIL)
SHAPES["tex-begin"] = (HTML, lambda size: HEAD + "<p>\\[" + "\\begin{array}{c}" * (size // 16) + "\\]" + TAIL)
repeated("tex-inline", "\\(x^2\\) and ", head=HEAD + "<p>")
repeated("tex-open", "\\( ", head=HEAD + "<p>")
repeated("dollars", "$x$ and $ ", head="<script>MathJax={tex:{inlineMath:[['$','$']]}}</script>" + HEAD + "<p>")
repeated("mathml", "<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math> ")
nested("mathml-deep", "<mrow><msqrt>", "</msqrt></mrow>")
repeated("katex", "<span class=katex><span class=katex-mathml><math><semantics><mi>x</mi><annotation encoding=application/x-tex>x</annotation></semantics></math></span><span class=katex-html>x</span></span> ")
# Words and characters.
for name, unit in (("stars", "*"), ("underscores", "_"), ("brackets", "["), ("links-open", "[a]("), ("hashes", "# "), ("bars", "| "),
                   ("tildes", "~"), ("angles", "&lt;"), ("ampersands", "&"), ("backslashes", "\\"), ("bangs", "![")):
    SHAPES["markdown-" + name] = (HTML, lambda size, unit=unit: HEAD + "<p>" + unit * (size // len(unit)) + TAIL)
repeated("emphasis-adjacent", "<b>*</b><i>_</i>", head=HEAD + "<p>")
repeated("emphasis-blank", "<b> a </b>", head=HEAD + "<p>")
SHAPES["combining-marks"] = (HTML, lambda size: HEAD + "<p>e" + "\u0301" * (size // 2) + TAIL)
SHAPES["combining-marks-mixed"] = (HTML, lambda size: HEAD + "<p>" + ("e" + "\u0301\u0323" * 60 + " ") * (size // 242) + TAIL)
SHAPES["zero-width"] = (HTML, lambda size: HEAD + "<p>" + "\u200d" * (size // 3) + TAIL)
SHAPES["emoji-joined"] = (HTML, lambda size: HEAD + "<p>" + "👩\u200d" * (size // 7) + TAIL)
SHAPES["flags"] = (HTML, lambda size: HEAD + "<p>" + "🇩" * (size // 4) + TAIL)
SHAPES["hangul"] = (HTML, lambda size: HEAD + "<p>" + "ᄀ" * (size // 3) + TAIL)
SHAPES["ideographs"] = (HTML, lambda size: HEAD + "<p>" + "漢字" * (size // 6) + TAIL)
SHAPES["one-word"] = (HTML, lambda size: HEAD + "<p>" + "a" * size + TAIL)
SHAPES["blanks"] = (HTML, lambda size: HEAD + "<p>" + " " * size + TAIL)
SHAPES["line-ends"] = (HTML, lambda size: HEAD + "<pre>" + "\n" * size + "</pre>" + TAIL)
SHAPES["tabs"] = (HTML, lambda size: HEAD + "<pre>" + "\t" * size + "</pre>" + TAIL)
SHAPES["zero-bytes"] = (HTML, lambda size: HEAD + "<p>" + "\0" * size + TAIL)
SHAPES["controls"] = (HTML, lambda size: HEAD + "<p>" + "\x1b\x07\x9b" * (size // 4) + TAIL)
SHAPES["references"] = (HTML, lambda size: HEAD + "<p>" + "&notit;&ampx&#x1F600;" * (size // 21) + TAIL)
SHAPES["references-long"] = (HTML, lambda size: HEAD + "<p>&#" + "0" * size + "65;" + TAIL)
SHAPES["reference-names"] = (HTML, lambda size: HEAD + "<p>" + "&CounterClockwiseContourIntegra" * (size // 31) + TAIL)
SHAPES["less-than"] = (HTML, lambda size: HEAD + "<p>" + "< " * (size // 2) + TAIL)
SHAPES["tag-opens"] = (HTML, lambda size: HEAD + "<p>" + "<a" * (size // 2) + TAIL)
SHAPES["doctypes"] = (HTML, lambda size: "<!doctype html>" * (size // 15) + HEAD + TAIL)
SHAPES["cdata"] = (HTML, lambda size: HEAD + "<svg>" + "<![CDATA[x]]>" * (size // 13) + TAIL)
repeated("br-lines", "word<br>", head=HEAD + "<p>")
repeated("links", lambda n: f"<a href=/page/{n}>word {n}</a> ")
repeated("links-same", "<a href=https://a.example/x?utm_source=y>word</a> ")
repeated("links-empty", "<a href=/x></a>")
repeated("images", lambda n: f"<img src=/i{n}.png alt='A picture'>")
repeated("images-alternative", "<img src=/i.png alt='" + "word " * 40 + "'>")
repeated("galleries", lambda n: f"<figure><img src=/i{n}.png><figcaption>Caption {n}</figcaption></figure>")
repeated("embeds", lambda n: f"<iframe src=https://www.youtube.com/embed/v{n}></iframe>")
repeated("lists-tasks", "<li><input type=checkbox checked>word</li>", head=HEAD + "<ul>", tail="</ul>" + TAIL)
repeated("lists-loose", "<li><p>word</p><p>word</p></li>", head=HEAD + "<ol>", tail="</ol>" + TAIL)
repeated("definitions", "<dt>term<dd>meaning", head=HEAD + "<dl>", tail="</dl>" + TAIL)
repeated("terms", "<dt>term", head=HEAD + "<dl>", tail="</dl>" + TAIL)
repeated("comments-thread", lambda n: f"<div class=comment id=c{n}><a class=user href=/u{n}>user{n}</a><p>Some words of a comment.</p></div>")
repeated("cards", lambda n: f"<div class=card><a href=/a{n}><img src=/i{n}.png><h3>A title {n}</h3><p>A teaser of words.</p></a></div>")
repeated("same-paragraph", "<p>The same paragraph again, with the same words in it, and nothing else that differs.</p>")
repeated("hidden", "<p hidden>word</p><p style=display:none>word</p><p aria-hidden=true>word</p>")
repeated("shadow-roots", "<x-a><template shadowrootmode=open><p>word</p></template></x-a>")
nested("shadow-deep", "<x-a><template shadowrootmode=open>", "</template></x-a>")
repeated("bases", "<base href=/x/>", head="<!doctype html><head>", tail=HEAD + "<a href=y>word</a>" + TAIL)
repeated("breadcrumbs", "<a href=/x>Home</a> › ")
repeated("one-letter-blocks", "<p>a")
# Boxes of the page's own, each of which is looked at with what it holds.
repeated("related-boxes", lambda n: f"<div class=related><p>A text of eight words or more stands in here, number {n}.</p></div>")
repeated("walls", lambda n: f"<div class=paywall><p>Subscribe to read all the rest of this story, number {n}.</p><button>Subscribe</button></div>")
repeated("surveys", lambda n: f"<div><p>Was page {n} of help, or useful?</p><ul><li>Yes<li>No</ul><p>A sentence that is no answer stands here, so it is no survey.</p></div>")
repeated("responses", lambda n: f"<h3>Comments</h3><p>A text of eight words or more stands in here, number {n}.</p>", head=HEAD + "</article><article><h1>Other</h1>")
repeated("newsletters", lambda n: f"<form><input type=email name=e{n}><p>A letter of some words each week, number {n}.</p></form>")
repeated("calendars", lambda n: "<table>" + "".join("<tr>" + "".join(f"<td>{week * 7 + day}" for day in range(1, 8)) for week in range(4)) + f"</table><p>A text of eight words or more stands in here, number {n}.</p>")
repeated("copies-for-screens", lambda n: f"<div class='md:hidden'><p>A text of eight words or more, {n}.</p></div><div class='hidden md:block'><p>A text of eight words or more, {n}.</p></div>")
repeated("folds", lambda n: f"<details open><summary>Method {n}</summary><p>A sentence of some words about it.</p></details>")
repeated("steps", lambda n: f"<ol><li><img src=/s{n}.png>A step of a guide is told in twenty words or more, so that it counts as one, and here the words are. Step {n}.</ol>")
nested("steps-in-steps", "<ol><li><p>A paragraph of a step that has ten words or some more.</p>", "</li></ol>", "<img src=/s.png>")
repeated("fragments", "<!---->", head=HEAD + "<div class=fragment>", tail="<p>a" * 20000 + "</div>" + TAIL)
repeated("pictures-and-tables", lambda n: f"<table><tr><td><img src=/t{n}.png></table><img src=/p{n}.png width=600 height=400>")
# Plain text.
SHAPES["text-quotes-deeper"] = (TEXT, lambda size: "\n".join(">" * n + " word" for n in range(1, int((2 * size) ** 0.5))))
SHAPES["text-quotes-flat"] = (TEXT, lambda size: "> word word word\n" * (size // 17))
SHAPES["text-quotes-deep"] = (TEXT, lambda size: (">" * 500 + " word\n") * (size // 506))
SHAPES["text-list"] = (TEXT, lambda size: "- word word\n" * (size // 12))
SHAPES["text-list-deeper"] = (TEXT, lambda size: "\n".join(" " * n + "- word" for n in range(int((2 * size) ** 0.5))))
SHAPES["text-code"] = (TEXT, lambda size: "    x = 1\n" * (size // 10))
SHAPES["text-code-blank"] = (TEXT, lambda size: "    x\n\n\n\n" * (size // 9))
SHAPES["text-underlines"] = (TEXT, lambda size: "word\n====\n" * (size // 10))
SHAPES["text-one-line"] = (TEXT, lambda size: "word " * (size // 5))
SHAPES["text-blank-lines"] = (TEXT, lambda size: "A text of some words that is long enough to be one.\n" * 5 + "\n" * size)
SHAPES["text-dashes"] = (TEXT, lambda size: "- \n" * (size // 3))
SHAPES["text-header"] = (TEXT, lambda size: "From: a@b.example (A)\nSubject: " + "Re: " * (size // 4) + "\n\nSome words of a text.\n" * 6)
SHAPES["text-header-folded"] = (TEXT, lambda size: "From: a@b.example (A)\nSubject: x\n" + " more\n" * (size // 6) + "\n\nSome words of a text.\n" * 6)
SHAPES["text-links"] = (TEXT, lambda size: "See https://a.example/x and https://b.example/y\n" * (size // 48))


def page(name, size):
    """The bytes of a page, of about `size` of them."""
    kind, make = SHAPES[name]
    return kind, make(size).encode("utf-8", "surrogatepass")
