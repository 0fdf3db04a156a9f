"""What is left of a withdrawn story, looked for in the bytes of every file and of every answer."""
import io, json, os, re, shutil, sqlite3, time, zipfile, zlib
from world import Deviation, Server, World


def pieces(data, depth=3):
    """Some bytes, and what they hold once unpacked: members of gzip, files of a ZIP, chunks and codings of HTTP."""
    yield data
    if depth == 0: return
    if data[:2] == b"PK":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                for name in book.namelist(): yield from pieces(book.read(name), depth - 1)
        except zipfile.BadZipFile: pass
    at = data.find(b"\x1f\x8b\x08")
    while at >= 0:
        # Each member by itself: a WARC is a row of them, and a body in it may be packed again.
        unpacker = zlib.decompressobj(31)
        try:
            found = unpacker.decompress(data[at:], 256 << 20)
            yield from pieces(found, depth - 1)
            used = len(data) - at - len(unpacker.unused_data) if unpacker.eof else 3
        except zlib.error: used = 3
        at = data.find(b"\x1f\x8b\x08", at + max(used, 3))


def files(folder):
    for place, _, names in os.walk(folder):
        for name in names: yield os.path.join(place, name)


def plain(text): return re.sub(r"\s+", " ", text).strip()


def sentences(story, others, kept):
    """Sentences that only this story has, as bytes, and that nothing keeps on purpose."""
    found = []
    for sentence in re.split(r"(?<=[.!?])\s+|\n", story["article"]["text"]):
        sentence = sentence.strip()
        # No letter that HTML, JSON or XML would write in another way.
        for part in re.findall(r"[A-Za-z0-9 ,.;:()-]{32,}", sentence):
            part = part.strip()
            if len(part) >= 32 and part not in others and part not in kept: found.append(part.encode())
    return found


def endings(story, others):
    """Ends of words that only this story has. An index writes only the end of a word that begins like the one before."""
    def words(text): return set(re.findall(r"[a-z]{8,}", text.lower()))
    mine, theirs = words(story["article"]["text"] + " "), {word[-6:] for word in words(others)}
    return sorted({word[-6:].encode() for word in mine if word[-6:] not in theirs})


def holders(data, wanted): return [piece for piece in wanted if any(piece in part for part in data)]


def search_folder(what, folder, wanted):
    for path in files(folder):
        with open(path, "rb") as file: left = holders(list(pieces(file.read())), wanted)
        if left: raise Deviation("%s: %s still holds %r" % (what, os.path.relpath(path, folder), left[0][:80]))


def search_index(what, database, wanted):
    """Parts of the index that were merged away are on no page; the words of the one that stays are only of what can be found."""
    with sqlite3.connect("file:%s?mode=ro" % database, uri=True) as connection:
        for number, block in connection.execute("SELECT id, block FROM story_words_data"):
            for ending in wanted:
                if ending in block: raise Deviation("%s: block %d of the index still holds %r" % (what, number, ending))


def addresses(server, key):
    """Every address that could show the edition."""
    site = ["/", "/archive", "/archive/" + key[:7], "/week", "/corrections", "/feed.atom", "/feed.json", "/feed-editions.atom",
            "/feed-editions.json", "/corrections.atom", "/editions.json", "/offline.json", "/llms.txt", "/opds", "/opds.json",
            "/opds-editions.xml", "/opds-editions.json", "/search?q=the", "/api/v1/search?q=the", "/api/v1/stories", "/api/v1/editions",
            "/api/v1/corrections", "/api/v1/week", "/api/v1/editions/%s" % key]
    edition = ["/editions/" + key + ending for ending in ("", ".json", ".md", ".epub", "/offline.json")]
    for number in range(1, 11):
        edition += ["/editions/%s/%d" % (key, number), "/editions/%s/%d.md" % (key, number), "/editions/%s/%d/thanks" % (key, number)]
        edition += ["/api/v1/editions/%s/stories/%d?format=%s" % (key, number, form) for form in ("html", "markdown", "text")]
    return site + edition + ["/editions/%s/R%d" % (key, number) for number in (1, 2, 3)]


