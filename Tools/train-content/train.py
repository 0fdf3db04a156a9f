#!/usr/bin/env python3
"""Trains the model that decides what belongs to an article.

  train.py UNITS SHARED --table TABLE [--swift FILE]      train on everything
  train.py UNITS SHARED --folds FOLDER                    train on four fifths of the sites, five times

UNITS holds `units-CORPUS.jsonl`, made with `tenhn extract --batch --fields units`. SHARED holds `corpora/`.
Needs Python 3.11, numpy and lightgbm. Same input, same table.
"""
import argparse, os, time
import numpy as np
import lightgbm
import context, lexicons, pages as data

FIRST = dict(objective="cross_entropy", learning_rate=0.1, num_leaves=20, min_data_in_leaf=60, feature_fraction=0.5,
             bagging_fraction=0.7, bagging_freq=1, lambda_l2=5, max_bin=63, verbose=-1, seed=1, num_threads=2,
             deterministic=True, force_row_wise=True)
SECOND = dict(FIRST, learning_rate=0.06, num_leaves=16, min_data_in_leaf=100, feature_fraction=0.3, lambda_l2=15)
TREES = (100, 180)
INNER = 3
# What the second forest may only take as speaking for content: the words' weights, what the first forest said, and that the
# article in linked data has a text.
RISING = {"p", "p-1", "p+1", "in0", "in1", "in2", "in3", "others1", "others2", "others3", "shape", "otherShape", "pHeading",
          "section", "otherSection"}
# Below this the extractor doesn't ask the second forest (`ContentSelector.swift` stops a little higher).
ASKED = 0.02


def fit(pages, key, trees, parameters, asked=False):
    X = np.vstack([getattr(p, key) for p in pages])
    y = np.concatenate([p.y for p in pages])
    w = np.concatenate([data.weights(p) for p in pages])
    known = (y >= 0) & (w > 0)
    if asked:
        known &= np.concatenate([p.p for p in pages]) >= ASKED
    return lightgbm.train(parameters, lightgbm.Dataset(X[known], np.clip(y[known], 0, 1), weight=w[known]), trees)


def monotone(names):
    """1 for each feature of the second forest that may only raise what it says."""
    words = {name for name in names[-lexicons.COUNT:] if not name.startswith("heading")} | {"inBody"}
    return [int(name in words) for name in names] + [int(name in RISING) for name in context.NAMES]


def train(pages):
    """Lexicons and two forests. The second learns from what the first says of sites that it has not seen."""
    books = {table: lexicons.Lexicon(pages, table) for table in lexicons.TABLES}
    for p in pages:
        p.F = p.X.copy()
        p.F[:, -lexicons.COUNT:] = lexicons.features(p, books, leave_out=True)
    group = {site: i % INNER for i, site in enumerate(sorted({p.site for p in pages}))}
    for part in range(INNER):
        forest = fit([p for p in pages if group[p.site] != part], "F", TREES[0], FIRST)
        for p in pages:
            if group[p.site] == part:
                p.p = forest.predict(p.F, num_threads=2)
    first = fit(pages, "F", TREES[0], FIRST)
    for p in pages:
        p.F2 = np.hstack([p.F, context.features(p, p.p)])
    second = fit(pages, "F2", TREES[1], dict(SECOND, monotone_constraints=monotone(pages[0].names)), asked=True)
    for p in pages:
        del p.F, p.F2
    return books, first, second


def predict(model, page):
    books, first, second = model
    F = page.X.copy()
    F[:, -lexicons.COUNT:] = lexicons.features(page, books, leave_out=False)
    return second.predict(np.hstack([F, context.features(page, first.predict(F, num_threads=2))]), num_threads=2)


def tree_line(node):
    if "leaf_value" in node:
        return f"={node['leaf_value']:.4g}"
    return " ".join([f"{node['split_feature']}<{node['threshold']:.6g}", tree_line(node["left_child"]),
                     tree_line(node["right_child"])])


# Where precision and recall balance on sites not seen.
THRESHOLD = 0.5


def table(model, threshold=THRESHOLD):
    books, first, second = model
    lines = ["[threshold]", f"{threshold:g}"]
    for name, book in books.items():
        lines += [f"[{name}]", *book.lines()]
    for name, forest in (("first", first), ("second", second)):
        lines += [f"[{name}]"] + [tree_line(t["tree_structure"]) for t in forest.dump_model()["tree_info"]]
    return "\n".join(lines) + "\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("units")
    arguments.add_argument("shared")
    arguments.add_argument("--table")
    arguments.add_argument("--swift")
    arguments.add_argument("--folds")
    a = arguments.parse_args()
    began = time.time()
    pages = [p for p in data.load(a.units, a.shared) if len(p.y)]
    print(len(pages), "pages", sum(len(p.y) for p in pages), "units", round(time.time() - began), "s", flush=True)
    if a.folds:
        os.makedirs(a.folds, exist_ok=True)
        with open(os.path.join(a.folds, "split.tsv"), "w", encoding="utf-8") as file:
            for p in pages:
                file.write(f"{p.corpus}\t{p.name}\t{p.fold}\n")
        for fold in range(5):
            model = train([p for p in pages if p.fold != fold])
            with open(os.path.join(a.folds, f"fold-{fold}.table"), "w", encoding="utf-8") as file:
                file.write(table(model))
            np.savez(os.path.join(a.folds, f"fold-{fold}.npz"),
                     **{f"{p.corpus}/{p.name}": predict(model, p) for p in pages if p.fold == fold})
            print("fold", fold, round(time.time() - began), "s", flush=True)
    if a.table or a.swift:
        text = table(train(pages))
        if a.table:
            with open(a.table, "w", encoding="utf-8") as file:
                file.write(text)
        if a.swift:
            with open(a.swift, "w", encoding="utf-8") as file:
                file.write('// Made by Tools/train-content; train again instead of editing.\nlet contentModelTable = """\n')
                file.writelines(f"  {line}\n" for line in text.splitlines())
                file.write('  """\n')


if __name__ == "__main__":
    main()
