#!/usr/bin/env python3
"""What each rule costs, and what thin data costs: the tables of Documentation/Lab/2026-11-28-selection.md.

  ablate.py --shared ../../../shared --program ../../.build/release/tenhn-offline [--from 2022-04-01] [--thin]

Runs `select` whole, without each rule and without any; with --thin instead on recordings of which half of the snapshots
were dropped at random (three seeds).  The judge is shared/tools/score_selection.py.  Standard library only.
"""
import argparse, gzip, json, os, random, subprocess, sys, tempfile

RULES = "takenDown heat depth sites topics events".split()


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--shared", required=True)
    a.add_argument("--program", required=True)
    a.add_argument("--from", dest="start")
    a.add_argument("--thin", action="store_true")
    o = a.parse_args()
    data = os.path.join(o.shared, "hn")
    history = os.path.join(data, "snapshots.jsonl.gz")

    def measure(folder, history, without):
        picks = os.path.join(folder, "picks.jsonl")
        with open(picks, "w") as out:
            subprocess.run([o.program, "select", "--history", history] + [x for r in without for x in ("--without", r)],
                           stdout=out, check=True)
        judge = [sys.executable, os.path.join(o.shared, "tools", "score_selection.py"), "--data", data, "--picks", picks,
                 "--json"] + (["--from", o.start] if o.start else [])
        answer = subprocess.run(judge, capture_output=True, text=True, check=True).stdout
        return next(iter(json.loads(answer).values()))

    def half(folder, seed):
        path, r = os.path.join(folder, "half.jsonl.gz"), random.Random(seed)
        with gzip.open(history, "rt") as whole, gzip.open(path, "wt") as part:
            part.writelines(line for line in whole if r.random() < 0.5)
        return path

    with tempfile.TemporaryDirectory() as folder:
        base = measure(folder, history, [])
        print("%-14s hit %.3f  value %.3f  sites %.3f  repeats %.3f" %
              ("whole", base["hit"], base["value"], base["domains"], base["dup_v"]), flush=True)
        runs = ([("half, seed %d" % s, s, []) for s in (101, 102, 103)] if o.thin else
                [(r, None, [r]) for r in RULES] + [("all six", None, RULES)])
        for name, seed, without in runs:
            r = measure(folder, history if seed is None else half(folder, seed), without)
            print("%-14s hit %.3f  value %.3f  sites %.3f   difference %+.3f / %+.3f" %
                  (name, r["hit"], r["value"], r["domains"], r["hit"] - base["hit"], r["value"] - base["value"]), flush=True)


if __name__ == "__main__":
    main()
