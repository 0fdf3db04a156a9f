#!/usr/bin/env python3
"""Measures what one machine holds: pages, mails and push messages in a second, and memory with many subscribers. Everything is on loopback.

  Acceptance/delivery/capacity.py [--tenhn PROGRAM] [--subscribers N] [--browsers N] [--seconds N]

The receivers are processes of their own and share the machine's cores with the program, so another machine does better. Needs wrk for the pages.
"""
import argparse, asyncio, multiprocessing, os, pathlib, re, resource, shutil, socket, sqlite3, subprocess, sys, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "drills")]
from support import environments, places, servers
from outcomes import channel, mail_settings, status


def receive_mail(listener, count, connections):
    """Takes mail as fast as Python can."""
    async def talk(reader, writer):
        connections.value += 1
        writer.write(b"220 sink\r\n")
        while line := await reader.readline():
            verb = line[:4].upper()
            if verb == b"EHLO": writer.write(b"250-sink\r\n250 8BITMIME\r\n")
            elif verb == b"DATA":
                writer.write(b"354 go on\r\n")
                await reader.readuntil(b"\r\n.\r\n")
                with count.get_lock(): count.value += 1
                writer.write(b"250 taken\r\n")
            elif verb == b"QUIT":
                writer.write(b"221 bye\r\n")
                break
            else: writer.write(b"250 fine\r\n")
        writer.close()

    async def serve():
        async with await asyncio.start_server(talk, sock=listener, limit=1 << 24) as server: await server.serve_forever()
    asyncio.run(serve())


