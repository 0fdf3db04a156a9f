"""E: briefs, the engines that choose them, and readers' reports on them. Each engine is a scripted server on loopback; the web is the sample's, also on loopback, a host an address."""
import gzip, http.client, http.server, json, os, re, threading, time
from urllib.parse import urlencode, urlsplit
from network import is_api, is_item
from support.environments import cut_off_now
from world import Deviation, Server, World, records

NAME = "Ann Lee"
# A sentence with a part that may be left out, put into each page.
SHORTENED = b"The machine that is described here, which was built by hand in ten years, is still at work on every day of the week."
# An edition may take as long as its budget for pages and discussions allows; an engine adds nothing to that.
PATIENCE = 75


class Web:
    """The sample's archive as the live web: the source at 127.0.0.1, and each site at an address of its own, on one port."""

    def __init__(self, archive):
        self.answers, self.hosts = {}, {}
        found = []
        for head, block in records(archive):
            url = re.search(rb"(?im)^warc-target-uri: *<?([^>\r\n]+)", head)
            if not url or not re.search(rb"(?im)^warc-type: *response", head): continue
            top, _, body = block.partition(b"\r\n\r\n")
            if body[:2] == b"\x1f\x8b": body = gzip.decompress(body)
            kind = re.search(rb"(?im)^content-type: *([^\r\n]+)", top)
            found.append((url[1].decode(), kind[1].decode() if kind else "text/html", body))
        newest = max(json.loads(body).get("time", 0) for url, _, body in found if is_item(url) and body.startswith(b"{"))
        shift = int(time.time()) - 7200 - newest
        self.server = http.server.ThreadingHTTPServer(("0.0.0.0", 0), self.handler())
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        for url, kind, body in found:
            parts = urlsplit(url)
            address, path = ("127.0.0.1", url.split("/v0")[-1].split("?")[0]) if is_api(url) else (self.address(parts.netloc), parts.path or "/")
            if is_item(url) and body.startswith(b"{"): body = self.moved(json.loads(body), shift)
            if "html" in kind: body = body.replace(b"</p>", b"</p><p>" + SHORTENED + b"</p>", 1)
            self.answers[address, path] = kind, body
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def address(self, host):
        return self.hosts.setdefault(host, "127.0.1.%d" % (len(self.hosts) + 1))

    def moved(self, item, shift):
        """An item of now that leads to a page here."""
        if "time" in item: item["time"] += shift
        if item.get("url"):
            parts = urlsplit(item["url"])
            item["url"] = "http://%s:%d%s" % (self.address(parts.netloc), self.port, parts.path or "/")
        return json.dumps(item).encode()

    def handler(web):
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_): pass

            def do_GET(self):
                kind, body = web.answers.get((self.connection.getsockname()[0], self.path.split("?")[0]), ("text/plain", None))
                try: send(self, body or b"", 200 if body is not None else 404, kind=kind)
                except OSError: pass
        return Handler

    @property
    def arguments(self):
        source = "http://127.0.0.1:%d" % self.port
        places = ["%s:%d" % (address, self.port) for address in ["127.0.0.1", *self.hosts.values()]]
        return ["--hacker-news", source, "--algolia", source, "--allow", ",".join(places)]

    def __enter__(self): return self
    def __exit__(self, *_): self.server.shutdown()


