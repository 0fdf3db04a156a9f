#!/usr/bin/env python3
"""Delivers editions to receivers on loopback and checks the promise: never twice, and every doubt shown.

  Acceptance/delivery/run.py [--tenhn PROGRAM] [--long] [--only CHECK] [--save FILE] [--opensmtpd FOLDER] [--seed N]

Short (CI): 60 recipients and 10 kills. Long: 1,000 recipients and 200 kills, and Postfix as the server where
Debian's packages are installed. Needs aiosmtpd, dkimpy, http-ece, py-vapid and selenium, which
are installed from PyPI into `.build/delivery-venv`.
"""
import argparse, pathlib, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "drills")]
from support import environments, places
from support.reports import Report

CHECKS = "message faults words secure relay opensmtpd sendmail books passes webhooks push worker firefox subscribers due confirming shards kills".split()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--only", choices=CHECKS)
    parser.add_argument("--opensmtpd", help="a folder in which Debian's package opensmtpd is unpacked")
    parser.add_argument("--save", help="a file for the HTML of a mail")
    options = parser.parse_args()
    try: environments.with_packages("delivery", ["aiosmtpd", "dkimpy", "http-ece", "py-vapid", "selenium"])
    except environments.Unavailable as error:
        report = Report("delivery")
        report.skipped("all", str(error))
        return report.finish()
    # The server that makes editions would ask for Hacker News.
    environments.on_loopback_alone()
    import books, firefox, killing, mails, opensmtpd, push, shards, subscribers, transports, webhooks
    from world import World
    check = Report("delivery")
    with tempfile.TemporaryDirectory(prefix="tenhn-delivery-") as scratch:
        options.scratch = scratch
        world = World(options, "delivery")
        try:
            world.must(world.build(0), "an edition")
            key = world.moment(0)[1]
            steps = {
                "message": lambda: (mails.check_message(check, world, key), mails.check_sameness(check, world, key)),
                "faults": lambda: mails.check_faults(check, world), "words": lambda: mails.check_words(check, world, key),
                "secure": lambda: transports.check_secure(check, world),
                "relay": lambda: transports.check_relay(check, world) if options.long or options.only else None,
                "opensmtpd": lambda: opensmtpd.check_opensmtpd(check, world, options.opensmtpd) if options.long or options.only else None,
                "sendmail": lambda: transports.check_sendmail(check, world), "books": lambda: books.check_books(check, world),
                "passes": lambda: books.check_passes(check, world, key),
                "webhooks": lambda: webhooks.check_webhooks(check, world), "subscribers": lambda: subscribers.check_subscribers(check, world),
                "push": lambda: push.check_push(check, world),
                "worker": lambda: push.check_worker(check, world),
                "firefox": lambda: firefox.check_firefox(check, world) if options.long or options.only else None,
                "due": lambda: subscribers.check_due(check, world),
                "confirming": lambda: killing.check_confirming(check, world, *((300, 40) if options.long else (24, 3)), options.seed),
                "shards": lambda: shards.check_shards(check, world, *((400, 40) if options.long else (32, 8)), options.seed),
                "kills": lambda: killing.check_kills(check, world, *((1000, 200) if options.long else (60, 10)), options.seed),
            }
            for name in CHECKS:
                if options.only in (None, name): steps[name]()
        finally: world.close()
    return check.finish()


if __name__ == "__main__": sys.exit(main())
