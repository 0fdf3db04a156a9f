#!/usr/bin/env python3
"""Every fault that a server meets in its life, in short: killed, out of space, out of time, cut off, flooded.

  Tests/drills/run.py [--only K1,D2] [--rounds-scale 0.1] [--seed N] [--tenhn PROGRAM]

After each drill one checker looks at the invariants through pages, feeds, JSON and commands (`checker.py`). Everything happens in
folders of its own and in a network namespace that has loopback alone. Prints a line for each drill, then the counts; exit status 1
where an invariant was hurt. The same seed gives the same moments.
"""
import argparse, os, random, shutil, subprocess, sys, tempfile, time

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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="drills by name, or by their first letter, with commas")
    parser.add_argument("--rounds-scale", dest="scale", type=float, default=1)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--tenhn", default=os.path.join(ROOT, ".build/debug/tenhn"))
    parser.add_argument("--shared", default=os.environ.get("TENHN_SHARED", os.path.join(ROOT, "../shared")))
    options = parser.parse_args()
    options.tenhn = os.path.abspath(options.tenhn)
    options.shared = os.path.abspath(options.shared)
    enter_namespace()

    import clock, disk, kills, network, server
    from world import Deviation
    drills = {}
    for part in (kills, disk, clock, network, server): drills.update(part.DRILLS)
    wanted = [name.strip().upper() for name in options.only.split(",") if name.strip()]
    names = [name for name in drills if not wanted or name in wanted or name[0] in wanted]
    options.scratch = tempfile.mkdtemp(prefix="tenhn-drills-")
    print("seed %d, rounds x %g" % (options.seed, options.scale), flush=True)
    passed, failed, skipped = 0, 0, 0
    try:
        for name in names:
            drill, rounds = drills[name]
            start = time.monotonic()
            try:
                found = drill(options, random.Random("%d %s" % (options.seed, name)), max(1, round(rounds * options.scale)))
                verdict = "skipped" if found.startswith("skipped") else "passed"
            except (Deviation, subprocess.TimeoutExpired, OSError) as error:
                verdict, found = "FAILED", str(error)
            passed, failed, skipped = passed + (verdict == "passed"), failed + (verdict == "FAILED"), skipped + (verdict == "skipped")
            print("%-3s %-8s %6.1f s  %s" % (name, verdict, time.monotonic() - start, found), flush=True)
    finally: shutil.rmtree(options.scratch, ignore_errors=True)
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped))
    return 1 if failed else 0


if __name__ == "__main__": sys.exit(main())
