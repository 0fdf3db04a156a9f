"""H: pages that want to keep an edition from being published."""
import json, os, resource, sys, time
from loopback import Web, page, title
from support.environments import cut_off_now
from world import ROOT, Deviation, World

sys.path.append(str(ROOT / "Acceptance/linear"))
import shapes

# What the first ten of thirty do. The drill's own words come first; the others are pages as anybody can submit them.
FAULTS = {0: "hang", 1: "spin", 2: "grow", 3: "crash"}
SHAPES = {4: "text-quotes-deeper", 5: "nest-div", 6: "table-rowspan", 7: "one-letter-blocks", 8: "authors", 9: "tex-inline"}
# Seconds from the start until the edition is sealed, with all real limits: asking ends after eighty.
LIMIT = 90


def h1(options, random, rounds):
    """Ten hostile pages among the first ten of thirty: the edition is sealed on time with ten stories, each hostile page has its reason."""
    if not os.path.exists("/proc/self/exe"): return "skipped: needs /proc"
    world, size = World(options, "h1"), 400_000 if options.short else 4_000_000
    pages = {number: ("text/html; charset=utf-8", page(number).encode()) for number in range(30)}
    for number, fault in FAULTS.items():
        pages[number] = ("text/html; charset=utf-8", ("<!-- tenhn-drill:%s -->" % fault + page(number)).encode())
    for number, name in SHAPES.items():
        kind, body = shapes.page(name, size)
        pages[number] = ("text/plain; charset=utf-8" if kind == shapes.TEXT else "text/html; charset=utf-8", body)
    web = Web(range(30), int(time.time()) - 4 * 3600, pages)
    try:
        environment = dict(web.environment, **cut_off_now(), TENHN_PAGE_DRILL="1")
        start = time.monotonic()
        world.must(world.run("edition", "build", environment=environment, timeout=300), "edition build among hostile pages")
        seconds = time.monotonic() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1000
        if seconds > LIMIT: raise Deviation("sealed after %.0f s, not within %d" % (seconds, LIMIT))
        edition = exported(world, world.data)
        if len(edition["stories"]) != 10: raise Deviation("%d stories" % len(edition["stories"]))
        known = {story["id"]: story for story in edition["stories"]}
        listed = {story["id"]: story["why"] for story in edition["unreadable"]}
        reasons = {}
        for number in range(10):
            name, id = FAULTS.get(number) or SHAPES[number], str(1000 + number)
            story = known.get(id)
            if story and story["article"]: reasons[name] = "read"
            elif story: reasons[name] = story["receipt"]["why"]
            elif id in listed: reasons[name] = listed[id]
            else: raise Deviation("the page that does %s is in the edition with no reason" % name)
            if number in FAULTS and reasons[name] == "read": raise Deviation("the drill %s was not run" % name)
        ordinary = [story for story in edition["stories"] if int(story["id"]) - 1000 >= 10]
        if any(story["article"] is None for story in ordinary): raise Deviation("an ordinary page was not read")
        key = edition["key"]
        rebuilt = os.path.join(world.folder, "again")
        # Without the drill's variable nothing would fail: the archive says what failed.
        run = world.must(world.run("edition", "rebuild", os.path.join(world.data, "archive", key + ".warc.gz"), "--output", rebuilt,
                                   environment=web.environment), "edition rebuild")
        if edition["hash"] not in run.stdout: raise Deviation("rebuilt with other stories: " + difference(edition, exported(world, rebuilt)))
        world.must(world.run("edition", "verify", key), "edition verify")
        refused = sum(reason != "read" for reason in reasons.values())
        return "sealed after %.0f s with ten stories; of ten hostile pages %d were refused with a reason and %d read within bounds; no process took more than %d MB; rebuilt to the same hash" % (
            seconds, refused, 10 - refused, peak)
    finally:
        web.close()
        world.close()


def exported(world, data):
    key = world.must(world.run("edition", "list", data=data), "edition list").stdout.split()[0]
    path = os.path.join(world.folder, "edition.json")
    world.must(world.run("edition", "export", key, "--format", "json", "--output", path, data=data), "edition export")
    with open(path) as file: return json.load(file)


def difference(one, other):
    """The first fields that two editions don't share."""
    found = ["%s: %r and %r" % (key, one[key], other.get(key)) for key in one if key not in ("stories", "hash", "reserves") and one[key] != other.get(key)]
    for before, after in zip(one["stories"] + one["reserves"], other["stories"] + other["reserves"]):
        found += ["story %s, %s: %.150r and %.150r" % (before["id"], key, before[key], after.get(key)) for key in before if before[key] != after.get(key)]
    return "; ".join(found[:4])


DRILLS = {"H1": (h1, 1)}
