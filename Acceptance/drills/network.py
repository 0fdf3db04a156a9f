"""N: what the network and the source do. The web is an archive whose records are changed; nothing leaves the machine."""
import gzip, http.server, json, os, re, subprocess, sys, threading, time
from checker import Checker
from support.environments import cut_off_now
from support.servers import HostileOrigin
from world import ROOT, Deviation, Server, World, record, records


def rewrite(source, target, change):
    """Writes an archive whose HTTP answers went through `change(url, body)`: new (status, body), or None to leave out."""
    with open(target, "wb") as out:
        for head, block in records(source):
            url = re.search(rb"(?im)^warc-target-uri: *<?([^>\r\n]+)", head)
            if url and re.search(rb"(?im)^warc-type: *response", head):
                top, _, body = block.partition(b"\r\n\r\n")
                changed = change(url[1].decode(), body)
                if changed is None: continue
                status, new = changed
                if (status, new) != (None, body):
                    lines = [line for line in top.split(b"\r\n")[1:] if not line.lower().startswith((b"content-length", b"content-encoding", b"transfer-encoding"))]
                    if new is body: lines = top.split(b"\r\n")[1:]
                    top = b"\r\n".join([top.split(b"\r\n")[0] if status is None else b"HTTP/1.1 %d X" % status] + lines + ([] if new is body else [b"Content-Length: %d" % len(new)]))
                    block = top + b"\r\n\r\n" + new
            out.write(record(head, block))


def is_api(url): return "hacker-news.firebaseio" in url or "hn.algolia" in url
def is_list(url): return is_api(url) and "stories" in url
def is_item(url): return is_api(url) and "/item" in url


def n1(options, random, rounds):
    """Pages that end too early: their half text is never shown as the whole."""
    if not os.path.exists(os.path.join(options.shared, "tools/hostile_origin.py")): return "skipped: needs ../shared"
    with HostileOrigin(options.shared) as origin:
        for path in ["/reset-mid-body", "/short-body", "/stall-mid-body", "/chunked-unfinished"]:
            run = subprocess.run([options.tenhn, "fetch", "--allow", "127.0.0.1:%d" % origin.port, origin.url + path], capture_output=True, text=True, timeout=90)
            line = json.loads(run.stdout)
            if line["error"] is None: raise Deviation("%s was taken for whole: %s" % (path, run.stdout[:200]))
    return "4 ways to end too early, each reported as an error"


def n2(options, random, rounds):
    """Everything that a hostile origin does."""
    if not os.path.exists(os.path.join(options.shared, "tools/hostile_origin.py")): return "skipped: needs ../shared"
    # One drill is one check, so the suite writes no report of its own.
    environment = {name: value for name, value in os.environ.items() if name != "TENHN_REPORTS"}
    run = subprocess.run([sys.executable, str(ROOT / "Acceptance/hostile/run.py"), "--tenhn", options.tenhn, "--shared", options.shared], capture_output=True, text=True, timeout=900, env=environment)
    last = (run.stdout.strip().split("\n") or [""])[-1]
    if run.returncode: raise Deviation(run.stdout[-400:] + run.stderr[-200:])
    return last


