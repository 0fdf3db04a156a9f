#!/usr/bin/env python3
"""Compares `tenhn doctor` with other judges, over a small internet with a root of its own that is signed and broken here.

  Acceptance/doctor/run.py [--tenhn PROGRAM] [--show HOST] [--random N] [--seed N]

Needs NSD, Unbound and delv. Everything happens in a network namespace of its own that has loopback alone. Prints a line for
each case whose verdict or finding is not the wanted one, or whose verdict isn't Unbound's, then the counts; the exit status is 1 if any case deviates.
"""
import argparse, json, pathlib, shutil, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
from support import environments, places


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
    out = subprocess.run(["delv", "-a", str(folder / "anchor.delv"), "+root", "@" + RESOLVER, "+cd", host, "A"], capture_output=True, text=True, timeout=60)
    text = out.stdout + out.stderr
    if "; fully validated" in text or "; negative response, fully validated" in text: return "secure"
    if "; unsigned answer" in text or "negative response, unsigned answer" in text: return "insecure"
    return "bogus" if "resolution failed" in text or "broken trust chain" in text or "no valid" in text else "unknown"


def ask_doctor(options, host, folder):
    from world import RESOLVER
    command = options.tenhn + ["doctor", host, "--json", "--root-hints", folder / "hints", "--trust-anchor", folder / "anchor", "--resolver", RESOLVER + ":53"]
    out = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=120)
    try: return json.loads(out.stdout)
    except ValueError: return {"verdict": "no answer: exit %d, %s" % (out.returncode, out.stderr[-300:]), "findings": [], "layers": []}


def compare(options, world, cases):
    import collections
    counts, faults = collections.Counter(), 0
    for host, verdict, code, differs in cases:
        start = time.monotonic()
        report = ask_doctor(options, host, world.folder)
        seconds = time.monotonic() - start
        if verdict == "hostile":
            is_safe = report["verdict"] in ("bogus", "indeterminate") and seconds < 45
            counts["hostile servers"] += 1
            counts["withstood"] += is_safe
            print("%-34s %s in %.1f s: %s" % (host, report["verdict"], seconds, [finding["code"] for finding in report["findings"]][:3]))
            faults += not is_safe
            continue
        codes = [finding["code"] for finding in report["findings"]]
        unbound = ask_unbound(host)
        delv = ask_delv(host, world.folder) if options.delv else "-"
        lines = []
        if verdict and report["verdict"] != verdict: lines.append("verdict %s, wanted %s" % (report["verdict"], verdict))
        if code and code not in codes: lines.append("no finding %s in %s" % (code, codes))
        if unbound != report["verdict"]: lines.append(("(Unbound says %s)" if differs and verdict else "Unbound says %s") % unbound)
        if options.delv and delv != report["verdict"]: lines.append("(delv says %s)" % delv)
        hard = [line for line in lines if not line.startswith("(")]
        counts["cases"] += 1
        counts["as wanted"] += not hard
        counts["as Unbound"] += unbound == report["verdict"]
        counts["as delv"] += delv == report["verdict"]
        if lines: print("%-34s %s%s" % (host, "; ".join(lines), " [%s]" % differs if differs else ""))
        faults += bool(hard)
    print(", ".join("%d %s" % (count, what) for what, count in counts.items()))
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenhn", default=None)
    parser.add_argument("--show", default=None, help="print what the doctor says of one host")
    parser.add_argument("--delv", action="store_true", help="ask delv as well")
    parser.add_argument("--only", default="", help="cases whose host contains this")
    parser.add_argument("--random", type=int, default=0, help="sign and damage so many zones at random")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for program in ("nsd", "unbound", "delv"):
        if not shutil.which(program): sys.exit("doctor: %s is missing: install nsd, unbound and bind9-dnsutils" % program)
    environments.with_packages("doctor", ["dnspython>=2.6", "cryptography"])
    environments.on_loopback_alone()
    options.tenhn = [options.tenhn or str(places.ROOT / ".build/debug/tenhn")]
    with tempfile.TemporaryDirectory() as folder:
        if options.random:
            import damage
            sys.exit(1 if damage.run(options, pathlib.Path(folder), compare) else 0)
        import cases, hostile
        hostile.start()
        world, all_cases = cases.build(folder)
        with world:
            if options.show:
                command = options.tenhn + ["doctor", options.show, "--root-hints", folder + "/hints", "--trust-anchor", folder + "/anchor", "--resolver", "127.0.0.53:53"]
                sys.exit(subprocess.run(command).returncode)
            sys.exit(1 if compare(options, world, [case for case in all_cases if options.only in case[0]]) else 0)


main()
