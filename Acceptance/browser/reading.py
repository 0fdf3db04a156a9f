"""A reader's two days: installs the site, reads offline, comes back, mutes, shares, votes; by keyboard alone."""
import json
import subprocess
import sys

from browser import browser, until
from recorded import EVENING, MORNING, Site
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from support import places
from support.reports import Report

check = Report("reading")


def visit(driver, address):
    """Opens a page and waits until its script has begun, which is after the first paint."""
    driver.get(address)
    driver.execute_async_script(
        "const done = arguments[0]; document.hidden ? done() : requestAnimationFrame(() => setTimeout(() => setTimeout(done)))")


def find(driver, selector):
    return driver.find_elements(By.CSS_SELECTOR, selector)


def text(driver, selector):
    return driver.execute_script("return document.querySelector(arguments[0])?.textContent ?? ''", selector)


def press(driver, *keys):
    for key in keys:
        driver.switch_to.active_element.send_keys(key)


def focused(driver):
    return driver.execute_script("return document.activeElement.textContent.trim()")


def stored(driver):
    return until(lambda: "on this device" in text(driver, ".device"))


def held(driver, key):
    """The paths that the device holds of an edition."""
    return set(driver.execute_async_script("""
        const [key, done] = arguments;
        caches.has('tenhn hn / edition ' + key).then(async (is) => done(!is ? [] :
          (await (await caches.open('tenhn hn / edition ' + key)).keys()).map((request) => new URL(request.url).pathname)));
        """, key))


def parts(driver, key):
    return driver.execute_async_script(
        f"const done = arguments[0]; fetch('/editions/{key}/offline.json').then((r) => r.json()).then((list) => done(list.parts))")


def installs(driver, site):
    visit(driver, site.url + "/")
    check("An edition says that it is on the device once it is.", stored(driver), text(driver, ".device"))
    wanted = {part["path"] for part in parts(driver, EVENING)}
    check("The device holds every part of the edition's list.", held(driver, EVENING) == wanted)
    errors = driver.execute_cdp_cmd("Page.getInstallabilityErrors", {})["installabilityErrors"]
    check("Chromium finds nothing that keeps the site from the home screen.", errors == [], errors)