def n3(options, random, rounds):
    """Hacker News is down, half down, changed, empty or forgetful: the edition has what is there or isn't made; it is never empty."""
    world = World(options, "n3")
    changes = {
        "all is 500": lambda url, body: (500, b"down") if is_api(url) else (None, body),
        "all is gone": lambda url, body: None if is_api(url) else (None, body),
        "half of the items are 500": lambda url, body: (500, b"down") if is_item(url) and hash_of(url) % 2 else (None, body),
        "lists are empty": lambda url, body: (200, b"[]") if is_list(url) else (None, body),
        "lists are null": lambda url, body: (200, b"null") if is_list(url) else (None, body),
        "lists are an object": lambda url, body: (200, b'{"error":"changed"}') if is_list(url) else (None, body),
        "lists are cut": lambda url, body: (200, b"[1,2,") if is_list(url) else (None, body),
        "items are null": lambda url, body: (200, b"null") if is_item(url) and hash_of(url) % 3 == 0 else (None, body),
        "scores are null": lambda url, body: (200, nulled(body, "score")) if is_item(url) else (None, body),
        "items are deleted": lambda url, body: (200, nulled(body, "deleted", True)) if is_item(url) and hash_of(url) % 3 == 0 else (None, body),
        "times are words": lambda url, body: (200, nulled(body, "time", "yesterday")) if is_item(url) and hash_of(url) % 2 else (None, body),
        "items are HTML": lambda url, body: (200, b"<html>maintenance</html>") if is_item(url) else (None, body),
    }
    try:
        world.must(world.build(0), "edition build")
        checker, made, none = Checker(world), 0, 0
        before = checker.check()
        recorded = os.path.join(options.shared, "replay/evening.warc.gz")
        for step, (name, change) in enumerate(changes.items(), 1):
            for origin, at in [(world.archive_of(world.moment(step)[0]), world.moment(step)[0])] + ([(recorded, None)] if os.path.exists(recorded) else []):
                changed = os.path.join(world.folder, "changed.warc.gz")
                rewrite(origin, changed, change)
                data = world.data if at else os.path.join(world.folder, "recorded-%d" % step)
                at = at or json.load(open(os.path.join(options.shared, "replay/truth.json")))["evening"]["at"]
                run = world.run("edition", "build", "--at", at, "--replay", changed, data=data)
                if run.returncode == 0: made += 1
                elif run.returncode == 1 and len(run.stderr.strip().split("\n")) <= 2: none += 1
                else: raise Deviation("%s: status %s, %s" % (name, run.returncode, run.stderr[-300:]))
                if data != world.data and run.returncode == 0:
                    shown = json.loads(open_json(world, data))
                    if not shown["stories"]: raise Deviation("%s: an empty edition is shown as one" % name)
        with Server(world) as server:
            for key in checker.listed():
                edition = json.loads(server.get("/editions/%s.json" % key)[1])
                if not edition["stories"]: raise Deviation("I2: the edition %s is empty" % key)
        for key in before:
            world.must(world.run("edition", "verify", key), "edition verify")
        return "%d faults: %d editions of what was there, %d times no edition and one line" % (len(changes), made, none)
    finally: world.close()


def open_json(world, data):
    key = world.run("edition", "list", data=data).stdout.split()[0]
    path = os.path.join(world.folder, "edition.json")
    world.must(world.run("edition", "export", key, "--format", "json", "--output", path, data=data), "edition export")
    with open(path) as file: return file.read()


def hash_of(url): return sum(url.encode()) * 31 % 97


def nulled(body, field, value=None):
    try: item = json.loads(body)
    except ValueError: return body
    if isinstance(item, dict): item[field] = value
    return json.dumps(item).encode()


def n4(options, random, rounds):
    """No network at all: the run says so, and the server goes on serving what it has."""
    world = World(options, "n4")
    try:
        run = world.run("edition", "build", timeout=120)
        if run.returncode != 1 or not run.stderr.strip(): raise Deviation("a run without a network: %s %s" % (run.returncode, run.stderr))
        world.must(world.build(0), "edition build")
        key = world.moment(0)[1]
        for _ in range(rounds):
            with Server(world, live=True) as server:
                for _ in range(20):
                    if server.get("/healthz")[0] != 200 or server.get("/editions/%s.json" % key)[0] != 200: raise Deviation("the archive is not served without a network")
                    time.sleep(.05)
        Checker(world).check(expected=[key])
        return "%d starts without a network: the archive is served; a run says that nothing can be reached" % rounds
    finally: world.close()


