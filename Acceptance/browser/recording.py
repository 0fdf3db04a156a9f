"""The recorded evening with three pages of our own in it, for what no recorded page has: Arabic, Japanese, a table
wider than any screen. Their stories have numbers 1, 3 and 4."""
import io
import json
import pathlib

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGES = pathlib.Path(__file__).parent / "pages"
REPLACED = {
    "48009753": ("https://writingcenter.unc.edu/tips-and-tools/book-reviews/", "arabic.html", "ساعة الحائط التي تعلّمت الصبر"),
    "48011970": ("https://www.reviewed.com/dishwashers/features/best-year-2025-appliances", "japanese.html", "台所の秤を図書館につないだ話"),
    "48011910": ("https://www.southcarolinablues.com/web/public/brands/sc/members/live-healthy/keep-your-teeth-healthy/", "wide.html",
                 "Seven ways to keep a lamp from flickering"),
}


def rewrite(source, target):
    """Copies an archive, those pages and their titles exchanged."""
    pages = {url: (PAGES / name).read_bytes() for url, name, _ in REPLACED.values()}
    items = {f"https://hacker-news.firebaseio.com/v0/item/{identity}.json": title for identity, (_, _, title) in REPLACED.items()}
    with open(source, "rb") as original, open(target, "wb") as copy:
        writer = WARCWriter(copy, gzip=True)
        for record in ArchiveIterator(original):
            url = record.rec_headers.get_header("WARC-Target-URI")
            if record.rec_type == "response" and url in pages:
                headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
                writer.write_record(writer.create_warc_record(url, "response", io.BytesIO(pages[url]), http_headers=headers))
            elif record.rec_type == "response" and url in items:
                writer.write_record(retitled(writer, record, url, items[url]))
            else:
                writer.write_record(record)


def retitled(writer, record, url, title):
    item = json.loads(record.content_stream().read())
    item["title"] = title
    body = json.dumps(item).encode()
    headers = StatusAndHeaders("200 OK", [("Content-Type", "application/json; charset=utf-8")], protocol="HTTP/1.1")
    return writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=headers)
