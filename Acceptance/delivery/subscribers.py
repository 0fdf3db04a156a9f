"""Who gets an edition: lists, and what is due."""
import os, pathlib, time, urllib.request

from outcomes import mail_settings
from receivers import Mailbox, Receiver
from support import servers


def check_subscribers(check, world):
    """The operator's commands for the list."""
    step = 31
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    lines = "a@list.example\nb@list.example morning\nc@list.example evening\nnot an address\n"
    file = os.path.join(world.folder, "addresses")
    pathlib.Path(file).write_text(lines)
    world.run("subscribers", "import", file)
    exported = world.run("subscribers", "export").stdout
    check("Addresses are imported and exported alike", exported == "a@list.example\nb@list.example morning\nc@list.example evening\n", exported)
    world.run("subscribers", "remove", "a@list.example")
    refused = world.run("subscribers", "add", "a@list.example")
    world.run("subscribers", "import", file)
    check("Whoever has left isn't added by mistake", refused.returncode == 1 and "a@list.example" not in world.run("subscribers", "export").stdout)
    check("The address of somebody who left is nowhere in the database",
          b"a@list.example" not in pathlib.Path(world.data, "tenhn.sqlite").read_bytes())
    box = Mailbox()
    with Receiver(box) as receiver:
        world.run("deliver", "--edition", key, *mail_settings(receiver.address))
    wanted = {"b@list.example"} if key.endswith("morning") else {"c@list.example"}
    check("Subscribers get the slots they want", set(box.mails) == wanted, str(set(box.mails)))
    for address in ("b@list.example", "c@list.example"): world.run("subscribers", "remove", address)


def check_due(check, world):
    """By itself only the edition of the latest cut-off is delivered: by the command, and by the server after the seal."""
    now = time.time()
    cutoff = (now - 6 * 3600) // 43200 * 43200 + 6 * 3600
    if cutoff + 43200 - now < 300: return check.skipped("What is due", "the next cut-off is too near")
    at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(cutoff))
    key = at[:10] + ("-morning" if at[11:13] == "06" else "-evening")
    data = os.path.join(world.folder, "due")
    zone = ["--time-zone", "UTC"]
    world.must(world.run(*world.build_arguments(0), *zone, data=data), "an old edition")
    box = Mailbox()
    with Receiver(box) as receiver:
        settings = mail_settings(receiver.address, "one@due.example") + zone
        run = world.run("deliver", *settings, data=data)
        check("An old edition isn't delivered by itself", box.total == 0 and run.returncode == 0 and "--edition" in run.stderr + run.stdout, run.stderr + run.stdout)
        world.must(world.run("edition", "build", "--at", at, "--replay", world.archive_of(at), *zone, data=data), "an edition")
        run = world.run("deliver", *settings, data=data)
        check("The edition of the latest cut-off is delivered", box.total == 1 and key in run.stdout + run.stderr, run.stderr + run.stdout)
        settings = mail_settings(receiver.address, "one@due.example", "two@due.example") + zone
        child = world.start("serve", "--port", str(servers.free_port()), *settings, data=data)
        limit = time.monotonic() + 60
        while time.monotonic() < limit and not box.mails["two@due.example"] and child.poll() is None: time.sleep(0.2)
        child.terminate()
        child.wait(timeout=30)
        counts = [len(box.mails[address]) for address in ("one@due.example", "two@due.example")]
        check("`serve` delivers by itself, and to nobody twice", counts == [1, 1], str(counts))
        port = servers.free_port()
        site = "http://127.0.0.1:%d" % port
        settings = [*mail_settings(receiver.address, "three@due.example"), *zone, "--audience", "public", "--base-url", site, "--serve-delivers", "no"]
        child = world.start("serve", "--port", str(port), *settings, data=data)
        limit = time.monotonic() + 90
        while time.monotonic() < limit and world.run("health", "--port", str(port)).returncode: time.sleep(0.1)
        # The second letter goes out a round later than the first.
        for asker in ("asker1@due.example", "asker2@due.example"):
            urllib.request.urlopen(urllib.request.Request(site + "/subscribe", ("address=" + asker).encode(), {"Origin": site}), timeout=10).close()
            while time.monotonic() < limit and not box.mails[asker] and child.poll() is None: time.sleep(0.2)
        child.terminate()
        child.wait(timeout=30)
        check("With serve-delivers = no, `serve` sends the mails that ask to confirm, and no edition",
              len(box.mails["asker1@due.example"]) == len(box.mails["asker2@due.example"]) == 1 and not box.mails["three@due.example"], str({k: len(v) for k, v in box.mails.items()}))
