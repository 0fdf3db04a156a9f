"""X: the checker itself. Each invariant is broken on purpose, and the checker must name it."""
import glob, hashlib, os, shutil, sqlite3, subprocess, time
from checker import Checker
from world import Deviation, Server, World


def unlocked(folder):
    """The database of a folder without its triggers, as an intruder would leave it."""
    connection = sqlite3.connect(os.path.join(folder, "tenhn.sqlite"))
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall(): connection.execute("DROP TRIGGER " + name)
    return connection


def gone(folder, key):
    connection = unlocked(folder)
    connection.execute("DELETE FROM edition WHERE key = ?", [key])
    connection.commit()


def altered(folder, key):
    """Other words under a hash that fits them."""
    connection = unlocked(folder)
    (manifest,) = connection.execute("SELECT manifest FROM edition WHERE key = ?", [key]).fetchone()
    changed = manifest.replace(b'"title":"', b'"title":"Not ', 1)
    connection.execute("UPDATE edition SET manifest = ?, hash = ? WHERE key = ?", [changed, hashlib.sha256(changed).hexdigest(), key])
    connection.commit()


def half(folder, key):
    """An edition without one of its articles."""
    connection = unlocked(folder)
    (manifest,) = connection.execute("SELECT manifest FROM edition WHERE key = ?", [key]).fetchone()
    name = manifest.split(b'"article":"', 1)[1].split(b'"', 1)[0].decode()
    os.remove(next(path for path in glob.glob(folder + "/blobs/*/*") if os.path.basename(path).endswith(name[-60:])))


def orphan(folder, key):
    connection = unlocked(folder)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO correction (publication, key, date, kind, text) VALUES ('hn', '1999-01-01-morning', 0, 'edited', 'x')")
    connection.commit()


def x1(options, random, rounds):
    """Editions that are gone, other or half, a broken database, a leftover, a slow start and a process that stays."""
    world, caught = World(options, "x1"), []
    try:
        for step in range(2): world.must(world.build(step), "edition build")
        whole = Checker(world)
        key = whole.check()[0]

        def expect(name, what, checked):
            try: checked()
            except Deviation as error:
                if name not in str(error): raise Deviation("%s was reported as: %s" % (what, error))
                return caught.append(what)
            raise Deviation("the checker did not see %s" % what)
        for name, what, hurt in [("I1", "an edition that is gone", gone), ("I1", "an edition with other words", altered), ("", "an edition without an article", half),
                                 ("I4", "a correction of nothing", orphan)]:
            copy = os.path.join(world.folder, "copy")
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(world.data, copy)
            hurt(copy, key)
            checker = Checker(world, copy)
            checker.seen = dict(whole.seen)
            # So that it is read again, as the first look at a folder reads it.
            if hurt is half: checker.seen = {}
            expect(name, what, lambda: checker.check(expected=[key]))
        part = os.path.join(world.data, "blobs", "x.tenhn-part")
        with open(part, "w"): pass
        os.utime(part, (0, 0))
        expect("I4", "a half-written file that is left", lambda: whole.leftovers(time.time()))
        os.remove(part)

        def late():
            with Server(world, wrap=["sh", "-c", "sleep 6; exec \"$0\" \"$@\""]) as server: whole.health(server, 5)
        expect("I5", "a server that starts late", late)
        other = World(options, "x1-left")
        # With a second command, so the shell keeps its own command line, which names the folder.
        stays = subprocess.Popen(["sh", "-c", "sleep 60; : " + other.folder])
        # Until it runs the shell, the new process has this one's command line.
        while other.folder not in open("/proc/%d/cmdline" % stays.pid).read(): time.sleep(0.01)
        try: expect("I6", "a process that stays", other.close)
        finally:
            stays.kill()
            stays.wait()
        whole.check(expected=[key])
        return "%d kinds of damage, each seen: %s" % (len(caught), ", ".join(caught))
    finally: world.close()


DRILLS = {"X1": (x1, 1)}
