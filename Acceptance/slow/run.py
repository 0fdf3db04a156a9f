#!/usr/bin/env python3
"""Makes an edition, with all real limits, from sixty sites of which nine in ten are slow, and says how long it took.

  Acceptance/slow/run.py [--tenhn PROGRAM]

The slow sites take turns at: no answer at all, a byte every two seconds, a header that doesn't end, a body that stops half way.
The quick ones link pictures on slow ones. Everything happens in a network namespace with loopback alone. The exit status is 1 if
the edition took longer than 90 seconds, doesn't have ten stories, lacks a quick one or doesn't rebuild to the same hash.
"""
import argparse, json, os, pathlib, socketserver, subprocess, sys, tempfile, threading, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import environments, places
from support.reports import Report

COUNT, LIMIT = 60, 90
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu"]


def host(number): return "127.0.1.%d" % (number + 1)
def is_quick(number): return number % 10 == 4


def title(number):
    stem = SYLLABLES[number // 10] + SYLLABLES[number % 10]
    return " ".join(stem + end for end in ("rn", "st", "lk", "mp")).capitalize()


class Site(socketserver.BaseRequestHandler):
    """All sites and the source at once; the address that was connected to says which."""

    def handle(self):
        try:
            head = b""
            while b"\r\n\r\n" not in head:
                part = self.request.recv(4096)
                if not part: return
                head += part
            path = head.split(b" ")[1].decode()
            address, port = self.request.getsockname()[:2]
            if path.startswith("/v0/"): return self.answer(json.dumps(self.source(path, port)), "application/json")
            number = int(address.rsplit(".", 1)[1]) - 1
            if not is_quick(number): return self.be_slow(number)
            if path == "/robots.txt": return self.answer("", "text/plain", "404 Not Found")
            self.answer(self.page(number, port), "text/html")
        except OSError: pass

    def answer(self, text, kind, status="200 OK"):
        body = text.encode()
        self.request.sendall(b"HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s" % (
            status.encode(), kind.encode(), len(body), body))

    def source(self, path, port):
        now = int(time.time())
        if path.startswith("/v0/item/"):
            number = int(path[9:-5]) - 1000
            if number not in range(COUNT): return None
            return {"id": 1000 + number, "type": "story", "by": "author%d" % number, "time": now - 4 * 3600,
                    "title": title(number), "url": "http://%s:%d/page" % (host(number), port),
                    "score": 900 - 10 * number, "descendants": 90, "kids": []}
        return [1000 + n for n in range(COUNT)] if "topstories" in path else []

    def page(self, number, port):
        text = "".join("<p>%s, and the %d. paragraph says something of its own about it in so many words.</p>" % (
            title(number) + " " * (n > 0) + SYLLABLES[n % 10], n) for n in range(1, 12))
        images = "".join("<figure><img src='http://%s:%d/%d.png' width=600 height=400 alt='x'></figure>" % (
            host(number + 1), port, n) for n in range(6))
        return "<!DOCTYPE html><title>%s</title><article><h1>%s</h1>%s%s</article>" % (
            title(number), title(number), text, images)

    def be_slow(self, number):
        until = time.time() + 300
        start = {0: b"", 1: b"HTTP/1.1 200 OK\r\n\r\n<p>", 2: b"HTTP/1.1 200 OK\r\n",
                 3: b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n<p>half"}[number % 4]
        drop = {1: b"x", 2: b"X-More: 1\r\n"}.get(number % 4, b"")
        self.request.sendall(start)
        while time.time() < until:
            time.sleep(2)
            self.request.sendall(drop)


class Sites(socketserver.ThreadingTCPServer):
    daemon_threads, allow_reuse_address, request_queue_size = True, True, 512


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenhn", default=places.TENHN)
    options = parser.parse_args()
    environments.on_loopback_alone()
    server = Sites(("0.0.0.0", 0), Site)
    port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    folder = tempfile.mkdtemp(prefix="tenhn-slow-")
    environment = {
        **environments.cut_off_now(),
        "PATH": os.environ["PATH"], "HOME": folder, "TENHN_DATA": os.path.join(folder, "data"),
        "TENHN_HACKER_NEWS": "http://127.0.0.1:%d/v0" % port,
        "TENHN_ALLOW": ",".join(["127.0.0.1:%d" % port] + ["%s:%d" % (host(n), port) for n in range(COUNT + 1)])}

    def tenhn(*arguments):
        return subprocess.run([options.tenhn] + list(arguments), env=environment, capture_output=True, text=True)

    start = time.time()
    built = tenhn("edition", "build")
    seconds = time.time() - start
    faults = []
    if built.returncode: faults.append("not built: " + built.stderr.strip())
    else:
        key = tenhn("edition", "list").stdout.split()[0]
        path = os.path.join(folder, "edition.json")
        tenhn("edition", "export", key, "--format", "json", "--output", path)
        edition = json.load(open(path))
        read = [s["id"] for s in edition["stories"] if s["article"]]
        wanted = [str(1000 + n) for n in range(COUNT) if is_quick(n)]
        if len(edition["stories"]) != 10: faults.append("%d stories" % len(edition["stories"]))
        if read != wanted: faults.append("read %s, not %s" % (read, wanted))
        again = tenhn("edition", "rebuild", os.path.join(folder, "data/archive", key + ".warc.gz"),
                      "--output", os.path.join(folder, "again"))
        if edition["hash"] not in again.stdout: faults.append("rebuilt as %s%s" % (again.stdout, again.stderr))
        print("%s: sealed after %.1f s; of ten stories %d with their articles, %d as cards; %d listed as unreadable" % (
            key, seconds, len(read), 10 - len(read), len(edition["unreadable"])))
    if seconds > LIMIT: faults.append("took longer than %d s" % LIMIT)
    report = Report("slow")
    report("An edition is sealed in %d s though nine sites in ten are slow." % LIMIT, not faults, "; ".join(faults))
    sys.exit(report.finish())


main()
