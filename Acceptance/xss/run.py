#!/usr/bin/env python3
"""Puts every payload of a public collection wherever a hostile page could, makes editions of them, and lets a browser judge.

  Acceptance/xss/run.py [--sample 300] [--tenhn PROGRAM] [--shared FOLDER] [--jobs 4]

A payload is in the body of a page, and again in its title, author, site, link, alternative text, caption, language and text of code, cell of
a table, comment and its author, and search query. The editions go through extraction and each renderer: pages, feeds, EPUB chapters, and
Markdown through a CommonMark renderer that lets HTML through, as many readers do. `tools/judge_xss.py` of ../shared then loads all of it in
headless Chromium without any policy: nothing may run, and nothing may be there that could. The exit status is 1 if it finds something.
"""
import argparse, glob, html, json, os, pathlib, random, re, shutil, subprocess, sys, tempfile, time, urllib.parse, zipfile
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import environments, places
from support.reports import Report
from support.servers import Server

PER_EDITION = 5
# Titles that differ enough to be different stories: with one title for all, four bodies in five were never shown.
TITLES = ["Why the northern lighthouse keeps two clocks", "Salt bread and its price in winter", "A bridge that nobody had planned",
          "Bees sleeping through a mild January", "Handwriting of a forgotten cartographer"]
PROSE = ("The harbour office keeps a book in which every arrival stands with its hour, its master and its cargo, and whoever reads a year of it "
         "learns more about the town than from its newspaper. ") * 6


def page(payload):
    """Two pages: the payload as markup in the text, and as the value of everything that has one."""
    quoted = html.escape(payload, quote=True)
    raw = "<!doctype html><html><head><title>Raw</title></head><body><article><h1>Raw</h1><p>%s</p>%s<p>%s</p></article></body></html>" % (PROSE, payload, PROSE)
    valued = ('<!doctype html><html><head><title>%(q)s</title><meta name="author" content="%(q)s"><meta property="og:site_name" content="%(q)s">'
              '<meta name="description" content="%(q)s"><meta property="article:published_time" content="%(q)s"></head><body><article><h1>%(q)s</h1><p>%(p)s</p>'
              '<p>%(q)s <a href="%(q)s">a link</a> <code>%(q)s</code> <abbr title="%(q)s">x</abbr></p><figure><img src="https://pictures.example/a.png" alt="%(q)s">'
              '<figcaption>%(q)s</figcaption></figure><img src="%(q)s" alt="%(q)s"><pre><code class="language-%(q)s" data-lang="%(q)s">%(q)s\n%(q)s</code></pre>'
              '<table><caption>%(q)s</caption><tr><th>%(q)s</th><th>b</th></tr><tr><td>%(q)s</td><td>c</td></tr></table><ul><li>%(q)s</li></ul><h2 id="%(q)s">%(q)s</h2>'
              '<blockquote cite="%(q)s">%(q)s</blockquote><iframe src="%(q)s" title="%(q)s"></iframe><p>%(p)s</p></article></body></html>') % {"q": quoted, "p": PROSE}
    return raw, valued


def web(folder, payloads):
    """A little web of pages and their discussion, as `tenhn sample pack` reads it."""
    os.makedirs(folder)
    responses, count = [], [0]

    def add(url, body, kind):
        name = "f%d" % count[0]
        count[0] += 1
        with open(os.path.join(folder, name), "wb") as file: file.write(body)
        responses.append({"url": url, "status": 200, "file": name, "headers": {"content-type": kind}})
    base, now, ids = "https://hacker-news.firebaseio.com/v0/", 1767247200, []
    for index, payload in enumerate(payloads):
        payload = payload.encode("utf-8", "replace").decode()
        for half, body in enumerate(page(payload)):
            number = 50000 + index * 10 + half
            site = "site-%d.example" % number
            # The second story's own address ends in the payload, as far as an address can hold it.
            url = "https://%s/page" % site if half == 0 else "https://%s/page?%s#%s" % (site, urllib.parse.quote(payload[:300], safe="<>'\"=();:/"), payload[:100].replace("\n", " "))
            ids.append(number)
            comment = number * 10
            add(base + "item/%d.json" % number, json.dumps({"id": number, "type": "story", "by": payload[:60], "title": payload if half else TITLES[index % len(TITLES)], "url": url,
                "score": 300 - number % 100, "time": now - 7200 - index * 60, "descendants": 2, "kids": [comment, comment + 1]}).encode(), "application/json")
            for place in (0, 1):
                add(base + "item/%d.json" % (comment + place), json.dumps({"id": comment + place, "type": "comment", "by": payload[:60] if place else "reader", "parent": number,
                    "text": (payload if place else html.escape(payload)) + "<p>" + PROSE[:300], "time": now - 3600}).encode(), "application/json")
            for address in {url, url.split("#")[0], "https://%s/page?%s" % (site, urllib.parse.quote(payload[:300]))}: add(address, body.encode(), "text/html; charset=utf-8")
            add("https://%s/robots.txt" % site, b"User-agent: *\nAllow: /\n", "text/plain")
    for name in ("top", "best", "new", "show", "ask", "job"): add(base + name + "stories.json", json.dumps(ids if name in ("top", "best", "new") else []).encode(), "application/json")
    add(base + "maxitem.json", b"600000", "application/json")
    with open(os.path.join(folder, "web.json"), "w") as file: json.dump({"cutoff": "2026-01-01T06:00:00Z", "responses": responses}, file)


