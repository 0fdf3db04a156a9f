"""A data folder of made-up editions, and `tenhn serve` over it, for benchmarks."""
import contextlib, datetime, hashlib, itertools, json, os, pathlib, random, sqlite3, subprocess, sys, urllib.request

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "Acceptance"))
from support import servers
from support.servers import free_port  # noqa: F401 (the benchmarks use it as ours)

BINARY = REPOSITORY / ".build/release/tenhn"
JAPANESE = "東京の朝は静かだった。新しい言語で書かれた検索は速い。人工知能と日本語の索引について話す。"


def build(*products, **environment):
    for product in products:
        subprocess.run(["Scripts/build", product], cwd=REPOSITORY, check=True,
                       stdout=subprocess.DEVNULL, env={**os.environ, **environment})


class Words:
    """Text with words as rare as in a language: the n-th has a chance of 1/n (Zipf)."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        syllables = [a + b for a in "b c d f g h k l m n p r s t v w".split() for b in "a e i o u ai er on".split()]
        vocabulary = set()
        while len(vocabulary) < 30_000:
            vocabulary.add("".join(self.random.choices(syllables, k=self.random.choice([1, 2, 2, 3, 3, 4]))))
        self.vocabulary = sorted(vocabulary, key=lambda word: (len(word), word))
        # Added up once: for a title of six words that took longer than all else.
        self.weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(self.vocabulary))))

    def text(self, count):
        return " ".join(self.random.choices(self.vocabulary, cum_weights=self.weights, k=count))


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def put(folder, data):
    name = hashlib.sha256(data).hexdigest()
    path = folder / "blobs" / name[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return name


def fill(folder, editions, words_each=1200, seed=1, archive_bytes=0):
    """Seals so many made-up editions, the last on the evening of 31 December 2026. Returns their keys.

    They are labelled as such: their engine is `tenhn/bench`, and every site is an `.example`. With `archive_bytes` each has an
    archive of so many bytes that can't be compressed, as backups need one."""
    folder = pathlib.Path(folder)
    # A run over an empty archive seals nothing, but it makes the folder; commands that only read don't.
    subprocess.run([str(BINARY), "edition", "build", "--at", "2026-01-01T06:00:00Z", "--replay", os.devnull, "--data", str(folder)],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    words, keys, rows = Words(seed), [], []
    # Articles are put together from some thousand paragraphs: a text of its own for each of 73,000 takes ten minutes.
    pool = [words.text(words_each // 10) + "." for _ in range(min(editions * 20, 6000))]
    archives = folder / "archive"
    end = datetime.datetime(2026, 12, 31, 18, tzinfo=datetime.timezone.utc)
    for number in range(editions):
        moment = end - datetime.timedelta(hours=12 * (editions - 1 - number))
        key = f"{moment:%Y-%m-%d}-{'morning' if moment.hour == 6 else 'evening'}"
        stamp = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
        stories = []
        for place in range(1, 11):
            id = str(40_000_000 + number * 10 + place)
            paragraphs = words.random.sample(pool, 10)
            if place == 10:
                paragraphs.insert(3, JAPANESE * 8)
            if (number, place) == (editions // 2, 4):
                paragraphs.insert(7, "Nobody had expected the zanzibar accord to be signed in AI.")
            article = {"schema": 1, "metadata": {"authors": ["Ada Example"]},
                       "blocks": [{"type": "paragraph", "content": [{"type": "text", "text": p}]} for p in paragraphs]}
            stories.append({
                "number": place, "id": id, "source": "hn", "title": words.text(6).capitalize(),
                "url": f"https://site{place}.example/{id}", "site": f"site{place}.example", "author": "Ada Example",
                "points": 100 + place, "comments": 50, "discussion": f"https://news.ycombinator.com/item?id={id}",
                "readingMinutes": 6, "reason": {"text": f"{100 + place} points", "facts": {"points": 100 + place}},
                "also": [], "quotes": [], "visibility": "full", "images": [], "standfirst": paragraphs[0][:140],
                "receipt": {"kind": "full", "why": "the whole text is in the page", "source": "page", "evidence": {}},
                "article": put(folder, canonical(article))})
        archive = words.random.randbytes(archive_bytes)
        if archive_bytes:
            archives.mkdir(exist_ok=True)
            (archives / (key + ".warc.gz")).write_bytes(archive)
        edition = {"schema": 1, "key": key, "publication": "hn", "cutoff": stamp, "published": stamp, "timeZone": "UTC",
                   "basis": "recorded", "isLate": False, "engine": "tenhn/bench", "stories": stories, "unreadable": [],
                   "reserves": [], "archive": hashlib.sha256(archive).hexdigest()}
        data, seconds = canonical(edition), int(moment.timestamp())
        rows.append(("hn", key, seconds, seconds, "recorded", hashlib.sha256(data).hexdigest(), data))
        keys.append(key)
    with sqlite3.connect(folder / "tenhn.sqlite") as database:
        database.executemany(
            "INSERT INTO edition (publication, key, cutoff, published, basis, hash, manifest) VALUES (?,?,?,?,?,?,?)", rows)
    return keys


@contextlib.contextmanager
def process(command, port):
    """Runs a server until the block ends; it is ready when its port answers."""
    with servers.Process(command, port) as server:
        yield server.process


@contextlib.contextmanager
def served(folder):
    """Serves the folder with the release build; gives its address and its process."""
    with servers.Server(folder, tenhn=BINARY) as server:
        yield server.url, server.process


def get(url, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as response:
        return response.read(), response.headers
