#!/usr/bin/env python3
"""Runs `tenhn fetch` against a server that misbehaves in every known way, and against names that lead to private addresses.

  Acceptance/hostile/run.py [--tenhn PROGRAM] [--shared FOLDER] [--alone]

Everything happens in a network namespace of its own that has loopback alone, so that a mistake reaches nobody. Prints one line
for each deviation, then the counts; the exit status is 1 if there is any deviation.
"""
import argparse, json, os, pathlib, resource, shutil, socket, ssl, struct, subprocess, sys, tempfile, threading, time, urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import environments, places
from support.reports import Report
from support.servers import HostileOrigin



# Nothing of the surroundings may change a fetch: a proxy, a password.
SURROUNDINGS = {name: "http://127.0.0.1:9" for name in ("http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")}


def fetch(options, urls):
    """Lines by URL in order, seconds, and the peak memory of all processes so far in MiB."""
    start = time.time()
    process = subprocess.Popen(options.tenhn + urls, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **SURROUNDINGS})
    out, err = process.communicate()
    # As the kernel counted it: a plain fetch is over before a watcher has looked once.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    lines = [json.loads(line) for line in out.decode().split("\n") if line]
    return lines, time.time() - start, peak, process.returncode, err.decode()


def is_accepted(path, line):
    """Whether the outcome is one of those that the path's `accept` names."""
    error, text = line["error"], line.get("text") or ""
    if any(a.startswith("nottext:") and a[8:] in text for a in path["accept"]): return False
    for accepted in path["accept"]:
        if accepted == "error" and error: return True
        if accepted == "empty" and not error and line["bytes"] == 0: return True
        if accepted == "capped": return True
        if accepted.startswith("text:") and not error and accepted[5:] in text: return True
        if accepted.startswith("status:") and line["status"] == int(accepted[7:]): return True
        if accepted.startswith("nottext:") and not error: return True
    return False


def judge(path, line):
    faults = []
    if not is_accepted(path, line):
        faults.append("%s, error %s, status %s, wanted %s" % (line["bytes"], line["error"], line["status"], path["accept"]))
    if line["seconds"] > path["max_seconds"]: faults.append("took %.1f s" % line["seconds"])
    if path["max_bytes"] and line["bytes"] > path["max_bytes"]: faults.append("kept %d bytes" % line["bytes"])
    return faults


def hostile(options, port):
    base = "http://127.0.0.1:%d" % port
    with urllib.request.urlopen(base + "/index.json") as answer: index = json.load(answer)
    paths = index["paths"]
    tenhn = options.tenhn
    options.tenhn = tenhn + ["fetch", "--allow", "127.0.0.1:%d" % port]
    floor = fetch(options, [base + "/ok"])[2]
    failures = {}
    urllib.request.urlopen(base + "/reset-seen").read()
    if options.alone:
        lines, seconds, peak = [], 0, 0
        for path in paths:
            one, spent, memory, code, err = fetch(options, [base + path["path"]])
            lines += one
            seconds, peak = seconds + spent, max(peak, memory)
            if code: failures[path["path"]] = ["exit status %d: %s" % (code, err.strip()[-200:])]
    else:
        lines, seconds, peak, code, err = fetch(options, [base + path["path"] for path in paths])
        if code: failures["(all)"] = ["exit status %d: %s" % (code, err.strip()[-200:])]
    for path, line in zip(paths, lines):
        faults = judge(path, line)
        if faults: failures.setdefault(path["path"], []).extend(faults)
    with urllib.request.urlopen(base + "/seen") as answer: seen = json.load(answer)
    for path, limit in (("/429-retry-after-year", 3), ("/503-always", 3), ("/redirect-loop", 10), ("/redirect-a", 20), ("/redirect-b", 20)):
        if seen.get(path, 0) > limit: failures.setdefault(path, []).append("%d hits" % seen[path])
    chain = sum(count for path, count in seen.items() if path.startswith("/redirect-chain/"))
    if chain > 10: failures.setdefault("/redirect-chain/0", []).append("%d hits" % chain)
    if len(lines) != len(paths): failures["(all)"] = ["%d lines for %d paths" % (len(lines), len(paths))]
    if peak > floor + 64: failures["(memory)"] = ["%d MiB over %d MiB" % (peak - floor, floor)]
    for path, faults in sorted(failures.items()): print("hostile %s: %s" % (path, "; ".join(faults)))
    wrong = len([path for path in failures if path.startswith("/")])
    print("hostile %s: %d of %d paths as they must be, %.0f s, %d MiB over a floor of %d MiB"
          % ("alone" if options.alone else "all together", len(paths) - wrong, len(paths), seconds, peak - floor, floor))
    options.tenhn = tenhn
    return len(failures)