class Shell:
    """The scripts and styles that are in every page. The judge would report them like a stranger's."""

    def __init__(self, about):
        self.parts = re.findall(r"<style>.*?</style>|<script\b.*?</script>", about, re.S)
        if not 2 <= len(self.parts) <= 4: raise SystemExit("the page about us has %d scripts and styles" % len(self.parts))

    def without(self, page):
        for part in self.parts:
            if part not in page: raise SystemExit("a page lacks what all have: " + part[:60])
            page = page.replace(part, "", 1)
        # What a page says of itself goes nowhere, whatever it looks like; the judge takes every `content` for an address.
        page = re.sub(r'<meta (?:name|property)="[^"<>]*" content="[^"<>]*">', "", page)
        return re.sub(r"^<!doctype html>", "", page, flags=re.I)


def edition(options, number, payloads):
    """Makes an edition of some payloads and everything that readers can get of it; returns cases for the judge by context."""
    from markdown_it import MarkdownIt
    folder = os.path.join(options.scratch, "e%d" % number)
    web(os.path.join(folder, "web"), payloads)
    data, archive, site = (os.path.join(folder, name) for name in ("data", "web.warc.gz", "site"))

    def tenhn(*arguments):
        run = subprocess.run([options.tenhn, *arguments], capture_output=True, text=True, errors="replace", timeout=300)
        if run.returncode: raise SystemExit("%s: %s" % (" ".join(arguments[:2]), run.stderr[-500:]))
    tenhn("sample", "pack", os.path.join(folder, "web"), archive)
    tenhn("edition", "build", "--at", "2026-01-01T06:00:00Z", "--replay", archive, "--data", data)
    tenhn("site", "export", "--output", site, "--data", data)
    cases, stories = {"html": {}, "xhtml": {}}, 0
    read = lambda path: open(path, encoding="utf-8", newline="").read()
    pages = sorted(glob.glob(site + "/**/*.html", recursive=True))
    stories = len([path for path in pages if re.search(r"/editions/[^/]+/\d+/", path)])
    shell = Shell(read(os.path.join(site, "about/index.html")))
    # Whole pages with their heads: titles and descriptions are there.
    cases["html"]["pages"] = "".join(shell.without(read(path)) for path in pages)
    for name in ("feed.json", "feed-editions.json"):
        feed = json.loads(read(os.path.join(site, name)))
        cases["html"][name] = "".join(item.get("content_html", "") for item in feed["items"])
    # A reader that takes titles of a feed for markup would run ours: they are text there, escaped once.
    cases["html"]["feed.atom"] = "".join(html.unescape(part) for part in re.findall(r"<content[^>]*>(.*?)</content>", read(os.path.join(site, "feed.atom")), re.S))
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    markdown = [path for path in glob.glob(site + "/**/*.md", recursive=True)]
    cases["html"]["markdown"] = "".join(renderer.render(read(path)) for path in markdown)
    for path in glob.glob(site + "/**/*.epub", recursive=True):
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                if name.endswith((".xhtml", ".html")): cases["xhtml"][name] = book.read(name).decode()
    if options.search: cases["html"]["search"] = search(options, data, payloads, shell)
    shutil.rmtree(folder)
    return {context: {"e%d %s" % (number, name): text for name, text in some.items()} for context, some in cases.items()}, stories


