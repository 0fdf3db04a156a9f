import EditionModel

/// The scripts of the site, which the build embeds from the folder `Scripts` beside this file.
enum WebScripts {
  /// Runs before the first paint, inside of the page.
  static let early = script([PackageResources.early_js])

  /// Everything a page does beyond being read: one scope, in which each file uses those before it.
  ///
  /// ``early`` asks for it when the page was painted once, or at once where the reader has left something in this browser. It
  /// runs when the page is there. Pages that were stored or exported by an earlier version have it as a script of their own.
  static let app = Markup { javaScript in
    javaScript.raw("(() => {\n'use strict';\n")
    javaScript.raw("const early = document.querySelector('script[data-app]');\n")
    // Fetched again after a failure, it runs once.
    javaScript.raw("if (early) {\nif ('runs' in early.dataset) return;\nearly.dataset.runs = '';\n}\n")
    javaScript.raw(
      "const ownAddress = document.currentScript?.src ?? new URL(early.dataset.app, location.href).href;\n")
    javaScript.raw("const start = () => {\n")
    javaScript.append(script(appFiles))
    javaScript.raw("\n};\nif (document.readyState !== 'loading') start();\n")
    javaScript.raw("else document.addEventListener('DOMContentLoaded', start);\n})();")
  }

  /// Changes with ``app``, so that no cache gives a page the script of another version.
  static let appVersion = ContentHash(of: app.bytes).hex.prefix(12)

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