class TiredSource:
    """Hacker News as an archive has it, on loopback: stories answer at once, and comments until it has had enough of them."""
    def __init__(self, archive, patience, manner):
        self.items, self.lists, self.asked, self.patience, self.manner = {}, {}, 0, patience, manner
        for head, block in records(archive):
            url = re.search(rb"(?im)^warc-target-uri: *<?([^>\r\n]+)", head)
            if not url or not is_api(url[1].decode()) or not re.search(rb"(?im)^warc-type: *response", head): continue
            path, body = url[1].decode().split("/v0")[-1], block.partition(b"\r\n\r\n")[2]
            if body[:2] == b"\x1f\x8b": body = gzip.decompress(body)
            (self.items if is_item(url[1].decode()) else self.lists)[path] = body
        shift = int(time.time()) - 7200 - max(json.loads(body).get("time", 0) for body in self.items.values() if body.startswith(b"{"))
        for path, body in self.items.items():
            item = json.loads(body) if body.startswith(b"{") else None
            if item and "time" in item: self.items[path] = json.dumps({**item, "time": item["time"] + shift}).encode()
        source = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_): pass

            def do_GET(self):
                path = self.path.split("?")[0]
                body = source.items.get(path) or source.lists.get(path)
                if body is not None and b'"comment"' in body:
                    source.asked += 1
                    if source.asked > source.patience:
                        if source.manner == "silent": time.sleep(60)
                        if source.manner == "slow": time.sleep(4)
                        if source.manner == "gone": self.connection.close(); return
                try:
                    self.send_response(200 if body else 404)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(body or b"null")))
                    self.end_headers()
                    self.wfile.write(body or b"null")
                except OSError: pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self): return self
    def __exit__(self, *_): self.server.shutdown()


def n5(options, random, rounds):
    """The source stops or slows down among the comments: the edition is sealed on time with those that came, and says so."""
    recorded = os.path.join(options.shared, "replay/evening.warc.gz")
    if not os.path.exists(recorded): return "skipped: needs ../shared"
    found = []
    for manner in ["gone", "silent", "slow"][:max(1, rounds)]:
        world = World(options, "n5-" + manner)
        try:
            with TiredSource(recorded, 30, manner) as source:
                address = "http://127.0.0.1:%d" % source.server.server_address[1]
                start = time.monotonic()
                run = world.run("edition", "build", "--hacker-news", address, "--algolia", address, "--allow", address[7:], environment=cut_off_now(), timeout=150)
                seconds = time.monotonic() - start
                world.must(run, "edition build")
            edition = json.loads(open_json(world, world.data))
            if seconds > 90: raise Deviation("%s: sealed after %.0f s" % (manner, seconds))
            if len(edition["stories"]) != 10: raise Deviation("%s: %d stories" % (manner, len(edition["stories"])))
            reads = [story.get("threadRead") for story in edition["stories"] if story.get("threadRead")]
            broken = [read for read in reads if read["ending"] == "broken"]
            if manner != "slow" and not broken: raise Deviation("%s: no discussion says that it is incomplete: %s" % (manner, reads))
            kept = sum(read["kept"] for read in reads)
            if not kept: raise Deviation("%s: nothing of what came was kept" % manner)
            with Server(world) as server:
                for story in edition["stories"]:
                    if (story.get("threadRead") or {}).get("ending") != "broken": continue
                    page = server.get("/editions/%s/%d/discussion" % (edition["key"], story["number"]))[1]
                    if b"Incomplete" not in (page if isinstance(page, bytes) else page.encode()): raise Deviation("%s: the page of an incomplete discussion doesn't say so" % manner)
            world.must(world.run("edition", "verify", edition["key"]), "edition verify")
            archive = os.path.join(world.data, "archive", edition["key"] + ".warc.gz")
            again = world.run("edition", "rebuild", archive, "--output", os.path.join(world.folder, "again"), "--allow", address[7:])
            world.must(again, "edition rebuild")
            if edition["hash"] not in again.stdout: raise Deviation("%s: the rebuilt edition differs: %s" % (manner, again.stdout[-200:]))
            found.append("%s: %.0f s, %d comments kept, %d of %d discussions incomplete" % (manner, seconds, kept, len(broken), len(reads)))
        finally: world.close()
    return "; ".join(found)


DRILLS = {"N1": (n1, 1), "N2": (n2, 1), "N3": (n3, 1), "N4": (n4, 5), "N5": (n5, 3)}
