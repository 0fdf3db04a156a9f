"""A small web on loopback: Hacker News, its search, a feed, and a site for each story, each at an address of its own."""
import http.server, json, os, socketserver, threading, time

SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"]


def host(number): return "127.0.1.%d" % (number + 1)


def title(number):
    """Words that no two stories share: stories with like titles are taken for one."""
    stem = SYLLABLES[number // 10] + SYLLABLES[number % 10]
    return " ".join(stem + end for end in ("rn", "st", "lk", "mp")).capitalize()


def paragraphs(number, count=11):
    stem = SYLLABLES[number // 10] + SYLLABLES[number % 10]
    return ["Paragraph %d of %srn says in plain and unhurried words what the harbour office of %sst wrote down that year, hour after hour."
            % (n, stem, stem) for n in range(1, count)]


def page(number, more=""):
    text = "".join("<p>%s</p>" % words for words in paragraphs(number))
    return "<!doctype html><html lang=en><title>%s</title><article><h1>%s</h1>%s%s</article>" % (title(number), title(number), text, more)


class Web:
    """`stories` are numbers; `pages` answers them: (type, bytes), or nothing for a story without a page."""

    def __init__(self, stories, posted, pages, texts=None, comments=None):
        self.stories, self.posted, self.pages, self.texts, self.comments = list(stories), posted, pages, texts or {}, comments or {}
        self.files = {}
        web = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"
            def log_message(self, *_): pass

            def do_GET(self):
                kind, body = web.answer(self.connection.getsockname()[0], self.path) or ("text/plain", None)
                try:
                    self.send_response(404 if body is None else 200)
                    self.send_header("Content-Type", kind)
                    self.send_header("Content-Length", str(len(body or b"")))
                    self.end_headers()
                    self.wfile.write(body or b"")
                except OSError: pass

        class Server(socketserver.ThreadingTCPServer):
            daemon_threads, allow_reuse_address, request_queue_size = True, True, 256
        self.server = Server(("0.0.0.0", 0), Handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def url(self, number, path="/page"): return "http://%s:%d%s" % (host(number), self.port, path)

    @property
    def environment(self):
        base = "http://127.0.0.1:%d" % self.port
        return {"TENHN_HACKER_NEWS": base + "/v0", "TENHN_ALGOLIA": base + "/search",
                "TENHN_ALLOW": ",".join(["127.0.0.1:%d" % self.port] + ["%s:%d" % (host(number), self.port) for number in self.stories])}

    def answer(self, address, path):
        if path.startswith("/v0/"): return "application/json", json.dumps(self.item(path)).encode()
        if path.startswith("/search/"): return "application/json", json.dumps({"hits": [self.hit(n) for n in self.stories], "nbPages": 1}).encode()
        if path in self.files: return self.files[path]
        number = int(address.rsplit(".", 1)[1]) - 1
        if path == "/page" and number in self.pages: return self.pages[number]
        return None

    def item(self, path):
        name = path.rsplit("/", 1)[1].removesuffix(".json")
        if name == "topstories": return [1000 + number for number in self.stories]
        if not name.isdigit(): return []
        if int(name) in self.comments: return self.comments[int(name)]
        number = int(name) - 1000
        if number not in self.stories: return None
        kids = [key for key, comment in self.comments.items() if comment.get("parent") == int(name)]
        item = {"id": int(name), "type": "story", "by": "author%d" % number, "time": self.posted, "title": title(number),
                "score": 900 - 10 * number, "descendants": 90, "kids": kids}
        if number in self.pages: item["url"] = self.url(number)
        if number in self.texts: item["text"] = self.texts[number]
        return item

    def hit(self, number):
        item = self.item("/%d" % (1000 + number))
        return {"objectID": str(item["id"]), "title": item["title"], "url": item.get("url"), "author": item["by"], "points": item["score"],
                "num_comments": item["descendants"], "created_at_i": self.posted, "story_text": item.get("text"), "_tags": ["story"]}


def pdf(lines, name):
    """A PDF of one page."""
    content = "BT /F1 11 Tf 14 TL 60 740 Td\n%s\nET" % "\n".join("(%s) Tj T*" % line for line in lines)
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
               "<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /Title (%s) /Author (Jane Doe) >>" % name]
    file, places = "%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(file))
        file += "%d 0 obj\n%s\nendobj\n" % (number, item)
    table = len(file)
    file += "xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + "".join("%010d 00000 n \n" % place for place in places)
    return (file + "trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)).encode()
