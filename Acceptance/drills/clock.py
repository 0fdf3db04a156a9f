"""C: clocks that jump, nights with 23 and 25 hours, odd zones, ends of years."""
import datetime, os, shutil, zoneinfo
from checker import Checker
from world import Deviation, World


def slots(zone, times, first, last):
    """The cut-offs between two instants, by Python's own rules of zones: the key and the instant of each."""
    zone, found, day = zoneinfo.ZoneInfo(zone), [], first.astimezone(zoneinfo.ZoneInfo(zone)).date() - datetime.timedelta(2)
    while day <= last.date() + datetime.timedelta(2):
        for slot, (hour, minute) in times:
            local = datetime.datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
            instant = local.astimezone(datetime.timezone.utc)
            if first <= instant <= last: found.append("%s-%s" % (day, slot))
        day += datetime.timedelta(1)
    return found


def walk(world, zone, first, last, every, settings=None):
    """Runs a build at regular times over a night, and returns the keys that came of it."""
    environment = {"TENHN_TIME_ZONE": zone, **(settings or {})}
    moment = first
    while moment <= last:
        at = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        world.must(world.run("edition", "build", "--at", at, "--replay", world.archive_of(at), environment=environment), "edition build --at %s in %s" % (at, zone))
        moment += every
    run = world.must(world.run("edition", "list", environment=environment), "edition list")
    return [line.split()[0] for line in run.stdout.split("\n") if line]


def utc(text): return datetime.datetime.fromisoformat(text + "+00:00")


def c1(options, random, rounds):
    """The clock jumps forward and back between runs, and in a run."""
    if not shutil.which("faketime"): return "skipped: no faketime"
    world = World(options, "c1")
    try:
        checker, offset, keys = Checker(world, stories=1), 0, set()
        for number in range(rounds):
            offset = random.choice([-2, -1, 0, 1, 2])
            wrap = ["faketime", "-f", "%+dd" % offset]
            if number % 4 == 3:
                # A clock that runs a hundred times as fast: minutes pass in a run.
                wrap = ["faketime", "-f", "%+dd x100" % offset]
            shown = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=offset)
            cutoff = shown.replace(hour=18 if shown.hour >= 18 else 6) - datetime.timedelta(days=shown.hour < 6)
            if shown.hour < 6: cutoff = cutoff.replace(hour=18)
            archive = world.archive_of(cutoff.strftime("%Y-%m-%dT%H:00:00Z"))
            world.must(world.run("edition", "build", "--replay", archive, wrap=wrap, environment={"FAKETIME_DONT_FAKE_MONOTONIC": "1"}), "edition build %s" % wrap[-1])
            if number % 5 == 4: keys = set(checker.check(expected=keys))
        keys = checker.check(expected=keys)
        return "%d jumps by up to two days; %d slots, each once" % (rounds, len(keys))
    finally: world.close()


