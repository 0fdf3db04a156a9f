#!/usr/bin/env python3
"""Scores picks month by month, beside the best simple rule and the greedy oracle.

  tenhn-offline select --history HISTORY --relearn [--beside OLDER]... > picks.jsonl
  rolling.py --shared ../../../shared --data hn/2026 --picks picks.jsonl

With --relearn each month's weights were learned from what was recorded before it, so every month is a test.  Several
--picks stand side by side.  The judge is shared/tools/score_selection.py.  Standard library only.
"""
import argparse, calendar, json, os, sys, time

MEASURES = "hit value domains dup_v".split()


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--shared", required=True)
    a.add_argument("--data", required=True, help="the folder of the record, below --shared")
    a.add_argument("--picks", action="append", required=True)
    o = a.parse_args()
    sys.path.insert(0, os.path.join(o.shared, "tools"))
    import score_selection as judge
    world = judge.World(os.path.join(o.shared, o.data), [6, 18], "points", 24)
    columns = []
    for path in o.picks:
        with open(path, encoding="utf-8") as lines:
            got = {x["cutoff"]: x["picks"] for x in map(json.loads, lines)}
        columns.append((os.path.basename(path), [got.get(c, []) for c in world.cutoffs]))
    columns.append(("simple rule", judge.run(world, judge.BASELINES["projected, x0.7 if not new"])))
    columns.append(("oracle", judge.run(world, judge.oracle(world))))
    print("| month | editions | " + " | ".join(name for name, _ in columns) + " |")
    print("|---|---|" + "---|" * len(columns))
    months = sorted({time.gmtime(c)[:2] for c in world.cutoffs})
    spans = [(calendar.timegm((y, m, 1, 0, 0, 0)), calendar.timegm((y + m // 12, m % 12 + 1, 1, 0, 0, 0))) for y, m in months]
    names = ["%d-%02d" % month for month in months] + ["all"]
    for name, (start, end) in zip(names, spans + [(spans[0][0], spans[-1][1])]):
        world.start, world.end = start, end
        scores = [judge.score(world, editions) for _, editions in columns]
        print("| %s | %d | " % (name, scores[0]["editions"])
              + " | ".join(" / ".join("%.3f" % s[m] for m in MEASURES) for s in scores) + " |", flush=True)


if __name__ == "__main__":
    main()