def keys_lead(driver, site):
    visit(driver, site.url + "/")
    titles = [link.text for link in find(driver, ".stories h2 a")]
    check("An edition has ten stories.", len(titles) == 10)
    press(driver, "j", "j", "j", "k")
    check("j and k move from story to story.", focused(driver) == titles[1], focused(driver))
    press(driver, "?")
    check("? opens the list of keys.", until(lambda: len(find(driver, "dialog[open]")) == 1))
    press(driver, Keys.TAB, Keys.TAB, Keys.TAB)
    inside = driver.execute_script("return document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    check("A dialog keeps the focus.", inside)
    press(driver, Keys.ESCAPE)
    check("Escape closes the dialog and gives the focus back.",
          until(lambda: not find(driver, "dialog") and focused(driver) == titles[1]), focused(driver))
    press(driver, "o")
    until(lambda: driver.current_url.endswith("/2"))
    check("o opens the story.", text(driver, "h1") == titles[1])
    # Keys are listened to when the page stands before the reader's eyes.
    until(lambda: driver.execute_script("return !!document.querySelector('[data-do=save]')?.onclick"))
    press(driver, "s")
    check("s saves the story.", until(lambda: text(driver, "[data-do=save]") == "Saved"))
    press(driver, "j")
    check("j leads on from a story to the next.", until(lambda: driver.current_url.endswith("/3")))
    press(driver, Keys.ESCAPE)
    check("Escape leads from a story to its edition.", until(lambda: driver.current_url.endswith(EVENING)))
    check("Stories that were opened are marked as read.", len(find(driver, ".story.read")) == 2)
    press(driver, "j", "m")
    check("m marks a story as read.", until(lambda: len(find(driver, ".story.read")) == 3))
    press(driver, "/")
    check("/ leads to the search.", until(lambda: "/search" in driver.current_url))


def keys_can_be_switched_off(driver, site):
    visit(driver, site.url + "/settings")
    box = find(driver, "[name=keys]")[0]
    driver.execute_script("arguments[0].focus()", box)
    press(driver, Keys.SPACE)
    visit(driver, site.url + "/")
    press(driver, "j")
    check("Without the keys, j moves nothing.", driver.execute_script("return document.activeElement === document.body"))
    driver.execute_script("localStorage.removeItem('tenhn')")


def reads_offline(driver, site):
    site.network.dead = True
    visit(driver, site.url + "/")
    check("Offline, the front page is the stored edition.", text(driver, "h1") == "Evening edition", text(driver, "h1"))
    note = text(driver, ".stored")
    check("Offline, a page says which edition it is, how old, and that there should be a newer one.",
          "Evening edition, Wednesday, 6 May 2026" in note and " old. A newer one" in note, note)
    titles = [link.text for link in find(driver, ".stories h2 a")]
    for number, title in enumerate(titles, 1):
        visit(driver, f"{site.url}/editions/{EVENING}/{number}")
        pictures = driver.execute_script(
            "return [...document.images].map((i) => { i.loading = 'eager'; return i.decode().then(() => 0, () => 1); })"
            ".reduce(async (sum, each) => await sum + await each, 0)")
        check(f"Offline, story {number} is there with its pictures.",
              text(driver, "h1") == title and bool(text(driver, ".stored")) and pictures == 0, f"{text(driver, 'h1')}, {pictures} missing")
    visit(driver, site.url + "/archive")
    check("Offline, a page that isn't stored says so.", text(driver, "h1") == "Not on this device")
    check("… and what is stored is listed.", until(lambda: len(find(driver, "#stored-editions a")) >= 11))
    visit(driver, site.url + "/search?q=" + titles[1].split()[0])
    check("Offline, a search finds words in the saved stories.",
          until(lambda: len(find(driver, "#found a")) > 0) and "saved stor" in text(driver, "#found-count"), text(driver, "#found-count"))
    visit(driver, site.url + "/search?q=zzyzxq")
    check("… and says so where there are none.", until(lambda: text(driver, "#found-count") == "Nothing found in the saved stories."))
    visit(driver, site.url + "/settings")
    check("Offline, the settings work.", len(find(driver, "form.settings")) == 1)


def a_failed_update_leaves_the_old(driver, site):
    site.build("morning")
    site.restart()
    site.network.dead = False
    site.network.broken = lambda path: path.endswith(f"{MORNING}/5")
    visit(driver, site.url + "/")
    check("A newer edition is shown as soon as there is a connection.", text(driver, "h1") == "Morning edition" and not text(driver, ".stored"))
    until(lambda: f"/editions/{MORNING}/5" in site.network.asked)
    until(lambda: len(held(driver, MORNING)) > 5, 5)
    check("An edition of which a part is missing is not called stored.", "on this device" not in text(driver, ".device"))
    site.network.dead = True
    visit(driver, site.url + "/")
    check("After a failed update the edition before it is there, and is called by its name.",
          text(driver, "h1") == "Evening edition" and "Evening edition, Wednesday" in text(driver, ".stored"), text(driver, ".stored"))
    site.network.dead = False
    site.network.broken = lambda path: False
    visit(driver, site.url + "/")
    check("The next visit completes the update.", stored(driver))
    left = held(driver, EVENING)
    check("Of the edition before, what was read and saved is kept.", {f"/editions/{EVENING}/{n}" for n in range(1, 11)} <= left, left)
    check("… and what was not read is dropped.", f"/editions/{EVENING}/R1" not in left and f"/editions/{EVENING}" not in left)


def what_was_evicted_comes_again(driver, site):
    path = f"/editions/{MORNING}/4"
    driver.execute_async_script(
        f"const done = arguments[0]; caches.open('tenhn hn / edition {MORNING}').then((cache) => cache.delete('{path}')).then(done)")
    visit(driver, site.url + "/about")
    check("What the browser evicted is fetched again at the next visit.", until(lambda: path in held(driver, MORNING)))


def withdrawn_stories_go(driver, site):
    listed = parts(driver, EVENING)
    story = f"/editions/{EVENING}/1"
    subprocess.run([places.TENHN, "edition", "withdraw", EVENING, "1", "--confirm", EVENING + "/1", "--data", site.data],
                   check=True, capture_output=True)
    site.restart()
    gone = {part["path"] for part in listed} - {part["path"] for part in parts(driver, EVENING)}
    visit(driver, site.url + "/about")

    def is_clean():
        page = driver.execute_async_script(
            f"const done = arguments[0]; caches.match('{story}').then((r) => r ? r.text() : '').then(done)")
        return 'class="text"' not in page and not (gone & held(driver, EVENING))

    check("What was withdrawn leaves the device at the next visit, pictures too.", until(is_clean))


def muting_swaps_in_a_reserve(driver, site):
    visit(driver, site.url + "/")
    titles = [link.text for link in find(driver, ".stories h2 a")]
    word = max(titles[0].split(), key=len).strip("().,!?:;")
    visit(driver, site.url + "/settings")
    find(driver, "#words")[0].send_keys(word.upper())
    visit(driver, site.url + "/")
    now = [link.text for link in find(driver, ".stories h2 a")]
    check("A muted word takes its story away, and there are still ten.", len(now) == 10 and titles[0] not in now, now)
    check("A reserve takes its place.", find(driver, ".stories h2 a")[0].get_attribute("href").endswith("/R1"))
    check("The page says what happened.", "One story is muted on this device." in text(driver, ".muted"), text(driver, ".muted"))
    find(driver, ".muted button")[0].click()
    check("What is muted can be shown.", titles[0] in [link.text for link in find(driver, ".stories h2 a")])
    visit(driver, f"{site.url}/editions/{MORNING}/R1")
    check("A reserve can be read.", len(find(driver, ".text")) == 1)
    asked = [path for path in site.network.asked if word.lower() in path.lower()]
    check("The server learns nothing of what is muted.", not asked, asked)
    driver.execute_script("localStorage.removeItem('tenhn')")


def shares(driver, site):
    driver.execute_cdp_cmd("Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": site.url})
    visit(driver, f"{site.url}/editions/{MORNING}/1")
    wanted = driver.execute_script("return document.getElementById('main').dataset.share")
    driver.execute_script("delete Navigator.prototype.share; document.querySelector('[data-do=share]').focus()")
    press(driver, Keys.ENTER)
    check("Share copies the link where the system has no sheet, and says so.", until(lambda: text(driver, ".said") == "Link copied."))
    copied = driver.execute_async_script("const done = arguments[0]; navigator.clipboard.readText().then(done, (e) => done(String(e)))")
    check("The link is the original's, clean.", copied == wanted and copied.startswith("https://") and "utm_" not in copied, copied)
    driver.execute_script("navigator.share = (what) => { window.shared = what; return Promise.resolve(); };"
                          "document.querySelector('[data-do=share]').click()")
    check("Where the system has a sheet, it gets title and link.",
          until(lambda: driver.execute_script("return window.shared?.url")) == wanted)


