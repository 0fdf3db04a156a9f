#!/usr/bin/env python3
"""Every fault that a server meets in its life, in short: killed, out of space, out of time, cut off, flooded.

  Acceptance/drills/run.py [--only K1,D2] [--rounds-scale 0.1 | --short] [--seed N] [--tenhn PROGRAM]

After each drill one checker looks at the invariants through pages, feeds, JSON and commands (`checker.py`). Everything happens in
folders of its own and in a network namespace that has loopback alone. Prints a line for each drill, then the counts; exit status 1
where an invariant was hurt. The same seed gives the same moments. `--short` is what runs before every landing: some rounds of each
drill, those that take long left out by name.
"""
import argparse, os, random, shutil, signal, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)


def enter_namespace():
    """A network with loopback alone, and mounts of its own for the disks that fill up."""
    if os.environ.get("TENHN_IN_NAMESPACE"):
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        return
    os.environ["TENHN_IN_NAMESPACE"] = "1"
    command = ["unshare", "-nm"] if os.geteuid() == 0 else ["unshare", "-rnm"]
    os.execvp(command[0], command + [sys.executable] + sys.argv)


SHORT = {"X1": 1, "K1": 2, "K3": 1, "K4": 1, "K5": 2, "K6": 1, "D1": 2, "D2": 3, "D3": 2, "D4": 1, "D5": 10, "D6": 1, "D7": 2, "P1": 1, "M1": 2,
         "U1": 1, "C1": 2, "C4": 1, "N1": 1, "N4": 1, "S2": 1, "S3": 1, "S4": 1}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="drills by name, or by their first letter, with commas")
    parser.add_argument("--rounds-scale", dest="scale", type=float, default=1)
    parser.add_argument("--short", action="store_true", help="some rounds of each, in minutes")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--tenhn", default=os.path.join(ROOT, ".build/debug/tenhn"))
    parser.add_argument("--shared", default=os.environ.get("TENHN_SHARED", os.path.join(ROOT, "../shared")))
    options = parser.parse_args()
    options.tenhn = os.path.abspath(options.tenhn)
    options.shared = os.path.abspath(options.shared)
    enter_namespace()
    # Told to stop, it takes down what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

    import clock, disk, kills, network, proof, server
    from world import Deviation
    drills = {}
    for part in (proof, kills, disk, clock, network, server): drills.update(part.DRILLS)
    wanted = [name.strip().upper() for name in options.only.split(",") if name.strip()]
    names = [name for name in drills if not wanted or name in wanted or name[0] in wanted]
    if options.short: options.scale = .02
    options.scratch = tempfile.mkdtemp(prefix="tenhn-drills-")
    print("seed %d, rounds x %g" % (options.seed, options.scale), flush=True)
    passed, failed, skipped, begun = 0, 0, 0, time.monotonic()
    try:
        for name in names:
            drill, rounds = drills[name]
            start = time.monotonic()
            rounds = SHORT.get(name, 0) if options.short else max(1, round(rounds * options.scale))
            try:
                found = drill(options, random.Random("%d %s" % (options.seed, name)), rounds) if rounds else "skipped: it takes long; `make drills ONLY=%s`" % name
                verdict = "skipped" if found.startswith("skipped") else "passed"
            except Deviation as error: verdict, found = "failed", str(error)
            # A drill that breaks has shown nothing: it is no pass, and the others run all the same.
            except Exception as error: verdict, found = "failed", "the drill itself: %r" % error
            passed, failed, skipped = passed + (verdict == "passed"), failed + (verdict == "failed"), skipped + (verdict == "skipped")
            # As the other runners' lines look, so that `Scripts/test` counts them.
            if verdict == "skipped": print("➜ Test %s %s" % (name, found), flush=True)
            else: print("%s Test %s %s after %.1f s: %s" % ("✔" if verdict == "passed" else "✘", name, verdict, time.monotonic() - start, found), flush=True)
    finally: shutil.rmtree(options.scratch, ignore_errors=True)
    print("%s Test run with %d tests in 1 suite (drills) %s after %.0f s: %d passed, %d failed, %d skipped" % (
        "✘" if failed else "✔", passed + failed + skipped, "failed" if failed else "passed", time.monotonic() - begun, passed, failed, skipped))
    return 1 if failed else 0


if __name__ == "__main__": sys.exit(main())
