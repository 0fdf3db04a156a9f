"""D: full, limited, read-only, damaged, failing and forgetful disks; memory; upgrades."""
import hashlib, json, os, resource, shutil, signal, sqlite3, subprocess, time
from checker import Checker
from world import Deviation, Server, World

HERE = os.path.dirname(os.path.abspath(__file__))


def shim(options):
    """The library that makes the disk fail, compiled once."""
    library = os.path.join(options.scratch, "faults.so")
    if not os.path.exists(library):
        compiler = next((name for name in ("cc", "clang", "gcc") if shutil.which(name)), None)
        if not compiler: return None
        subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-Wall", "-o", library, os.path.join(HERE, "faults.c"), "-ldl", "-lpthread"], check=True)
    return library


def clear(run, what):
    """A run that failed has said so in one line."""
    lines = [line for line in run.stderr.strip().split("\n") if line and " warning " not in line and " error " not in line and " notice " not in line]
    if run.returncode != 1 or len(lines) != 1: raise Deviation("%s: status %s, %s" % (what, run.returncode, run.stderr.strip()[-300:]))


def d1(options, random, rounds):
    """A full disk: the run fails with one line, old editions are served; with space again the next run works."""
    world = World(options, "d1")
    disk = os.path.join(world.folder, "disk")
    os.mkdir(disk)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk]).returncode: return "skipped: no mount"
    world.data = os.path.join(disk, "data")
    try:
        world.must(world.build(0), "edition build")
        checker, failed, keys = Checker(world), 0, [world.moment(0)[1]]
        checker.check(expected=keys)
        ballast = os.path.join(disk, "ballast")
        for step in range(1, rounds + 1):
            room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
            with open(ballast, "wb") as file:
                left = max(0, room - random.randrange(0, 400) * 1024)
                while left > 0: left -= file.write(bytes(min(left, 1 << 20)))
            run = world.build(step)
            if run.returncode:
                failed += 1
                clear(run, "the run on a full disk")
            if step % 10 == 1: checker.check(expected=keys)
            os.remove(ballast)
            world.must(world.build(step), "the run with space again")
            keys.append(world.moment(step)[1])
            if step % 10 == 0:
                shutil.rmtree(os.path.join(disk, "data", "nothing"), ignore_errors=True)
        checker.check(expected=keys)
        return "%d runs, %d of them failed with one line" % (rounds, failed)
    finally:
        subprocess.run(["umount", "-l", disk])
        world.close()


def limited(world, checker, step, what, before):
    run = world.build(step, before=before)
    if run.returncode: clear(run, what)
    checker.check(expected=[world.moment(0)[1]])
    world.must(world.build(step), "the run without a limit")
    return run.returncode != 0


def d2(options, random, rounds):
    """A limit on the size of files."""
    world = World(options, "d2")
    try:
        world.must(world.build(0), "edition build")
        checker, failed = Checker(world), 0
        for step in range(1, rounds + 1):
            limit = int(1024 * 2 ** (step * 11 / rounds))

            def before():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            failed += limited(world, checker, step, "with files of %d bytes at most" % limit, before)
        return "%d limits from 2 kB to 2 MB, %d runs failed with one line" % (rounds, failed)
    finally: world.close()


def d3(options, random, rounds):
    """Few files at a time: runs fail clearly or work; the server sheds load and lives."""
    world = World(options, "d3")
    try:
        world.must(world.build(0), "edition build")
        checker, key, shed = Checker(world), world.moment(0)[1], 0
        for step in range(1, rounds + 1):
            limit = 32 if step % 2 else 64
            before = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
            limited(world, checker, step, "with %d files" % limit, before)
            with Server(world, before=before) as server:
                import http.client, socket
                sockets = []
                for _ in range(limit * 2):
                    try: sockets.append(socket.create_connection(("127.0.0.1", server.port), timeout=2))
                    except OSError: shed += 1
                time.sleep(.3)
                for connection in sockets: connection.close()
                if server.process.poll() is not None: raise Deviation("the server died: " + server.text()[-200:])
                deadline = time.monotonic() + 10
                while True:
                    try:
                        if server.get("/editions/%s.json" % key, timeout=3)[0] == 200: break
                    except (OSError, http.client.HTTPException): pass
                    if time.monotonic() > deadline: raise Deviation("the server does not answer again after too many connections")
                    time.sleep(.1)
        return "%d rounds with 32 and 64 files; %d connections turned away" % (rounds, shed)
    finally: world.close()