class NameServer(threading.Thread):
    """Gives answers[i] on look-up i of a name, the last for ever; long answers go over TCP."""

    def __init__(self, cases):
        super().__init__(daemon=True)
        self.cases = {case["name"]: case["answers"] for case in cases}
        self.seen = {}
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        self.port = self.udp.getsockname()[1]
        self.tcp = socket.socket()
        self.tcp.bind(("127.0.0.1", self.port))
        self.tcp.listen(8)
        threading.Thread(target=self.serve_tcp, daemon=True).start()

    def answer(self, query):
        position, labels = 12, []
        while query[position]:
            labels.append(query[position + 1:position + 1 + query[position]].decode())
            position += query[position] + 1
        name, kind = ".".join(labels), struct.unpack("!H", query[position + 1:position + 3])[0]
        question = query[12:position + 5]
        answers = self.cases.get(name)
        if answers is None: return query[:2] + b"\x81\x83" + struct.pack("!4H", 1, 0, 0, 0) + question
        turn = self.seen.get((name, kind), 0)
        self.seen[(name, kind)] = turn + 1
        family, number = (socket.AF_INET, 1) if kind == 1 else (socket.AF_INET6, 28)
        records = [socket.inet_pton(family, a) for a in answers[min(turn, len(answers) - 1)] if (":" in a) == (kind == 28)]
        body = b"".join(b"\xc0\x0c" + struct.pack("!HHIH", number, 1, 0, len(r)) + r for r in records)
        return query[:2] + b"\x81\x80" + struct.pack("!4H", 1, len(records), 0, 0) + question + body

    def run(self):
        while True:
            query, peer = self.udp.recvfrom(4096)
            reply = self.answer(query)
            if len(reply) > 512: reply = query[:2] + b"\x83\x80" + struct.pack("!4H", 1, 0, 0, 0) + query[12:]
            self.udp.sendto(reply, peer)

    def serve_tcp(self):
        while True:
            connection, _ = self.tcp.accept()
            length = struct.unpack("!H", connection.recv(2))[0]
            reply = self.answer(connection.recv(length))
            connection.sendall(struct.pack("!H", len(reply)) + reply)
            connection.close()


class Trap(threading.Thread):
    """Listens where nothing may be fetched from: every connection it takes is a hole."""

    def __init__(self, address, port):
        super().__init__(daemon=True)
        self.hits = 0
        self.socket = socket.socket()
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind((address, port))
        self.socket.listen(64)

    def run(self):
        while True:
            connection, _ = self.socket.accept()
            self.hits += 1
            connection.close()


