#!/usr/bin/env python3
"""Every fault that a server meets in its life: killed, out of space, out of time, cut off, flooded.

  Acceptance/drills/run.py [--only K1,D2] [--rounds-scale 0.1 | --short] [--seed N] [--tenhn PROGRAM]

After each drill one checker looks at the invariants through pages, feeds, JSON and commands (`checker.py`). Everything happens in
folders of its own and in a network namespace that has loopback alone. Prints a line for each drill, then the counts; the exit
status is 1 if an invariant doesn't hold. The same seed gives the same moments. `--short` runs before every landing: some rounds
of each drill, and the long ones are skipped by name.
"""
import argparse, os, random, shutil, signal, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]
from support import environments, places
from support.reports import Report


SHORT = {"X1": 1, "K1": 2, "K3": 1, "K4": 1, "K5": 2, "K6": 1, "D1": 2, "D2": 3, "D3": 2, "D4": 1, "D5": 10, "D6": 1, "D7": 2, "P1": 1, "M1": 2,
         "U1": 1, "C1": 2, "C4": 1, "N1": 1, "N4": 1, "S2": 1, "S3": 1, "S4": 1, "W1": 2, "W2": 1, "D8": 2, "H1": 1,
         "E1": 2, "E2": 1, "E3": 1}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="drills by name, or by their first letter, with commas")
    parser.add_argument("--rounds-scale", dest="scale", type=float, default=1)
    parser.add_argument("--short", action="store_true", help="some rounds of each, in minutes")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--shared", default=str(places.SHARED))
    options = parser.parse_args()
    options.tenhn = os.path.abspath(options.tenhn)
    options.shared = os.path.abspath(options.shared)
    environments.on_loopback_alone()
    # When it is asked to stop, it stops what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

    import blobs, clients, clock, disk, engines, hostile, kills, kinds, network, proof, withdrawals
    from world import Deviation
    drills = {}
    for part in (proof, kills, disk, blobs, clock, network, clients, hostile, withdrawals, kinds, engines): drills.update(part.DRILLS)
    wanted = [name.strip().upper() for name in options.only.split(",") if name.strip()]
    names = [name for name in drills if not wanted or name in wanted or name[0] in wanted]
    if options.short: options.scale = .02
    options.scratch = tempfile.mkdtemp(prefix="tenhn-drills-")
    print("seed %d, rounds x %g" % (options.seed, options.scale), flush=True)
    report = Report("drills")
    try:
        for name in names:
            drill, rounds = drills[name]
            start = time.monotonic()
            rounds = SHORT.get(name, 0) if options.short else max(1, round(rounds * options.scale))
            try:
                found = drill(options, random.Random("%d %s" % (options.seed, name)), rounds) if rounds else "skipped: takes long; make drills ONLY=NAME runs it"
                if found.startswith("skipped"): report.skipped(name, found.removeprefix("skipped: "))
                else: report.passed(name, "%s (%.1f s)" % (found, time.monotonic() - start))
            except Deviation as error: report.failed(name, "\n".join([str(error), *getattr(error, "__notes__", [])]))
            # A drill that breaks has shown nothing: it doesn't pass, and the others run all the same.
            except Exception as error: report.failed(name, "the drill itself: %r" % error)
    finally: shutil.rmtree(options.scratch, ignore_errors=True)
    return report.finish()


if __name__ == "__main__": sys.exit(main())