def d4(options, random, rounds):
    """A folder that may not be written: refused with its path, and nothing half started."""
    world = World(options, "d4")
    try:
        world.must(world.build(0), "edition build")
        world.data = "/proc/self/tenhn"
        run = world.run("serve", "--live", "no", "--port", "0", timeout=20)
        clear(run, "serve in /proc")
        if "/proc/self/tenhn" not in run.stderr: raise Deviation("the path is not named: " + run.stderr)
        world.data = os.path.join(world.folder, "data")
        if os.geteuid() != 0: return "a folder that can't be made; skipped the second user: not root"
        disk = subprocess.run(["mount", "--bind", world.data, world.data]).returncode or subprocess.run(["mount", "-o", "remount,ro,bind", world.data]).returncode
        if not disk:
            run = world.run(*world.build_arguments(1), timeout=20)
            clear(run, "edition build in a read-only folder")
            if world.data not in run.stderr: raise Deviation("the path is not named: " + run.stderr)
            # What only reads works there; serving it is a test of its own.
            world.must(world.run("edition", "list", timeout=20), "edition list in a read-only folder")
            subprocess.run(["umount", world.data])
        Checker(world).check(expected=[world.moment(0)[1]])
        return "no folder, read-only mount%s" % (" skipped" if disk else "")
    finally:
        subprocess.run(["umount", "-q", os.path.join(world.folder, "data")], stderr=subprocess.DEVNULL)
        world.close()


def d5(options, random, rounds):
    """A damaged database: reported, or only whole editions are served; never other words."""
    world = World(options, "d5")
    try:
        for step in range(2): world.must(world.build(step), "edition build")
        checker = Checker(world)
        keys = checker.check()
        # The log goes into the file, so the file is complete.
        connection = sqlite3.connect(os.path.join(world.data, "tenhn.sqlite"))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        backup = os.path.join(world.folder, "backup")
        world.must(world.run("backup", backup), "backup")
        length = os.path.getsize(os.path.join(world.data, "tenhn.sqlite"))
        refused = served = reported = 0
        for number in range(rounds):
            copy = os.path.join(world.folder, "copy")
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(world.data, copy)
            database = os.path.join(copy, "tenhn.sqlite")
            if number % 10 == 9:
                os.truncate(database, random.randrange(length))
            else:
                with open(database, "r+b") as file:
                    for block in range(0, length, 65536):
                        place = random.randrange(block, min(length, block + 65536))
                        file.seek(place)
                        byte = file.read(1)[0]
                        file.seek(place)
                        file.write(bytes([byte ^ 1 << random.randrange(8)]))
            try:
                with Server(world, copy) as server:
                    for key in keys:
                        try: status, body = server.get("/editions/%s.json" % key)
                        except OSError as error: raise Deviation("no answer over a damaged database: %s" % error)
                        if status == 200:
                            served += 1
                            if hashlib.sha256(body).hexdigest() != checker.seen[key]: raise Deviation("other words of %s were served as if nothing were" % key)
                        else: reported += 1
            except Deviation as error:
                if "did not start" not in str(error): raise
                if "restore it from a backup" not in str(error).lower() and "damaged" not in str(error):
                    raise Deviation("refused, but not with what to do: %s" % error)
                refused += 1
        restored = os.path.join(world.folder, "restored")
        world.must(world.run("restore", backup, data=restored), "restore")
        after = Checker(world, restored)
        after.seen = dict(checker.seen)
        after.check(expected=keys)
        return "%d damaged copies: %d refused, %d answers of whole editions, %d reported as damaged; the backup restores" % (rounds, refused, served, reported)
    finally: world.close()


