#!/usr/bin/env python3
"""Learns how much each sign of a receipt counts, and measures it with families, vendors or languages left out.

  train.py TENHN SHARED                    tables of the cross-validation
  train.py TENHN SHARED --swift FILE       writes the weights into the sources too

TENHN is the binary (its `extract --batch --fields receipt_features` gives the signs). SHARED holds `corpora/`. Needs numpy and
scipy. Two logistic regressions: is there no article, and is the article cut off. Each sign may count in one direction only, the
one that reason gives it, so that an accident of these pages cannot turn it round.
"""
import argparse, collections, json, os, re, subprocess
import numpy as np
from scipy.optimize import minimize
from urllib.parse import urlsplit

KINDS = ("card", "partial", "full")
# Families of one vendor or one cause are left out together.
GROUPS = [(r"^cf_|real_cloudflare", "cloudflare"), (r"akamai", "akamai"), (r"anubis", "anubis"), (r"^consent", "consent"),
          (r"^default_|real_nginx|maintenance_default", "default pages"), (r"^login", "login"), (r"^soft_?404", "soft 404"),
          (r"^spa_(?!state)", "empty shells"), (r"^press_", "press"), (r"^live_", "live"), (r"^paywall_", "paywall"),
          (r"home|category_archive", "home"), (r"video|media_share", "video"), (r"podcast", "podcast"), (r"gallery", "gallery"),
          (r"landing", "landing"), (r"ctl_note|ctl_short_note|short_post", "note"), (r"changelog", "changelog"),
          (r"about_walls", "about walls"), (r"ctl_cookie", "cookie banner"), (r"ctl_collapsed|readmore_present", "collapsed"),
          (r"noscript|old_browser", "noscript"), (r"excerpt_link|feed_trunc", "excerpt"), (r"journal|sciencedirect", "journal"),
          (r"google_wall|recaptcha", "google"), (r"substack", "substack")]
# Signs that speak against; all others speak for. Of these few reason says nothing.
AGAINST = {"obstacle.claimsArticle", "obstacle.claimsArticleTwice", "obstacle.codeOrTables", "obstacle.comments", "obstacle.inArticle",
           "obstacle.describesItself", "cut.support", "cut.ended", "cut.folded", "cut.endsInStop"}
EITHER = {"obstacle.headMedia", "obstacle.headListing", "obstacle.numbers", "obstacle.thinPage"}
# A text that ends in an ellipsis breaks off even where nothing else says so; beside the other signs the fit gives it less.
AT_LEAST = {"cut.breaksOff": 1.8}
STRENGTH = {"obstacle": 3.0, "cut": 2.0}
# Beside a page of a wall, what a whole article of the other corpora counts.
ARTICLE = {"obstacle": 0.3, "cut": 0.1}
CUT_COUNTS = 1.5
# Above these a page is no article, or cut off: between a false `full` and a whole text called cut, the first is worse.
LIMITS = {"obstacle": 0.32, "obstacle of a long text": 0.5, "cut": 0.2}
LONG = 150


class Page:
    def __init__(self, corpus, name, entry):
        self.corpus, self.id = corpus, f"{corpus}/{name}"
        self.url = entry.get("url")
        self.path = name
        self.isSynthetic = corpus.startswith("unreadable")
        if self.isSynthetic:
            self.family = entry["family"]
            self.group = next((g for p, g in GROUPS if re.search(p, self.family)), self.family)
            self.language = (entry.get("lang") or "unknown").split("-")[0]
            kind = lambda name: {"excerpt": "partial"}.get(name, name)
            self.truth = kind(entry["receipt"])
            self.accept = {kind(k) for k in entry.get("accept", [])} | {self.truth}
        else:
            host = (urlsplit(entry.get("url") or "").hostname or name).removeprefix("www.")
            self.family = self.group = "site " + host
            self.language = "article"
            # Lists, shops and collections are pages of the real web without an article.
            self.truth = "card" if entry.get("type") in ("collection", "listing", "product") else "full"
            self.accept = {self.truth}


