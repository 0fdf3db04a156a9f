#!/usr/bin/env python3
"""Compares `tenhn doctor` with Unbound and delv, over a small internet with a root of its own that is signed and broken here.

  Acceptance/doctor/run.py [--tenhn PROGRAM] [--delv] [--dnsviz [--table]] [--only TEXT] [--show HOST] [--times] [--random N] [--seed N]

Needs NSD and Unbound, delv for --delv, and libgraphviz-dev for --dnsviz. Everything happens in a network namespace of its own that has loopback alone. Prints a
line for each case whose verdict or finding is not the wanted one, or whose verdict isn't Unbound's, and for each misbehaving server.
"""
import argparse, collections, json, pathlib, shutil, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from support import environments, places
from support.reports import Report

# Seconds that the way to a host may take, however its servers misbehave.
PATIENCE = 60
# Seconds to an answer with --times.
DELAY = .02


def ask_unbound(host):
    """secure, insecure or bogus, as the resolver's answers to A and AAAA show it; the worse of both."""
    import dns.flags, dns.message, dns.query, dns.rcode
    from world import RESOLVER
    verdicts = []
    for kind in ("A", "AAAA"):
        query = dns.message.make_query(host, kind, want_dnssec=True)
        query.flags |= dns.flags.AD
        try: reply = dns.query.udp(query, RESOLVER, timeout=20)
        except Exception: return "indeterminate"
        if reply.rcode() == dns.rcode.SERVFAIL:
            query.flags |= dns.flags.CD
            try: plain = dns.query.udp(query, RESOLVER, timeout=20)
            except Exception: return "indeterminate"
            verdicts.append("indeterminate" if plain.rcode() == dns.rcode.SERVFAIL else "bogus")
        else:
            verdicts.append("secure" if reply.flags & dns.flags.AD else "insecure")
    return max(verdicts, key=["secure", "insecure", "indeterminate", "bogus"].index)


def ask_delv(host, folder):
    from world import RESOLVER
    command = ["delv", "-a", str(folder / "anchor.delv"), "+root", "@" + RESOLVER, "+cd", host, "A"]
    out = subprocess.run(command, capture_output=True, text=True, timeout=60)
    text = out.stdout + out.stderr
    if "fully validated" in text: return "secure"
    if "unsigned answer" in text: return "insecure"
    return "bogus"


def ask_doctor(options, host, folder):
    """The doctor's report on a host, and the seconds that it took."""
    from world import RESOLVER
    command = options.tenhn + ["doctor", host, "--json", "--root-hints", folder / "hints", "--trust-anchor", folder / "anchor",
                               "--resolver", RESOLVER + ":53"]
    start = time.monotonic()
    out = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=4 * PATIENCE)
    seconds = time.monotonic() - start
    try: return json.loads(out.stdout), seconds
    except ValueError: return {"verdict": "no answer: exit %d, %s" % (out.returncode, out.stderr[-300:]), "findings": [], "layers": []}, seconds


def compare(options, world, cases, report):
    counts = collections.Counter()
    for host, verdict, code, remark in cases:
        seen, seconds = ask_doctor(options, host, world.folder)
        codes = [finding["code"] for finding in seen["findings"]]
        if verdict == "hostile":
            is_safe = seen["verdict"] in ("bogus", "indeterminate") and seconds < PATIENCE
            print("  %s: %s in %.1f s: %s" % (host, seen["verdict"], seconds, ", ".join(codes[:3])), flush=True)
            report("a server that misbehaves (%s) is withstood" % host, is_safe, "%s in %.0f s" % (seen["verdict"], seconds))
            continue
        unbound = ask_unbound(host)
        faults = []
        if verdict and seen["verdict"] != verdict: faults.append("verdict %s, wanted %s" % (seen["verdict"], verdict))
        if code and code not in codes: faults.append("no finding %s in %s" % (code, codes))
        counts["cases"] += 1
        counts["as Unbound"] += unbound == seen["verdict"]
        if unbound != seen["verdict"]:
            # A known case has its reason beside it; at random there is none.
            if verdict and remark: print("  %s: Unbound says %s. %s" % (host, unbound, remark))
            else: faults.append("Unbound says %s, we %s" % (unbound, seen["verdict"]))
        if options.dnsviz:
            import viz
            from world import ROOT
            other, errors = viz.ask(host, world.folder, ROOT)
            counts["as dnsviz"] += other == seen["verdict"]
            if other != seen["verdict"]:
                reason = viz.KNOWN.get(host)
                print("  %s: dnsviz says %s (%s), we %s: %s" % (host, other, ", ".join(errors[:4]) or "no error", seen["verdict"], reason or "nobody knows why"), flush=True)
                report("that dnsviz judges %s otherwise has a known reason" % host, reason, "%s, not %s" % (other, seen["verdict"]))
            if options.table: print("| %s | %s | %s | %s | %s | %s |" % (host, seen["verdict"], ", ".join(codes[:2]), unbound, other, ", ".join(errors[:3])), flush=True)
        if options.delv:
            delv = ask_delv(host, world.folder)
            counts["as delv"] += delv == seen["verdict"]
            if delv != seen["verdict"]: print("  %s: delv says %s, we %s" % (host, delv, seen["verdict"]))
        report("%s is %s" % (host, verdict or "as Unbound judges it"), not faults, "; ".join(faults + ([remark] if remark else [])))
    print(", ".join("%d %s" % (count, what) for what, count in counts.items()))


