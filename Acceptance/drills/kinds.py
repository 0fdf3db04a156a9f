"""W2: withdrawals of every kind of story. What is left is looked for in the raw bytes of every file."""
import calendar, json, os, sqlite3, time
from loopback import SYLLABLES, Web, page, paragraphs, pdf, title
from withdrawals import files, holders, pieces, plain, search_folder, sentences
from support.environments import cut_off_now
from world import Deviation, World

# By story number; the others are ordinary pages. The last two are reserves.
ASK, PICTURE, PDF, NOTE, RESERVE, COUNT = 0, 1, 2, 3, 10, 12
PNG = b"\x89PNG\r\n\x1a\n"


def stem(number): return SYLLABLES[number // 10] + SYLLABLES[number % 10]
def markup(number): return "".join("<p>%s" % words for words in paragraphs(number))
def remark(number): return "A remark on %srn: whoever wrote that book has never stood on a quay in the rain, and it shows on every page." % stem(number)


def pages():
    made = {number: ("text/html; charset=utf-8", page(number).encode()) for number in range(COUNT) if number != ASK}
    made[PICTURE] = ("text/html; charset=utf-8", page(PICTURE, "<figure><img src=/picture.png width=600 height=400 alt='A quay'></figure>").encode())
    words = " ".join(paragraphs(PDF)).split(" ")
    lines = [" ".join(words[start:start + 12]) for start in range(0, len(words), 12)]
    made[PDF] = ("application/pdf", pdf(lines, title(PDF)))
    return made


def hacker_news(posted):
    comments = {2000 + number: {"id": 2000 + number, "type": "comment", "by": "reader%d" % number, "time": posted + 60, "text": remark(number),
                                "parent": 1000 + number, "kids": []} for number in range(COUNT)}
    web = Web(range(COUNT), posted, pages(), {ASK: markup(ASK), NOTE: "<p>I wrote this one myself, after a long winter.</p>"}, comments)
    web.files["/picture.png"] = ("image/png", PNG + ("picture of %srn" % stem(PICTURE)).encode() * 40)
    return web


def letters(posted):
    """A feed whose first two entries have no page; it carries every text."""
    web = Web(range(COUNT), posted, {number: made for number, made in pages().items() if number > 1})
    date = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(posted))
    entries = "".join("<entry><id>urn:story:%d</id><title>%s</title><updated>%s</updated>%s<content type='html'><![CDATA[%s]]></content></entry>" % (
        number, title(number), date, "<link href='%s'/>" % web.url(number) if number > 1 else "", markup(number)) for number in range(COUNT))
    web.files["/feed"] = ("application/atom+xml", ("<feed xmlns='http://www.w3.org/2005/Atom'><title>Letters</title>%s</feed>" % entries).encode())
    return web


def w2(options, random, rounds):
    """Ask HN, a page, a picture, a PDF, a note, comments, a reserve, entries of a feed, on time and in hindsight: nothing is left of any."""
    now, shown = int(time.time()), []
    day = calendar.timegm(time.strptime(time.strftime("%Y-%m-%d", time.gmtime(now - 3 * 86400)), "%Y-%m-%d"))
    worlds = [("on time", hacker_news(now - 4 * 3600), "hn", [ASK, PICTURE, PDF, NOTE, RESERVE], None),
              ("in hindsight", hacker_news(day + 15 * 3600), "hn", [ASK, PICTURE, PDF], time.strftime("%Y-%m-%dT18:00:00Z", time.gmtime(day))),
              ("from a feed", letters(now - 4 * 3600), "letters", [0, 3], None)]
    for name, web, publication, chosen, at in worlds:
        if options.short and at:
            web.close()
            continue
        world = World(options, "w2")
        environment = dict(web.environment)
        if at is None:
            environment.update(cut_off_now())
        if publication != "hn": environment.update(TENHN_PUBLICATION=publication, TENHN_FEEDS="http://127.0.0.1:%d/feed" % web.port)
        try:
            world.must(world.run("edition", "build", *(["--at", at] if at else []), environment=environment), "%s: edition build" % name)
            shown.append("%s %d" % (name, withdraw(world, environment, publication, chosen, name)))
        finally:
            web.close()
            world.close()
    return "stories withdrawn: " + ", ".join(shown) + "; each looked for in every file of folder, new backup and next export"


def withdraw(world, environment, publication, chosen, name):
    def run(*arguments): return world.must(world.run(*arguments, environment=environment), "%s: %s" % (name, " ".join(arguments[:2])))
    key = run("edition", "list").stdout.split()[0]
    path, export = os.path.join(world.folder, "edition.json"), os.path.join(world.folder, "site")
    run("edition", "export", key, "--format", "json", "--output", path)
    run("site", "export", "--output", export)
    with open(path) as file: edition = json.load(file)
    stories = edition["stories"] + [reserve["story"] for reserve in edition["reserves"] if reserve["story"]]
    by_title = {story["title"]: story for story in stories}
    with sqlite3.connect(os.path.join(world.data, "tenhn.sqlite")) as database:
        manifest, = database.execute("SELECT manifest FROM edition WHERE publication = ? AND key = ?", (publication, key)).fetchone()
    kept = plain(json.dumps(json.loads(manifest), ensure_ascii=False))
    for number in chosen:
        story = by_title.get(title(number))
        if not story or not story["article"]: raise Deviation("%s: story %d has no article to withdraw: %s" % (name, number, story and story["receipt"]))
        what = "%s, story %d from %s" % (name, number, story["receipt"]["source"])
        others = "\n".join(other["article"]["text"] for other in stories if other is not story and other["article"])
        wanted = sentences(story, plain(others), kept)
        for more in [remark(number)] + (["picture of %srn" % stem(PICTURE)] if number == PICTURE else []):
            if more not in kept and publication == "hn": wanted.append(more.encode())
        before = {piece for path in files(world.data) for piece in holders(list(pieces(open(path, "rb").read())), wanted)}
        if len(before) < len(wanted): raise Deviation("%s: the drill doesn't find %r before the withdrawal" % (what, sorted(set(wanted) - before)[0][:80]))
        run("edition", "withdraw", key, str(story["number"]), "--confirm", "%s/%d" % (key, story["number"]))
        search_folder(what + ", data folder", world.data, wanted)
        backup = os.path.join(world.folder, "backup-%d" % number)
        run("backup", backup)
        search_folder(what + ", new backup", backup, wanted)
        run("site", "export", "--output", export)
        search_folder(what + ", next export", export, wanted)
        run("edition", "verify", key)
    return len(chosen)


DRILLS = {"W2": (w2, 1)}
