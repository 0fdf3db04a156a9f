"""Kills at random moments."""
import json, os, pathlib, random, re, signal, time, urllib.error, urllib.request

from outcomes import balanced, channel, mail_settings, status
from receivers import Mailbox, Receiver
from support import servers


def check_confirming(check, world, askers, kills, seed):
    """Kills the server at random moments while strangers ask for a subscription: each gets one mail, or the doubt is shown."""
    chance, box = random.Random(seed), Mailbox()
    box.delay, answered, killed = 0.02, set(), 0
    data = os.path.join(world.folder, "confirming")
    world.must(world.run(*world.build_arguments(0), data=data), "an edition")
    waiting = ["asker%d@confirm.example" % number for number in range(askers)]

    def ask(site, count):
        end = max(0, len(waiting) - count)
        while len(waiting) > end:
            # A proxy on this machine says whom it asks for.
            headers = {"X-Forwarded-For": "198.51.100.%d" % chance.randrange(250), "Origin": site}
            request = urllib.request.Request(site + "/subscribe", ("address=" + waiting[-1].replace("@", "%40")).encode(), headers)
            try: urllib.request.urlopen(request, timeout=10).close()
            except urllib.error.HTTPError as error:
                if error.code != 429: raise
                continue
            answered.add(waiting.pop())

    with Receiver(box) as receiver:
        settings = [*mail_settings(receiver.address), "--audience", "public"]
        for turn in range(kills + 1):
            port = servers.free_port()
            site = "http://127.0.0.1:%d" % port
            child = world.start("serve", "--port", str(port), *settings, "--base-url", site, data=data)
            limit = time.monotonic() + 60
            while time.monotonic() < limit and world.run("health", "--port", str(port)).returncode: time.sleep(0.05)
            before = box.total
            # Some requests in each life of the server, so that each kill meets mails under way.
            ask(site, askers // (kills + 1) if turn < kills else askers)
            if turn == kills: break
            limit = time.monotonic() + 15
            while box.total == before and time.monotonic() < limit: time.sleep(0.002)
            time.sleep(chance.random() * 0.1)
            child.send_signal(signal.SIGKILL)
            child.wait()
            killed += 1
        child.terminate()
        child.wait(timeout=30)
        ended = world.run("deliver", *settings, data=data)
    letters = json.loads(world.must(world.run("deliver", "status", "--json", data=data), "status").stdout)["letters"]
    counts = {address: len(box.mails[address]) for address in answered}
    missing = [address for address, count in counts.items() if not count]
    print("  %d asked, %d kills: %d mails, %s" % (len(answered), killed, box.total, letters), flush=True)
    check("%d kills: nobody gets the confirming mail twice" % killed, all(count < 2 for count in counts.values()) and len(answered) == askers, str(counts))
    check("%d kills: no confirming mail is lost without being shown as uncertain" % killed,
          len(missing) <= letters["uncertain"] and letters["waiting"] == 0 and sum(letters.values()) == askers, "%s %s %s" % (missing, letters, ended.stderr))
    link = re.search(r"http://\S+/subscribe/[0-9a-f]{64}", box.parsed(next(a for a in answered if counts[a])).get_content())
    check("The mail has its link", link)


def check_kills(check, world, recipients, kills, seed):
    """Kills the program at random moments until everything is delivered."""
    chance, step = random.Random(seed), 33
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    box, addresses = Mailbox(), ["reader%d@kill.example" % number for number in range(recipients)]
    box.delay = 0.02
    killed = 0
    file = os.path.join(world.folder, "addresses-to-kill")
    pathlib.Path(file).write_text("\n".join(addresses))
    world.must(world.run("subscribers", "import", file), "an import")
    with Receiver(box) as receiver:
        command = ["deliver", "--edition", key, *mail_settings(receiver.address)]
        while killed < kills:
            before = box.total
            child = world.start(*command)
            # From the first mail on, some mails later: a kill that comes before them all shows nothing.
            limit = time.monotonic() + 20
            while box.total == before and child.poll() is None and time.monotonic() < limit: time.sleep(0.002)
            if child.poll() is not None: break
            time.sleep(chance.random() * 0.12)
            child.send_signal(signal.SIGKILL)
            child.wait()
            killed += 1
        ended = world.run(*command, timeout=600)
    entry = channel(status(world, "--edition", key))
    counts = {address: len(box.mails[address]) for address in addresses}
    doubled = [address for address, count in counts.items() if count > 1]
    missing = [address for address, count in counts.items() if count == 0]
    heard = entry["accepted"]
    print("  %d recipients, %d kills: %d received, %d accepted, %d uncertain, %d doubled" % (
        recipients, killed, box.total, heard, entry["uncertain"], len(doubled)), flush=True)
    check("%d kills: no mail came twice" % kills, not doubled, str(doubled[:5]))
    check("%d kills: everything is accounted for" % kills, balanced(entry) and entry["queued"] == recipients and entry["waiting"] == 0, "%s %s" % (entry, ended.stderr))
    check("%d kills: no mail is lost without being shown as uncertain" % kills,
          len(missing) <= entry["uncertain"] and box.total - heard + len(missing) == entry["uncertain"], "%d missing, %s" % (len(missing), entry))
    check("%d kills happened in the middle" % kills, killed >= min(kills, recipients // 6), "%d" % killed)
