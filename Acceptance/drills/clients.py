"""S: slow, broken and greedy clients of our server. R: a long life."""
import base64, json, os, re, shutil, socket, statistics, subprocess, threading, time
from checker import Checker
from world import ROOT, Deviation, Server, World

REFUSALS = {400, 405, 408, 411, 413, 414, 417, 421, 426, 431, 501, 505}


class Readers:
    """Ordinary readers beside a drill. The wait of the slowest in a hundred counts."""

    def __init__(self, server, count=4):
        self.server, self.stop, self.times, self.failures = server, threading.Event(), [], []
        self.threads = [threading.Thread(target=self.read, daemon=True) for _ in range(count)]

    def read(self):
        while not self.stop.is_set():
            start = time.monotonic()
            try:
                status, _ = self.server.get("/", timeout=10)
                if status != 200: self.failures.append(status)
            except Exception as error: self.failures.append(repr(error))
            self.times.append(time.monotonic() - start)
            time.sleep(.02)

    def __enter__(self):
        for thread in self.threads: thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        for thread in self.threads: thread.join(15)

    def p99(self): return sorted(self.times)[int(len(self.times) * .99)] if self.times else 99

    def judge(self):
        if self.p99() > 1: raise Deviation("other readers' 99th percentile was %.2f s of %d answers" % (self.p99(), len(self.times)))
        if self.failures: raise Deviation("other readers met %d failures: %s" % (len(self.failures), self.failures[:3]))
        return "99th percentile of others %.0f ms" % (1000 * self.p99())


