#!/usr/bin/env python3
"""Many readers at once: searches, old editions, books and exports, while one more reader opens the front page.

  Acceptance/load/run.py [--tenhn PROGRAM] [--seconds 3600] [--clients 64] [--editions 730] [--data FOLDER] [--short]

Each client asks for something that isn't ready, waits for the answer and asks again; one in ten of them leaves before it has it. A
client that gets 503 waits as long as `Retry-After` says. Beside them `/` and `/healthz` are asked for ten times a second by a
process of their own. The exit status is 1 if the server ends, if an answer is neither what was asked for nor a 503 that says when to
come again, if `/healthz` isn't answered within a second, or if the 99th percentile of `/` is 100 ms or more. `--short` runs before
every landing: a few seconds, some editions, and no figure of time is judged, because other programs run beside it.
"""
import argparse, collections, http.client, json, multiprocessing, os, pathlib, random, socket, statistics, subprocess, sys, tempfile, threading, time, urllib.parse

HERE = pathlib.Path(__file__).resolve()
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[2] / "Benchmarks/support")]
import served
from support import places, servers
from support.reports import Report

PROCESSES = 4


def get(port, path, patience=60, leaves=False):
    """Status, seconds and the value of Retry-After; a client that leaves closes its connection at once."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=patience)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "br, gzip"})
        if leaves:
            time.sleep(.01)
            return "left", time.perf_counter() - start, None
        answer = connection.getresponse()
        answer.read()
        return answer.status, time.perf_counter() - start, answer.getheader("Retry-After")
    finally:
        connection.close()


def wish(choice, keys, words):
    """Something to ask for, and what it is called."""
    key = choice.choice(keys)
    kind = choice.choices(["search", "API search", "edition", "story", "book", "JSON", "API", "archive"], [6, 2, 4, 6, 2, 2, 2, 1])[0]
    some = " ".join(choice.sample(words, choice.choice([1, 1, 2, 3, 16])))
    path = {
        "search": "/search?q=" + urllib.parse.quote(some), "API search": "/api/v1/search?q=" + urllib.parse.quote(some),
        "edition": "/editions/" + key, "story": "/editions/%s/%d" % (key, choice.randint(1, 10)), "book": "/editions/%s.epub" % key,
        "JSON": "/editions/%s.%s" % (key, choice.choice(["json", "md"])), "API": "/api/v1/editions/%s/stories/%d" % (key, choice.randint(1, 10)),
        "archive": "/archive/" + key[:7],
    }[kind]
    return kind, path


def crowd(port, clients, keys, words, until, seed, results):
    """So many clients, as threads; puts what they got by kind and status."""
    counts, lock = collections.Counter(), threading.Lock()

    def client(number):
        choice = random.Random("%d %d" % (seed, number))
        while time.time() < until:
            kind, path = wish(choice, keys, words)
            try:
                status, _, again = get(port, path, leaves=choice.random() < .1)
            except (OSError, http.client.HTTPException) as error:
                status, again = type(error).__name__, None
            if status == 503 and again is None:
                status = "503 without Retry-After"
            with lock:
                counts[kind, status] += 1
            if status == 503:
                time.sleep(min(int(again), max(0, until - time.time())))

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    results.put(dict(counts))


def reader(port, until, results):
    """Asks for the front page and the health, ten times a second."""
    waits = {"/": [], "/healthz": []}
    failures = collections.Counter()
    while time.time() < until:
        for path in waits:
            start = time.perf_counter()
            try:
                status, seconds, _ = get(port, path, patience=30)
            except (OSError, http.client.HTTPException) as error:
                status, seconds = type(error).__name__, time.perf_counter() - start
            waits[path].append(seconds * 1000)
            if status != 200: failures["%s: %s" % (path, status)] += 1
        time.sleep(.1)
    results.put((waits, dict(failures)))


def percentile(values, share): return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--editions", type=int)
    parser.add_argument("--data", help="a folder of made-up editions; by default one is made")
    parser.add_argument("--short", action="store_true")
    options = parser.parse_args()
    seconds = options.seconds or (15 if options.short else 3600)
    served.BINARY = pathlib.Path(os.path.abspath(options.tenhn))
    report = Report("load")
    with tempfile.TemporaryDirectory(prefix="tenhn-load-") as made:
        folder = options.data or made
        if options.data is None:
            served.fill(folder, options.editions or (20 if options.short else 730), words_each=400 if options.short else 1200)
            subprocess.run([str(served.BINARY), "search", "--data", folder, "zanzibar"], check=True, stdout=subprocess.DEVNULL)
        listed = subprocess.run([str(served.BINARY), "edition", "list", "--data", folder], check=True, capture_output=True, text=True).stdout
        keys = [line.split()[0] for line in listed.splitlines() if line]
        run(report, folder, keys, seconds, options)
    sys.exit(report.finish())


def run(report, folder, keys, seconds, options):
    words = served.Words(1).vocabulary[:400]
    with servers.Server(folder, tenhn=str(served.BINARY)) as server:
        until, results, waits = time.time() + seconds, multiprocessing.Queue(), multiprocessing.Queue()
        watch = multiprocessing.Process(target=reader, args=(server.port, until, waits))
        crowds = [multiprocessing.Process(target=crowd, args=(server.port, options.clients // PROCESSES, keys, words, until, seed, results))
                  for seed in range(PROCESSES)]
        for process in [watch, *crowds]: process.start()
        export(folder, until, options)
        counts = collections.Counter()
        for _ in crowds: counts.update(results.get())
        times, failures = waits.get()
        for process in [watch, *crowds]: process.join()
        ended = server.process.poll()
        memory = server.status("VmHWM") // 1000 if ended is None else 0
    wrong = {"%s: %s" % what: number for what, number in counts.items() if what[1] not in (200, 503, "left")}
    asked, refused = sum(counts.values()), sum(number for what, number in counts.items() if what[1] == 503)
    for path, values in times.items():
        print("%-9s %6d times: median %.1f ms, p99 %.1f ms, worst %.1f ms" % (
            path, len(values), statistics.median(values), percentile(values, .99), max(values)))
    print("%d clients asked %d times in %d s; %d were told to come again; the server took %d MB at most" % (
        options.clients, asked, seconds, refused, memory))
    report("the server doesn't end under %d clients" % options.clients, ended is None, "it ended with %s" % ended)
    report("every answer is what was asked for, or says when to come again", not wrong, json.dumps(wrong))
    report("the front page and the health are always answered", not failures, json.dumps(failures))
    report("some searches and old pages are answered", counts["search", 200] > 0 and counts["story", 200] > 0, str(counts))
    if options.short:
        report.skipped("the front page comes within 100 ms", "the short form judges no time")
        return
    report("the front page's 99th percentile is below 100 ms", percentile(times["/"], .99) < 100, "%.1f ms" % percentile(times["/"], .99))
    report("the health is answered within a second", max(times["/healthz"]) < 1000, "%.0f ms" % max(times["/healthz"]))


def export(folder, until, options):
    """Exports the site again and again while the clients ask; the short form does it once."""
    with tempfile.TemporaryDirectory(prefix="tenhn-load-export-") as output:
        while time.time() < until:
            command = ["nice", "-n", "10", str(served.BINARY), "site", "export", "--data", folder, "--output", output]
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            while child.poll() is None and time.time() < until: time.sleep(.2)
            if child.poll() is None: child.terminate()
            child.wait()
            if options.short: return
            time.sleep(min(20, max(0, until - time.time())))


if __name__ == "__main__": main()