def receive_push(listener, count, connections):
    """Takes push messages."""
    async def talk(reader, writer):
        connections.value += 1
        while True:
            try: head = await reader.readuntil(b"\r\n\r\n")
            except asyncio.IncompleteReadError: break
            await reader.readexactly(int(re.search(rb"(?i)content-length: *(\d+)", head)[1]))
            with count.get_lock(): count.value += 1
            writer.write(b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    async def serve():
        async with await asyncio.start_server(talk, sock=listener) as server: await server.serve_forever()
    asyncio.run(serve())


class Sink:
    """A receiver in a process of its own."""

    def __init__(self, play):
        listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.place = "127.0.0.1:%d" % listener.getsockname()[1]
        self.count, self.connections = multiprocessing.Value("i", 0), multiprocessing.Value("i", 0)
        self.process = multiprocessing.Process(target=play, args=(listener, self.count, self.connections), daemon=True)
        self.process.start()

    def close(self):
        self.process.terminate()
        self.process.join()


def timed(world, children):
    """Runs commands at once: seconds, seconds of processor time, and the largest resident size of one in MB."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    started = [world.start(*arguments, data=data) for arguments, data in children]
    largest = 0
    while any(child.poll() is None for child in started):
        for child in started:
            try: largest = max(largest, int(re.search(r"VmHWM:\s+(\d+)", pathlib.Path("/proc/%d/status" % child.pid).read_text())[1]))
            except (OSError, TypeError): pass
        time.sleep(0.05)
    seconds, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, largest / 1024


def measure_pages(world, key, seconds):
    if not shutil.which("wrk"): return print("pages: not measured, wrk isn't there")
    port = servers.free_port()
    child = world.start("serve", "--live", "no", "--port", str(port))
    limit = time.monotonic() + 60
    while time.monotonic() < limit and world.run("health", "--port", str(port)).returncode: time.sleep(0.1)
    for name, path in (("the front page", "/"), ("a story", "/editions/%s/1" % key)):
        said = subprocess.run(["wrk", "-t1", "-c64", "-d%ds" % seconds, "-H", "Accept-Encoding: gzip", "http://127.0.0.1:%d%s" % (port, path)], capture_output=True, text=True).stdout
        rate, moved = re.search(r"Requests/sec:\s+([\d.]+)", said)[1], re.search(r"Transfer/sec:\s+(\S+)", said)[1]
        errors = re.search(r"Non-2xx.*|Socket errors.*", said)
        print("%s: %s requests a second, %s/s %s" % (name, rate, moved, errors[0] if errors else ""), flush=True)
    text = pathlib.Path("/proc/%d/status" % child.pid).read_text()
    print("resident: %d MB" % (int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024))
    child.terminate()
    child.wait(timeout=30)


def measure_mail(world, key, subscribers):
    file = os.path.join(world.folder, "addresses")
    pathlib.Path(file).write_text("\n".join("reader%d@many.example" % number for number in range(subscribers)))
    seconds, processor, memory = timed(world, [(["subscribers", "import", file], world.data)])
    print("%d subscribers imported: %.1f s, %.0f MB" % (subscribers, seconds, memory), flush=True)
    first = os.path.join(world.folder, "first")
    world.must(world.run("backup", first + ".backup"), "a backup")
    for name, shards in (("one process", 1), ("eight shards", 8)):
        sink = Sink(receive_mail)
        folders = [first + "-%d-of-%d" % (shard, shards) for shard in range(1, shards + 1)]
        for folder in folders: world.must(world.run("restore", first + ".backup", data=folder), "a restored folder")
        commands = [["deliver", "--edition", key, "--shard", "%d/%d" % (shard, shards), *mail_settings("smtp://" + sink.place)] for shard in range(1, shards + 1)]
        seconds, processor, memory = timed(world, list(zip(commands, folders)))
        entries = [channel(status(world, "--edition", key, data=folder)) for folder in folders]
        accepted = sum(entry["accepted"] for entry in entries)
        print("mail, %s: %d accepted, %d received over %d connections in %.1f s: %.0f a minute, %.2f ms of processor time each, %.0f MB at most" % (
            name, accepted, sink.count.value, sink.connections.value, seconds, accepted / seconds * 60, processor / max(accepted, 1) * 1000, memory), flush=True)
        sink.close()
        for folder in folders: shutil.rmtree(folder)


def measure_push(world, key, browsers):
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    sink = Sink(receive_push)
    point = ec.generate_private_key(ec.SECP256R1()).public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    with sqlite3.connect(os.path.join(world.data, "tenhn.sqlite")) as base:
        base.executemany("INSERT INTO push_subscription VALUES ('hn', ?, ?, ?, ?, 0)", (
            ("%064x" % number, "http://%s/%d" % (sink.place, number), point, os.urandom(16)) for number in range(browsers)))
    command = ["deliver", "--edition", key, "--push", "yes", "--allow", sink.place, "--base-url", "https://ten.example", "--contact", "operator@ten.example"]
    seconds, processor, memory = timed(world, [(command, world.data)])
    entry = channel(status(world, "--edition", key), "push")
    print("push: %d accepted, %d received over %d connections in %.1f s: %.0f a minute, %.2f ms of processor time each, %.0f MB at most" % (
        entry["accepted"], sink.count.value, sink.connections.value, seconds, entry["accepted"] / seconds * 60, processor / max(entry["accepted"], 1) * 1000, memory), flush=True)
    sink.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tenhn", default=places.TENHN)
    parser.add_argument("--subscribers", type=int, default=10_000)
    parser.add_argument("--browsers", type=int, default=5_000)
    parser.add_argument("--seconds", type=int, default=8)
    options = parser.parse_args()
    environments.with_packages("delivery", ["aiosmtpd", "dkimpy", "http-ece", "py-vapid", "selenium"])
    environments.on_loopback_alone()
    from world import World
    with tempfile.TemporaryDirectory(prefix="tenhn-capacity-") as scratch:
        options.scratch = scratch
        world = World(options, "capacity")
        try:
            world.must(world.build(0), "an edition")
            key = world.moment(0)[1]
            measure_pages(world, key, options.seconds)
            measure_mail(world, key, options.subscribers)
            measure_push(world, key, options.browsers)
        finally: world.close()


if __name__ == "__main__": sys.exit(main())