def load(binary, shared):
    pages, words = [], re.compile(r"\w+")
    for corpus in ("unreadable", "unreadable2", "zyte", "hnlike", "newspaper4k", "magic", "wcxb"):
        with open(os.path.join(shared, "corpora", corpus, "truth.json"), encoding="utf-8") as file:
            for name, entry in json.load(file).items():
                if entry.get("type") == "service":
                    continue
                page = Page(corpus, name, entry)
                page.text = entry.get("text")
                pages.append(page)

    def run(fields):
        lines = "".join(json.dumps({"id": p.id, "url": p.url, "path": os.path.join(
            shared, "corpora", p.corpus, "pages", p.path + ".html.gz")}) + "\n" for p in pages)
        out = subprocess.run([binary, "extract", "--batch", "--fields", fields], input=lines, stdout=subprocess.PIPE, text=True,
                             check=True).stdout
        return {row["id"]: row for row in map(json.loads, filter(None, out.split("\n")))}

    features, extracts = run("receipt_features"), run("id,text,receipt,language")
    kept = []
    for page in pages:
        values = features[page.id]["receipt_features"]
        page.signs = values
        page.source = extracts[page.id]["receipt"]["source"]
        page.kind = extracts[page.id]["receipt"]["kind"]
        page.doubt = values["foreign"] + values["missing"]
        if not page.isSynthetic and page.truth == "full":
            a, b = (collections.Counter(words.findall((t or "").lower())) for t in (page.text, extracts[page.id]["text"]))
            hits = sum(min(n, b[w]) for w, n in a.items())
            # What was read wrongly is no example of a whole article.
            if hits < 0.9 * max(1, a.total()) or hits < 0.9 * max(1, b.total()):
                continue
        kept.append(page)
    return kept


def names(pages, part):
    return [name for name in pages[0].signs if name.startswith(part + ".")]


def matrix(pages, columns):
    return np.array([[p.signs[c] for c in columns] for p in pages], float)


def fit(pages, part):
    """Bias and weights of the signs of a part."""
    columns = names(pages, part)
    if part == "cut":
        pages = [p for p in pages if p.truth != "card"]
    pages = [p for p in pages if p.source not in ("json", "json-ld")]
    positive = "card" if part == "obstacle" else "partial"
    X, y = matrix(pages, columns), np.array([p.truth == positive for p in pages], float)
    # A family of many pages counts more than one of few, but less than page by page.
    sizes = collections.Counter(p.family for p in pages)
    weights = np.array([(1 if p.isSynthetic else ARTICLE[part]) / sizes[p.family] ** 0.5 for p in pages])
    if part == "cut":
        weights *= np.where(y > 0, CUT_COUNTS, 1)

    def loss(b):
        z = X @ b[1:] + b[0]
        gradient = weights * (1 / (1 + np.exp(-z)) - y)
        return ((weights * (np.logaddexp(0, z) - y * z)).sum() + 0.5 / STRENGTH[part] * (b[1:] ** 2).sum(),
                np.concatenate([[gradient.sum()], X.T @ gradient + b[1:] / STRENGTH[part]]))

    bounds = [(None, None)] + [(None, None) if c in EITHER else (None, 0) if c in AGAINST else (AT_LEAST.get(c, 0), None)
                                for c in columns]
    return minimize(loss, np.zeros(len(columns) + 1), jac=True, bounds=bounds, method="L-BFGS-B").x


def chances(model, pages, part):
    return 1 / (1 + np.exp(-(matrix(pages, names(pages, part)) @ model[1:] + model[0])))


def kind(page, obstacle, cut):
    if page.source in ("json", "json-ld"):
        return "full"
    limit = LIMITS["obstacle" if page.signs["words"] < LONG else "obstacle of a long text"]
    return "card" if obstacle >= limit else "partial" if cut >= LIMITS["cut"] else "full"


def left_out(pages, key):
    """The chances of each page by weights that have seen no page of its group."""
    judged = [p for p in pages if p.isSynthetic]
    found = {}
    for group in sorted({key(p) for p in judged}):
        seen = [p for p in pages if not p.isSynthetic or key(p) != group]
        unseen = [p for p in judged if key(p) == group]
        pair = [chances(fit(seen, part), unseen, part) for part in ("obstacle", "cut")]
        for page, obstacle, cut in zip(unseen, *pair):
            found[page.id] = (obstacle, cut)
    return found


