"""Zones signed at random and damaged at random bytes: the doctor's verdict must be Unbound's."""
import random

import dns.rdatatype
from cases import Lab
from world import ONE, TWO
from zones import DAY, NOW, Key, name


def random_signing(dice):
    signing = {}
    if dice.random() < .5:
        signing["nsec3"] = dict(iterations=dice.choice([0, 0, 1, 5, 100]), salt=dice.choice(["", "ab", "01020304"]), optout=dice.random() < .3)
    signing["keys"] = [Key(dice.choice([8, 10, 13, 13, 14, 15]), dice.randrange(2)) for _ in range(dice.choice([1, 1, 2]))]
    return signing


def random_bytes(dice, data):
    """Changes one byte."""
    if not data: return data
    place = dice.randrange(len(data))
    return data[:place] + bytes([data[place] ^ dice.randrange(1, 256)]) + data[place + 1:]


def damage(dice, zone):
    """Damages the signed zone in up to two places and says how, in words."""
    done = []
    for _ in range(dice.choice([0, 1, 1, 1, 2])):
        choice = dice.randrange(7)
        keys = list(zone.signatures)
        if not keys: break
        owner, kind = key = dice.choice(keys)
        what = "%s %s" % (owner, dns.rdatatype.to_text(kind))
        if choice == 0:
            zone.signatures[key] = [s.replace(signature=random_bytes(dice, s.signature)) for s in zone.signatures[key]]
            done.append("signature of " + what)
        elif choice == 1:
            field = dice.choice(["key_tag", "algorithm", "labels", "original_ttl", "expiration", "inception"])
            zone.signatures[key] = [s.replace(**{field: changed(dice, s, field)}) for s in zone.signatures[key]]
            done.append("%s of the signature of %s" % (field, what))
        elif choice == 2:
            del zone.signatures[key]
            done.append("no signature of " + what)
        elif choice == 3:
            times = dice.choice([(NOW - 30 * DAY, NOW - 3 * DAY), (NOW + 3 * DAY, NOW + 30 * DAY)])
            zone.sign_set(owner, kind, times=times)
            done.append("times of " + what)
        elif choice == 4 and kind in (dns.rdatatype.A,):
            zone.nodes[owner].pop(kind)
            zone.add(owner.to_text(), "A", "127.0.2.%d" % dice.randrange(1, 250))
            done.append("data of " + what)
        elif choice == 5:
            for each in list(zone.signatures):
                if each[1] in (dns.rdatatype.NSEC, dns.rdatatype.NSEC3):
                    zone.signatures[each] = [s.replace(signature=random_bytes(dice, s.signature)) for s in zone.signatures[each]]
            done.append("signatures of the denial")
        else:
            kind = dns.rdatatype.DNSKEY
            records = list(zone.nodes[zone.origin][kind])
            victim = dice.randrange(len(records))
            records[victim] = records[victim].replace(key=random_bytes(dice, records[victim].key))
            zone.nodes[zone.origin].pop(kind)
            for record in records: zone.put(zone.origin, record)
            done.append("a key of %s" % zone.origin)
    return done


def changed(dice, signature, field):
    value = getattr(signature, field)
    if field in ("expiration", "inception"): return value + dice.choice([-1, 1]) * 40 * DAY
    if field == "labels": return max(0, value + dice.choice([-1, 1]))
    if field == "algorithm": return dice.choice([8, 13, 14, 15, 99])
    return (value + dice.randrange(1, 1000)) % 65536


def run(options, folder, compare):
    dice = random.Random(options.seed)
    lab, cases = Lab(folder), []
    for index in range(options.random):
        parent = dice.choice(["sec", "nsec", "opt", "salted"])
        label = "z%d" % index
        is_signed = dice.random() < .9
        zone = lab.leaf(label, parent=parent, servers=(ONE, TWO)[:dice.choice([1, 2])], sign=is_signed, **random_signing(dice))
        origin = zone.origin.to_text()
        if dice.random() < .5: zone.add("*.wild." + origin, "A", "127.0.1.4")
        if dice.random() < .5: zone.add("alias." + origin, "CNAME", "www." + origin)
        words = []

        def spoil(zone):
            if zone.pending: words.extend(damage(dice, zone))
            if zone.pending and dice.random() < .15:
                parent, origin, hosts, addresses, _ = zone.delegation
                signer = zone.ds()
                field, value = dice.choice([("digest", random_bytes(dice, signer.digest)), ("key_tag", (signer.key_tag + 1) % 65536),
                                            ("digest_type", 9), ("algorithm", 13), ("algorithm", 99)])
                zone.delegation = (parent, origin, hosts, addresses, [signer.replace(**{field: value})])
                words.append("%s of the DS" % field)

        try: lab.finish(zone, spoil)
        except Exception as error: raise SystemExit("%s: %s" % (origin, error))
        host = dice.choice(["", "www.", "nowhere.", "deep.empty.", "empty.", "a.b.wild.", "alias."]) + origin.rstrip(".")
        cases.append((host, None, None, ", ".join(words) or "sound"))
    lab.world.seal()
    with lab.world:
        return compare(options, lab.world, cases)
