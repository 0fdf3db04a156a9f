import ArgumentParser

/// `tenhn.1` in mdoc(7): commands and settings are those of the program itself, so the page can't miss one.
struct ManualPage {
  let commands: [any ParsableCommand.Type]
  let settings: [Setting]

  static let ofThisProgram = ManualPage(commands: Tenhn.configuration.subcommands, settings: Setting.all)

  var text: String {
    [head, section("COMMANDS", list(lines(of: commands, under: ""))), section("SETTINGS", settingsText), tail]
      .joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(".") ? String($0) : Self.wrapped($0) }.joined(separator: "\n")
  }

  private var head: String {
    """
    .Dd $Mdocdate$
    .Dt TENHN 1
    .Os
    .Sh NAME
    .Nm tenhn
    .Nd ten interesting stories every morning and every evening
    .Sh SYNOPSIS
    .Nm
    .Ar command
    .Op Fl -data Ar folder
    .Op Fl -config Ar file
    .Op Ar ...
    .Sh DESCRIPTION
    .Nm
    watches Hacker News, picks ten stories twice a day, fetches the page behind each, keeps its readable content and
    serves the result as one finite edition.
    .Pp
    .Ic tenhn help Ar command
    lists the flags of a command.
    """
  }

  private func lines(of commands: [any ParsableCommand.Type], under parent: String) -> [(term: String, text: String)] {
    commands.filter { $0.configuration.shouldDisplay }.flatMap { command in
      let name = parent.isEmpty ? command._commandName : "\(parent) \(command._commandName)"
      let children = lines(of: command.configuration.subcommands, under: name)
      return children.isEmpty ? [(".It Ic \(name)", command.configuration.abstract)] : children
    }
  }

  private var settingsText: String {
    """
    Each is a flag where
    .Ic tenhn help serve
    lists it, else a variable of the environment, else a line
    .Ql name = value
    of the configuration file, in that order.
    .Ic tenhn config print
    shows what is in force.
    """ + "\n"
      + list(
        settings.map { setting in
          let standard = setting.standard.isEmpty ? "Empty by default." : "By default \(setting.standard)."
          return (".It Cm \(setting.name) Pq Ev \(setting.variable)", "\(setting.help)\n\(standard)")
        })
  }

  private var tail: String {
    """
    .Sh ENVIRONMENT
    .Bl -tag -width Ds
    .It Ev TENHN_DATA
    The data folder, where
    .Fl -data
    names none.
    .It Ev TENHN_CONFIG
    The configuration file, where
    .Fl -config
    names none.
    .It Ev NOTIFY_SOCKET , WATCHDOG_USEC
    Set by a service manager that wants to be told how things stand.
    .El
    .Sh FILES
    .Bl -tag -width Ds
    .It Pa tenhn.conf
    The configuration file, in the data folder.
    .It Pa tenhn.sqlite , blobs , archive
    Everything else in the data folder: the editions, what they are made of, and what they were made from.
    .El
    .Sh EXIT STATUS
    0 if it was done; 1 if it could not be done, with one line on standard error that says what and what to do; 64 for bad
    usage.

    """
  }

  private func section(_ title: String, _ body: String) -> String { ".Sh \(title)\n\(body)" }

  private func list(_ items: [(term: String, text: String)]) -> String {
    ".Bl -tag -width Ds\n" + items.map { "\($0.term)\n\(Self.escaped($0.text))" }.joined(separator: "\n") + "\n.El"
  }

  /// Lines of at most 78 characters, as mdoc's own style has them.
  private static func wrapped(_ line: Substring) -> String {
    var lines: [String] = []
    for word in line.split(separator: " ") {
      guard let last = lines.last, last.count + word.count < 78 else {
        lines.append(String(word))
        continue
      }
      lines[lines.count - 1] = "\(last) \(word)"
    }
    return lines.map { $0.hasPrefix("'") || $0.hasPrefix(".") ? "\\&\($0)" : $0 }.joined(separator: "\n")
  }

  /// Text that begins with a dot or an apostrophe would be a macro; a backslash begins an escape; sentences begin lines.
  static func escaped(_ text: String) -> String {
    let text = text.replacing("\\", with: "\\e").replacing(". ", with: ".\n").replacing("`", with: "'")
    return text.split(separator: "\n").map { line in
      line.hasPrefix(".") || line.hasPrefix("'") ? "\\&\(line)" : String(line)
    }.joined(separator: "\n")
  }
}