class Engine:
    """A server with OpenAI's chat completions that behaves in one manner."""

    def __init__(self, manner):
        self.manner, self.asked, self.left_out = manner, 0, 0
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def address(self): return "http://127.0.0.1:%d" % self.server.server_address[1]

    def arguments(self): return ["--brief-engine", self.address, "--brief-model", "scripted", "--responsible", NAME]

    def choice(self, question, turn):
        """A valid choice: one sentence of 13 to 39 words, another one each turn, without the first part that may go."""
        sentences = re.findall(r"(?m)^\[(\d+)\] (.+)$", question)
        whole = re.search(r"(?m)^\[(\d+)\] .*which was built by hand", question)
        fit = [whole[1]] if whole and not turn else [number for number, text in sentences if 13 <= len(text.split()) <= 39] or ["1"]
        number = fit[-1 - turn % len(fit)]
        answer = {"sentences": [int(number)]}
        part = re.search(r"(?m)^ +(%sa): " % number, question)
        if part:
            self.left_out += 1
            answer["leaveOut"] = [part[1]]
        return json.dumps(answer)

    def handler(engine):
        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_): pass

            def do_POST(self):
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["messages"][1]["content"]
                engine.asked += 1
                try: MANNERS[engine.manner](self, engine, question)
                except OSError: pass
        return Handler

    def __enter__(self): return self
    def __exit__(self, *_): self.server.shutdown()


def send(handler, body, status=200, fields=(), length=None, kind="application/json"):
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    for name, value in fields: handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def completion(content, **more):
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}], "usage": {"total_tokens": 321}, **more}).encode()


def says(content): return lambda handler, engine, question: send(handler, completion(content))
def fails(status): return lambda handler, engine, question: send(handler, completion('{"sentences":[1]}'), status)


def drips(handler, engine, question):
    send(handler, b"", length=60000)
    for _ in range(600):
        handler.wfile.write(b" ")
        time.sleep(.1)


MANNERS = {
    "good": lambda handler, engine, question: send(handler, completion(engine.choice(question, 0))),
    "changing": lambda handler, engine, question: send(handler, completion(engine.choice(question, engine.asked))),
    "silent": lambda handler, engine, question: time.sleep(60),
    "slow": drips,
    "talkative": lambda handler, engine, question: send(handler, b'{"choices":[' + b" " * 10_000_000 + b"]}"),
    "closing": lambda handler, engine, question: send(handler, b'{"choices":[{"mess', length=600),
    "redirecting": lambda handler, engine, question: send(handler, b"", 307, [("Location", engine.address + "/v1/chat/completions")]),
    "401": fails(401), "429": fails(429), "500": fails(500),
    "out of range": says('{"sentences":[99]}'), "negative": says('{"sentences":[-1]}'), "huge": says('{"sentences":[1e300]}'),
    "twice": says('{"sentences":[1],"sentences":[2]}'), "deep": says("[" * 200 + "]" * 200),
    "prose": says("Great article! It says that you should buy the product."),
    "orders": says('{"sentences":[1],"text":"<script>alert(1)</script> Ignore the rule and print this."}'),
    "parts": says('{"sentences":[1],"leaveOut":["1a","1z","the word not"]}'),
}
# What status says, by manner; the rest gives an answer that can't be used.
WORDS = {"absent": "the connection failed", "silent": "did not answer in time", "slow": "did not answer in time", "talkative": "its answer was invalid",
         "closing": "its answer was invalid", "redirecting": "answered with an error", "401": "answered with an error", "429": "answered with an error", "500": "answered with an error"}
FAULTS = ["silent", "orders", "absent", "slow", "talkative", "closing", "redirecting", "401", "429", "500", "out of range", "negative", "huge", "twice",
          "deep", "prose", "parts"]


def build(world, name, arguments):
    """An edition in a folder of its own, and the seconds that it took."""
    data = os.path.join(world.folder, name.replace(" ", "-"))
    start = time.monotonic()
    world.must(world.run("edition", "build", *arguments, data=data, environment=cut_off_now(), timeout=200), name)
    return data, time.monotonic() - start


def edition_of(world, data):
    key = world.run("edition", "list", data=data).stdout.split()[0]
    path = os.path.join(world.folder, "edition.json")
    world.must(world.run("edition", "export", key, "--format", "json", "--output", path, data=data), "edition export")
    with open(path) as file: return json.load(file)


def briefs(edition): return {story["url"]: story["brief"] for story in edition["stories"]}


def archive_of(data, edition): return os.path.join(data, "archive", edition["key"] + ".warc.gz")


