"""A real server with recorded editions, behind a proxy that can fail as networks do."""
import http.client
import http.server
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import urllib.request

import recording

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SHARED = pathlib.Path(os.environ.get("TENHN_SHARED", ROOT.parent / "shared"))
TENHN = os.environ.get("TENHN", str(ROOT / ".build/debug/tenhn"))

EVENING, MORNING = "2026-05-06-evening", "2026-05-07-morning"
CUTOFFS = {"evening": "2026-05-06T18:00:00Z", "morning": "2026-05-07T06:00:00Z"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """`tenhn serve` on a data folder of its own. Readers go through `url`."""

    def __init__(self, *editions):
        self.data = tempfile.mkdtemp(prefix="tenhn-browser-")
        self.port = free_port()
        self.server = None
        self.network = Network(self)
        self.url = f"http://127.0.0.1:{self.network.port}"
        for edition in editions:
            self.build(edition)
        self.start()

    def build(self, name):
        archive = SHARED / f"replay/{name}.warc.gz"
        if name == "evening":
            own = pathlib.Path(self.data, "evening.warc.gz")
            recording.rewrite(archive, own)
            archive = own
        subprocess.run([TENHN, "edition", "build", "--at", CUTOFFS[name], "--replay", str(archive), "--data", self.data],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self):
        self.server = subprocess.Popen(
            [TENHN, "serve", "--data", self.data, "--live", "no", "--port", str(self.port), "--base-url", self.url],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                # It listens before its pages are made, and a reader who waits for them long sees what is stored.
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=15):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("tenhn serve does not start")

    def stop(self):
        self.server.terminate()
        self.server.wait()

    def restart(self):
        self.stop()
        self.start()

    def close(self):
        self.stop()
        self.network.close()
        shutil.rmtree(self.data, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Network:
    """Passes requests on. `dead` drops every connection; what `broken` accepts is answered with 500."""

    def __init__(self, site):
        self.dead = False
        self.broken = lambda path: False
        self.asked = []
        network = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def pass_on(self):
                network.asked.append(self.path)
                if network.dead:
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                if network.broken(self.path):
                    self.send_response(500)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                upstream = http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)
                headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
                upstream.request(self.command, self.path, body or None, headers)
                answer = upstream.getresponse()
                content = answer.read()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("transfer-encoding", "connection", "content-length", "date"):
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                if self.command != "HEAD":
                    self.wfile.write(content)
                upstream.close()

            do_GET = do_POST = do_HEAD = pass_on

            def log_message(self, *_):
                pass

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                pass

        self.http = Server(("127.0.0.1", 0), Handler)
        self.port = self.http.server_address[1]
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def close(self):
        self.http.shutdown()
        self.http.server_close()


def pages(site):
    """Every kind of page that there is, by a name for people, with an address. What the archives hold decides which
    stories have code, a table or another script."""
    kinds = [("the front page", "/"), ("an older edition", f"/editions/{EVENING}"), ("the archive", "/archive"), ("the about page", "/about"),
             ("the settings", "/settings"), ("the offline page", "/offline"), ("what is not there", "/nothing"), ("a reserve", f"/editions/{MORNING}/R1"),
             ("a search", "/search?q=the"), ("an empty search", "/search"), ("the week", "/week"), ("the status", "/status")]
    for edition in (EVENING, MORNING):
        kinds += [(f"story {number} of {edition}", f"/editions/{edition}/{number}") for number in range(1, 11)]
    return kinds