def may_registry(options, world, report):
    """Twelve hosts under one registry whose NSEC3 is badly signed are one finding, in words that name the record."""
    hosts = ["site%d.five-may" % index for index in range(12)]
    from world import RESOLVER
    command = options.tenhn + ["doctor", *hosts, "--root-hints", world.folder / "hints", "--trust-anchor", world.folder / "anchor",
                               "--resolver", RESOLVER + ":53"]
    out = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=4 * PATIENCE)
    last = out.stdout.strip().splitlines()[-1] if out.stdout.strip() else out.stderr
    print("  " + last)
    report("twelve hosts of one broken registry are one finding that names NSEC3 and its key",
           "12 hosts under .five-may" in last and "NSEC3" in last and "by key" in last, last)
    report("the exit status names the chain", out.returncode == 5, str(out.returncode))


def certificates(options, world, report):
    """The TLS layer of servers with good and bad certificates."""
    import encrypted
    for label, state, words in encrypted.CASES:
        host = "%s.%s" % (label, encrypted.ZONE)
        if options.only not in host: continue
        seen, _ = ask_doctor(options, host, world.folder)
        layer = next((layer for layer in seen["layers"] if layer["name"] == "TLS"), {"state": "absent", "text": str(seen)})
        report("TLS of %s is %s: %s" % (host, state, words), layer["state"] == state and words in layer["text"], "%s: %s" % (layer["state"], layer["text"]))


def times(options, world):
    """The time to a host where each name server answers after 20 ms: the machine's resolver cold, warm, and with the root down."""
    from world import ROOT
    for state in ("cold", "warm", "root down"):
        if state == "root down": world.processes[list(world.placed).index(ROOT)].kill()
        seen, seconds = ask_doctor(options, "good.tls.sec", world.folder)
        broken = seen["broken"] or "nothing broken"
        print("%-9s %5.2f s, as long as %3.0f answers: %s, %s" % (state, seconds, seconds / DELAY, seen["verdict"], broken))


def packages(options, report):
    """Starts again with the packages that the suite needs, and with dnsviz if it is wanted and can be had."""
    wanted = ["dnspython>=2.6", "cryptography"]
    if options.dnsviz:
        import viz
        try: return environments.with_packages("doctor-dnsviz", wanted + viz.PACKAGES)
        except environments.Unavailable as reason:
            report.skipped("verdicts beside dnsviz", "%s, and libgraphviz-dev to build them" % reason)
            options.dnsviz = False
    environments.with_packages("doctor", wanted)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--show", help="print what the doctor says of one host")
    parser.add_argument("--delv", action="store_true", help="ask delv as well")
    parser.add_argument("--dnsviz", action="store_true", help="ask PyPI's dnsviz as well")
    parser.add_argument("--table", action="store_true", help="with --dnsviz, print a row of a table for each case")
    parser.add_argument("--times", action="store_true", help="measure the time to a host instead")
    parser.add_argument("--only", default="", help="cases whose host contains this")
    parser.add_argument("--random", type=int, default=0, help="sign and damage so many zones at random")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    report = Report("doctor")
    missing = [name for name in ("nsd", "unbound") if not shutil.which(name)]
    if missing:
        report.skipped("zones with a root of their own", "needs " + " and ".join(missing))
        sys.exit(report.finish())
    try: packages(options, report)
    except environments.Unavailable as reason:
        report.skipped("zones with a root of their own", str(reason))
        sys.exit(report.finish())
    environments.on_loopback_alone()
    options.tenhn = [options.tenhn]
    with tempfile.TemporaryDirectory() as folder:
        if options.random:
            import damage
            damage.run(options, pathlib.Path(folder), lambda *seen: compare(*seen, report))
            sys.exit(report.finish())
        import cases, encrypted, hostile
        hostile.start()
        world, every = cases.build(folder, encrypted.start(folder))
        world.delay = DELAY if options.times else 0
        with world:
            if options.show:
                command = options.tenhn + ["doctor", options.show, "--root-hints", folder + "/hints", "--trust-anchor", folder + "/anchor", "--resolver", "127.0.0.53:53"]
                sys.exit(subprocess.run(command).returncode)
            if options.times: sys.exit(times(options, world))
            compare(options, world, [case for case in every if options.only in case[0]], report)
            certificates(options, world, report)
            if not options.only: may_registry(options, world, report)
    sys.exit(report.finish())


main()
