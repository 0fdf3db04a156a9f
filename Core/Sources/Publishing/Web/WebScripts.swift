/// The scripts of the site, which the build embeds from the folder `Scripts` beside this file.
enum WebScripts {
  /// Runs before the first paint, inside of the page.
  static let early = script([PackageResources.early_js])

  /// Everything a page does beyond being read: one scope, in which each file uses those before it.
  ///
  /// It runs when the page is there and was painted once: what it adds takes no time from the first word. A deferred script
  /// would hold back the first word until it has come over the network. A page in the background isn't painted.
  ///
  /// Where the reader has left something in this browser (muted words, read stories, highlights), it runs before the paint: a
  /// muted story would be seen for a moment, and stories would move.
  static let app = Markup { javaScript in
    javaScript.raw("(() => {\n'use strict';\nconst ownAddress = document.currentScript.src;\nconst start = () => {\n")
    javaScript.append(script(appFiles))
    javaScript.raw(
      "\n};\nconst kept = () => { try { return localStorage.length > 0; } catch { return false; } };\n")
    javaScript.raw(
      "const soon = () => document.hidden || kept() ? start() : requestAnimationFrame(() => setTimeout(start));\n")
    javaScript.raw("if (document.readyState !== 'loading') soon();\n")
    javaScript.raw("else document.addEventListener('DOMContentLoaded', soon);\n})();")
  }

  /// Keeps editions on the device.
  static let worker = script([PackageResources.worker_js])

  static let appFiles = [
    PackageResources.base_js, PackageResources.dialogs_js, PackageResources.marks_js, PackageResources.mute_js,
    PackageResources.zones_js, PackageResources.share_js, PackageResources.speak_js, PackageResources.keys_js,
    PackageResources.swipe_js, PackageResources.position_js, PackageResources.feedback_js,
    PackageResources.offline_js, PackageResources.push_js, PackageResources.preferences_js, PackageResources.saved_js,
    PackageResources.reading_js, PackageResources.highlights_js, PackageResources.find_js, PackageResources.start_js,
  ]

  /// Comments on lines of their own and blank lines stay behind; nothing else is changed: a browser shows
  /// what is in the folder.
  private static func script(_ files: [[UInt8]]) -> Markup {
    let lines = files.joined(separator: [newline]).split(separator: newline).filter { line in
      let code = line.drop { $0 == space }
      return !code.isEmpty && !code.starts(with: [slash, slash])
    }
    return Markup(embedded: lines.joined(separator: [newline]))
  }

  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")
  private static let slash = UInt8(ascii: "/")
}
