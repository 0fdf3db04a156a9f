"""Messages to browsers, and the worker that shows them."""
import base64, http.server, json, os, pathlib, shutil, sys, threading, time, urllib.error, urllib.request

from outcomes import channel, status
from support import servers
from webhooks import Hook

HERE = pathlib.Path(__file__).resolve().parent


def base64url(data): return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def check_push(check, world):
    """Browsers subscribe over HTTP; a service on loopback takes what is sent, and public libraries read it."""
    import http_ece
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from py_vapid import Vapid02
    service = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=service.serve_forever, daemon=True).start()
    place, step = "127.0.0.1:%d" % service.server_address[1], 30
    key = world.moment(step)[1]
    world.must(world.build(step), "an edition")
    settings = ["--push", "yes", "--allow", place, "--base-url", "https://ten.example", "--contact", "operator@ten.example"]
    port = servers.free_port()
    child = world.start("serve", "--live", "no", "--port", str(port), *settings)
    site = "http://127.0.0.1:%d" % port
    browser, auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    point = browser.public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)

    def post(endpoint):
        body = json.dumps({"endpoint": endpoint, "keys": {"p256dh": base64url(point), "auth": base64url(auth)}}).encode()
        request = urllib.request.Request(site + "/push", body, {"Content-Type": "application/json"})
        try: return urllib.request.urlopen(request).status
        except urllib.error.HTTPError as error: return error.code

    limit, own = time.monotonic() + 60, None
    while own is None and time.monotonic() < limit:
        try: own = json.load(urllib.request.urlopen(site + "/push"))["key"]
        except OSError: time.sleep(0.2)
    outcomes = {201: "accepted", 404: "refused", 410: "refused", 429: "waiting", 500: "waiting"}
    check("Browsers can subscribe", own and all(post("http://%s/%d/%d" % (place, code, code)) == 204 for code in outcomes))
    check("A private or insecure address is no push service", post("http://127.0.0.1:9/x") == 400 and post("http://push.example/x") == 400)
    private = post("https://127.0.0.1/x")
    child.terminate()
    child.wait(timeout=30)
    Hook.seen.clear()
    world.run("deliver", "--edition", key, *settings)
    entry = channel(status(world, "--edition", key), "push")
    wanted = {name: list(outcomes.values()).count(name) for name in ("accepted", "refused", "waiting")}
    # An address on loopback is kept as any other, and is refused when it is looked at before a connection.
    wanted["waiting"] += private == 204
    check("Each answer of a push service has its outcome", {name: entry[name] for name in wanted} == wanted, "%s, wanted %s" % (entry, wanted))
    check("No connection goes to a private address", len(Hook.seen) == len(outcomes), str(len(Hook.seen)))
    headers, body = next((entry[2], entry[3]) for entry in Hook.seen if entry[1].startswith("/201"))
    note = json.loads(http_ece.decrypt(body, private_key=browser, auth_secret=auth, version="aes128gcm"))
    check("http-ece decrypts the message, and it is declarative", note["web_push"] == 8030 and note["notification"]["navigate"] == "https://ten.example/editions/" + key, str(note))
    token = headers["Authorization"].split("t=")[1].split(",")[0]
    parts = token.encode().rsplit(b".", 1)
    try: proven = Vapid02.verify(headers["Authorization"])
    except Exception as error: proven = repr(error)
    claims = json.loads(base64.urlsafe_b64decode(parts[0].split(b".")[1] + b"=="))
    check("py-vapid verifies who sends", proven is True and claims["aud"] == "http://" + place and claims["sub"] == "mailto:operator@ten.example" and headers["Authorization"].endswith("k=" + own),
          "%s %s" % (proven, claims))
    check("The message replaces the last and ends with the next edition", headers["Topic"] == key and 3600 <= int(headers["TTL"]) <= 86400 and headers["Content-Encoding"] == "aes128gcm")
    Hook.seen.clear()
    other = world.moment(40)[1]
    world.must(world.build(40), "an edition")
    world.run("deliver", "--edition", other, *settings)
    check("A browser that is gone is forgotten", not any(entry[1].startswith(("/404", "/410")) for entry in Hook.seen) and Hook.seen)
    service.shutdown()


def check_worker(check, world):
    """The button and the service worker in Chromium, which is handed a message through DevTools."""
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        return check.skipped("Notifications in a browser", "needs chromium and chromedriver")
    sys.path.append(str(HERE.parent / "browser"))
    from browser import browser, until
    port = servers.free_port()
    site = "http://127.0.0.1:%d" % port
    child = world.start("serve", "--live", "no", "--port", str(port), "--push", "yes")
    try:
        until(lambda: world.run("health", "--port", str(port)).returncode == 0, 60)
        with browser() as driver:
            driver.execute_cdp_cmd("Browser.grantPermissions", {"origin": site, "permissions": ["notifications"]})
            driver.get(site + "/settings")
            shown = until(lambda: driver.execute_script("return document.querySelector('#notify:not([hidden]) button')?.textContent"))
            check("The settings have a button for notifications", shown == "Notify me of each edition", str(shown))
            driver.execute_async_script("const done = arguments[0]; navigator.serviceWorker.ready.then(() => done())")
            driver.execute_cdp_cmd("ServiceWorker.enable", {})
            note = {"title": "Morning edition", "body": "One", "navigate": site + "/editions/x", "tag": "edition"}
            message = json.dumps({"web_push": 8030, "notification": note})

            def told():
                # DevTools count registrations; those that aren't there are ignored. A second message replaces the first.
                for number in range(4):
                    driver.execute_cdp_cmd("ServiceWorker.deliverPushMessage", {"origin": site, "registrationId": str(number), "data": message})
                return driver.execute_async_script(
                    "const done = arguments[0]; navigator.serviceWorker.ready.then((r) => r.getNotifications()).then((n) => done(n.map((x) => [x.title, x.body, x.data.address])))")

            notes = until(told, 30)
            check("The service worker shows one notification that leads to the edition", notes == [["Morning edition", "One", note["navigate"]]], str(notes))
    finally:
        child.terminate()
        child.wait(timeout=30)