def search(options, data, payloads, shell):
    with Server(data, tenhn=options.tenhn) as server:
        places = ("/search?q=" + urllib.parse.quote(payload[:1500].encode("utf-8", "replace")) for payload in payloads)
        return "".join(shell.without(server.get(place, timeout=20)[1].decode("utf-8", "replace")) for place in places)


def judge(options, cases, contexts):
    """Judges the cases in batches. A busy machine loses a browser now and then, so what one did not judge goes to another."""
    names, notes, counts, attempts = list(cases), [], {"judged": 0, "executed": 0, "latent": 0}, 0
    while names and attempts < 3 + len(cases) // 60 * 2:
        attempts += 1
        batch = names[:60]
        file, report = (os.path.join(options.scratch, name) for name in ("cases.json", "report.json"))
        with open(file, "w") as out: json.dump([{"id": name, "html": cases[name]} for name in batch], out)
        if os.path.exists(report): os.remove(report)
        run = subprocess.run([sys.executable, os.path.join(options.shared, "tools/judge_xss.py"), "--json", file, "--field", "html", "--contexts", contexts,
                              "--jobs", str(options.jobs), "--report", report], capture_output=True, text=True)
        if not os.path.exists(report):
            notes.append(run.stderr.strip()[-200:])
            continue
        with open(report) as found: judged = json.load(found)["cases"]
        missing = {case["id"] for case in judged if any("not judged" in view.get("note", []) for view in case["contexts"].values())}
        for case in judged:
            if case["id"] in missing: continue
            names.remove(case["id"])
            views = case["contexts"].values()
            counts["judged"] += 1
            counts["executed"] += bool(case["executed"])
            counts["latent"] += any(view.get("latent") for view in views)
            if not case["pass"]: notes.append("%s: %s" % (case["id"], json.dumps(case["contexts"])[:300]))
        # What was missed once comes last.
        names = [name for name in names if name not in missing] + [name for name in names if name in missing]
    found = "%(judged)d documents judged, %(executed)d executed, %(latent)d latent" % counts
    bad = [line for line in notes if re.match(r"e\d+ ", line)]
    if names: bad.append("%d were not judged: %s" % (len(names), "; ".join(notes[-2:])))
    return (1, found + "\n" + "\n".join(bad[:15])) if bad or not counts["judged"] else (0, found)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=0, help="a fixed sample of so many payloads; all by default")
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--shared", default=str(places.SHARED))
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--no-search", dest="search", action="store_false")
    options = parser.parse_args()
    options.tenhn, options.shared = os.path.abspath(options.tenhn), os.path.abspath(options.shared)
    suite = os.path.join(options.shared, "suites/xss/cases.json")
    report = Report("payloads")
    try:
        if not os.path.exists(suite): raise environments.Unavailable("needs ../shared")
        if not (shutil.which("chromium") or shutil.which("google-chrome")): raise environments.Unavailable("needs chromium")
        environments.with_packages("xss", ["markdown-it-py"])
    except environments.Unavailable as error:
        report.skipped("the payloads", str(error))
        return report.finish()
    payloads = [case["payload"] for case in json.load(open(suite))]
    if options.sample: payloads = random.Random(10).sample(payloads, min(options.sample, len(payloads)))
    options.scratch = tempfile.mkdtemp(prefix="tenhn-xss-")
    start = time.monotonic()
    try:
        batches = [payloads[at:at + PER_EDITION] for at in range(0, len(payloads), PER_EDITION)]
        with ThreadPoolExecutor(2) as pool: made = list(pool.map(lambda pair: edition(options, *pair), enumerate(batches)))
        merged = {context: {name: text for cases, _ in made for name, text in cases[context].items()} for context in ("html", "xhtml")}
        shown = sum(stories for _, stories in made)
        print("%d payloads in %d editions with %d stories, %d documents of HTML and %d chapters, %.0f s" % (
            len(payloads), len(batches), shown, len(merged["html"]), len(merged["xhtml"]), time.monotonic() - start), flush=True)
        for cases, contexts in ((merged["html"], "doc,inner"), (merged["xhtml"], "xhtml")):
            sentence = "No payload runs as %s" % contexts
            code, found = judge(options, cases, contexts)
            (report.failed if code else report.passed)(sentence, found)
        return report.finish()
    finally: shutil.rmtree(options.scratch, ignore_errors=True)


if __name__ == "__main__": sys.exit(main())
