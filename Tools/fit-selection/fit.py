#!/usr/bin/env python3
"""Fits the growth model of the selection and writes its weights as a readable Swift table.

Needs lightgbm (4.x) and numpy; the product needs neither.

  fit.py --data ../../../shared/hn --until 2022-04-01 --output ../../Core/Sources/Selection/GrowthTable.swift

What is learned: ln((final + 20) / (points + 20)), how much a story visible at a moment still grows, from what is
known at that moment.  Rows are taken every three hours, of every story seen in the day before.  To hold with thin
data too, the rows of three recordings with half of their snapshots dropped, and of stories seen only once, are added
at a lower weight.  Only moments a day or more before --until are used, so that an edition from then on is a test.
"""
import argparse, bisect, calendar, collections, gzip, json, math, os, random, time

H = 3600
OFFSET = 20
FRONT = 30
NAMES = ("points speed1 speed2 speed4 rank climb best age posted onPage gone discussion startPoints").split()


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            yield json.loads(line)


def points_at(looks, t):
    """Points at a moment, linear between the looks around it."""
    times = [o[0] for o in looks]
    k = bisect.bisect_right(times, t)
    if k == 0:
        return looks[0][1]
    if k == len(looks):
        return looks[-1][1]
    a, b = looks[k - 1], looks[k]
    return a[1] + (b[1] - a[1]) * (t - a[0]) / (b[0] - a[0])


def speed(looks, hours, posted):
    last, span = looks[-1], looks[-1][0] - looks[0][0]
    if span < H / 2:
        return last[1] / (max(0, last[0] - posted) / H + 2)
    back = min(hours * H, span)
    return max(0, (last[1] - points_at(looks, last[0] - back)) / (back / H))


def features(looks, posted, cutoff, first_look, last_look):
    """looks: (time, points, rank or None, comments) at or before the cut-off, in order."""
    t, points, rank, comments = looks[-1]
    front = [o for o in looks if o[2] is not None and o[2] <= FRONT]
    on = t == last_look and rank is not None and rank <= FRONT
    arrival = front[0][0] if front else None
    born = arrival if arrival is not None and arrival > first_look else min(posted, arrival or posted)
    seconds = sum(min(b[0] - a[0], 2.5 * H) for a, b in zip(looks, looks[1:])
                  if a[2] is not None and a[2] <= FRONT and b[2] is not None and b[2] <= FRONT)
    before = [o for o in looks if o[0] <= t - 0.9 * H]
    mass = points + OFFSET
    now = rank if on else FRONT + 1
    climb = min(FRONT + 1, before[-1][2] or FRONT + 1) - now if on and before else 0
    gone = (cutoff - (front[-1][0] if front else t)) / H
    return born, [
        math.log(mass), speed(looks, 1, posted) / mass, speed(looks, 2, posted) / mass, speed(looks, 4, posted) / mass,
        now, climb, min([o[2] for o in front] or [FRONT + 1]), max(0, t - born) / H, max(0, cutoff - posted) / H,
        seconds / H, min(6, gone), comments / mass, (front[0][1] if front else points) / mass]


def rows(snapshots, final, until, step, once=False):
    looks, meta, k, out = collections.defaultdict(list), {}, 0, []
    first = snapshots[0]["t"]
    cutoff = (first + 24 * H) // (step * H) * step * H + step * H
    while cutoff <= until:
        while k < len(snapshots) and snapshots[k]["t"] <= cutoff:
            for x in snapshots[k]["stories"]:
                looks[x["id"]].append((snapshots[k]["t"], x["score"], x["rank"], x["descendants"]))
                meta[x["id"]] = x
            k += 1
        last = snapshots[k - 1]["t"]
        for i, seen in looks.items():
            if seen[-1][0] <= cutoff - 24 * H or (once and seen[-1][0] != last):
                continue
            mine = seen[-1:] if once else seen
            _, x = features(mine, meta[i]["time"], cutoff, last if once else first, last)
            points = seen[-1][1]
            out.append((x, math.log((max(points, final.get(i, 0)) + OFFSET) / (points + OFFSET)), math.sqrt(points + 50)))
        cutoff += step * H
    return out


def halved(snapshots, seed):
    r = random.Random(seed)
    return [s for s in snapshots if r.random() < 0.5]


def text(node):
    if "leaf_value" in node:
        return "%.5g" % node["leaf_value"]
    return "(%s %.5g %s %s)" % (NAMES[node["split_feature"]], node["threshold"], text(node["left_child"]), text(node["right_child"]))


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--until", required=True, help="YYYY-MM-DD; nothing from this day on is used")
    a.add_argument("--output", required=True)
    a.add_argument("--trees", type=int, default=120)
    a.add_argument("--leaves", type=int, default=8)
    a.add_argument("--without", default="", help="features left out, by name and comma, for the ablation")
    o = a.parse_args()
    import lightgbm, numpy
    until = calendar.timegm(time.strptime(o.until, "%Y-%m-%d"))
    snapshots = sorted(lines(os.path.join(o.data, "snapshots.jsonl.gz")), key=lambda s: s["t"])
    # Only what was seen before the limit counts as final, not what the whole recording knows.
    final = collections.Counter()
    for s in snapshots:
        if s["t"] < until:
            for x in s["stories"]:
                final[x["id"]] = max(final[x["id"]], x["score"])
    sets = [(rows(snapshots, final, until - 24 * H, 3), 1),
            (rows(snapshots, final, until - 24 * H, 6, once=True), 0.25)]
    sets += [(rows(halved(snapshots, seed), final, until - 24 * H, 3), 0.5) for seed in (7, 8, 9)]
    x = numpy.array([v[0] for s, _ in sets for v in s])
    y = numpy.array([v[1] for s, _ in sets for v in s])
    w = numpy.array([v[2] * weight for s, weight in sets for v in s])
    for name in filter(None, o.without.split(",")):
        x[:, NAMES.index(name)] = 0
    model = lightgbm.LGBMRegressor(n_estimators=o.trees, num_leaves=o.leaves, learning_rate=0.15, min_child_samples=80,
                                   verbose=-1, n_jobs=2, random_state=1, deterministic=True).fit(x, y, sample_weight=w)
    trees = [text(t["tree_structure"]) for t in model.booster_.dump_model()["tree_info"]]
    with open(o.output, "w", encoding="utf-8") as f:
        f.write("/// The weights of ``GrowthModel``, fitted by `Tools/fit-selection/fit.py` on what was recorded before %s.\n" % o.until)
        f.write("///\n/// A line is a tree: `(feature limit below above)`, where `below` is taken up to and including the limit; a bare\n"
                "/// number is what the tree adds to the logarithm of the growth.\n")
        f.write("enum GrowthTable {\n  static let trees = \"\"\"\n")
        f.writelines("    %s\n" % t for t in trees)
        f.write("    \"\"\"\n}\n")
    print(len(y), "rows,", len(trees), "trees, mean squared error %.4f" % numpy.average((model.predict(x) - y) ** 2, weights=w))


if __name__ == "__main__":
    main()