def votes(driver, site):
    visit(driver, f"{site.url}/editions/{MORNING}/1")
    driver.execute_script("document.querySelector('.feedback button[value=worth]').focus()")
    press(driver, Keys.ENTER)
    answer = until(lambda: text(driver, ".feedback [role=status]"))
    check("A vote is taken without leaving the page.", answer == "Thank you.", answer)


def colours_and_place(driver, site):
    visit(driver, site.url + "/settings")
    find(driver, "[name=theme][value=sepia]")[0].click()
    find(driver, "[name=size][value=large]")[0].click()
    before = driver.execute_script("return getComputedStyle(document.documentElement).backgroundColor")
    visit(driver, f"{site.url}/editions/{MORNING}/2")
    state = driver.execute_script("return [document.documentElement.dataset.theme, document.documentElement.dataset.size, getComputedStyle(document.documentElement).backgroundColor]")
    check("Colours and text size are kept from page to page.", state == ["sepia", "large", before], state)
    driver.execute_script("scrollTo(0, document.documentElement.scrollHeight / 2)")
    place = driver.execute_script("return scrollY")
    visit(driver, site.url + "/")
    visit(driver, f"{site.url}/editions/{MORNING}/2")
    there = until(lambda: abs(driver.execute_script("return scrollY") - place) < 300)
    check("Whoever comes back to a story is put where the reading stopped.", there, driver.execute_script("return scrollY"))


