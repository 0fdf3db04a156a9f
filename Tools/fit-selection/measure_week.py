#!/usr/bin/env python3
"""Measures `week`: which share of a week's eventual ten best it names, at its end and on the days before.

  measure_week.py --data ../../../shared/hn --program ../../.build/release/tenhn-offline

Truth is the final score in items.jsonl.gz of the stories that reached the front page in the seven days before the
moment (story_stats.jsonl.gz).  A pick's `also` counts as that pick.  For comparison: the ten with the most points as
last seen at the moment.  Standard library only.
"""
import argparse, gzip, json, os, subprocess

DAY = 86400


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            yield json.loads(line)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--program", required=True)
    a.add_argument("--from", dest="start", type=int, default=0, help="Unix seconds")
    o = a.parse_args()
    history = os.path.join(o.data, "snapshots.jsonl.gz")
    final = {x["id"]: x["score"] for x in lines(os.path.join(o.data, "items.jsonl.gz"))}
    first = {x["id"]: x["first_seen"] for x in lines(os.path.join(o.data, "story_stats.jsonl.gz"))}
    snapshots = sorted(lines(history), key=lambda s: s["t"])
    begin, end = snapshots[0]["t"], snapshots[-1]["t"]
    moments = [m for m in range((begin // DAY + 9) * DAY + DAY // 4, end - DAY, DAY) if m >= o.start]
    command = [o.program, "week", "--history", history] + [x for m in moments for x in ("--at", str(m))]
    weeks = [json.loads(x) for x in subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()]
    seen, k, shares, simple, repeated, missed = {}, 0, [], [], 0, 0
    for m, week in zip(moments, weeks):
        while k < len(snapshots) and snapshots[k]["t"] <= m:
            for x in snapshots[k]["stories"]:
                seen[x["id"]] = x["score"]
            k += 1
        window = [i for i, t in first.items() if m - 7 * DAY < t <= m]
        best = sorted(window, key=lambda i: (-final.get(i, 0), i))[:10]
        named = [{s["id"], *s["also"]} for s in week["stories"]]
        every = set().union(*named)
        shares.append(sum(i in every for i in best) / 10)
        plain = sorted((i for i in window if i in seen), key=lambda i: (-seen[i], i))[:10]
        simple.append(sum(i in plain for i in best) / 10)
        urls = [s["url"] for s in week["stories"] if s.get("url")]
        repeated += len(urls) - len(set(urls)) + sum(len(x) for x in named) - len(every)
        missed += sum(s.get("published") is None for s in week["stories"])
    print("%d days: share of the eventual ten best %.3f (most points at the moment: %.3f); pages twice %d; "
          "stories that our editions missed, said so: %d of %d"
          % (len(shares), sum(shares) / len(shares), sum(simple) / len(simple), repeated, missed,
             sum(len(w["stories"]) for w in weeks)))


if __name__ == "__main__":
    main()
