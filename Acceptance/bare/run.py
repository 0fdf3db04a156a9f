#!/usr/bin/env python3
"""Runs the release binary where there is no Swift: in a bare Debian root, as a user without a name and a home, on a read-only disk.

  Acceptance/bare/run.py [--tenhn PROGRAM] [--root FOLDER]

The root is made by debootstrap once, in `.build/bare-bookworm`; it holds the libraries that the packages of README's list bring
and nothing else. The network has loopback alone, so the server falls back to the sample edition.
"""
import argparse, http.client, os, pathlib, re, signal, subprocess, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from support import environments, places, roots
from support.reports import Report
from support.servers import free_port

PACKAGES = ("ca-certificates", "libbrotli1", "libcurl4", "libsqlite3-0", "libssl3", "tzdata", "zlib1g")
# Swift's runtime and its Unicode tables are C++, so its library is needed; apt, which is in every Debian, brings it.
LIBRARIES = {"libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1",
             "libsqlite3.so.0", "libz.so.1", "libcurl.so.4", "libcrypto.so.3", "libbrotlienc.so.1"}
USER = 61_184  # as systemd's DynamicUser gives out: in no file of the root


def mount(*arguments): subprocess.run(["mount", *map(str, arguments)], check=True)


def dress(root, program):
    """Mounts what a service has: the program, a folder for data, and nothing else that can be written."""
    mount("--bind", root, root)
    (root / "usr/local/bin/tenhn").touch()
    with tempfile.NamedTemporaryFile() as file:
        subprocess.run(["strip", "-o", file.name, program], check=True)
        os.chmod(file.name, 0o755)
        # The mount keeps the file, whose name goes.
        mount("--bind", file.name, root / "usr/local/bin/tenhn")
    mount("-o", "remount,ro,bind", root)
    mount("-t", "tmpfs", "-o", "mode=700,uid=%d,gid=%d" % (USER, USER), "none", root / "var/lib/misc")
    mount("-t", "proc", "proc", root / "proc")
    mount("--bind", "/dev", root / "dev")


def inside(root, *arguments):
    return ["chroot", "--userspec=%d:%d" % (USER, USER), str(root), "/usr/bin/env", "-i", "TENHN_DATA=/var/lib/misc",
            "/usr/local/bin/tenhn", *arguments]


def run(root, *arguments): return subprocess.run(inside(root, *arguments), capture_output=True, text=True, timeout=60)


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def serve(root, report):
    port = free_port()
    server = subprocess.Popen(inside(root, "serve", "--port", str(port)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    status, page = None, ""
    for _ in range(300):
        if server.poll() is not None: break
        try:
            status, page = get(port, "/")
            if status == 200: break
        except OSError: pass
        time.sleep(.2)
    report("It serves a first page there.", status == 200 and "10HN" in page, "status %s" % status)
    server.send_signal(signal.SIGTERM)
    try: code = server.wait(30)
    except subprocess.TimeoutExpired:
        server.kill()
        code = "no end"
    report("It ends as a service must.", code == 0, "%s: %s" % (code, server.stderr.read()[-300:]))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenhn", default=str(places.ROOT / ".build/release/tenhn"))
    parser.add_argument("--root", type=pathlib.Path, default=places.ROOT / ".build/bare-bookworm")
    options = parser.parse_args()
    report = Report("bare")
    lacking = None if os.environ.get("TENHN_IN_NAMESPACE") else roots.make(options.root, PACKAGES)
    if not lacking and not os.path.exists(options.tenhn): lacking = "needs the release binary: make build"
    if lacking:
        report.skipped("The binary runs on a bare Debian", lacking)
        return report.finish()
    environments.on_loopback_alone()
    needed = set(re.findall(r"NEEDED.*\[(.+)\]", subprocess.run(["readelf", "-d", options.tenhn], capture_output=True, text=True).stdout))
    report("It loads the system's libraries alone.", needed and needed <= LIBRARIES, sorted(needed - LIBRARIES))
    root = options.root.resolve()
    dress(root, options.tenhn)
    version = run(root, "--version")
    report("It starts without Swift.", version.returncode == 0 and version.stdout.strip(), version.stderr[-300:])
    fetched = run(root, "fetch", "https://example.org/", "http://127.0.0.1/")
    report("It fetches with the system's libraries.", '"dns"' in fetched.stdout and '"blocked-address"' in fetched.stdout, fetched.stdout + fetched.stderr)
    serve(root, report)
    return report.finish()


if __name__ == "__main__": sys.exit(main())
