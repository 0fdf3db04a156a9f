import Editor
import Foundation
import Server
import StorySources

/// The publications that one program makes and serves, each with its settings.
///
/// A file without sections is one publication, at the root of the site. Of several, each is served under `/NAME/`.
struct Installation: Sendable {
  /// In the order of the file; at least one.
  let publications: [Settings]
  /// The name of the whole, for the page that lists several.
  let title: String
  /// Whether somebody named one of the publications, by a flag or a variable.
  let isChosen: Bool
  private let chosen: Int

  /// - Parameters:
  ///   - flags: by key, each as often as it was given.
  ///   - machine: what settings that nobody wrote follow from.
  ///   - readSecret: the text of a file that holds a secret; nil if it can't be read.
  /// - Throws: ``SettingsError`` for the first key or value that is wrong.
  init(
    flags: [String: [String]] = [:], environment: [String: String] = [:], file: SettingsFile = SettingsFile(),
    machine: Machine = Machine(), readSecret: (String) -> String? = { _ in nil }
  ) throws(SettingsError) {
    let key = Settings.table.publication.name
    guard !file.sections.isEmpty else {
      let only = try Settings(
        flags: flags, environment: environment, file: file.entries, machine: machine, readSecret: readSecret)
      (publications, title, isChosen, chosen) = ([only], only.title, true, 0)
      return
    }
    if let entry = file.entries.first(where: { $0.key == key && $0.section == nil }) {
      throw SettingsError("the sections name the publications; leave this line out.", in: entry)
    }
    let isSeveral = file.sections.count > 1
    var (flags, environment) = (flags, environment)
    let flag = flags.removeValue(forKey: key)?.last.map { SettingEntry(key: key, text: $0, place: .flag("--\(key)")) }
    let name = environmentVariable(of: key)
    let variable = environment.removeValue(forKey: name).map {
      SettingEntry(key: key, text: $0, place: .variable(name))
    }
    let wanted = flag ?? variable
    let names = file.sections.map(\.name)
    if let wanted, !names.contains(wanted.text) {
      let hint = nearestName(to: wanted.text, among: names).map { "did you mean \"\($0)\"?" }
      throw SettingsError(
        "there is no publication \"\(wanted.text)\" (\(hint ?? "there are \(names.joined(separator: ", "))"))",
        in: wanted)
    }
    var publications: [Settings] = []
    for section in file.sections {
      if isSeveral { try Self.check(section) }
      var settings = try Settings(
        flags: flags, environment: environment, file: Self.entries(of: file, section, isSeveral: isSeveral),
        section: section.name, machine: machine, readSecret: readSecret)
      if isSeveral { settings.place = Settings.Place(path: "/\(section.name)", isFirst: publications.isEmpty) }
      // Of several that watch the same source, the first watches for all.
      settings.place.recorder = publications.first { $0.watchesTheSame(as: settings) }?.place.recorder ?? section.name
      publications.append(settings)
    }
    self.publications = publications
    let titles = file.entries.filter { $0.key == Settings.table.title.name && $0.section == nil }
    title = isSeveral ? titles.last?.text ?? Settings.table.title.defaultValue : publications[0].title
    isChosen = wanted != nil || !isSeveral
    chosen = wanted.flatMap { names.firstIndex(of: $0.text) } ?? 0
  }

  /// Whether each publication has a path of its own.
  var isSeveral: Bool { publications.count > 1 }

  /// What the whole program goes by: where it listens, whom it tells of incidents. It is the same for all publications.
  var whole: Settings { publications[0] }

  /// The one publication that a command is about.
  ///
  /// - Throws: ``SettingsError`` if there are several and none was named.
  func one() throws(SettingsError) -> Settings {
    guard isChosen else {
      let names = publications.map(\.publication).joined(separator: ", ")
      throw SettingsError("There are several publications; name one with --publication: \(names).")
    }
    return publications[chosen]
  }

  /// The publications that a command is about which is about all unless one is named.
  var named: [Settings] { isChosen ? [publications[chosen]] : publications }

  /// The lines that count for a section. The title above all sections names the whole, and a publication without one of its
  /// own is called by its name.
  private static func entries(
    of file: SettingsFile, _ section: SettingsFile.Section, isSeveral: Bool
  ) -> [SettingEntry] {
    let key = Settings.table.title.name
    guard isSeveral else { return file.entries }
    let own = file.entries.filter { $0.key != key || $0.section != nil }
    if section.name == Settings.table.publication.defaultValue { return own }
    let words = section.name.replacing("-", with: " ")
    let title = SettingEntry(
      key: key, text: words.prefix(1).uppercased() + words.dropFirst(), place: section.place)
    return [title] + own
  }

  /// - Throws: ``SettingsError`` if the publication's path is one of the site's own.
  private static func check(_ section: SettingsFile.Section) throws(SettingsError) {
    guard SiteAddresses.isFree(section.name) else {
      throw SettingsError(
        "\(section.place.text): /\(section.name) is an address of the site itself; choose another name.")
    }
  }
}

extension Settings {
  /// Where a publication stands among others.
  struct Place: Sendable, Hashable {
    /// The path of its root on the site: `/lobsters`; empty if it is the only one.
    var path = ""
    /// Whether it is the first of the file, which also reports what concerns the whole folder.
    var isFirst = true
    /// The publication whose record of the source it chooses from; nil for its own.
    var recorder: String?
  }

  /// Whether one record does for both: the same lists at the same addresses, looked at between editions by both.
  fileprivate func watchesTheSame(as other: Settings) -> Bool {
    self.live && other.live && edition.sourceProfile.isWorthWatching && other.edition.sourceProfile.isWorthWatching
      && self.sources == other.sources
  }

  /// Whether it keeps the record that it chooses from.
  var isRecorder: Bool { place.recorder == nil || place.recorder == self.publication }
}
