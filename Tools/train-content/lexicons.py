"""Words with weights: how much a word of a class, or of a short text, speaks for content. Every site votes once."""
import collections, math
import numpy as np

# Votes that a word needs before its own weigh in full.
CAUTION = 6
# name: (sites needed, share of content at large, size of the table)
TABLES = {"markup": (8, 0.45, 500), "words": (10, 0.3, 600), "prose": (12, 0.6, 400),
          "openings": (10, 0.5, 200), "seconds": (10, 0.5, 100), "closings": (10, 0.5, 100)}
# Up to how many words a text is short, and how many words of a longer one are looked up.
LIMIT, FIRST = 14, 40
COUNT = 20


def units_words(page, table, k):
    words = page.words[k]
    if table == "words":
        return set(words) if page.counts[k] <= LIMIT else ()
    if table == "prose":
        return set(words[:FIRST]) if page.counts[k] > LIMIT else ()
    if table == "openings":
        return words[:1]
    return words[1:2] if table == "seconds" else words[-1:]


def tally_of(page, table):
    """For each word of a page: the weight of its units, and how much of it is content. Counted once for all folds."""
    if not hasattr(page, "tallies"):
        page.tallies = {}
    if table not in page.tallies:
        tally = page.tallies[table] = {}
        known = {}
        for k in np.nonzero(page.y >= 0)[0]:
            w = math.sqrt(min(page.counts[k], 40))
            good = w * float(page.y[k])
            if table == "markup":
                # Units of one element share their words.
                entry = known.setdefault(page.wrapper[k], [0.0, 0.0])
                entry[0] += good
                entry[1] += w
                continue
            for word in units_words(page, table, k):
                entry = tally.setdefault(word, [0.0, 0.0])
                entry[0] += good
                entry[1] += w
        for place, (good, w) in known.items():
            found, e = set(), place
            while e >= 0:
                found.update(page.markup[e])
                e = page.parents[e]
            for word in found:
                entry = tally.setdefault(word, [0.0, 0.0])
                entry[0] += good
                entry[1] += w
    return page.tallies[table]


class Lexicon:
    def __init__(self, pages, table):
        sites_needed, base, size = TABLES[table]
        tally = collections.defaultdict(dict)
        for page in pages:
            for word, (good, w) in tally_of(page, table).items():
                entry = tally[word].setdefault(page.site, [0.0, 0.0])
                entry[0] += good
                entry[1] += w
        prior = math.log(base / (1 - base))
        self.votes = {}
        for word, sites in tally.items():
            if len(sites) >= sites_needed and word.isascii() or len(sites) >= 2 * sites_needed:
                self.votes[word] = {s: max(-3, min(3, math.log((a + base * 2) / (b - a + (1 - base) * 2)) - prior))
                                    for s, (a, b) in sites.items()}
        self.sums = {w: sum(v.values()) for w, v in self.votes.items()}
        strength = lambda w: abs(self.weight(w)) * min(len(self.votes[w]), 60) ** 0.5
        for word in sorted(self.votes, key=strength, reverse=True)[size:]:
            del self.votes[word], self.sums[word]

    def weight(self, word, without=None):
        """The weight of a word, on the word of other sites than `without`."""
        votes = self.votes.get(word)
        if votes is None:
            return 0.0
        if without in votes:
            return (self.sums[word] - votes[without]) / (len(votes) - 1 + CAUTION)
        return round(self.sums[word] / (len(votes) + CAUTION), 2)

    def lines(self):
        entries = [f"{w}:{self.weight(w):g}" for w in sorted(self.votes, key=self.weight) if self.weight(w)]
        lines, line = [], ""
        for entry in entries:
            if len(line) + len(entry) > 112:
                lines.append(line)
                line = ""
            line += (" " if line else "") + entry
        return lines + [line] if line else lines


class Weighed(dict):
    """The weights of a lexicon's words, without the vote of one site."""

    def __init__(self, lexicon, site):
        self.lexicon, self.site = lexicon, site

    def __missing__(self, word):
        self[word] = self.lexicon.weight(word, self.site)
        return self[word]


def features(page, lexicons, leave_out):
    """The last 20 features of `UnitFeatures`, as the extractor computes them (`LexicalFeatures.swift`)."""
    site = page.site if leave_out else None
    # A page says the same words again and again: each is weighed once.
    markup, words, prose, openings, seconds, closings = (Weighed(lexicons[name], site) for name in TABLES)
    clamp = lambda x: max(-4.0, min(4.0, x))
    element, known = [], {}
    for found in page.markup:
        key = tuple(found)
        if key not in known:
            w = [markup[x] for x in found]
            known[key] = (sum(w), min(w + [0]), max(w + [0]))
        element.append(known[key])
    path = []
    for e, (s, low, high) in enumerate(element):
        above = path[page.parents[e]] if page.parents[e] >= 0 else (0.0, 0.0, 0.0)
        path.append((above[0] + clamp(s), min(above[1], low), max(above[2], high)))
    text, long = [], []
    for k, found in enumerate(page.words):
        w = [words[x] for x in set(found)] if page.counts[k] <= LIMIT else []
        text.append([sum(w), min(w + [0]), max(w + [0])])
        w = [prose[x] for x in found[:FIRST]] if page.counts[k] > LIMIT else []
        long.append([sum(w), min(w + [0]), max(w + [0])])
    rows = []
    for k, found in enumerate(page.words):
        e, inline = page.wrapper[k], [0.0, 0.0, 0.0]
        while e > page.element[k]:
            inline = [inline[0] + element[e][0], min(inline[1], element[e][1]), max(inline[2], element[e][2])]
            e = page.parents[e]
        near = first = low = high = 0.0
        e, level = page.element[k], 0
        while e >= 0 and (level < 4 or first == 0):
            s = clamp(element[e][0])
            near += s if level < 3 else 0
            if first == 0 and abs(s) > 0.05:
                first = s
            if level < 4:
                low, high = min(low, element[e][1]), max(high, element[e][2])
            e, level = page.parents[e], level + 1
        whole = path[page.element[k]]
        rows.append([clamp(element[page.element[k]][0]) + clamp(inline[0]), near, first, min(whole[1], inline[1]),
                     max(whole[2], inline[2]), whole[0], low, high, *text[k],
                     openings[found[0]] if found else 0,
                     seconds[found[1]] if len(found) > 1 else 0,
                     closings[found[-1]] if found else 0,
                     *(text[page.heading[k]] if page.heading[k] >= 0 else (0, 0, 0)), *long[k]])
    return np.array(rows, np.float32).reshape(len(rows), COUNT)
