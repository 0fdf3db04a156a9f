#!/usr/bin/env python3
"""Two weeks of a reader's device against the real server: launches, kills, flights, a full device, wrong clocks, withdrawals.

  Acceptance/app/run.py [--days 14 | --short] [--seed N] [--tenhn PROGRAM]

The device is `Acceptance/app/Device`: ReaderKit and the app's own transport in a process that ends after each run, as an app's does. The
system around it (notifications, moments in the background) is here. Time is simulated: a step is half an hour. The fortnight holds the
night on which clocks go forward. The same seed gives the same fortnight.

What must hold after every step:
  never lost   the newest edition on the device never gets older, every edition there can be read, saved stories stay
  never stale  a device that can't have the newest edition says so; one that looked and could has it
  one notice   no edition has two notifications, and one that came in the background has one
  withdrawn    is gone from the device's folder after the next look
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import time
import zoneinfo

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "drills")]
from support import core, environments, places  # noqa: E402
from support.reports import Report  # noqa: E402

# Compiled with optimisation: the device hashes each of its files at every run.
OPTIMISED = ["EditionModel", "ReaderKit"]
FEATURES = [part for name in ("ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility") for part in ("-enable-upcoming-feature", name)]
MODULES = ["OutsideText", "JSONFormat", "WebAddress", "ArticleModel", "TextSearch", "Status", "Lettering", "Publishing"]
ZONE = "Europe/Berlin"
STEP = 1800


def build_device():
    """Compiles the device over Core's debug build, unless nothing changed."""
    out = places.ROOT / ".build/device"
    core.build("ReaderKit")
    app = places.ROOT / "Apps/Reader/Sources"
    sources = sorted((HERE / "Device").glob("*.swift")) + [app / "SiteTransport.swift", app / "Shared/Zone+Device.swift"]
    modules = core.FOLDER / "Modules"
    objects = [file for module in MODULES for file in sorted((core.FOLDER / (module + ".build")).rglob("*.o"))]
    core_sources = [file for module in OPTIMISED for file in (places.ROOT / "Core/Sources" / module).rglob("*.swift")]
    if out.is_file() and all(file.stat().st_mtime < out.stat().st_mtime for file in [*sources, *core_sources, *objects]):
        return out
    out.parent.mkdir(exist_ok=True)
    for module in OPTIMISED:
        made = out.with_name("device-%s.o" % module)
        compile_swift("-O", "-wmo", "-c", "-module-name", module, *FEATURES, "-I", modules, *(places.ROOT / "Core/Sources" / module).rglob("*.swift"), "-o", made)
        objects.append(made)
    compile_swift("-module-name", "Device", "-I", modules, *sources, *objects, "-o", out)
    return out


def compile_swift(*arguments):
    made = subprocess.run(["swiftc", "-swift-version", "6", "-parse-as-library", *arguments], capture_output=True, text=True)
    if made.returncode:
        sys.exit("the device doesn't compile:\n" + made.stderr)


