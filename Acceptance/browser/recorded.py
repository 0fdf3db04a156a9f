"""The site of the recorded editions, behind a proxy that can fail as networks do."""
import http.client
import http.server
import pathlib
import socket
import subprocess
import threading

import recording
from support import places
from support.servers import Server, free_port

EVENING, MORNING = "2026-05-06-evening", "2026-05-07-morning"
CUTOFFS = {"evening": "2026-05-06T18:00:00Z", "morning": "2026-05-07T06:00:00Z"}


class Site(Server):
    """`tenhn serve` over these editions. Readers go through `url`, which leads through `network`; `direct` goes around it."""

    def __init__(self, *editions):
        port = free_port()
        self.network = Network(port)
        super().__init__(port=port, arguments=["--base-url", self.url])
        for edition in editions:
            self.build(edition)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.network.port}"

    @property
    def direct(self):
        return f"http://127.0.0.1:{self.port}"

    def build(self, name):
        archive = places.SHARED / f"replay/{name}.warc.gz"
        if name == "evening":
            own = pathlib.Path(self.data, "evening.warc.gz")
            recording.rewrite(archive, own)
            archive = own
        subprocess.run([places.TENHN, "edition", "build", "--at", CUTOFFS[name], "--replay", str(archive), "--data", self.data],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def __exit__(self, *error):
        try:
            super().__exit__(*error)
        finally:
            self.network.close()


class Network:
    """Passes requests on to a port. While `dead` it drops every connection; a path that `broken` accepts is answered with 500.
    What `alter` makes of a path and its bytes is passed on in their place."""

    def __init__(self, port):
        self.dead = False
        self.broken = lambda path: False
        self.alter = None
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
                upstream = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
                headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
                if network.alter:
                    headers = {name: value for name, value in headers.items() if name.lower() != "accept-encoding"}
                upstream.request(self.command, self.path, body or None, headers)
                answer = upstream.getresponse()
                content = answer.read()
                if network.alter:
                    content = network.alter(self.path, content)
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
    """Name and address of every kind of page. The archives decide which stories have code, a table or another script."""
    kinds = [("the front page", "/"), ("an older edition", f"/editions/{EVENING}"), ("the archive", "/archive"), ("the about page", "/about"),
             ("the settings", "/settings"), ("what is saved", "/saved"), ("how to get it", "/get"), ("the offline page", "/offline"), ("what is not there", "/nothing"), ("a reserve", f"/editions/{MORNING}/R1"),
             ("a search", "/search?q=the"), ("a search of comments", "/search?q=in:comments+the"), ("an empty search", "/search"), ("the week", "/week"), ("the status", "/status")]
    for edition in (EVENING, MORNING):
        kinds += [(f"story {number} of {edition}", f"/editions/{edition}/{number}") for number in range(1, 11)]
    kinds += [(f"the discussion of story {number} of {EVENING}", f"/editions/{EVENING}/{number}/discussion") for number in (2, 6)]
    return kinds
