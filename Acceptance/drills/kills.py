"""K: what is killed, stopped or started twice."""
import http.client, signal, statistics, subprocess, threading, time
from checker import Checker
from world import Deviation, Server, World


def median(world, count=3):
    """Seconds that a run takes, with its folder."""
    times = []
    for step in range(count):
        start = time.monotonic()
        world.must(world.build(step), "edition build")
        times.append(time.monotonic() - start)
    return statistics.median(times)


# Each look reads all editions of the folder: in one of two hundred, looking took an hour.
FOLDER = 50


def k1(options, random, rounds):
    """SIGKILL at a random moment of a run, so many times; one more run completes the slot."""
    killed, runs, usual, slowest = 0, 0, 0, 0
    while killed < rounds:
        if runs >= 3 * rounds + FOLDER: raise Deviation("%d runs, and only %d were not over before their kill" % (runs, killed))
        size = min(FOLDER, rounds - killed)
        each = k1_folder(options, random, size)
        killed, runs, usual, slowest = killed + each[0], runs + size, max(usual, each[1]), max(slowest, each[2])
    return "%d killed of %d runs, every slot complete after one more; a run takes %.2f s; /healthz after %.2f s at most" % (killed, runs, usual, slowest)


def k1_folder(options, random, rounds):
    """How many were killed, how long a run takes, how long a server until it was alive."""
    world = World(options, "k1")
    try:
        usual = median(world)
        checker, killed = Checker(world), 0
        for number in range(rounds):
            step, key = 3 + number, world.moment(3 + number)[1]
            child = world.start(*world.build_arguments(step))
            time.sleep(random.uniform(0, 1.2 * usual))
            child.kill()
            killed += child.wait() == -signal.SIGKILL
            # Readers are served in between; every tenth time the invariants are looked at in the broken state too.
            if number % 10 == 0: checker.check()
            begun = time.time()
            world.must(world.build(step), "the run after the kill")
            if number % 10 == 9 or number == rounds - 1: checker.check(expected=[key])
            checker.leftovers(begun - 5)
        checker.check(expected=[world.moment(step)[1] for step in range(3 + rounds)])
        return killed, usual, checker.slowest
    finally: world.close()


def k2(options, random, rounds):
    """SIGKILL at each named step, and a loss of power at the same moment."""
    world = World(options, "k2")
    try:
        steps = subprocess.run([world.tenhn, "edition", "steps"], capture_output=True, text=True)
        names, checker, step = steps.stdout.split(), Checker(world), 0
        for name in names * rounds:
            killed = world.build(step, environment={"TENHN_DIE_AT": name})
            if killed.returncode != -signal.SIGKILL: raise Deviation("the step %s was not reached: %s" % (name, killed.stderr))
            keys = checker.check()
            if (world.moment(step)[1] in keys) != (name == "sealed"): raise Deviation("I2: killed at %s, and the edition is %s" % (name, keys))
            world.must(world.build(step), "the run after the kill")
            checker.check(expected=[world.moment(step)[1]])
            step += 1
        return "%d steps x %d" % (len(names), rounds)
    finally: world.close()


def k3(options, random, rounds):
    """SIGKILL of the server under load: no torn answer that claims to be whole."""
    world = World(options, "k3")
    try:
        world.must(world.build(0), "edition build")
        checker, answers = Checker(world), 0
        key = world.moment(0)[1]
        checker.check()
        for _ in range(rounds):
            with Server(world) as server:
                good = {path: server.get(path)[1] for path in ["/", "/editions/%s.json" % key, "/feed.atom"]}
                torn, counts = [], [0]

                def read():
                    while True:
                        for path, body in good.items():
                            try:
                                status, got = server.get(path, timeout=3)
                                counts[0] += 1
                                if status == 200 and got != body: torn.append((path, len(got), len(body)))
                            except http.client.IncompleteRead: pass  # cut, and seen to be
                            except (OSError, http.client.HTTPException): return
                threads = [threading.Thread(target=read, daemon=True) for _ in range(16)]
                for thread in threads: thread.start()
                time.sleep(random.uniform(.2, 1.5))
                server.process.kill()
                for thread in threads: thread.join(10)
                answers += counts[0]
                if torn: raise Deviation("torn answers: %s" % torn[:3])
            checker.check(expected=[key])
        return "%d kills under %d answers" % (rounds, answers)
    finally: world.close()


