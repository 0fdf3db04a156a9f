"""The books, the feeds and the catalogue of the recorded editions: EPUBCheck, feedparser, and the rules of RFC 4287 and JSON Feed 1.1."""
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ET

import feedparser
from recorded import EVENING, MORNING, Site
from support import places
from support.reports import Report

check = Report("formats")
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["/feed.atom", "/feed-editions.atom", "/corrections.atom", "/status.atom", "/opds", "/opds-editions.xml"]
JSON_FEEDS = ["/feed.json", "/feed-editions.json"]


def fetched(url):
    with urllib.request.urlopen(url) as answer:
        return answer.headers.get("Content-Type", ""), answer.read()


def is_time(text):
    # RFC 3339 with upper-case T and Z, as RFC 4287, 3.3, asks.
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", text or ""):
        return False
    try:
        datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return False
    return True


def is_absolute(text):
    parts = urllib.parse.urlsplit(text or "")
    return bool(parts.scheme and (parts.netloc or parts.scheme in ("urn", "tag", "mailto")) and not re.search(r"[\s<>\"]", text))


def atom_faults(body, base):
    """What breaks RFC 4287 in a feed that was fetched from `base`."""
    root = ET.fromstring(body)
    if root.tag != ATOM + "feed":
        yield "the root is " + root.tag
        return
    entries = root.findall(ATOM + "entry")
    for where, element in [("the feed", root), *(("entry %d" % n, entry) for n, entry in enumerate(entries, 1))]:
        for name in ("id", "title", "updated"):
            found = element.findall(ATOM + name)
            if len(found) != 1:
                yield "%s has %d of %s (4.1.1, 4.1.2)" % (where, len(found), name)
            elif not "".join(found[0].itertext()).strip():
                yield "%s has an empty %s" % (where, name)
        if not is_absolute(element.findtext(ATOM + "id")):
            yield "%s: the id is no IRI (4.2.6)" % where
        for name in ("updated", "published"):
            for found in element.findall(ATOM + name):
                if not is_time(found.text):
                    yield "%s: %s is %s (3.3)" % (where, name, found.text)
        links = element.findall(ATOM + "link")
        for link in links:
            if not is_absolute(urllib.parse.urljoin(base, link.get("href", ""))) or not link.get("href"):
                yield "%s: a link leads nowhere: %s" % (where, link.get("href"))
        kinds = [(link.get("rel", "alternate"), link.get("type"), link.get("hreflang")) for link in links if link.get("rel", "alternate") == "alternate"]
        if len(kinds) != len(set(kinds)):
            yield "%s has two alternates of one type and language (4.1.1)" % where
        for name in ("title", "subtitle", "summary", "rights", "content"):
            for text in element.findall(ATOM + name):
                kind = text.get("type", "text")
                if kind in ("text", "html") and len(text):
                    yield "%s: %s of type %s has child elements (3.1.1)" % (where, name, kind)
                if kind == "xhtml" and [child.tag for child in text] != ["{http://www.w3.org/1999/xhtml}div"]:
                    yield "%s: %s of type xhtml isn't one div (3.1.1.3)" % (where, name)
        for author in element.findall(ATOM + "author"):
            if not (author.findtext(ATOM + "name") or "").strip():
                yield "%s has an author without a name (3.2.1)" % where
        if element is not root:
            if root.find(ATOM + "author") is None and element.find(ATOM + "author") is None:
                yield "%s has no author, nor has the feed (4.1.2)" % where
            has_content, has_alternate = element.find(ATOM + "content") is not None, any(kind[0] == "alternate" for kind in kinds)
            if not has_content and not has_alternate and not any("opds-spec.org" in link.get("rel", "") or link.get("rel") == "subsection" for link in links):
                yield "%s has neither content nor an alternate (4.1.2)" % where
    ids = [entry.findtext(ATOM + "id") for entry in entries]
    if len(ids) != len(set(ids)):
        yield "two entries have one id (4.1.1)"
    if not any(link.get("rel") == "self" for link in root.findall(ATOM + "link")):
        yield "there is no link to itself (4.1.1)"


def json_faults(body, url):
    """What breaks JSON Feed 1.1."""
    feed = json.loads(body)
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "the version is %s" % feed.get("version")
    if not feed.get("title"):
        yield "there is no title"
    if feed.get("feed_url") != url:
        yield "feed_url is %s" % feed.get("feed_url")
    ids = []
    for number, item in enumerate(feed.get("items", []), 1):
        ids.append(item.get("id"))
        if not isinstance(item.get("id"), str) or not item["id"]:
            yield "item %d: the id is no text" % number
        if not item.get("content_html") and not item.get("content_text"):
            yield "item %d has no content" % number
        for name in ("date_published", "date_modified"):
            if name in item and not is_time(item[name]):
                yield "item %d: %s is %s" % (number, name, item[name])
        for name in ("url", "external_url", "image", "banner_image"):
            if name in item and not is_absolute(item[name]):
                yield "item %d: %s is %s" % (number, name, item[name])
        if any(not (author.get("name") or author.get("url") or author.get("avatar")) for author in item.get("authors", [])):
            yield "item %d has an author without anything" % number
    if len(ids) != len(set(ids)):
        yield "two items have one id"


with Site("evening", "morning") as site, tempfile.TemporaryDirectory() as folder:
    books = []
    for key in (EVENING, MORNING):
        book = pathlib.Path(folder, key + ".epub")
        book.write_bytes(fetched(site.url + f"/editions/{key}.epub")[1])
        books.append(book)
    for book in books:
        done = subprocess.run([str(places.ROOT / "Scripts/epubcheck"), str(book)], capture_output=True, text=True)
        if done.returncode == 77:
            check.skipped(f"EPUBCheck has no message about the book {book.name}.", "needs EPUBCheck (Scripts/checkers)")
        else:
            check(f"EPUBCheck has no message about the book {book.name}.", done.returncode == 0, (done.stdout + done.stderr)[:2000])
    for path in FEEDS:
        kind, body = fetched(site.url + path)
        read = feedparser.parse(body, response_headers={"content-type": kind, "content-location": site.url + path})
        check(f"feedparser reads {path} without a complaint.", not read.bozo, str(read.get("bozo_exception", "")))
        faults = list(atom_faults(body, site.url + path))
        check(f"{path} keeps the rules of RFC 4287.", not faults, "; ".join(faults[:10]))
        count = body.count(b"<entry>") + body.count(b"<entry ")
        check(f"feedparser sees every entry of {path}.", len(read.entries) == count, f"{len(read.entries)} of {count}")
    for path in JSON_FEEDS:
        _, body = fetched(site.url + path)
        faults = list(json_faults(body, site.url + path))
        check(f"{path} keeps the rules of JSON Feed 1.1.", not faults, "; ".join(faults[:10]))
    # That the rules can find a fault: a feed without its times, one with an entry twice, and a JSON Feed whose item lost its id.
    _, body = fetched(site.url + "/feed.atom")
    text = body.decode()
    entry = text[text.index("<entry"):text.index("</entry>") + 8]
    check("A feed whose times are dates alone breaks the rules.", any(atom_faults(re.sub(r"(<updated>.{10}).*?<", r"\1<", text).encode(), site.url)))
    check("A feed that has an entry twice breaks the rules.", any(atom_faults(text.replace(entry, entry + entry).encode(), site.url)))
    feed = json.loads(fetched(site.url + "/feed.json")[1])
    del feed["items"][0]["id"]
    check("A JSON Feed whose item has no id breaks the rules.", any(json_faults(json.dumps(feed), site.url + "/feed.json")))
sys.exit(check.finish())