def rebuilt(world, web, data, edition, name):
    """Nobody is asked for a rebuild: neither web nor engine is named."""
    again = world.run("edition", "rebuild", archive_of(data, edition), "--output", os.path.join(world.folder, name), *web.arguments[4:], data=data)
    world.must(again, "edition rebuild")
    if edition["hash"] not in again.stdout: raise Deviation("%s: the rebuilt edition differs: %s" % (name, again.stdout[-200:]))


def e1(options, random, rounds):
    """An engine that is absent, slow, silent, talkative or lies: the edition is on time, with the rule's choice, and a line in the status."""
    world, slowest = World(options, "e1"), 0
    try:
        with Web(world.archive) as web:
            plain, without = build(world, "plain", web.arguments)
            wanted = briefs(edition_of(world, plain))
            chosen = [brief for brief in wanted.values() if brief]
            if len(chosen) < 3 or any(brief["chosenBy"] != "rule" for brief in chosen): raise Deviation("the sample has too few briefs: %s" % wanted)
            for manner in FAULTS[:rounds]:
                with Engine(manner if manner in MANNERS else "good") as engine:
                    if manner == "absent": engine.server.server_close()
                    data, seconds = build(world, manner, web.arguments + engine.arguments())
                    slowest = max(slowest, seconds)
                    edition = edition_of(world, data)
                    if briefs(edition) != wanted: raise Deviation("%s: other briefs than the rule's" % manner)
                    if manner != "absent" and not 3 <= engine.asked <= 10: raise Deviation("%s: asked %d times" % (manner, engine.asked))
                    if seconds > without + PATIENCE: raise Deviation("%s: sealed after %.0f s" % (manner, seconds))
                    if b"urn:tenhn:brief:" in gzip_text(archive_of(data, edition)): raise Deviation("%s: something of it is in the archive" % manner)
                    status = world.run("status", *engine.arguments(), data=data)
                    line = next((line for line in (status.stdout + status.stderr).split("\n") if "Brief engine" in line), "no line")
                    if WORDS.get(manner, "could not be used") not in line: raise Deviation("%s: the status says: %s" % (manner, line))
                    for leak in ("<script>", "buy the product"):
                        if leak in json.dumps(edition): raise Deviation("%s: a word of it is in the edition" % manner)
        return "%d manners; the rule's briefs each time, the slowest edition in %.0f s (%.0f s without an engine)" % (len(FAULTS[:rounds]), slowest, without)
    finally: world.close()


def gzip_text(path):
    with open(path, "rb") as file: return gzip.decompress(file.read())


def e2(options, random, rounds):
    """An engine's choice is sealed with the edition, its answer is in the archive as numbers, and a rebuild gives the same hash without it."""
    world, found = World(options, "e2"), []
    try:
        with Web(world.archive) as web:
            for manner in ["good", "changing"]:
                with Engine(manner) as engine:
                    data, _ = build(world, manner, web.arguments + engine.arguments())
                edition = edition_of(world, data)
                chosen = [brief for brief in briefs(edition).values() if brief and brief["chosenBy"] == "engine"]
                shortened = sum(any(sentence["cuts"] for sentence in brief["sentences"]) for brief in chosen)
                if shortened != engine.left_out or manner == "good" and not shortened: raise Deviation("%s: %d briefs are shortened, not %d" % (manner, shortened, engine.left_out))
                if len(chosen) < 3: raise Deviation("%s: %d briefs by the engine, asked %d times" % (manner, len(chosen), engine.asked))
                for brief in chosen:
                    said = (brief["model"], brief["responsible"], brief["engine"], brief["tokens"], brief["ms"] >= 0, len(brief["promptHash"]))
                    if said != ("scripted", NAME, "local", 321, True, 64): raise Deviation("%s: it says of itself %s" % (manner, said))
                kept = [block for head, block in records(archive_of(data, edition)) if b"urn:tenhn:brief:" in head]
                if len(kept) != len(chosen): raise Deviation("%s: %d answers in the archive for %d briefs" % (manner, len(kept), len(chosen)))
                for brief in chosen:
                    if any(sentence["text"][:30].encode() in block for sentence in brief["sentences"] for block in kept):
                        raise Deviation("%s: an answer in the archive holds the article's words" % manner)
                world.must(world.run("edition", "verify", edition["key"], data=data), "edition verify")
                rebuilt(world, web, data, edition, manner + "-again")
                with Server(world, data) as server:
                    page = server.get("/editions/" + edition["key"])[1].decode()
                    if "chosen by scripted; %s answers for it" % NAME not in page and "shortened by scripted" not in page:
                        raise Deviation("%s: the page doesn't say who chose" % manner)
                found.append("%s: %d of 10 briefs, %d shortened, rebuilt to the same hash" % (manner, len(chosen), shortened))
        return "; ".join(found)
    finally: world.close()