def w1(options, random, rounds):
    """Stories withdrawn under a running server: no file, page, feed, book, backup or export holds a sentence of theirs."""
    world = World(options, "w1")
    try:
        world.must(world.build(0), "edition build")
        key = world.moment(0)[1]
        export, images = os.path.join(world.folder, "site"), 0
        with Server(world) as server:
            edition = json.loads(server.get("/editions/%s.json" % key)[1])
            # What an upgrade leaves beside the database.
            shutil.copy(os.path.join(world.data, "tenhn.sqlite"), os.path.join(world.data, "tenhn.sqlite.before-upgrade"))
            world.must(world.run("site", "export", "--output", export), "site export")
            paths = addresses(server, key)
            for path in paths: server.get(path)
            stories = [story for story in edition["stories"] if story["article"]]
            chosen, kinds = stories[:rounds], set()
            # Whole texts: what the manifest keeps of a withdrawn story is left out of the search for it.
            with sqlite3.connect(os.path.join(world.data, "tenhn.sqlite")) as database:
                manifest, = database.execute("SELECT manifest FROM edition WHERE key = ?", (key,)).fetchone()
            kept = plain(json.dumps(json.loads(manifest), ensure_ascii=False))
            for story in chosen:
                others = "\n".join(other["article"]["text"] + "\n" + other["title"] for other in stories if other is not story)
                wanted, words = sentences(story, plain(others), kept), endings(story, others + story["title"] + kept)
                shown = [quote["text"][:60].encode() for quote in story["quotes"] if re.fullmatch(r"[A-Za-z0-9 ,.;:()-]{30,}", quote["text"][:60])]
                pictures = [image["hash"] for image in story["article"]["images"]]
                if not wanted: continue
                kinds.add(story["receipt"]["source"])
                what = "story %d" % story["number"]
                before = [path for path in files(world.data) if holders(list(pieces(open(path, "rb").read())), wanted)]
                if len(before) < 2: raise Deviation("%s: the drill finds it in no archive before it is withdrawn" % what)
                withdrawal = world.run("edition", "withdraw", key, str(story["number"]), "--confirm", "%s/%d" % (key, story["number"]))
                world.must(withdrawal, "edition withdraw")
                search_folder(what + ", data folder", world.data, wanted)
                search_index(what, os.path.join(world.data, "tenhn.sqlite"), words)
                backup = os.path.join(world.folder, "backup-%d" % story["number"])
                world.must(world.run("backup", backup), "backup")
                search_folder(what + ", new backup", backup, wanted)
                world.must(world.run("site", "export", "--output", export), "site export")
                search_folder(what + ", export", export, wanted + shown)
                # A server looks every twenty seconds for what another process wrote.
                start = time.monotonic()
                while server.get("/editions/%s/%d" % (key, story["number"]))[1].find(wanted[0]) >= 0:
                    if time.monotonic() - start > 40: raise Deviation("%s: its page still shows it after 40 s" % what)
                    time.sleep(.5)
                for path in paths:
                    left = holders(list(pieces(server.get(path)[1])), wanted + shown)
                    if left: raise Deviation("%s: %s still gives %r" % (what, path, left[0][:80]))
                for picture in pictures:
                    images += 1
                    shared = any(picture in [image["hash"] for image in other["article"]["images"]] for other in stories
                                 if other["number"] > story["number"] or other not in chosen)
                    if not shared and server.get("/blobs/" + picture)[0] != 404: raise Deviation("%s: its picture is still served" % what)
            world.must(world.run("edition", "verify", key), "edition verify")
        return "%d stories from %s, %d pictures, %d addresses, each in every file" % (len(chosen), " and ".join(sorted(kinds)), images, len(paths))
    finally: world.close()


DRILLS = {"W1": (w1, 10)}