def ssrf(options):
    folder = os.path.join(options.shared, "suites/ssrf")
    resolutions = json.load(open(folder + "/resolutions.json"))
    urls = json.load(open(folder + "/urls.json"))
    # This host takes the addresses of the suite for the moment, so a connection to them would succeed and be seen.
    for address in ("169.254.169.254", "10.0.0.5", "10.0.0.1", "203.0.113.1", "93.184.216.34"):
        subprocess.run(["ip", "address", "add", address + "/32", "dev", "lo"], check=True)
    traps = {a: Trap(a, 80) for a in ("127.0.0.1", "169.254.169.254", "10.0.0.5", "10.0.0.1", "203.0.113.1")}
    public = Trap("93.184.216.34", 80)
    for trap in list(traps.values()) + [public]: trap.start()
    server = NameServer(resolutions)
    server.start()
    tenhn = options.tenhn
    options.tenhn = tenhn + ["fetch", "--resolver", "127.0.0.1:%d" % server.port]
    bad = []
    for case in resolutions:
        before = {a: t.hits for a, t in traps.items()}
        reached = public.hits
        for _ in range(3): line = fetch(options, ["http://%s/" % case["name"]])[0][0]
        if case["allow"] and public.hits == reached: bad.append("%s: nobody was asked: %s" % (case["id"], line["error"]))
        for address, trap in traps.items():
            if trap.hits != before[address]: bad.append("%s: connected to %s" % (case["id"], address))
        if not case["allow"] and not line["error"]: bad.append("%s: no error" % case["id"])
    before = {a: t.hits for a, t in traps.items()}
    refused = [u for u in urls if not u["allow"]]
    lines = fetch(options, ["--"] + [u["url"] for u in refused])[0]
    for case, line in zip(refused, lines):
        if not line["error"]: bad.append("%s: %s was fetched" % (case["id"], case["url"]))
    for address, trap in traps.items():
        if trap.hits != before[address]: bad.append("a URL connected to %s" % address)
    options.tenhn = tenhn
    for line in bad: print("ssrf " + line)
    print("ssrf: %d resolutions and %d refused URLs, %d deviations" % (len(resolutions), len(lines), len(bad)))
    return len(bad) + (len(lines) != len(refused))


def certificate(folder, name, kind="DNS"):
    paths = [os.path.join(folder, name + end) for end in (".pem", ".key")]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + name,
         "-addext", "subjectAltName=%s:%s" % (kind, name), "-out", paths[0], "-keyout", paths[1]],
        check=True, stderr=subprocess.DEVNULL)
    return paths


class SecureServer(threading.Thread):
    """Speaks TLS with a trusted certificate, an unknown one, or not at all, by the address asked."""

    def __init__(self, address, contexts):
        super().__init__(daemon=True)
        self.contexts = contexts
        self.socket = socket.socket()
        self.socket.bind((address, 443))
        self.socket.listen(16)

    def run(self):
        while True:
            connection, _ = self.socket.accept()
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        try:
            if self.contexts == "silent": return time.sleep(60)
            if self.contexts != "plain": connection = self.contexts.wrap_socket(connection, server_side=True)
            path = connection.recv(65536).split(b" ")[1]
            status = b"404 None" if path == b"/robots.txt" else b"200 OK"
            connection.sendall(b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\nContent-Length: 7\r\nConnection: close\r\n\r\nMARK-OK")
            connection.close()
        except (OSError, IndexError): pass


def tls(options):
    folder = tempfile.mkdtemp()
    known, unknown = certificate(folder, "known.example"), certificate(folder, "unknown.example")
    subprocess.run(["mount", "--bind", known[0], "/etc/ssl/certs/ca-certificates.crt"], check=True)
    contexts = []
    for chain in (known, unknown):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*chain)
        contexts.append(context)
    cases = [("known.example", contexts[0], None), ("other.example", contexts[0], ("tls",)), ("unknown.example", contexts[1], ("tls",)),
             ("plain.example", "plain", ("tls",)), ("silent.example", "silent", ("tls", "timeout")), ("absent.example", None, ("connect",)),
             ("nowhere.example", None, ("dns",))]
    answers = []
    for number, (name, behaviour, _) in enumerate(cases[:-1]):
        address = "93.184.216.%d" % (40 + number)
        subprocess.run(["ip", "address", "add", address + "/32", "dev", "lo"], check=True)
        answers.append({"name": name, "answers": [[address]]})
        if behaviour: SecureServer(address, behaviour).start()
    server = NameServer(answers)
    server.start()
    tenhn = options.tenhn
    options.tenhn = tenhn + ["fetch", "--resolver", "127.0.0.1:%d" % server.port]
    lines = fetch(options, ["https://%s/" % name for name, _, _ in cases])[0]
    options.tenhn = tenhn
    bad = 0
    for (name, _, codes), line in zip(cases, lines):
        code = line["error"] and line["error"]["code"]
        right = code in codes if codes else line.get("text") == "MARK-OK"
        if not right or line["seconds"] > 25:
            bad += 1
            print("tls %s: %s after %s s, wanted %s" % (name, line["error"], line["seconds"], codes or "success"))
    print("tls: %d connections, %d deviations" % (len(lines), bad))
    return bad + (len(lines) != len(cases))


