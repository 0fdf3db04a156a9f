import ArgumentParser

/// The manual page `tenhn.1`, in mdoc(7). Commands and settings are those of the program itself, so none is missing.
struct ManualPage {
  let commands: [any ParsableCommand.Type]
  let settings: [any SettingDefinition]

  static let ofThisProgram = ManualPage(commands: Tenhn.configuration.subcommands, settings: Settings.table.definitions)

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
    Each is a flag
    .Fl -name Ar value ,
    a variable of the environment, and a line
    .Ql name = value
    of the configuration file; the first of these counts.
    A secret is no flag, because everyone on a machine sees the arguments of its programs; the flag, variable or line
    .Cm name-file
    names a file that holds it.
    .Ic tenhn config print
    shows what is in force.
    """ + "\n"
      + list(
        settings.map { setting in
          let standard = setting.defaultNote.isEmpty ? "Empty by default." : "By default \(setting.defaultNote)."
          return (".It Cm \(setting.name) Pq Ev \(setting.variable)", "\(setting.help)\n\(standard)")
        })
  }

  private var tail: String {
    """
    .Sh ENVIRONMENT
    .Bl -tag -width Ds
    .It Ev TENHN_DATA
    The data folder, unless
    .Fl -data
    names one.
    .It Ev TENHN_CONFIG
    The configuration file, unless
    .Fl -config
    names one.
    .It Ev NOTIFY_SOCKET , WATCHDOG_USEC
    Set by a service manager that wants to know whether the server is ready and alive.
    .El
    .Sh FILES
    .Bl -tag -width Ds
    .It Pa tenhn.conf
    The configuration file, in the data folder.
    .It Pa tenhn.sqlite , blobs , archive
    Everything else in the data folder: the editions, what they are made of, and what they were made from.
    .El
    .Sh EXIT STATUS
    0 when done; 1 when it can't be done, with one line on standard error that says what failed and what to do; 64 for bad
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
