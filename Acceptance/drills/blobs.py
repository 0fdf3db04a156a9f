"""D8: damaged files of stories, under a running server. Each costs its own story, and says so."""
import json, os, shutil, sqlite3, time
from checker import Checker
from world import Deviation, Server, World

FAULTS = ["flipped", "cut", "empty", "missing"]
WORDS = "its stored text is missing or can’t be read"


def strike(path, fault, random):
    with open(path, "rb") as file: data = bytearray(file.read())
    if fault == "missing": return os.remove(path)
    if fault == "flipped": data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    data = data[:random.randrange(1, len(data))] if fault == "cut" else b"" if fault == "empty" else data
    with open(path, "wb") as file: file.write(data)


def manifest(world, key):
    with sqlite3.connect("file:%s/tenhn.sqlite?mode=ro" % world.data, uri=True) as database:
        return json.loads(database.execute("SELECT manifest FROM edition WHERE key = ?", (key,)).fetchone()[0])


def page(server, path):
    status, body = server.get(path)
    if status != 200: raise Deviation("%s is answered by %s" % (path, status))
    # Each server has a port of its own.
    return body.decode(errors="replace").replace("127.0.0.1:%d" % server.port, "HOST")


def d8(options, random, rounds):
    """A damaged article costs its own story: pages, JSON, book, feeds, search, export and verify say so, and the next edition is made."""
    world = World(options, "d8")
    try:
        for step in range(2): world.must(world.build(step), "edition build")
        key = world.moment(1)[1]
        checker = Checker(world)
        checker.check()
        stories = [story for story in manifest(world, key)["stories"] if story.get("article")]
        with Server(world) as server:
            whole = {story["number"]: page(server, "/editions/%s/%d" % (key, story["number"])) for story in stories}
        for number in range(rounds):
            fault, story = FAULTS[number % len(FAULTS)], random.choice(stories)
            path = os.path.join(world.data, "blobs", story["article"][:2], story["article"])
            shutil.move(path, os.path.join(world.folder, "kept"))
            shutil.copy(os.path.join(world.folder, "kept"), path)
            strike(path, fault, random)
            what = "%s article of story %d" % (fault, story["number"])
            with Server(world) as server: costs_itself(world, server, key, story, whole, what)
            run = world.run("edition", "verify", key)
            if run.returncode != 1 or "Story %d" % story["number"] not in run.stdout: raise Deviation("%s: edition verify says %r" % (what, run.stdout + run.stderr))
            run = world.must(world.run("site", "export", "--output", os.path.join(world.folder, "site")), what + ": site export")
            if "missing or damaged" not in run.stderr: raise Deviation("%s: the export says nothing of it" % what)
            if number == 0:
                with Server(world) as server:
                    page(server, "/editions/%s/%d" % (key, story["number"]))
                    shutil.copy(os.path.join(world.folder, "kept"), path)
                    comes_back(server, key, story, whole, what)
            shutil.copy(os.path.join(world.folder, "kept"), path)
            checker.check()
        # An edition that isn't what was sealed keeps the next one from nothing.
        with sqlite3.connect(os.path.join(world.data, "tenhn.sqlite")) as database:
            for trigger, in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'edition'").fetchall():
                database.execute("DROP TRIGGER %s" % trigger)
            database.execute("UPDATE edition SET manifest = CAST(substr(manifest, 1, 900) AS BLOB) WHERE key = ?", (world.moment(0)[1],))
        run = world.must(world.build(2), "the next edition beside a damaged one")
        with Server(world) as server:
            for path in ("/", "/archive", "/week", "/feed.atom", "/feed.json", "/opds", "/search?q=the", "/corrections", "/editions/%s" % key): page(server, path)
        return "%d damaged articles (%s); every other page kept its bytes, and a damaged manifest kept no edition from being made" % (
            rounds, ", ".join(FAULTS[:min(rounds, len(FAULTS))]))
    finally: world.close()


def difference(before, now):
    place = next((place for place, pair in enumerate(zip(before, now)) if pair[0] != pair[1]), min(len(before), len(now)))
    return "%r became %r" % (before[max(0, place - 40):place + 60], now[max(0, place - 40):place + 60])


def costs_itself(world, server, key, story, whole, what):
    for number, before in whole.items():
        now = page(server, "/editions/%s/%d" % (key, number))
        if number != story["number"] and now != before: raise Deviation("%s: the page of story %d changed: %s" % (what, number, difference(before, now)))
        if number == story["number"] and WORDS not in now: raise Deviation("%s: its page doesn't say so" % what)
    for path in ("/", "/editions/%s" % key, "/editions/%s.md" % key, "/feed.atom", "/feed.json", "/feed-editions.atom", "/week", "/search?q=the",
                 "/api/v1/editions/%s/stories/%d" % (key, story["number"]), "/editions/%s/offline.json" % key): page(server, path)
    edition = json.loads(page(server, "/editions/%s.json" % key))
    for shown in edition["stories"]:
        is_hurt = shown["number"] == story["number"]
        if is_hurt and (shown["article"] is not None or shown.get("missing") != ["article"] or shown["visibility"] != "card"):
            raise Deviation("%s: its JSON doesn't say so" % what)
        if not is_hurt and shown.get("missing"): raise Deviation("%s: the JSON of story %d says that it is missing" % (what, shown["number"]))
    status, book = server.get("/editions/%s.epub" % key)
    if status != 200 or not book.startswith(b"PK"): raise Deviation("%s: the book is %s" % (what, status))


def comes_back(server, key, story, whole, what):
    """A server looks every twenty seconds for what another process did."""
    start = time.monotonic()
    while page(server, "/editions/%s/%d" % (key, story["number"])) != whole[story["number"]]:
        if time.monotonic() - start > 40: raise Deviation("%s: put back, and still not shown after 40 s" % what)
        time.sleep(.5)


DRILLS = {"D8": (d8, 8)}