SELECT = """
    const text = [...document.querySelectorAll('.piece .text p')].map((each) => each.firstChild)
      .filter((each) => each?.nodeType === Node.TEXT_NODE && each.length > 20)[arguments[0]];
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, Math.min(40, text.length));
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return range.toString().trim();
    """


def highlights(driver, site):
    story = f"/editions/{MORNING}/2"
    visit(driver, site.url + story)
    words = driver.execute_script(SELECT, 0)
    check("Selected words bring a button.", until(lambda: find(driver, ".pick")[0].is_displayed()))
    find(driver, ".pick")[0].click()
    check("Highlight marks the words.", until(lambda: "".join(each.text for each in find(driver, "mark[data-mark]")).strip() == words), words)
    driver.execute_script(SELECT, 1)
    press(driver, "h")
    check("h highlights, too.", until(lambda: text(driver, "[data-do=highlights]") == "2 highlights"), text(driver, "[data-do=highlights]"))
    find(driver, "[data-do=highlights]")[0].click()
    until(lambda: find(driver, "dialog textarea"))[0].send_keys("A *note*.")
    find(driver, "dialog > button")[0].click()
    visit(driver, site.url + story)
    check("Highlights are there again.", until(lambda: len({each.get_attribute("data-mark") for each in find(driver, "mark[data-mark]")}) == 2))
    visit(driver, site.url + "/saved")
    check("Saved lists highlights with their notes.",
          until(lambda: len(find(driver, "#highlights blockquote")) == 2) and find(driver, "#highlights textarea")[0].get_attribute("value") == "A *note*.")
    driver.execute_script("URL.createObjectURL = (blob) => { blob.text().then((text) => { window.exported = text }); return '#'; }")
    find(driver, "[data-do=export]")[0].click()
    exported = until(lambda: driver.execute_script("return window.exported")) or ""
    check("Highlights are exported as Markdown, with note and link.",
          f"> {words[:5]}" in exported and "A \\*note\\*." in exported and story in exported, exported[:200])
    for _ in range(2):
        find(driver, "#highlights button")[0].click()
    check("A highlight can be removed.", until(lambda: not find(driver, "#highlights blockquote") and find(driver, "#no-highlights")[0].is_displayed()))
    asked = [path for path in site.network.asked if words[:12] in path]
    check("The server learns nothing of highlights.", not asked)


def late_and_found(driver, site):
    visit(driver, site.url + "/")
    check("A front page that is months old says that there is no newer one, and leads to the status.",
          "This site makes no new editions." in text(driver, "#overdue")
          and bool(find(driver, "#overdue a[href='/status']")), text(driver, "#overdue"))
    end = text(driver, ".fin")
    check("The end of a late edition promises no time that has passed.", "2026-05" not in end and "May 2026" not in end, end)
    forms = [link.get_attribute("href").removeprefix(site.url) for link in find(driver, ".forms a")]
    check("Under the end are the other forms of the edition.",
          forms == [f"/editions/{MORNING}.epub", f"/editions/{MORNING}.md", "/get#feeds"] and find(driver, ".forms button")[0].is_displayed(), forms)
    driver.execute_script("window.print = () => { window.printed = true }; document.querySelector('.forms [data-do=print]').click()")
    check("Print prints.", driver.execute_script("return window.printed") is True)
    for link in ["Saved", "Get it"]:
        next(each for each in find(driver, ".masthead a, .foot a") if each.text == link).click()
        check(f"Every page leads to “{link}”.", until(lambda: text(driver, "h1") == link), text(driver, "h1"))
    visit(driver, site.url + "/saved")
    saved = [link.get_attribute("href").removeprefix(site.url) for link in find(driver, "#saved a")]
    check("Saved lists what was saved.", f"/editions/{EVENING}/2" in saved, saved)
    find(driver, "#saved button")[0].click()
    check("… until it is removed.", until(lambda: not find(driver, "#saved a") and find(driver, "#none-saved")[0].is_displayed()))
    visit(driver, site.url + "/nothing")
    links = [link.get_attribute("href").removeprefix(site.url) for link in find(driver, "#main a")]
    check("A page that isn't found links what it names.", "/archive" in links and "/search" in links, links)