def d6(options, random, rounds):
    """An I/O error at the n-th write, sync or rename, for every n."""
    library = shim(options)
    if not library: return "skipped: no C compiler"
    world = World(options, "d6")
    try:
        world.must(world.build(0), "edition build")
        checker, count_file = Checker(world), os.path.join(world.folder, "count")
        environment = {"LD_PRELOAD": library, "FAULT_ROOT": world.data, "FAULT_COUNT": count_file}
        world.must(world.build(1, environment=environment), "a run that is only counted")
        with open(count_file) as file: total = int(file.read())
        stride = max(1, round(1 / min(1, options.scale)))
        failed, step = 0, 2
        for nth in range(1, total + 1, stride):
            run = world.build(step, environment=dict(environment, FAULT_NTH=str(nth)))
            if run.returncode:
                failed += 1
                if run.returncode != 1: raise Deviation("an error at call %d: status %s, %s" % (nth, run.returncode, run.stderr[-200:]))
                world.must(world.build(step), "the run after an error at call %d" % nth)
            if nth % 20 < stride: checker.check(expected=[world.moment(step)[1]])
            step += 1
        checker.check(expected=[world.moment(done)[1] for done in range(step)])
        return "%d calls in a run, every %s failed once: %d runs failed, the next one always worked" % (total, "one" if stride == 1 else "%d." % stride, failed)
    finally: world.close()


def p1(options, random, rounds):
    """A loss of power at each step: what was not synced is gone, and what was published is there."""
    library = shim(options)
    if not library: return "skipped: no C compiler"
    world = World(options, "p1")
    names = subprocess.run([world.tenhn, "edition", "steps"], capture_output=True, text=True).stdout.split() + ["none"]
    try:
        checked = 0
        for name in names * rounds:
            root, shadow = os.path.join(world.folder, "before"), os.path.join(world.folder, "shadow")
            for place in (root, shadow):
                shutil.rmtree(place, ignore_errors=True)
                os.mkdir(place)
            data = os.path.join(root, "data")
            environment = {"LD_PRELOAD": library, "FAULT_ROOT": root, "FAULT_SHADOW": shadow}
            world.must(world.build(0, data=data, environment=environment), "edition build")
            died = world.build(1, data=data, environment=dict(environment, TENHN_DIE_AT=name))
            if died.returncode not in (0, -signal.SIGKILL): raise Deviation("status %s: %s" % (died.returncode, died.stderr))
            after = os.path.join(world.folder, "after")
            shutil.rmtree(after, ignore_errors=True)
            survive(root, after, shadow)
            checker = Checker(world, os.path.join(after, "data"))
            sealed = [world.moment(0)[1]] + ([world.moment(1)[1]] if name in ("sealed", "none") else [])
            try: keys = checker.check(expected=sealed)
            except Deviation as error: raise Deviation("power lost at %s: %s" % (name, error))
            if len(keys) != len(sealed): raise Deviation("power lost at %s: %s" % (name, keys))
            world.must(world.build(1, data=checker.data), "the run after power came back")
            checker.check(expected=[world.moment(1)[1]])
            checked += 1
        return "%d losses of power, at %d moments; every published edition was there" % (checked, len(names))
    finally: world.close()


def survive(place, target, shadow):
    """Builds what the disk holds after a loss of power. A folder that was never synced is empty, a file likewise."""
    os.mkdir(target)
    try:
        with open(os.path.join(shadow, str(os.stat(place).st_ino))) as file: lines = file.read().split("\n")
    except OSError: return
    for line in filter(None, lines):
        inode, is_folder, name = line.split(" ", 2)
        if is_folder == "1":
            if os.path.isdir(os.path.join(place, name)): survive(os.path.join(place, name), os.path.join(target, name), shadow)
            continue
        kept = os.path.join(shadow, inode)
        if os.path.exists(kept): shutil.copy(kept, os.path.join(target, name))
        else: open(os.path.join(target, name), "wb").close()


def d7(options, random, rounds):
    """Backups taken while editions are made and killed; each restores whole, byte for byte."""
    world = World(options, "d7")
    try:
        world.must(world.build(0), "edition build")
        checker, step, compared = Checker(world), 1, 0
        checker.check()
        for number in range(rounds):
            child = world.start(*world.build_arguments(step))
            backup, restored = os.path.join(world.folder, "backup"), os.path.join(world.folder, "restored")
            for place in (backup, restored): shutil.rmtree(place, ignore_errors=True)
            time.sleep(random.uniform(0, .5))
            world.must(world.run("backup", backup), "backup under load")
            if number % 2: child.kill()
            child.wait()
            world.must(world.build(step), "the run after")
            step += 1
            world.must(world.run("restore", backup, data=restored), "restore")
            with open(os.path.join(backup, "manifest.json")) as file: manifest = json.load(file)
            for entry in manifest["files"]:
                if entry["path"] == "tenhn.sqlite": continue
                with open(os.path.join(restored, entry["path"]), "rb") as one, open(os.path.join(world.data, entry["path"]), "rb") as other:
                    if one.read() != other.read(): raise Deviation("%s is not the same" % entry["path"])
                compared += 1
            after = Checker(world, restored)
            after.check()
            with Server(world) as live:
                for key, digest in after.seen.items():
                    if hashlib.sha256(live.get("/editions/%s.json" % key)[1]).hexdigest() != digest: raise Deviation("%s differs in the backup" % key)
        world.must(world.run("restore", "--drill", backup), "restore --drill")
        world.must(world.run("journal", "verify"), "journal verify")
        return "%d backups under load restored whole; %d files compared byte for byte" % (rounds, compared)
    finally: world.close()


