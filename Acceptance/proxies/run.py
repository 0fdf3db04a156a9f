#!/usr/bin/env python3
"""nginx and Caddy in front of two instances: at a name without any setting, under a path that the proxy keeps or cuts off, and both on
one origin. Every link of every page that is met must lead to the same site. Debian: nginx, caddy. Uses loopback alone."""
import html.parser, http.client, pathlib, shutil, subprocess, sys, tempfile, urllib.parse

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Acceptance"))
from support import places
from support.reports import Report
from support.servers import Process, Server, free_port

NAME = "news.example.org"


class Links(html.parser.HTMLParser):
    """The addresses that a page leads to, and its own permanent one."""
    def __init__(self, text):
        super().__init__()
        # A form that posts can't be fetched, only looked at.
        self.links, self.posts, self.canonical = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        isPost = tag == "form" and (attributes.get("method") or "").lower() == "post"
        for name in ("href", "src", "action"):
            if attributes.get(name): (self.posts if isPost else self.links).append(attributes[name])
        if attributes.get("rel") == "canonical": self.canonical = attributes["href"]


def get(port, path, method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, headers={"Host": NAME})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict((name.lower(), value) for name, value in answer.getheaders()), body.decode("utf-8", "replace")


def walk(port, base):
    """Follows every link of our own from the front page, as far as a hundred pages. Returns what is wrong."""
    root = urllib.parse.urlsplit(base).path
    queue, seen, wrong = [root + "/"], set(), []
    while queue and len(seen) < 100:
        path = queue.pop(0)
        if path in seen: continue
        seen.add(path)
        status, headers, text = get(port, path)
        if status in (301, 308): queue.append(urllib.parse.urlsplit(headers["location"]).path); continue
        if status != 200: wrong.append("%s: %d" % (path, status)); continue
        if "html" not in headers.get("content-type", ""): continue
        page = Links(text)
        if page.canonical and not page.canonical.startswith(base + "/"): wrong.append("%s: canonical %s" % (path, page.canonical))
        for link in page.links + page.posts:
            if link.startswith("/") and not link.startswith(root + "/"): wrong.append("%s leads out to %s" % (path, link))
        for link in page.links:
            if link.startswith("/"): queue.append(urllib.parse.urlsplit(link).path)
    feed = get(port, root + "/feed.atom")[2]
    if "href=\"%s/" % base not in feed: wrong.append("the feed doesn't lead to %s" % base)
    if len(seen) < 15: wrong.append("only %d addresses were met" % len(seen))
    return wrong


def site_at(data, base=None):
    return Server(data, arguments=["--base-url", base] if base else [])


def nginx(folder, port, locations):
    lines = "".join("location %s { proxy_pass http://127.0.0.1:%d%s; %s }\n" % (place, target, path, " ".join(
        "proxy_set_header %s;" % header for header in (
            "Host $http_host", "X-Forwarded-For $proxy_add_x_forwarded_for", "X-Forwarded-Proto $scheme")))
        for place, target, path in locations)
    file = folder / ("nginx-%d.conf" % port)
    file.write_text("daemon off; pid %s/nginx-%d.pid; error_log stderr;\nevents {}\nhttp { access_log off; %s\nserver { listen 127.0.0.1:%d;\n%s} }\n" % (
        folder, port, "".join("%s_temp_path %s/%s-%d;" % (kind, folder, kind, port) for kind in (
            "client_body", "proxy", "fastcgi", "uwsgi", "scgi")), port, lines))
    return Process(["nginx", "-c", file, "-p", folder], port)


def caddy(folder, port, locations):
    lines = "".join("%s {\n reverse_proxy 127.0.0.1:%d\n}\n" % (place, target) for place, target, _ in locations)
    file = folder / ("Caddyfile-%d" % port)
    file.write_text("{\n admin off\n auto_https off\n}\nhttp://:%d {\n bind 127.0.0.1\n%s}\n" % (port, lines))
    return Process(["env", "HOME=%s" % folder, "XDG_DATA_HOME=%s" % folder, "XDG_CONFIG_HOME=%s" % folder,
                    "caddy", "run", "--config", file, "--adapter", "caddyfile"], port)


# How each proxy writes: everything, a path that it keeps, a path that it cuts off.
PROXIES = {
    "nginx": (nginx, lambda port: [("/", port, "")],
              lambda path, port: [("%s/" % path, port, "")], lambda path, port: [("%s/" % path, port, "/")]),
    "caddy": (caddy, lambda port: [("handle", port, "")],
              lambda path, port: [("handle %s/*" % path, port, "")], lambda path, port: [("handle_path %s/*" % path, port, "")]),
}


def edition(data, folder):
    archive = folder / "sample.warc.gz"
    if not archive.exists():
        subprocess.run([places.TENHN, "sample", "pack", REPOSITORY / "Sample", archive], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([places.TENHN, "edition", "build", "--at", "2026-01-01T06:00:00Z", "--replay", archive, "--data", data],
                   check=True, stdout=subprocess.DEVNULL)


def main():
    report = Report("proxies")
    with tempfile.TemporaryDirectory(prefix="tenhn-proxies") as name:
        folder = pathlib.Path(name)
        data = [folder / "one", folder / "two"]
        for place in data: edition(place, folder)
        for proxy, (start, whole, kept, cut) in PROXIES.items():
            if not shutil.which(proxy):
                report.skipped("a site behind %s" % proxy, "%s isn't installed" % proxy)
                continue
            base, sub = "http://%s" % NAME, "http://%s/news" % NAME
            other = "http://%s/papers" % NAME
            with site_at(data[0]) as site:
                port = free_port()
                with start(folder, port, whole(site.port)):
                    wrong = walk(port, base)
                    report("Behind %s at a name, links lead to the name without any setting." % proxy, not wrong, "; ".join(wrong[:3]))
                    heads = [path for path in ("/", "/mcp", "/nowhere", "/feed.atom") if get(port, path, "HEAD")[2]]
                    report("Behind %s no HEAD has a body." % proxy, not heads, " ".join(heads))
            with site_at(data[0], sub) as first, site_at(data[1], other) as second:
                for words, places_of in (("keeps", kept), ("cuts off", cut)):
                    port = free_port()
                    with start(folder, port, places_of("/news", first.port) + places_of("/papers", second.port)):
                        wrong = walk(port, sub) + walk(port, other)
                        report("Two sites on one origin behind %s, which %s their paths, lead to themselves alone." % (proxy, words),
                               not wrong, "; ".join(wrong[:3]))
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
