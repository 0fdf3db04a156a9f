#!/usr/bin/env python3
"""Scores the choice month by month, each with weights learned from what was recorded before, beside a simple rule and the oracle.

  rolling.py --shared ../../../shared --program ../../.build/release/tenhn-offline
  rolling.py --shared ../../../shared --data hn/2026 --picks picks.jsonl

The first form learns anew for each month of each record, the earlier records beside it, and takes some minutes of
processor time.  --keep FOLDER keeps the picks, and takes those that are there.  The second form scores picks that
`select --relearn` printed before; several --picks stand side by side.  A month without anything to learn from is chosen
with the weights in use, which have seen it, and is marked.  The judge is shared/tools/score_selection.py.  Standard
library only.
"""
import argparse, calendar, copy, json, os, subprocess, sys, tempfile, time

RECORDS = ["hn", "hn/2024-2025", "hn/2026"]
MEASURES = "hit value domains dup_v".split()


def learn(o, folder):
    """Writes the picks of each record, and yields the record and their file."""
    paths = [os.path.join(o.shared, r, "snapshots.jsonl.gz") for r in RECORDS]
    for place, record in enumerate(RECORDS):
        picks = os.path.join(folder, record.replace("/", "-") + ".jsonl")
        if not os.path.exists(picks):
            beside = [x for older in paths[:place] for x in ("--beside", older)]
            with open(picks + ".part", "w") as out:
                subprocess.run([o.program, "select", "--history", paths[place], "--relearn", *beside], stdout=out, check=True)
            os.rename(picks + ".part", picks)
        yield record, [picks]


def table(judge, o, record, files):
    world = judge.World(os.path.join(o.shared, record), [6, 18], "points", 24)
    columns = []
    for path in files:
        with open(path, encoding="utf-8") as lines:
            got = {x["cutoff"]: x["picks"] for x in map(json.loads, lines)}
        columns.append((os.path.basename(path), [got.get(c, []) for c in world.cutoffs]))
    columns.append(("simple rule", judge.run(world, judge.BASELINES["projected, x0.7 if not new"])))
    columns.append(("oracle", judge.run(world, judge.oracle(world))))
    print("| month | editions | " + " | ".join(name for name, _ in columns) + " |")
    print("|---|---|" + "---|" * len(columns))
    months = sorted({time.gmtime(c)[:2] for c in world.cutoffs})
    spans = [(calendar.timegm((y, m, 1, 0, 0, 0)), calendar.timegm((y + m // 12, m % 12 + 1, 1, 0, 0, 0))) for y, m in months]
    names = ["%d-%02d" % month for month in months]
    # With less than three weeks before it, a month of the first record has nothing to learn from.
    seen = 2 if record == RECORDS[0] else 0
    names = [name + " (seen)" if place < seen else name for place, name in enumerate(names)]
    rows = []
    for name, span in zip(names, spans):
        rows.append([month(judge, world, editions, *span) for _, editions in columns])
        show(name, rows[-1])
    # The mean of the unseen months, each by its editions.
    count = sum(row[0]["editions"] for row in rows[seen:])
    means = [{m: sum(row[c][m] * row[c]["editions"] for row in rows[seen:]) / count for m in MEASURES} for c in range(len(columns))]
    means[0]["editions"] = count
    show("all unseen", means)


def show(name, scores):
    print("| %s | %d | " % (name, scores[0]["editions"])
          + " | ".join(" / ".join("%.3f" % s[m] for m in MEASURES) for s in scores) + " |", flush=True)


def month(judge, world, editions, start, end):
    """Scores the editions of a span.  The judge goes through all editions each time, so it is given those around alone.

    A week before is enough: a pool holds stories of one day, and a repeat is looked for in six editions.
    """
    inside = [k for k, c in enumerate(world.cutoffs) if start <= c < end]
    around = slice(max(0, inside[0] - 14), inside[-1] + 2)
    part = copy.copy(world)
    part.start, part.end = start, end
    part.cutoffs, part._pools, part.top, part.born = (x[around] for x in (world.cutoffs, world._pools, world.top, world.born))
    return judge.score(part, editions[around])


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--shared", required=True)
    a.add_argument("--program", help="tenhn-offline: learn, choose and score all records")
    a.add_argument("--keep", help="with --program: a folder for the picks")
    a.add_argument("--data", help="the folder of the record, below --shared")
    a.add_argument("--picks", action="append")
    o = a.parse_args()
    if (o.program is None) == (o.picks is None) or (o.picks and not o.data):
        a.error("give either --program, or --data and --picks")
    sys.path.insert(0, os.path.join(o.shared, "tools"))
    import score_selection as judge
    print("Each cell: " + " / ".join(MEASURES))
    if o.picks:
        return table(judge, o, o.data, o.picks)
    with tempfile.TemporaryDirectory() as folder:
        folder = o.keep or folder
        os.makedirs(folder, exist_ok=True)
        for record, files in learn(o, folder):
            table(judge, o, record, files)


if __name__ == "__main__":
    main()
