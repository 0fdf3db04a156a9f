"""The features of the second forest, as the extractor computes them (`ContextFeatures.swift`)."""
import collections
import numpy as np

# As in `ContextFeatures.names`.
NAMES = ("p p-1 p-2 p-3 p+1 p+2 p+3 above below in0 in1 others1 in2 others2 in3 others3 in5 share2 share1 "
         "shape otherShape shapeCount afterFirst afterLast keptShare kept keptBefore highest "
         "pHeading section otherSection shapeOfKept").split()


def features(page, p):
    n, words = len(p), page.counts
    weight = np.sqrt(np.minimum(words, 60))
    size = len(page.parents)
    inside, kept_inside, words_inside = np.zeros(size), np.zeros(size), np.zeros(size)
    shape = collections.defaultdict(lambda: [0.0, 0.0, 0])
    section = collections.defaultdict(lambda: [0.0, 0.0])
    for k in range(n):
        e = page.element[k]
        inside[e] += weight[k]
        kept_inside[e] += weight[k] * p[k]
        words_inside[e] += words[k] * p[k]
        entry = shape[page.shape[k]]
        entry[0] += weight[k]
        entry[1] += weight[k] * p[k]
        entry[2] += 1
        section[page.heading[k]][0] += weight[k]
        section[page.heading[k]][1] += weight[k] * p[k]
    for e in range(size - 1, 0, -1):
        parent = page.parents[e]
        inside[parent] += inside[e]
        kept_inside[parent] += kept_inside[e]
        words_inside[parent] += words_inside[e]
    mean = lambda e: kept_inside[e] / max(inside[e], 0.01)
    kept = [k for k in range(n) if p[k] > 0.5]
    strong = [k for k in kept if words[k] >= 8]
    first, last = (strong[0], strong[-1]) if strong else (n, -1)
    all_words, highest = max(1, words.sum()), p.max() if n else 0
    kept_words, kept_before = sum(words[k] for k in kept), 0.0
    at = lambda k: p[k] if 0 <= k < n else 0.0
    mass = lambda k: p[k] * min(words[k], 60) if 0 <= k < n else 0.0
    rows = []
    for k in range(n):
        row = [at(k + o) for o in (0, -1, -2, -3, 1, 2, 3)]
        row += [sum(mass(k - o) for o in range(1, 7)), sum(mass(k + o) for o in range(1, 7))]
        chain, e = [], page.element[k]
        for _ in range(6):
            chain.append(e)
            e = max(0, page.parents[e])
        row.append(mean(chain[0]))
        for e in chain[1:4]:
            others = inside[e] - weight[k]
            row += [mean(e), (kept_inside[e] - weight[k] * p[k]) / others if others > 0.01 else -1]
        everything = max(words_inside[0], 0.1)
        row += [mean(chain[5]), words_inside[chain[2]] / everything, words_inside[chain[1]] / everything]
        total, good, count = shape[page.shape[k]]
        others = total - weight[k]
        row += [good / max(total, 0.01), (good - weight[k] * p[k]) / others if count > 1 and others > 0.01 else -1, count]
        row += [k - first, k - last, kept_words / all_words, kept_words, kept_before / max(1, kept_words), highest]
        heading = page.heading[k]
        total, good_here = section[heading]
        others = total - weight[k]
        row += [p[heading] if heading >= 0 else -1, good_here / max(total, 0.01),
                (good_here - weight[k] * p[k]) / others if others > 0.01 else -1, good / max(kept_inside[0], 0.01)]
        if p[k] > 0.5:
            kept_before += words[k]
        rows.append(row)
    return np.array(rows, np.float32).reshape(n, len(NAMES))
