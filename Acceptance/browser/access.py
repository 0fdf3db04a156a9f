"""axe-core on every kind of page, in every theme, on a phone and a desktop."""
import pathlib
import sys

import axe_playwright_python
from browser import DESKTOP, PHONE, browser
from recorded import MORNING, Site, pages
from support.reports import Report

check = Report("access")
AXE = next(pathlib.Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text()
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], rules: {'target-size': {enabled: true}}}"


def findings(driver):
    driver.execute_script(AXE)
    result = driver.execute_async_script(f"const done = arguments[0]; axe.run(document, {RULES}).then((r) => done(r.violations))")
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]} ({len(each['nodes'])})" for each in result]


with Site("evening", "morning") as site:
    for size in (PHONE, DESKTOP):
        for theme in ("light", "dark", "sepia"):
            with browser(size, "dark" if theme == "dark" else "light") as driver:
                driver.get(site.url + "/about")
                if theme == "sepia":
                    driver.execute_script("localStorage.setItem('tenhn', JSON.stringify({theme: 'sepia'}))")
                for kind, path in pages(site):
                    driver.get(site.url + path)
                    driver.execute_script("for (const each of document.querySelectorAll('main details')) each.open = true")
                    found = findings(driver)
                    check(f"axe finds nothing on {kind}, {theme}, {size[0]} pixels wide.", not found, "; ".join(found))
                driver.get(f"{site.url}/editions/{MORNING}")
                driver.execute_script("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '?', bubbles: true}))")
                found = findings(driver)
                check(f"axe finds nothing on the list of keys, {theme}, {size[0]} pixels wide.", not found, "; ".join(found))
sys.exit(check.finish())