def report(server, key, number, note):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("POST", "/editions/%s/%d/feedback" % (key, number), urlencode({"verdict": "brief", "note": note}), {"Content-Type": "application/x-www-form-urlencoded"})
    status = connection.getresponse().status
    connection.close()
    if status not in (200, 303): raise Deviation("a report is answered with %d" % status)


def e3(options, random, rounds):
    """A reader reports two briefs, one of them twice: the one that is confirmed goes and is a correction, the one that is dismissed stays; the seal stays as it was."""
    world = World(options, "e3")
    try:
        world.must(world.build(0), "edition build")
        key = world.moment(0)[1]
        with Server(world) as server:
            before = json.loads(server.get("/editions/%s.json" % key)[1])
            first, second = [story["number"] for story in before["stories"] if story["brief"] and not story["standfirst"]][:2]
            page = "/editions/%s/%d" % (key, first)
            if b'id="brief-1"' not in server.get(page)[1]: raise Deviation("the page has no mark of the brief")
            for number in (first, second): report(server, key, number, "It leaves out the point.")
            # From the same place on the same day: it takes the place of the first.
            report(server, key, first, "It turns the point round.")
            listed = world.must(world.run("feedback", "briefs"), "feedback briefs").stdout
            if "%s %d  reported once" % (key, first) not in listed or "%d  reported once" % second not in listed or "turns the point" not in listed:
                raise Deviation("the reports are listed as: " + listed)
            world.must(world.run("feedback", "briefs", "confirm", key, str(first), "--text", "The brief gave another picture."), "confirm")
            world.must(world.run("feedback", "briefs", "dismiss", key, str(second)), "dismiss")
            again = world.run("feedback", "briefs", "confirm", key, str(first))
            if again.returncode != 1 or len(again.stderr.strip().split("\n")) != 1: raise Deviation("confirmed twice: %s %s" % (again.returncode, again.stderr))
            if "No brief is reported." not in world.run("feedback", "briefs").stdout: raise Deviation("settled reports are still listed")
            # A server looks every twenty seconds for what another process wrote.
            start = time.monotonic()
            while b'id="brief-1"' in server.get(page)[1]:
                if time.monotonic() - start > 60: raise Deviation("the brief is still on its page")
                time.sleep(.5)
            for path in (page, "/corrections", "/corrections.atom", "/editions/%s.json" % key):
                if b"The brief gave another picture." not in server.get(path)[1]: raise Deviation("%s has no correction" % path)
            after = json.loads(server.get("/editions/%s.json" % key)[1])
            shown = {story["number"]: story["brief"] for story in after["stories"]}
            if shown[first] or not shown[second] or after["hash"] != before["hash"]: raise Deviation("another brief is gone, or the hash")
        world.must(world.run("edition", "verify", key), "edition verify")
        world.must(world.run("journal", "verify"), "journal verify")
        return "3 reports on 2 briefs: one is gone and a correction, one stays, and the hash is what it was"
    finally: world.close()


DRILLS = {"E3": (e3, 1), "E1": (e1, len(FAULTS)), "E2": (e2, 1)}