def http2(options):
    """A server that offers HTTP/2 is asked in HTTP/2, over few connections, and every limit holds there too."""
    folder = tempfile.mkdtemp()
    chain = certificate(folder, "93.184.216.60", "IP")
    subprocess.run(["mount", "--bind", chain[0], "/etc/ssl/certs/ca-certificates.crt"], check=True)
    subprocess.run(["ip", "address", "add", "93.184.216.60/32", "dev", "lo"], check=True)
    os.chmod(folder, 0o755)
    www = pathlib.Path(folder, "www")
    www.mkdir()
    for number in range(20): (www / ("%d.html" % number)).write_text("MARK-%d" % number)
    (www / "large.html").write_bytes(b"x" * (9 << 20))
    pathlib.Path(folder, "nginx.conf").write_text("""
        daemon off; master_process off; pid %(f)s/pid; error_log %(f)s/error;
        events {} http { log_format p "$server_protocol $connection $uri"; access_log %(f)s/access p; default_type text/html;
          client_body_temp_path %(f)s; proxy_temp_path %(f)s; fastcgi_temp_path %(f)s; uwsgi_temp_path %(f)s; scgi_temp_path %(f)s;
          server { listen 93.184.216.60:443 ssl http2; ssl_certificate %(c)s; ssl_certificate_key %(k)s; root %(f)s/www;
            location = /long-header { add_header X-Long "%(l)s"; return 200; } } }
        """ % {"f": folder, "c": chain[0], "k": chain[1], "l": "x" * 3000})
    server = subprocess.Popen(["nginx", "-c", folder + "/nginx.conf", "-p", folder], stderr=subprocess.DEVNULL)
    for _ in range(100):
        with socket.socket() as probe:
            if not probe.connect_ex(("93.184.216.60", 443)): break
        time.sleep(.05)
    base = "https://93.184.216.60/"
    tenhn = options.tenhn
    options.tenhn = tenhn + ["fetch"]
    lines = fetch(options, [base + "%d.html" % number for number in range(20)] + [base + "large.html", base + "long-header"])[0]
    options.tenhn = tenhn
    server.terminate()
    server.wait()
    seen = [line.split() for line in pathlib.Path(folder, "access").read_text().splitlines()]
    bad = ["%s: %s" % (line["url"], line["error"]) for number, line in enumerate(lines[:20]) if line.get("text") != "MARK-%d" % number]
    if (lines[20]["error"] or {}).get("code") != "too-large": bad.append("large: %s" % lines[20]["error"])
    if lines[21]["error"]: bad.append("long-header: %s" % lines[21]["error"])
    if not seen or any(protocol != "HTTP/2.0" for protocol, *_ in seen): bad.append("not all in HTTP/2: %s" % sorted({s[0] for s in seen}))
    connections = len({number for _, number, *_ in seen})
    if connections > 8: bad.append("%d connections" % connections)
    for line in bad: print("http2 " + line)
    print("http2: %d requests over %d connections, %d deviations" % (len(seen), connections, len(bad)))
    return len(bad)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--shared", default=str(places.SHARED))
    parser.add_argument("--alone", action="store_true", help="one process for each path, as well as all together")
    options = parser.parse_args()
    options.tenhn = [options.tenhn]
    report = Report("hostile")
    if not os.path.exists(os.path.join(options.shared, "tools/hostile_origin.py")):
        report.skipped("a hostile origin", "needs ../shared")
        return report.finish()
    environments.on_loopback_alone()
    modes = [False, True] if options.alone else [False]
    with HostileOrigin(options.shared, seconds=3600) as origin:
        for options.alone in modes:
            report("The fetcher withstands a hostile origin, %s." % ("path by path" if options.alone else "all at once"), not hostile(options, origin.port))
    report("No name and no URL leads to a private address.", not ssrf(options))
    report("Only a trusted certificate opens a connection.", not tls(options))
    if shutil.which("nginx"): report("HTTP/2 is spoken, under the same limits.", not http2(options))
    else: report.skipped("HTTP/2 is spoken, under the same limits.", "needs nginx")
    return report.finish()


if __name__ == "__main__": sys.exit(main())
