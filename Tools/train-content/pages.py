"""Pages as the extractor dumps them (`extract --batch --fields units`), with labels from the corpora's truth."""
import collections, hashlib, json, os, re
from urllib.parse import urlsplit
import numpy as np

# A word; an ideograph or a kana counts as one, because nothing parts words in Chinese and Japanese.
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
# What a corpus counts for: the two nearest to the product's own pages most, tool-made truths least.
CORPORA = {"zyte": 4.0, "hnlike": 3.0, "newspaper4k": 2.0, "wcxb": 1.0, "trafilatura-snippets": 1.0,
           "mozilla": 1.0, "fidelity": 0.5, "defuddle": 0.7}


class Page:
    """One page: `X` holds a row of features a unit, `y` the share of the unit that is content (-1: unknown)."""

    def __init__(self, corpus, name, record, entry):
        units = record["units"]
        self.corpus, self.name, self.entry = corpus, name, entry
        self.site = site_of(corpus, name, entry)
        self.names = record["names"]
        self.parents = np.array([e["parent"] for e in record["elements"]], int)
        self.markup = [e["words"] for e in record["elements"]]
        self.texts = [u["text"] for u in units]
        self.element = [u["element"] for u in units]
        self.wrapper = [u["wrapper"] for u in units]
        self.heading = []
        last = -1
        for i, u in enumerate(units):
            last = i if u["isHeading"] else last
            self.heading.append(last)
        self.counts = np.array([u["wordCount"] for u in units], np.float32)
        self.words = [u["words"] for u in units]
        self.shape = [u["shape"] for u in units]
        self.given = np.array([u["probability"] for u in units], np.float32)
        self.X = np.array([u["values"] for u in units], np.float32).reshape(len(units), len(self.names))
        self.y = labels(self.texts, entry)

    @property
    def fold(self):
        return int(hashlib.md5(self.site.encode()).hexdigest(), 16) % 5


def site_of(corpus, name, entry):
    if corpus == "fidelity":
        return "fidelity/" + str(entry.get("template"))
    host = (urlsplit(entry.get("url") or "").hostname or "").lower()
    return host.removeprefix("www.") or f"{corpus}/{name}"


def block_text(block):
    """The text of a block of the fidelity corpus."""
    kind = block["type"] if "type" in block else block.get("kind")
    if kind == "table":
        return "\n".join("\t".join(c if isinstance(c, str) else c.get("text", "") for c in row) for row in block["rows"])
    if kind == "list":
        return "\n".join(item_text(i) for i in block["items"])
    if kind == "deflist":
        return "\n".join("\n".join([i["term"], *i["defs"]]) for i in block["items"])
    return block.get("text") or block.get("tex") or block.get("caption") or ""


def item_text(item):
    if isinstance(item, str):
        return item
    children = item.get("children")
    return item["text"] + ("\n" + block_text({"type": "list", **children}) if children else "")


def load_truth(shared, corpus):
    folder = os.path.join(shared, "corpora", corpus)
    if corpus != "fidelity":
        with open(os.path.join(folder, "truth.json"), encoding="utf-8") as file:
            return json.load(file)
    truth = {}
    for name in os.listdir(os.path.join(folder, "truth")):
        with open(os.path.join(folder, "truth", name), encoding="utf-8") as file:
            entry = json.load(file)
        entry["text"] = "\n".join(block_text(b) for b in entry["blocks"])
        truth[name.removesuffix(".json")] = entry
    return truth


def load(units, shared, corpora=CORPORA):
    pages = []
    for corpus in corpora:
        truth = load_truth(shared, corpus)
        with open(os.path.join(units, f"units-{corpus}.jsonl"), encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                name = row["id"].split("/", 1)[1]
                if "units" in row and name in truth:
                    pages.append(Page(corpus, name, row["units"], truth[name]))
    return pages


def labels(texts, entry):
    """The share of each unit's four-word runs that the truth has. Short units count by the runs that they share with
    their neighbours, or by being a line of the truth."""
    y = np.full(len(texts), -1.0)
    if entry.get("text"):
        truth = TOKEN.findall(entry["text"])
        runs = collections.Counter(zip(*(truth[i:] for i in range(4))))
        lines = {" ".join(TOKEN.findall(line)) for line in entry["text"].split("\n")}
        tokens, owner = [], []
        for k, text in enumerate(texts):
            found = TOKEN.findall(text)
            tokens += found
            owner += [k] * len(found)
        inner, hits, across = [0] * len(texts), [0] * len(texts), [False] * len(texts)
        for i, run in enumerate(zip(*(tokens[i:] for i in range(4)))):
            if owner[i] == owner[i + 3]:
                inner[owner[i]] += 1
                hits[owner[i]] += run in runs
            elif run in runs:
                for j in range(i, i + 4):
                    across[owner[j]] = True
        seen = collections.Counter()
        for k, text in enumerate(texts):
            found = tuple(TOKEN.findall(text))
            y[k] = hits[k] / inner[k] if inner[k] else float(across[k] or " ".join(found) in lines)
            # A text that the page has twice and the truth once is content once.
            if y[k] > 0.5 and len(found) >= 8:
                seen[found] += 1
                if seen[found] > max(1, runs.get(found[:4], 0)):
                    y[k] = 0.0
        return y
    required = [re.sub(r"\s+", " ", s) for s in entry.get("with", [])]
    forbidden = [re.sub(r"\s+", " ", s) for s in entry.get("without", [])]
    for k, text in enumerate(texts):
        text = re.sub(r"\s+", " ", text)
        if any(s and s in text for s in forbidden):
            y[k] = 0.0
        if any(s and s in text for s in required):
            y[k] = 1.0
    return y


def weights(page):
    """What each unit counts for: every page the same within its corpus, long units more than short ones."""
    known = page.y >= 0
    if page.corpus == "trafilatura-snippets":
        return np.where(known, 1.5, 0.0)
    w = np.where(known, np.sqrt(np.minimum(page.counts, 150) + 1), 0.0)
    return w / w.sum() * 20 * CORPORA[page.corpus] if w.sum() > 0 else w