def score(pages, found):
    hits, counts, false, others = collections.Counter(), collections.Counter(), [], 0
    for page in pages:
        got = kind(page, *found[page.id])
        counts[page.truth] += 1
        hits[page.truth] += got in page.accept
        if "full" not in page.accept:
            others += 1
            if got == "full":
                false.append(page)
    recall = {k: hits[k] / counts[k] for k in KINDS if counts[k]}
    text = " ".join(f"{k} {hits[k]}/{counts[k]}" for k in KINDS)
    return f"{text} balanced {sum(recall.values()) / len(recall):.3f} false-full {len(false)}/{others} = {len(false) / max(1, others):.3f}", false


def calibration(pages, found):
    bins = collections.defaultdict(list)
    for page in pages:
        obstacle, cut = found[page.id]
        got = kind(page, obstacle, cut)
        sure = {"card": obstacle, "partial": (1 - obstacle) * cut, "full": (1 - obstacle) * (1 - cut)}[got]
        bins[min(9, int(sure * 10))].append((sure, got in page.accept))
    for number, rows in sorted(bins.items()):
        print(f"  said {np.mean([s for s, _ in rows]):.2f}, right {np.mean([ok for _, ok in rows]):.2f} of {len(rows)}")


def swift(path, models, pages):
    with open(path, "w", encoding="utf-8") as file:
        file.write("// Made by Tools/train-receipts; train again instead of editing.\n\n")
        file.write("/// How much each sign counts, in log-odds.\nenum ReceiptWeights {\n")
        for part, type in (("obstacle", "ObstacleSign"), ("cut", "CutSign")):
            model = models[part]
            file.write(f"  static let {part}Bias: Float = {model[0]:.2f}\n")
            file.write(f"  static let {part}: [{type}: Float] = [\n")
            for name, weight in zip(names(pages, part), model[1:]):
                if abs(weight) >= 0.005:
                    file.write(f"    .{name.split('.')[1]}: {weight:.2f},\n")
            file.write("  ]\n" + ("\n" if part == "obstacle" else ""))
        file.write("}\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("tenhn")
    arguments.add_argument("shared")
    arguments.add_argument("--swift")
    arguments.add_argument("--languages", action="store_true", help="leave languages out too (slow)")
    a = arguments.parse_args()
    pages = load(a.tenhn, a.shared)
    judged = [p for p in pages if p.isSynthetic]
    models = {part: fit(pages, part) for part in ("obstacle", "cut")}
    if a.swift:
        swift(a.swift, models, pages)
    whole = {p.id: pair for p, *pair in zip(judged, *(chances(models[part], judged, part) for part in ("obstacle", "cut")))}
    print("seen:", score(judged, whole)[0])
    articles = [p for p in pages if not p.isSynthetic and p.truth == "full"]
    pairs = list(zip(articles, *(chances(models[part], articles, part) for part in ("obstacle", "cut"))))
    print("articles read rightly:", collections.Counter(kind(*row) for row in pairs))
    for title, key in [("families of one vendor or cause", lambda p: p.group)] + (
            [("languages", lambda p: p.language)] if a.languages else []):
        found = left_out(pages, key)
        line, false = score(judged, found)
        print(f"\n{title} left out: {line}")
        for group in ("unreadable", "unreadable2"):
            some = [p for p in judged if p.corpus == group]
            print(f"  {group}: {score(some, found)[0]}")
        if title == "languages":
            for language in sorted({p.language for p in judged}):
                print(f"  {language}: {score([p for p in judged if p.language == language], found)[0]}")
            continue
        calibration(judged, found)
        print("  falsely full:", " ".join(f"{p.family}({p.language})" for p in false))
        families = collections.defaultdict(list)
        for p in judged:
            families[p.family].append(kind(p, *found[p.id]) in p.accept)
        short = [ok for f, oks in families.items() if re.search("poem|changelog|incident|note", f) and f.startswith("ctl") for ok in oks]
        print(f"  whole short forms called whole: {sum(short)}/{len(short)}")
        print("  missed:", " ".join(f"{f} {sum(v)}/{len(v)}" for f, v in sorted(families.items()) if not all(v)))
    transfer = [p for p in pages if p.corpus != "unreadable2"]
    unseen = [p for p in judged if p.corpus == "unreadable2"]
    pair = [chances(fit(transfer, part), unseen, part) for part in ("obstacle", "cut")]
    print("\nfrom unreadable to unreadable2:", score(unseen, {p.id: v for p, *v in zip(unseen, *pair)})[0])


if __name__ == "__main__":
    main()
