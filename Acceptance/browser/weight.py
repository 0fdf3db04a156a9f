"""What the pages weigh, how soon they are painted and how much they shift, beside a static page of equal size in the same run.

Both come to a cold browser over a connection of 10 Mbit/s and 40 ms, on a processor slowed down four times, in turns. Cold means
started for this one load: in one browser the page before left fonts and a process behind, and ours took 1.55 times the static
page's time after that page, 1.10 times after a styled one.

The static page has the edition's words and as many bytes, of which the style sheet's are a comment; it has no script.
"""
import contextlib
import gzip
import http.server
import re
import statistics
import threading
import urllib.request

from browser import PHONE, browser, until
from recorded import MORNING, Site

ROUNDS = 30
LIMIT_EDITION, LIMIT_TEXT, LIMIT_PAINT = 14_000, 300_000, 1.25
# A browser may paint a page whose last bytes are still to come, and a centred line then grows by its last words.
LIMIT_SHIFT = 0.005

WATCH = """
window.paint = 0; window.shift = 0;
new PerformanceObserver((list) => { for (const each of list.getEntries()) window.paint = each.startTime; })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shift += each.value; })
  .observe({type: 'layout-shift', buffered: true});
"""


def fetched(url):
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        return body, gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body


class Static:
    """One page, compressed once, from a bare server."""

    def __init__(self, body):
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                isPage = self.path == "/"
                self.send_response(200 if isPage else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(body) if isPage else 0))
                self.end_headers()
                if isPage:
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}/"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()


def static_page(page):
    style = re.search(r"<style>(.*?)</style>", page, re.S).group(1)
    page = page.replace(f"<style>{style}</style>", f"<!-- {style} -->")
    page = re.sub(r"<meta http-equiv[^>]*>|<script.*?</script>|<link[^>]*>", "", page, flags=re.S)
    return page


@contextlib.contextmanager
def slow_browser():
    """A phone of some years ago that has seen nothing yet."""
    with browser(PHONE) as driver:
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
        driver.execute_cdp_cmd("Network.enable", {})
        driver.execute_cdp_cmd("Network.setBypassServiceWorker", {"bypass": True})
        driver.execute_cdp_cmd("Network.emulateNetworkConditions",
                               dict(offline=False, latency=40, downloadThroughput=1_250_000, uploadThroughput=1_250_000))
        driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": 4})
        yield driver


def measure(driver, url):
    driver.get(url)
    until(lambda: driver.execute_script("return document.readyState === 'complete' && window.paint > 0"), 10)
    driver.execute_async_script("setTimeout(arguments[0], 300)")
    return driver.execute_script("return [window.paint, window.shift]")


with Site("evening", "morning") as site:
    direct = site.direct
    packed, page = fetched(direct + "/")
    stories = [len(fetched(f"{direct}/editions/{MORNING}/{number}")[0]) for number in range(1, 11)]
    total = len(packed) + sum(stories)
    print(f"edition page {len(packed)} bytes compressed, its style included (at most {LIMIT_EDITION}): {len(packed) / LIMIT_EDITION:.2f}×")
    print(f"whole text of the edition {total} bytes compressed (at most {LIMIT_TEXT}): {total / LIMIT_TEXT:.2f}×")
    static = Static(gzip.compress(static_page(page.decode()).encode(), 9))
    paints, shifts = {"ours": [], "static": []}, []
    for _ in range(ROUNDS):
        for name, url in (("ours", direct + "/"), ("static", static.url)):
            with slow_browser() as driver:
                paint, shift = measure(driver, url)
            paints[name].append(paint)
            if name == "ours":
                shifts.append(shift)
    with slow_browser() as driver:
        for number in range(1, 11):
            shifts.append(measure(driver, f"{direct}/editions/{MORNING}/{number}")[1])
    ours, plain = statistics.median(paints["ours"]), statistics.median(paints["static"])
    print(f"largest paint, median of {ROUNDS}: {ours:.0f} ms, static page {plain:.0f} ms (at most {LIMIT_PAINT}×): {ours / plain:.2f}×")
    print(f"layout shift, largest of {len(shifts)} loads, every story among them: {max(shifts):.4f}")
    if len(packed) > LIMIT_EDITION or total > LIMIT_TEXT or ours > LIMIT_PAINT * plain or max(shifts) > LIMIT_SHIFT:
        raise SystemExit("bench-page: a limit is passed")