def m1(options, random, rounds):
    """Little memory: a run works or fails clearly, and the folder stays whole."""
    world = World(options, "m1")
    try:
        world.must(world.build(0), "edition build")
        child = world.start(*world.build_arguments(1))
        peak = 0
        while child.poll() is None:
            try:
                with open("/proc/%d/status" % child.pid) as status:
                    peak = max([peak] + [int(line.split()[1]) for line in status if line.startswith("VmPeak")])
            except OSError: pass
            time.sleep(.005)
        checker, died = Checker(world), 0
        for number in range(rounds):
            share = 1.5 if number % 2 == 0 else random.uniform(.3, 1)
            limit = int(peak * 1024 * share)
            run = world.build(2 + number, before=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
            if share == 1.5 and run.returncode: raise Deviation("with 1.5 times the usual memory: %s %s" % (run.returncode, run.stderr[-200:]))
            died += run.returncode != 0
            world.must(world.build(2 + number), "the run with memory again")
        checker.check(expected=[world.moment(step)[1] for step in range(rounds + 2)])
        return "peak %d MB of addresses; with 1.5 times that every run works, with less %d of %d ended; nothing was hurt" % (peak // 1024, died, rounds)
    finally: world.close()


def u1(options, random, rounds):
    """Folders of other versions: an older one opens, a newer one is refused and left as it was."""
    world = World(options, "u1")
    try:
        world.must(world.build(0), "edition build")
        checker = Checker(world)
        key = checker.check()[0]
        database = os.path.join(world.data, "tenhn.sqlite")
        connection = sqlite3.connect(database)
        row = connection.execute("SELECT publication, key, cutoff, published, basis, hash, manifest FROM edition WHERE key = ?", [key]).fetchone()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        # The shape of the first version, as its migration wrote it.
        first = os.path.join(world.folder, "first")
        shutil.copytree(world.data, first, ignore=shutil.ignore_patterns("tenhn.sqlite*"))
        connection = sqlite3.connect(os.path.join(first, "tenhn.sqlite"))
        with open(os.path.join(HERE, "schema-1.sql")) as file: connection.executescript(file.read())
        connection.execute("INSERT INTO edition VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        connection.commit()
        connection.close()
        old = Checker(world, first)
        old.seen = dict(checker.seen)
        old.check(expected=[key])
        # A version that is not written yet.
        newer = os.path.join(world.folder, "newer")
        shutil.copytree(world.data, newer)
        connection = sqlite3.connect(os.path.join(newer, "tenhn.sqlite"))
        connection.execute("INSERT INTO grdb_migrations VALUES ('99 of the future')")
        connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()

        def state():
            found = {}
            for place, _, names in os.walk(newer):
                for name in names:
                    if name.endswith(("-wal", "-shm")): continue
                    with open(os.path.join(place, name), "rb") as file: found[os.path.relpath(os.path.join(place, name), newer)] = hashlib.sha256(file.read()).hexdigest()
            return found
        before = state()
        for command in (["edition", "list"], ["serve", "--live", "no", "--port", "0"], world.build_arguments(1)):
            run = world.run(*command, data=newer, timeout=30)
            clear(run, "%s over a newer folder" % command[0])
            if "newer" not in run.stderr: raise Deviation("not reported as newer: " + run.stderr)
        if state() != before: raise Deviation("a refused folder was changed")
        return "version 1 opens with its edition as it was; a newer one is refused by 3 commands, untouched"
    finally: world.close()


DRILLS = {"D1": (d1, 50), "D2": (d2, 20), "D3": (d3, 10), "D4": (d4, 1), "D5": (d5, 100), "D6": (d6, 1), "D7": (d7, 20), "P1": (p1, 3),
          "M1": (m1, 10), "U1": (u1, 1)}