def altered_on_the_way(site):
    """A proxy that adds a script: nothing can be stored, and the page says why."""
    site.network.alter = lambda path, body: body.replace(b"</body>", b"<script src=/ad.js></script></body>")
    with browser() as driver:
        visit(driver, site.url + "/settings")
        said = until(lambda: "changes its pages on the way" in text(driver, "#stored"), 30)
        check("Where something changes pages on the way, the settings say why nothing is stored.", said, text(driver, "#stored"))
    site.network.alter = None


def works_without_scripts(driver, site):
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    driver.get(f"{site.url}/editions/{MORNING}/2")
    shown = [element for element in find(driver, ".tools, .settings, .device") if element.is_displayed()]
    check("Without scripts nothing is shown that needs them.", not shown)
    check("Without scripts a story can be read and voted on.", all(each.is_displayed() for each in find(driver, ".text, .feedback button")))


def another_zone(site):
    with browser(zone="Asia/Tokyo") as driver:
        visit(driver, f"{site.url}/editions/{EVENING}")
        facts = text(driver, ".edition")
        check("In Tokyo an edition keeps its own name and day, and the reader's time is beside its own.",
              "Evening edition" in facts and "Wednesday, 6 May 2026" in facts and "(03:00 on Thursday, your time)" in facts
              and "Morning" not in facts, facts)


def a_lost_script_comes_later(site):
    """The script of the pages is asked for once more, and no more than that."""
    def asked():
        return [path for path in site.network.asked if path.startswith("/app.js")]

    def runs(driver):
        return driver.execute_script("return 'runs' in document.querySelector('script[data-app]').dataset")

    for comes_back in (True, False):
        with browser() as driver:
            site.network.asked.clear()
            site.network.broken = lambda path: path.startswith("/app.js")
            visit(driver, site.url + "/about")
            until(lambda: len(asked()) == 1)
            check("Without the pages' script a page is there, and nothing of the script is.", not runs(driver))
            if comes_back:
                site.network.broken = lambda path: False
            for _ in range(3):
                driver.execute_script("document.body.click()")
                until(lambda: len(asked()) == 2, 5)
            if comes_back:
                check("It is fetched once more at the next click, and runs.", until(lambda: runs(driver)) and len(asked()) == 2, asked())
            else:
                check("If that fails too, it isn't asked for again.", not runs(driver) and len(asked()) == 2, asked())
            site.network.broken = lambda path: False


with Site("evening") as site:
    with browser() as driver:
        steps = [installs, keys_lead, keys_can_be_switched_off, reads_offline, a_failed_update_leaves_the_old, what_was_evicted_comes_again,
                 withdrawn_stories_go, muting_swaps_in_a_reserve, shares, votes, colours_and_place, highlights, late_and_found]
        for step in steps:
            try:
                step(driver, site)
            except Exception as error:
                check(f"{step.__name__} runs to its end.", False, f"{type(error).__name__}: {error}".split("\n")[0])
        # A network that fails is logged by the browser itself; everything else would be ours.
        complaints = [entry["message"] for entry in driver.get_log("browser")
                      if entry["level"] == "SEVERE" and "Failed to load resource" not in entry["message"]
                      and "ERR_" not in entry["message"]]
        check("No script fails and no policy is broken.", not complaints, json.dumps(complaints[:3]))
        works_without_scripts(driver, site)
    another_zone(site)
    a_lost_script_comes_later(site)
    altered_on_the_way(site)
sys.exit(check.finish())