def k4(options, random, rounds):
    """SIGTERM with requests under way: the server ends with 0 within 10 s. And of a run: no half edition."""
    world = World(options, "k4")
    try:
        world.must(world.build(0), "edition build")
        slowest = 0
        for number in range(rounds):
            with Server(world) as server:
                stop = threading.Event()

                def read():
                    while not stop.is_set():
                        try: server.get("/", timeout=3)
                        except (OSError, http.client.HTTPException): return
                threads = [threading.Thread(target=read, daemon=True) for _ in range(8)]
                for thread in threads: thread.start()
                time.sleep(random.uniform(.05, .5))
                start = time.monotonic()
                server.process.send_signal(signal.SIGTERM)
                try: code = server.process.wait(10)
                except subprocess.TimeoutExpired: raise Deviation("the server did not end within 10 s of SIGTERM")
                finally: stop.set()
                slowest = max(slowest, time.monotonic() - start)
                if code != 0: raise Deviation("the server ended with %s: %s" % (code, server.text()[-200:]))
                for thread in threads: thread.join(10)
            child = world.start(*world.build_arguments(1 + number))
            time.sleep(random.uniform(0, .3))
            child.terminate()
            child.wait(10)
            world.must(world.build(1 + number), "the run after SIGTERM")
        Checker(world).check(expected=[world.moment(step)[1] for step in range(rounds + 1)])
        return "%d times, the slowest took %.2f s" % (rounds, slowest)
    finally: world.close()


def k5(options, random, rounds):
    """Two to four runs at once for one slot: one edition, and the others say so."""
    world = World(options, "k5")
    try:
        checker, said = Checker(world), 0
        for step in range(rounds):
            runs = [subprocess.Popen([world.tenhn] + world.build_arguments(step) + ["--data", world.data], text=True,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=world.environment()) for _ in range(random.randint(2, 4))]
            sealed = 0
            for run in runs:
                out, err = run.communicate(timeout=120)
                sealed += "Sealed" in out
                if "Sealed" not in out:
                    said += 1
                    if len((err or out).strip()) == 0: raise Deviation("a run that lost said nothing")
                    if run.returncode not in (0, 1): raise Deviation("a run that lost ended with %s: %s" % (run.returncode, err[-200:]))
            if sealed != 1: raise Deviation("I3: %d of %d runs say that they sealed" % (sealed, len(runs)))
            if step % 10 == 9 or step == rounds - 1: checker.check(expected=[world.moment(step)[1]])
        return "%d slots, %d losers that said so" % (rounds, said)
    finally: world.close()


def k6(options, random, rounds):
    """SIGSTOP in a run, SIGCONT later."""
    world = World(options, "k6")
    pause = 60 if options.scale >= 1 else 3
    try:
        checker = Checker(world)
        for start in range(0, rounds, 10):
            children = []
            for step in range(start, min(start + 10, rounds)):
                child = world.start(*world.build_arguments(step))
                time.sleep(random.uniform(.02, .4))
                child.send_signal(signal.SIGSTOP)
                children.append(child)
            time.sleep(pause)
            for child in children:
                if child.poll() is None: child.send_signal(signal.SIGCONT)
            for child in children:
                if child.wait(120) not in (0, 1): raise Deviation("a run that was stopped ended with %s" % child.returncode)
            checker.check()
            for step in range(start, min(start + 10, rounds)): world.must(world.build(step), "the run after")
        checker.check(expected=[world.moment(step)[1] for step in range(rounds)])
        return "%d runs stopped for %d s" % (rounds, pause)
    finally: world.close()


DRILLS = {"K1": (k1, 200), "K2": (k2, 3), "K3": (k3, 20), "K4": (k4, 20), "K5": (k5, 50), "K6": (k6, 10)}