class Fortnight:
    """The server, the device and the system around it."""

    def __init__(self, world, server, device, chance, days):
        self.world, self.server, self.device, self.chance = world, server, device, chance
        self.folder = os.path.join(world.folder, "device")
        os.makedirs(self.folder)
        self.zone = zoneinfo.ZoneInfo(ZONE)
        # The clocks go forward on 29 March 2026.
        self.start = int(datetime.datetime(2026, 3, 29 - min(days // 2, 8), tzinfo=datetime.timezone.utc).timestamp())
        self.end = self.start + days * 86400
        self.now = self.start
        self.published, self.withdrawn, self.saved = {}, [], set()
        self.newest, self.seen, self.owed = "", set(), set()
        self.next_refresh = self.start
        self.counts = dict.fromkeys(["launches", "background looks", "kills", "looks without connection", "looks on a full device", "looks with a wrong clock", "withdrawals"], 0)
        self.faults, self.asked = [], {}
        self.due = self.cutoffs()
        self.flights = self.windows(max(1, days // 4), 5, 16)
        self.full = self.windows(max(1, days // 6), 6, 20)
        self.skews = [(window, chance.choice([-2 * 86400, -5400, 3600, 86400])) for window in self.windows(max(1, days // 5), 4, 12)]

    def cutoffs(self):
        """When each edition is decided and when it is published: most in time, some late."""
        found, day = [], datetime.datetime.fromtimestamp(self.start, self.zone).date()
        while True:
            for slot, hour in (("morning", 6), ("evening", 18)):
                at = int(datetime.datetime(day.year, day.month, day.day, hour, tzinfo=self.zone).timestamp())
                if at >= self.end:
                    return found
                if at >= self.start:
                    found.append(("%s-%s" % (day, slot), at, at + (3 * STEP if self.chance.random() < .12 else 0)))
            day += datetime.timedelta(1)

    def windows(self, count, shortest, longest):
        found = []
        for _ in range(count):
            begin = self.chance.randrange(self.start, self.end)
            found.append((begin, begin + self.chance.randrange(shortest, longest) * 3600))
        return found

    def within(self, windows):
        return any(begin <= self.now < end for begin, end in windows)

    def check(self, holds, sentence, detail=""):
        self.asked[sentence] = self.asked.get(sentence, 0) + 1
        if not holds:
            self.faults.append("%s: %s %s" % (datetime.datetime.fromtimestamp(self.now, datetime.timezone.utc), sentence, detail))

    # The server

    def publish(self):
        ready = [each for each in self.due if each[2] <= self.now]
        for key, cutoff, at in ready:
            moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(cutoff))
            self.world.must(self.world.run("edition", "build", "--at", moment, "--replay", self.world.archive_of(moment), environment={"TENHN_TIME_ZONE": ZONE}), "build")
            self.published[key] = at
            self.due.remove((key, cutoff, at))
        if ready:
            # A server looks for what another process sealed every 20 seconds; a fortnight in minutes can't wait for that.
            self.server.restart()

    def withdraw(self):
        key = self.chance.choice(sorted(self.published)[-8:])
        status, body = self.server.get("/editions/%s.json" % key)
        stories = [story for story in json.loads(body)["stories"] if story["article"]] if status == 200 else []
        if not stories:
            return
        story = self.chance.choice(stories)
        number = "%s/%d" % (key, story["number"])
        self.world.must(self.world.run("edition", "withdraw", key, str(story["number"]), "--confirm", number, environment={"TENHN_TIME_ZONE": ZONE}), "withdraw " + number)
        self.server.restart()
        # A line that no other story of the edition has.
        lines = [line for line in story["article"]["text"].split("\n") if len(line) > 40 and '"' not in line and "\\" not in line]
        others = "".join(each["article"]["text"] for each in stories if each is not story)
        self.withdrawn += [(number, line) for line in lines if line not in others][:1]
        self.counts["withdrawals"] += 1

    # The system

    def system(self, change=None):
        path = os.path.join(self.folder, "system.json")
        state = json.load(open(path)) if os.path.exists(path) else {"waiting": {}, "delivered": [], "shown": [], "titles": {}}
        if change:
            change(state)
            json.dump(state, open(path, "w"))
        return state

    def pass_time(self):
        """Half an hour passes: what waits comes nearer, and appears."""
        def change(state):
            for name in sorted(state["waiting"]):
                state["waiting"][name] -= STEP
                if state["waiting"][name] <= 0:
                    del state["waiting"][name]
                    state["delivered"].append(name)
                    state["shown"].append([name, state["titles"][name]])
        self.system(change)

    def run(self, *command, die=None, offline=False, room=None, skew=0):
        arguments = [self.device, self.folder, self.server.url, str(self.now + skew)]
        if offline:
            arguments.append("--offline")
        if room is not None:
            arguments += ["--room", str(room)]
        if die is not None:
            arguments += ["--die", str(die)]
        zone = self.chance.choice(["Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Apia"])
        done = subprocess.run(arguments + list(command), capture_output=True, text=True, timeout=60, env={"HOME": self.folder, "PATH": "/usr/bin:/bin", "TZ": zone})
        if done.returncode == -9 and die is not None:
            self.counts["kills"] += 1
            return None
        if done.returncode:
            raise SystemExit("the device ended with %d: %s" % (done.returncode, done.stderr[-2000:]))
        return json.loads(done.stdout)

    def look(self, command):
        """One run that looks for news, with whatever befalls the device now."""
        offline, full = self.within(self.flights), self.within(self.full)
        skew = next((skew for window, skew in self.skews if self.within([window])), 0)
        used = sum(file.stat().st_size for file in pathlib.Path(self.folder, "app").glob("*")) if full else 0
        die = self.chance.randrange(0, 40) if self.chance.random() < .15 else None
        for name, holds in (("looks without connection", offline), ("looks on a full device", full), ("looks with a wrong clock", skew)):
            self.counts[name] += bool(holds)
        self.counts["launches" if command == "launch" else "background looks"] += 1
        shown = self.run(command, die=die, offline=offline, room=used + 4000 if full else None, skew=skew)
        latest = max(self.published, default="", key=self.order)
        if shown and not offline and not full and latest:
            self.check(shown["editions"] and shown["editions"][0]["key"] == latest, "a look that could find the newest edition has it", str(shown["editions"][:1]))
            self.check(not shown.get("trouble"), "a look that went well notes no trouble", str(shown.get("trouble")))
            for number, line in self.withdrawn:
                # The edition's own file: the sample's small web has the same text in every edition.
                file = pathlib.Path(self.folder, "app", "edition-%s.json" % number.split("/")[0])
                held = file.read_bytes() if file.exists() else b""
                self.check(json.dumps(line, ensure_ascii=False)[1:-1].encode() not in held, "withdrawn text is gone after a look", number)
            if command == "refresh" and not skew and latest not in self.seen:
                self.owed.add(latest)
            elif command == "launch":
                self.seen.add(latest)
        elif command == "launch":
            # It may have been loaded before the process was killed, or before: the reader saw what there was.
            self.seen.add(latest)

    @staticmethod
    def order(key):
        return key[:10], {"morning": 0, "evening": 1}.get(key[11:], 0)

    def judge(self):
        """What a reader sees with the right clock, and what the system has shown."""
        shown = self.run("look")
        keys = [each["key"] for each in shown["editions"]]
        self.check(all(each["isWhole"] and each["stories"] == 10 for each in shown["editions"]), "every edition on the device can be read", str(shown["editions"]))
        self.check(not self.newest or keys and self.order(keys[0]) >= self.order(self.newest), "the newest edition never gets older", "%s after %s" % (keys[:1], self.newest))
        self.newest = keys[0] if keys else ""
        self.check(set(shown["saved"]) == self.saved, "saved stories stay", str(self.saved ^ set(shown["saved"])))
        self.check({each.split("/")[0] for each in self.saved} <= set(keys), "editions with saved stories stay", str(keys))
        past = [key for key, cutoff, _ in self.all if cutoff + 900 <= self.now]
        if keys and past:
            is_old = self.order(keys[0]) < self.order(past[-1])
            for place in (shown["notices"], shown["front"]):
                says = any("should be out" in text for text in place)
                self.check(says == is_old, "a device says that a newer edition should be out, if so and only then", "%s, last %s: %s" % (keys[0], past[-1], place))
        notices = [name for name, _ in self.system()["shown"]]
        self.check(len(notices) == len(set(notices)), "no edition has two notifications", str([each for each in notices if notices.count(each) > 1]))

    def play(self):
        self.all = list(self.due)
        while self.now < self.end:
            self.publish()
            self.pass_time()
            if len(self.published) > 3 and self.chance.random() < .02:
                self.withdraw()
            wanted = self.system().get("refreshAfter")
            if wanted is not None:
                self.next_refresh = self.now - STEP + wanted
                self.system(lambda state: state.pop("refreshAfter"))
            # The system gives a moment in the background when it likes.
            if self.now >= self.next_refresh and self.chance.random() < .6:
                self.next_refresh = self.now + 6 * 3600
                self.look("refresh")
            if self.chance.random() < .07:
                self.look("launch")
                if self.newest and len(self.saved) < 4 and self.chance.random() < .3:
                    story = "%s/%d" % (self.newest, self.chance.randrange(1, 11))
                    if story not in self.saved and story in self.run("save", story)["saved"]:
                        self.saved.add(story)
            # A reader puts notifications away when it pleases, also without opening the app.
            if self.chance.random() < .1:
                self.system(lambda state: state.update(delivered=[]))
            self.judge()
            self.now += STEP
        shown = self.system()["shown"]
        for key in sorted(self.owed):
            count = sum(name == "edition-" + key for name, _ in shown)
            self.check(count == 1, "an edition that came in the background has one notification", "%s has %d" % (key, count))
        return shown


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=14)
    parser.add_argument("--short", action="store_true", help="two days")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tenhn", default=places.TENHN)
    options = parser.parse_args()
    options.tenhn = os.path.abspath(options.tenhn)
    device = build_device() if not os.environ.get("TENHN_IN_NAMESPACE") else places.ROOT / ".build/device"
    environments.on_loopback_alone()
    from world import Server, World
    import tempfile
    options.scratch = tempfile.mkdtemp(prefix="tenhn-app-")
    report = Report("device")
    world = World(options, "app")
    try:
        # A server has an edition before anyone reads from it.
        with Server(world, environment={"TENHN_TIME_ZONE": ZONE}) as server:
            fortnight = Fortnight(world, server, device, random.Random(options.seed), 2 if options.short else options.days)
            shown = fortnight.play()
    finally:
        world.close()
        shutil.rmtree(options.scratch, ignore_errors=True)
    for sentence, count in fortnight.asked.items():
        found = [fault for fault in fortnight.faults if sentence in fault]
        report("%s, seed %d" % (sentence[0].upper() + sentence[1:], options.seed), not found, "\n".join(found[:5]))
        print("%6d times: %s" % (count, sentence))
    told = "%d editions, %d notifications (%d ready, %d due); %s" % (
        len(fortnight.published), len(shown), sum("ready" in title for _, title in shown), sum("due" in title for _, title in shown),
        ", ".join("%d %s" % (count, name) for name, count in fortnight.counts.items()))
    print(told)
    sys.exit(report.finish())


main()
