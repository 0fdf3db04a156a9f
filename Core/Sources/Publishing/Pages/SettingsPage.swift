/// How pages look and behave on one device. Nothing on it is sent anywhere; without a script it says so and shows
/// nothing that doesn't work.
struct SettingsPage {
  let settings: SiteSettings

  func markup() -> Markup {
    PageShell(
      settings: settings, title: "Settings", description: "Colours, text size, muted words and what is stored.",
      path: "/settings"
    ).markup { out in
      out.raw("<header class=\"edition\"><h1>Settings</h1><p class=\"facts\">")
      out.raw("They stay in this browser; nobody else learns of them.</p></header>")
      out.raw("<noscript><p>These settings need JavaScript. Without it, colours and text size follow your system, ")
      out.raw("and every page can be read all the same.</p></noscript><form class=\"settings\">")
      writeLook(&out)
      writeMuted(&out)
      writeStored(&out)
      writeKeys(&out)
      out.raw("</form>")
    }
  }

  private func writeLook(_ out: inout Markup) {
    out.raw("<fieldset><legend>Colours</legend>")
    choice("theme", "", "As the system has them", &out)
    choice("theme", "light", "Light", &out)
    choice("theme", "sepia", "Sepia", &out)
    choice("theme", "dark", "Dark", &out)
    out.raw("</fieldset><fieldset><legend>Text size</legend>")
    choice("size", "small", "Small", &out)
    choice("size", "", "Normal", &out)
    choice("size", "large", "Large", &out)
    choice("size", "larger", "Larger", &out)
    out.raw("</fieldset>")
  }

  private func choice(_ name: StaticString, _ value: StaticString, _ label: StaticString, _ out: inout Markup) {
    out.raw("<label><input type=\"radio\" name=\"")
    out.raw(name)
    out.raw("\" value=\"")
    out.raw(value)
    out.raw("\"> ")
    out.raw(label)
    out.raw("</label> ")
  }

  private func writeMuted(_ out: inout Markup) {
    out.raw("<fieldset><legend>Muted</legend><p>A story that has one of these words in its title or standfirst, or ")
    out.raw("that comes from one of these sites, gives its place to a reserve. There are still ten.</p>")
    out.raw("<label for=\"words\">Words, one a line</label><textarea id=\"words\" name=\"words\" rows=\"3\">")
    out.raw("</textarea><label for=\"sites\">Sites, one a line, such as example.org</label>")
    out.raw("<textarea id=\"sites\" name=\"sites\" rows=\"3\" spellcheck=\"false\"></textarea></fieldset>")
  }

  private func writeStored(_ out: inout Markup) {
    out.raw("<fieldset><legend>On this device</legend><p id=\"stored\" role=\"status\">No edition is stored yet.</p>")
    out.raw("<p><button type=\"button\" data-do=\"store\">Store the newest edition</button> ")
    out.raw("<button type=\"button\" data-do=\"install\" hidden=\"\">Put it on the home screen</button></p>")
    out.raw("<h2>Saved stories</h2><p id=\"none-saved\">None yet. The button Save on a story keeps it here, also ")
    out.raw("when its edition is long past.</p><ul id=\"saved\" class=\"plain\"></ul></fieldset>")
  }

  private func writeKeys(_ out: inout Markup) {
    out.raw("<fieldset><legend>Keyboard</legend><label><input type=\"checkbox\" name=\"keys\"> ")
    out.raw("Single keys lead through the stories; <kbd>?</kbd> lists them</label></fieldset>")
  }
}
