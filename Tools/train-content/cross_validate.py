#!/usr/bin/env python3
"""Scores the extractor on pages of sites that its model has not seen.

  cross_validate.py TENHN SHARED FOLDS OUTPUT [--fields FIELDS] [CORPUS...]

TENHN is the binary, FOLDS what `train.py --folds` wrote. Writes OUTPUT/CORPUS.jsonl, to be scored by the scorers in
SHARED/tools. Pages go in as text, with their addresses. `--fields receipt_features` gives what the limits of doubt are
measured with.
"""
import argparse, gzip, json, os, re, subprocess, sys
from pages import CORPORA, load_truth


def decoded(data):
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        found = re.search(rb"charset=[\"']?([\w-]+)", data[:2048])
        try:
            return data.decode(found.group(1).decode() if found else "cp1252", "replace")
        except LookupError:
            return data.decode("cp1252", "replace")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("binary", "shared", "folds", "output"):
        arguments.add_argument(name)
    arguments.add_argument("corpora", nargs="*", default=list(CORPORA))
    arguments.add_argument("--fields", default="id,text,receipt")
    a = arguments.parse_intermixed_args()
    binary, shared, folds, output, corpora = a.binary, a.shared, a.folds, a.output, a.corpora
    split = {}
    with open(os.path.join(folds, "split.tsv"), encoding="utf-8") as file:
        for line in file:
            corpus, name, fold = line.rstrip("\n").split("\t")
            split[corpus, name] = int(fold)
    os.makedirs(output, exist_ok=True)
    for corpus in corpora:
        rows = {}
        for name, entry in load_truth(shared, corpus).items():
            with gzip.open(os.path.join(shared, "corpora", corpus, "pages", name + ".html.gz")) as file:
                page = {"id": name, "url": entry.get("url") or "", "html": decoded(file.read())}
            rows.setdefault(split.get((corpus, name), 0), []).append(json.dumps(page))
        with open(os.path.join(output, corpus + ".jsonl"), "w", encoding="utf-8") as file:
            for fold, lines in sorted(rows.items()):
                table = os.path.join(folds, f"fold-{fold}.table")
                if not os.path.exists(table):
                    continue
                run = subprocess.run([binary, "extract", "--batch", "--model", table, "--fields", a.fields],
                                     input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True, check=True)
                file.write(run.stdout)


if __name__ == "__main__":
    main()