def c2(options, random, rounds):
    """The nights in which clocks change, with a slot at 02:30, which one of them lacks and the other has twice."""
    nights = [("Europe/Berlin", "2026-03-29"), ("Europe/Berlin", "2026-10-25"), ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01")]
    total = 0
    for zone, day in nights:
        world = World(options, "c2")
        try:
            # Soon after an evening's cut-off: what the sample's stories are is too young for one that is half a day past.
            evening = datetime.datetime.fromisoformat(day + "T18:30:00").replace(tzinfo=zoneinfo.ZoneInfo(zone)) - datetime.timedelta(days=1)
            first = evening.astimezone(datetime.timezone.utc)
            last = first + datetime.timedelta(hours=36)
            got = walk(world, zone, first, last, datetime.timedelta(minutes=30), {"TENHN_MORNING": "02:30"})
            wanted = set(slots(zone, [("morning", (2, 30)), ("evening", (18, 0))], first, last))
            if len(got) != len(set(got)): raise Deviation("I3: a slot twice in %s: %s" % (zone, got))
            # The first build makes the slot before the window too.
            if wanted - set(got): raise Deviation("a slot is lost in %s: wanted %s, got %s" % (zone, sorted(wanted), got))
            if len(set(got) - wanted) > 1: raise Deviation("a slot too many in %s: wanted %s, got %s" % (zone, sorted(wanted), got))
            total += len(got)
        finally: world.close()
    return "4 nights, built every half hour: %d slots, each once, none lost" % total


def c3(options, random, rounds):
    """Zones with odd offsets, a day that never was, and zones that don't exist."""
    world = World(options, "c3")
    try:
        cases = [("Asia/Kathmandu", "2026-05-05T18:00:00"), ("Pacific/Apia", "2011-12-28T12:00:00"), ("UTC", "2026-05-05T18:00:00")]
        for zone, start in cases:
            world.data = os.path.join(world.folder, zone.replace("/", "-"))
            first = utc(start)
            last = first + datetime.timedelta(hours=72)
            got = walk(world, zone, first, last, datetime.timedelta(hours=3))
            wanted = slots(zone, [("morning", (6, 0)), ("evening", (18, 0))], first, last)
            if zone == "Pacific/Apia":
                if any("2011-12-30" in key for key in got): raise Deviation("an edition of a day that never was: %s" % got)
                wanted = [key for key in wanted if "2011-12-30" not in key]
            if set(wanted) - set(got) or len(set(got) - set(wanted)) > 1: raise Deviation("%s: wanted %s, got %s" % (zone, wanted, got))
        for name, value in [("TZ", "bogus/zone"), ("TZ", ""), ("TZ", ":/nowhere")]:
            world.data = os.path.join(world.folder, "tz" + str(len(value)))
            world.must(world.build(0, environment={name: value}), "edition build with %s=%s" % (name, value))
        run = world.run("serve", "--live", "no", environment={"TENHN_TIME_ZONE": "Mars/Olympus"})
        if run.returncode != 1 or "Mars/Olympus" not in run.stderr: raise Deviation("a zone that doesn't exist: %s %s" % (run.returncode, run.stderr))
        return "3 zones over three days, the day that Apia lacks, 3 broken values of TZ, 1 zone refused by name"
    finally: world.close()


def c4(options, random, rounds):
    """The end of a year and a leap day."""
    world = World(options, "c4")
    try:
        for at, key in [("2026-12-31T23:59:50Z", "2026-12-31-evening"), ("2027-01-01T06:00:00Z", "2027-01-01-morning"), ("2028-02-29T07:00:00Z", "2028-02-29-morning"),
                        ("2028-02-29T23:00:00Z", "2028-02-29-evening"), ("2028-03-01T06:00:01Z", "2028-03-01-morning")]:
            run = world.must(world.run("edition", "build", "--at", at, "--replay", world.archive_of(at)), "edition build --at %s" % at)
            if "Sealed %s" % key not in run.stdout: raise Deviation("%s gave %s" % (at, run.stdout[-200:]))
        keys = Checker(world, stories=1).check()
        if keys != sorted(keys, key=lambda key: (key[:10], key.endswith("evening")), reverse=True): raise Deviation("the order is %s" % keys)
        if shutil.which("faketime"):
            # By the clock, and over midnight, in a folder of its own.
            world.data = os.path.join(world.folder, "midnight")
            archive = world.archive_of("2028-02-29T18:00:00Z")
            run = world.must(world.run("edition", "build", "--replay", archive, wrap=["faketime", "-f", "@2028-02-29 23:59:59"],
                                       environment={"FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "UTC"}), "edition build over midnight")
            if "Sealed 2028-02-29-evening" not in run.stdout: raise Deviation("over midnight: %s" % run.stdout[-200:])
            Checker(world).check(expected=["2028-02-29-evening"])
        return "5 moments, each under its own key and in order%s" % ("; midnight by the clock" if shutil.which("faketime") else "; the clock itself skipped: no faketime")
    finally: world.close()


DRILLS = {"C1": (c1, 20), "C2": (c2, 1), "C3": (c3, 1), "C4": (c4, 1)}
