import ArgumentParser
import Foundation
import OfflineCommands
import Storage

/// `tenhn init`: asks what matters and writes a commented configuration file. Everything works without one.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Asks five questions and writes a commented configuration file. Optional.")
  @OptionGroup var options: DataOptions

  func run() throws {
    let path =
      options.place.config ?? options.environment["TENHN_CONFIG"]
      ?? options.folder.url.appendingPathComponent("tenhn.conf").path
    guard !FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure("\(path) exists already. Edit it, or name another file with --config.")
    }
    say("Five questions; press Return for what is in brackets. You can change everything later in \(path).")
    let text = try SetupQuestions(machine: .this(environment: options.environment)).file { question in
      say(question, ending: " ")
      return readLine()
    } complain: {
      say($0)
    }
    do {
      let file = URL(fileURLWithPath: path)
      let folder = file.deletingLastPathComponent()
      // A new data folder is private, as where the program makes it.
      let isData = folder.standardizedFileURL.path == options.folder.url.standardizedFileURL.path
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: isData ? [.posixPermissions: 0o700] : nil)
      try Data(text.utf8).write(to: file, options: .withoutOverwriting)
    } catch {
      throw CommandFailure("Can't write \(path). Name another file with --config.")
    }
    let place = [("--data", options.place.data), ("--config", options.place.config)]
      .compactMap { flag, value in value.map { " \(flag) \($0)" } }
    say("Wrote \(path). Start with: tenhn serve\(place.joined())")
  }
}

/// The questions of `tenhn init`, and the file that their answers make.
struct SetupQuestions {
  let machine: Machine

  /// One question. Its answers are values of settings.
  private struct Question {
    var text: String
    var keys: [String]
    /// What Return means, as it is shown.
    var standard: String
    /// The values of an answer, one for each key; an empty one leaves a setting out.
    var values: (String) -> [String] = { [$0] }
  }

  private var questions: [Question] {
    [
      Question(text: "Which time zone?", keys: ["time-zone"], standard: machine.zone),
      Question(
        text: "When should editions come? One time, or two with a space between.",
        keys: ["morning", "evening", "slots"],
        standard: "06:00 18:00", values: Self.times),
      Question(text: "Who reads, private (you) or public (everyone)?", keys: ["audience"], standard: "private"),
      Question(
        text: "Which address do readers type, such as https://news.example.org?", keys: ["base-url"], standard: ""),
      Question(
        text: "Where can operators of sites reach you (a mail or web address)?", keys: ["contact"], standard: ""),
    ]
  }

  /// The values of `morning`, `evening` and `slots` that an answer means. One time is one edition a day.
  private static func times(in answer: String) -> [String] {
    let times = answer.split { $0 == " " || $0 == "," }.map(String.init)
    if times.count == 2, times[0] != times[1] { return times + [""] }
    guard Set(times).count == 1 else { return [answer, "", ""] }
    // Before noon, as the names say. A text that is no time is refused as a morning's.
    let isEvening = (try? ValueParser.timeOfDay.parse(times[0])).map { $0.hour >= 12 } ?? false
    return isEvening ? ["", times[0], "evening"] : [times[0], "", "morning"]
  }

  /// Asks everything. An answer that isn't valid is explained and asked for again.
  ///
  /// - Parameters:
  ///   - ask: shows a question and returns the answer; nil at the end of the input, which stands for Return.
  ///   - complain: shows why an answer can't be used.
  /// - Returns: the text of the file.
  func file(ask: (String) -> String?, complain: (String) -> Void) throws -> String {
    var written: [String: String] = [:]
    for question in questions {
      while true {
        let shown = question.standard.isEmpty ? "\(question.text) [none]" : "\(question.text) [\(question.standard)]"
        let answer = ask(shown)
        let text = (answer ?? "").trimmingCharacters(in: .whitespaces)
        let values = question.values(text.isEmpty ? question.standard : text)
        let pairs = Dictionary(zip(question.keys, values).filter { !$0.1.isEmpty }) { first, _ in first }
        do {
          _ = try Settings(flags: pairs.mapValues { [$0] })
          written.merge(pairs) { $1 }
          break
        } catch {
          // Without anybody to ask again, the error ends the command.
          guard answer != nil else { throw error }
          complain("\(error)")
        }
      }
    }
    return SettingsFile.template(written: written)
  }
}