def s1(options, random, rounds):
    """Slow heads, slow bodies, slow readers, 200 at a time."""
    if not shutil.which("slowhttptest"): return "skipped: no slowhttptest"
    world, results = World(options, "s1"), []
    seconds = 30 if options.scale >= 1 else 12
    try:
        world.must(world.build(0), "edition build")
        for mode in ("-H", "-B", "-X"):
            with Server(world) as server:
                server.get("/")
                before = server.status("VmRSS")
                with Readers(server) as readers:
                    subprocess.run(["slowhttptest", "-c", "200", mode, "-i", "5", "-r", "50", "-l", str(seconds), "-p", "3",
                                             "-u", server.url + "/"], capture_output=True, text=True, timeout=seconds + 60)
                    grown = server.status("VmRSS") - before
                if server.process.poll() is not None: raise Deviation("the server died under %s" % mode)
                if grown > 64 * 1024: raise Deviation("%s: %d MB more" % (mode, grown // 1024))
                results.append("%s: %s, +%d MB" % (mode, readers.judge(), max(0, grown) // 1024))
        return "; ".join(results)
    finally: world.close()


def exchange(port, data, wait=8, silence=.8):
    """Sends bytes and returns all that comes back, and whether the server closed. After so much silence nothing more is to come."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        got, closed = b"", False
        try:
            connection.sendall(data)
            connection.settimeout(.4)
            start = time.monotonic()
            while time.monotonic() - start < wait:
                try: part = connection.recv(65536)
                except socket.timeout:
                    if got or time.monotonic() - start > silence: break
                    continue
                if not part:
                    closed = True
                    break
                got += part
        except OSError: closed = True
        return got, closed


def s2(options, random, rounds):
    """Malformed requests: refused or cut, never 5xx, never a second request out of the same bytes."""
    path = os.path.join(options.shared, "suites/http1-messages/cases.json")
    if not os.path.exists(path): return "skipped: needs ../shared"
    cases = json.load(open(path))
    cases = [case for case in (cases["cases"] if isinstance(cases, dict) else cases) if case["kind"] == "request"]
    world, refused, faults = World(options, "s2"), 0, []
    try:
        world.must(world.build(0), "edition build")
        with Server(world) as server:
            def one(case):
                got, closed = exchange(server.port, base64.b64decode(case["base64"]))
                statuses = [int(code) for code in re.findall(rb"^HTTP/1\.1 (\d{3})", got, re.M)]
                if any(code >= 500 and code not in (501, 505) for code in statuses): return "%s: %s" % (case["title"], statuses)
                if case["strict_error"]:
                    complete = case.get("messages_complete") or 0
                    good = [code for code in statuses if code not in REFUSALS]
                    if len(good) > complete and not (closed and not statuses): return "%s: answered %s, %d requests were whole" % (case["title"], statuses, complete)
                return None
            from concurrent.futures import ThreadPoolExecutor
            with ThreadPoolExecutor(16) as pool: results = list(pool.map(one, cases))
            faults = [result for result in results if result]
            refused = sum(1 for case in cases if case["strict_error"])
            if server.process.poll() is not None: raise Deviation("the server died")
            if server.get("/")[0] != 200: raise Deviation("the server does not answer afterwards")
        if faults: raise Deviation("%d of %d: %s" % (len(faults), len(cases), " | ".join(faults[:6])))
        return "%d messages, %d of them malformed, and those all refused" % (len(cases), refused)
    finally: world.close()


def s3(options, random, rounds):
    """Generated requests to every operation of the API's description."""
    places = [os.environ.get("SCHEMATHESIS"), shutil.which("schemathesis")] + [str(ROOT / ".build" / venv / "bin/schemathesis") for venv in ("checkers", "programs-venv")]
    program = next((place for place in places if place and os.path.exists(place)), None)
    if not program: return "skipped: no schemathesis (Scripts/checkers installs it)"
    world = World(options, "s3")
    try:
        world.must(world.build(0), "edition build")
        with Server(world) as server:
            if server.get("/api/v1/openapi.json")[0] != 200: return "skipped: the server has no description of an API"
            examples = max(5, round(50 * min(1, options.scale)))
            run = subprocess.run([program, "run", server.url + "/api/v1/openapi.json", "--url", server.url, "--max-examples", str(examples), "--seed", "1"], capture_output=True, text=True, timeout=900, cwd=world.folder)
            if run.returncode: raise Deviation(run.stdout[-800:])
            return "%d examples an operation, no finding" % examples
    finally: world.close()


def s4(options, random, rounds):
    """Traversal, huge queries, 10,000 fields, a megabyte of URL, odd ranges and methods, a flood of connections."""
    world = World(options, "s4")
    try:
        world.must(world.build(0), "edition build")
        key = world.moment(0)[1]
        paths = ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/blobs/..%2f..%2ftenhn.sqlite", "/editions/..%2f..%2ftenhn.sqlite", "/blobs/%00", "//etc/passwd",
                 "/editions/%s/..;/" % key, "/search?q=" + "a" * 60000, "/search?q=%ff%fe", "/search?q=" + "%22" * 2000, "/search?q=NEAR(a,b)%20OR%20*", "/a" * 20000,
                 "/editions/" + "9" * 5000, "/?" + "&".join("a%d=1" % i for i in range(5000)), "/%", "/%zz", "/\xff", "/editions/9999-99-99-morning", "/archive?page=-1", "/week?at=%00"]
        requests = [("GET %s" % path[:40], "GET %s HTTP/1.1\r\nHost: a\r\n\r\n" % path) for path in paths]
        requests += [("1 MiB of URL", "GET /%s HTTP/1.1\r\nHost: a\r\n\r\n" % ("a" * (1 << 20)))]
        requests += [("10,000 fields", "GET / HTTP/1.1\r\nHost: a\r\n" + "".join("X-%d: y\r\n" % i for i in range(10000)) + "\r\n")]
        requests += [("a field of 1 MiB", "GET / HTTP/1.1\r\nHost: a\r\nX: %s\r\n\r\n" % ("a" * (1 << 20)))]
        requests += [("10,000 cookies", "GET / HTTP/1.1\r\nHost: a\r\nCookie: %s\r\n\r\n" % "; ".join("a%d=b" % i for i in range(5000)))]
        for value in ["0-", "0-,0-,0-,0-", "-1", "5-2", "bytes=0-", "bytes=" + ",".join("0-" for _ in range(1000)), "bytes=99999999999999999999-", "bytes=-0", "lines=1-2"]:
            requests.append(("Range: " + value[:20], "GET / HTTP/1.1\r\nHost: a\r\nRange: %s\r\n\r\n" % value))
        for value in ["*", "W/\"x\"", "\"" * 1000, ",,,,", "\x7f"]: requests.append(("If-None-Match", "GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: %s\r\n\r\n" % value))
        for value in ["gzip;q=x", "*;q=0", "br;q=1.000000000000001", "," * 5000]: requests.append(("Accept-Encoding", "GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: %s\r\n\r\n" % value))
        for method in ["HEAD", "OPTIONS", "POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "BREW", "G" * 3000]:
            for path in ["/", "/editions/%s" % key, "/api/v1/editions", "/mcp", "/healthz", "/nothing"]:
                requests.append(("%s %s" % (method[:8], path), "%s %s HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n" % (method, path)))
        requests += [("a body to GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n" + "a" * 100000),
                     ("a body of 50 MB", "POST /api/v1/feedback HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n" + "a" * 3000000),
                     ("HTTP/0.9", "GET /\r\n\r\n"), ("HTTP/3.0", "GET / HTTP/3.0\r\nHost: a\r\n\r\n"), ("no host", "GET / HTTP/1.1\r\n\r\n"),
                     ("an upgrade", "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n")]
        faults, statuses = [], {}
        with Server(world) as server:
            server.get("/")
            before = server.status("VmRSS")
            with Readers(server) as readers:
                for name, text in requests:
                    got, closed = exchange(server.port, text.encode("latin-1"), wait=12, silence=12)
                    codes = [int(code) for code in re.findall(rb"^HTTP/1\.1 (\d{3})", got, re.M)]
                    for code in codes: statuses[code // 100] = statuses.get(code // 100, 0) + 1
                    if any(code >= 500 and code not in (501, 505) for code in codes): faults.append("%s: %s" % (name, codes))
                    elif not codes and not closed: faults.append("%s: no answer" % name)
                    if b"root:x:0:" in got or b"SQLite format" in got: faults.append("%s: got out of the folder" % name)
                # A flood: many connections that say nothing, and many that come and go.
                idle = []
                for _ in range(800):
                    try: idle.append(socket.create_connection(("127.0.0.1", server.port), timeout=2))
                    except OSError: break
                time.sleep(1)
                for connection in idle: connection.close()
                for _ in range(2000):
                    try: socket.create_connection(("127.0.0.1", server.port), timeout=2).close()
                    except OSError: pass
            grown = server.status("VmRSS") - before
            if server.process.poll() is not None: raise Deviation("the server died")
            if server.get("/")[0] != 200: raise Deviation("the server does not answer afterwards")
        if faults: raise Deviation("%d of %d: %s" % (len(faults), len(requests), " | ".join(faults[:6])))
        if grown > 64 * 1024: raise Deviation("%d MB more after it" % (grown // 1024))
        return "%d requests and a flood of 2,800 connections: %s; %s; +%d MB" % (len(requests), " ".join("%dxx %d" % pair for pair in sorted(statuses.items())), readers.judge(), max(0, grown) // 1024)
    finally: world.close()


def r1(options, random, rounds):
    """Sixty editions in the life of one server: memory and files stay level."""
    world = World(options, "r1")
    try:
        world.must(world.build(0), "edition build")
        samples = []
        with Server(world) as server:
            for step in range(1, rounds + 1):
                world.must(world.build(step), "edition build")
                if step % 5 == 0 or step == rounds:
                    # The server looks for new editions every 20 seconds.
                    key, start = world.moment(step)[1], time.monotonic()
                    while server.get("/editions/%s.json" % key)[0] != 200 or key.encode() not in server.get("/feed-editions.atom")[1]:
                        if time.monotonic() - start > 60: raise Deviation("%s does not show within a minute" % key)
                        time.sleep(.5)
                    for number in range(1, 11): server.get("/editions/%s/%d" % (key, number))
                    samples.append((step, server.status("VmRSS"), len(os.listdir("/proc/%d/fd" % server.process.pid))))
        half = [sample for sample in samples if sample[0] > rounds / 3]
        if len(half) >= 3:
            steps, sizes = [s[0] for s in half], [s[1] for s in half]
            mean = statistics.mean(steps)
            slope = sum((x - mean) * (y - statistics.mean(sizes)) for x, y in zip(steps, sizes)) / sum((x - mean) ** 2 for x in steps) * 10 / 1024
            if slope > 1: raise Deviation("memory grows by %.2f MB in 10 editions: %s" % (slope, samples))
            if half[-1][2] > half[0][2] + 4: raise Deviation("open files grow: %s" % samples)
        else: slope = 0
        Checker(world).check(expected=[world.moment(step)[1] for step in range(rounds + 1)])
        return "%d editions: %.2f MB more in 10, %d to %d open files" % (rounds, slope, samples[0][2], samples[-1][2])
    finally: world.close()


DRILLS = {"S1": (s1, 3), "S2": (s2, 1), "S3": (s3, 1), "S4": (s4, 1), "R1": (r1, 60)}
