#!/usr/bin/env python3
"""Recomputes every fact of the reasons from the recorded snapshots, sharing no code with the selection.

  tenhn-offline select --history SNAPSHOTS > picks.jsonl
  check_reasons.py --data ../../../shared/hn --picks picks.jsonl [--editions 50]

The editions are spread evenly over the run.  Only snapshots at or before each cut-off are looked at.  A mismatch is a
fact with another value, a number in a text that is not a fact, or a fact that this script does not know.
"""
import argparse, bisect, collections, gzip, json, os, re, sys, urllib.parse

HOUR, DAY = 3600, 86400
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


class Past:
    """What an edition at a cut-off could know."""

    def __init__(self, looks, posted, first_look, last_look, cutoff):
        self.cutoff, self.first_look, self.last_look, self.posted = cutoff, first_look, last_look, posted
        self.looks = looks

    def seen(self, i):
        rows = self.looks[i]
        return rows[:bisect.bisect_right([r[0] for r in rows], self.cutoff)]

    def arrival(self, i):
        return self.looks[i][0][0]

    def slower(self, i):
        hours = min(24, (self.seen(i)[-1][0] - self.arrival(i)) // HOUR)
        mine, count, below = self.points(i, hours), 0, 0
        for j, rows in self.looks.items():
            born = rows[0][0]
            if j == i or born <= max(self.first_look, self.cutoff - 30 * DAY) or born + hours * HOUR > self.cutoff:
                continue
            count += 1
            below += self.points(j, hours) < mine
        return 100 * below // count

    def points(self, i, hours):
        value = 0
        for t, points, _, _ in self.looks[i]:
            if t <= min(self.cutoff, self.looks[i][0][0] + hours * HOUR):
                value = points
        return value

    def recent(self, i):
        """Points gained in the three hours before the last look; None if no look is older."""
        rows = self.seen(i)
        before = [r for r in rows if r[0] <= rows[-1][0] - 3 * HOUR]
        return max(0, rows[-1][1] - before[-1][1]) if before else None

    def fact(self, name, i, text, last):
        rows = self.seen(i)
        if name == "recentPoints":
            return self.recent(i)
        if name == "rivalRecentPoints":
            return self.recent(last)
        if name == "rivalPoints":
            return self.seen(last)[-1][1]
        if name == "rivalHoursSincePosted":
            return (self.seen(last)[-1][0] - self.posted[last]) // HOUR
        t, points, comments, rank = rows[-1][0], rows[-1][1], rows[-1][3], rows[-1][2]
        if name == "points":
            return points
        if name == "comments":
            return comments
        if name == "rank":
            return rank if t == self.last_look else None
        if name == "bestRank":
            return min(r[2] for r in rows)
        if name == "hoursSinceArrival":
            return (t - self.arrival(i)) // HOUR
        if name == "hoursSincePosted":
            return (t - self.posted[i]) // HOUR
        if name == "hoursGone":
            return (self.cutoff - t) // HOUR
        if name == "hoursInFirstTen":
            k = len(rows)
            while k and rows[k - 1][2] <= 10:
                k -= 1
            return (t - rows[k][0]) // HOUR
        if name == "hoursOnPage":
            return sum(min(b[0] - a[0], 5 * HOUR // 2) for a, b in zip(rows, rows[1:])) // HOUR
        if name == "fasterThanPercent":
            return self.slower(i)
        if name == "daysWatched":
            return min(30, (self.cutoff - self.first_look) // DAY)
        return None


def in_company(name, text, picks):
    """Which story of its site or word a reserve would have been: one more than the picks that share it.

    A site in a reason is a host or the end of one, with the owner's part of the path where many share a host.
    """
    if name == "siteStories":
        site = re.search(r" from (\S+)\.$", text).group(1)
        host, _, owner = site.partition("/")
        addresses = [urllib.parse.urlsplit(url) for _, url in picks if url]
        return 1 + sum(("." + (a.hostname or "")).endswith("." + host) and (a.path + "/").startswith("/" + owner + "/" if owner else "")
                       for a in addresses)
    word = re.search(r" about “(.+?)”\.$", text).group(1)
    return 1 + sum(re.search(r"(?<![\w+#.'])%s(?![\w+#])" % re.escape(word), title.lower()) is not None for title, _ in picks)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--picks", required=True)
    a.add_argument("--editions", type=int, default=50)
    o = a.parse_args()
    with gzip.open(os.path.join(o.data, "snapshots.jsonl.gz"), "rt", encoding="utf-8") as f:
        snaps = sorted((json.loads(l) for l in f), key=lambda s: s["t"])
    looks, posted, names = collections.defaultdict(list), {}, collections.defaultdict(list)
    for s in snaps:
        for x in s["stories"]:
            looks[x["id"]].append((s["t"], x["score"], x["rank"], x["descendants"]))
            names[x["id"]].append((x["title"], x.get("url")))
            posted.setdefault(x["id"], x["time"])
    times = [s["t"] for s in snaps]
    with open(o.picks, encoding="utf-8") as f:
        lines = [json.loads(l) for l in f]
    step = max(1, len(lines) // o.editions)
    checked = mismatches = reasons = company = 0
    for line in lines[::step][:o.editions]:
        cutoff = line["cutoff"]
        past = Past(looks, posted, times[0], times[bisect.bisect_right(times, cutoff) - 1], cutoff)
        for i in line["picks"] + line["reserves"]:
            reason = line["reasons"][str(i)]
            reasons += 1
            for name, value in reason["facts"].items():
                checked += 1
                if name in ("siteStories", "topicStories"):
                    company += 1
                    shown_then = {j: names[j][len(past.seen(j)) - 1] for j in line["picks"]}
                    real = in_company(name, reason["text"], shown_then.values())
                else:
                    real = past.fact(name, i, reason["text"], line["picks"][-1])
                if real != value:
                    mismatches += 1
                    print("edition %d story %d: %s is %s, not %s" % (cutoff, i, name, real, value))
            text = re.sub(r"“.*?”|from \S+\.$", "", reason["text"])
            shown = {int(n) for n in re.findall(r"\d+", text)}
            shown |= {k + 1 for k, w in enumerate(ORDINALS) if re.search(r"\b%s\b(?! (ten|hour)\b)" % w, text)}
            alien = shown - {int(v) for v in reason["facts"].values()}
            if alien:
                mismatches += 1
                print("edition %d story %d: %s is in the text and not in the facts: %s" % (cutoff, i, alien, reason["text"]))
    print("%d reasons, %d facts (%d of them about a site or a word), %d mismatches" % (reasons, checked, company, mismatches))
    sys.exit(mismatches > 0)


if __name__ == "__main__":
    main()
