"""The invariants, checked after every drill through what readers and operators can reach: pages, feeds, JSON, commands."""
import hashlib, json, os, re, sqlite3
from world import Deviation, Server, size

# What a writer that was killed leaves behind; the next run removes it.
PARTS = re.compile(r"\.tenhn-part$|^\.#|\.tmp$")


class Checker:
    def __init__(self, world, data=None, stories=10):
        """An edition has at least `stories` stories: the sample runs out of them if editions follow each other closely."""
        self.stories = stories
        self.world = world
        self.data = data or world.data
        self.seen = {}
        self.checks = 0
        self.slowest = 0

    def check(self, expected=None, slow_start=5):
        """One look at everything. `expected` are keys that must be there."""
        self.checks += 1
        with Server(self.world, self.data) as server:
            self.health(server, slow_start)
            keys = self.listed()
            missing = set(expected or []) - set(keys)
            if missing: raise Deviation("I1: %s is missing" % sorted(missing))
            for key in keys: self.edition(server, key)
            for key, digest in self.seen.items():
                status, body = server.get("/editions/%s.json" % key)
                if status != 200 or hashlib.sha256(body).hexdigest() != digest:
                    raise Deviation("I1: %s was answered before and is now %s, other bytes" % (key, status))
            self.feeds(server, keys)
        self.database()
        return keys

    def health(self, server, within):
        if server.alive > within: raise Deviation("I5: /healthz took %.1f s, not %s s" % (server.alive, within))
        self.slowest = max(self.slowest, server.alive)
        if server.get("/healthz")[0] != 200: raise Deviation("I5: /healthz does not answer")

    def listed(self):
        run = self.world.must(self.world.run("edition", "list", data=self.data), "edition list")
        keys = [line.split()[0] for line in run.stdout.split("\n") if line]
        if len(keys) != len(set(keys)): raise Deviation("I3: a slot appears twice: %s" % keys)
        return keys

    def edition(self, server, key):
        status, body = server.get("/editions/%s.json" % key)
        if status != 200: raise Deviation("I2: %s is listed and its JSON is %s" % (key, status))
        digest = hashlib.sha256(body).hexdigest()
        if self.seen.get(key, digest) != digest: raise Deviation("I1: the JSON of %s is not what it was" % key)
        if key in self.seen: return
        edition = json.loads(body)
        if not self.stories <= len(edition["stories"]) <= 10: raise Deviation("I2: %s has %d stories" % (key, len(edition["stories"])))
        for story in edition["stories"]:
            if not story["article"] and not story["receipt"]["why"]:
                raise Deviation("I2: story %s of %s has neither an article nor a reason" % (story["number"], key))
            if server.get("/editions/%s/%s" % (key, story["number"]))[0] != 200:
                raise Deviation("I2: the page of story %s of %s is missing" % (story["number"], key))
        for suffix in ["", ".md"]:
            if server.get("/editions/%s%s" % (key, suffix))[0] != 200: raise Deviation("I2: %s%s is missing" % (key, suffix))
        epub = server.get("/editions/%s.epub" % key)
        if epub[0] not in (200, 404) or epub[0] == 200 and not epub[1].startswith(b"PK"):
            raise Deviation("I2: the EPUB of %s is %s" % (key, epub[0]))
        self.world.must(self.world.run("edition", "verify", key, data=self.data), "I2: edition verify %s" % key)
        self.seen[key] = digest

    def feeds(self, server, keys):
        status, body = server.get("/feed-editions.atom")
        if status != 200: raise Deviation("I2: the feed is %s" % status)
        named = set(re.findall(r"/editions/([0-9]{4}-[0-9-]+-[a-z]+)\"", body.decode()))
        if named - set(keys): raise Deviation("I2: the feed names %s, which is not listed" % sorted(named - set(keys)))
        if keys and keys[0] not in named: raise Deviation("I2: the newest edition is not in the feed")

    def database(self):
        connection = sqlite3.connect("file:%s/tenhn.sqlite?mode=ro" % self.data, uri=True)
        try:
            whole = connection.execute("PRAGMA integrity_check").fetchall()
            keys = connection.execute("PRAGMA foreign_key_check").fetchall()
        finally: connection.close()
        if whole != [("ok",)] or keys: raise Deviation("I4: the database is %s, %s" % (whole, keys))

    def leftovers(self, older_than):
        """Half-written files that are older than the last run."""
        left = [os.path.join(place, name) for place, _, names in os.walk(self.data) for name in names if PARTS.search(name)]
        left = [file for file in left if os.path.getmtime(file) < older_than]
        if left: raise Deviation("I4: half-written files are left: %s" % left[:3])

    def size(self): return size(self.data)
