import StorySources

/// One setting: its name, type, default and help.
///
/// Its flag, its variable, its line in the file, its part of `config print` and of the manual page all follow from this.
struct Setting<Value: Sendable>: SettingDefinition {
  let name: String
  let help: String
  let defaultText: String
  let defaultNote: String
  let isSecret: Bool
  let isPersonal: Bool
  let scope: SettingScope
  let defaultValue: Value
  private let parser: ValueParser<Value>

  /// - Parameters:
  ///   - name: as in the file: `time-zone`.
  ///   - text: the default, as the file would have it.
  ///   - note: what help texts call the default, if it isn't that text.
  ///   - isSecret: whether the value is never printed and may be read from a file of its own (`NAME-file`).
  ///   - isPersonal: whether it names readers.
  ///   - scope: whether each publication may have a value of its own.
  init(
    _ name: String, _ parser: ValueParser<Value>, default text: String = "", note: String? = nil,
    isSecret: Bool = false, isPersonal: Bool = false, scope: SettingScope = .program, _ help: String
  ) {
    do throws(InvalidValue) {
      defaultValue = try parser.parse(text)
    } catch {
      preconditionFailure("The default of \(name) is wrong: \(error.message(isSecret: false))")
    }
    self.name = name
    self.help = help
    self.parser = parser
    self.isSecret = isSecret
    self.isPersonal = isPersonal
    self.scope = scope
    defaultText = text
    defaultNote = note ?? text
  }

  var isList: Bool { parser.isList }

  func parsed(_ text: String) throws(InvalidValue) -> any ParsedValue { Parsed(value: try parser.parse(text)) }
}

extension Setting<[String]> {
  /// The setting of a source.
  init(_ source: SourceSetting) {
    if let usual = source.words.first {
      self.init(source.name, .word(of: source.words), default: usual, scope: .publication, source.help)
    } else {
      self.init(
        source.name, source.isList || source.standard.isEmpty ? .webAddresses : .oneWebAddress,
        default: source.standard.joined(separator: " "), scope: .publication, source.help)
    }
  }
}

/// Whom a setting concerns.
enum SettingScope: Sendable {
  /// The whole program: where it listens, whom it tells of incidents.
  case program
  /// One publication. Its section of the file may have a value of its own.
  case publication
}

/// What every setting has, whatever the type of its value.
protocol SettingDefinition: Sendable {
  /// As in the file: `time-zone`.
  var name: String { get }
  /// One sentence for help texts.
  var help: String { get }
  /// The default, as the file would have it.
  var defaultText: String { get }
  /// What help texts call the default. It differs from the text where the default follows from something else.
  var defaultNote: String { get }
  /// Whether the value is never printed and may be read from a file of its own.
  var isSecret: Bool { get }
  /// Whether it names readers. The journal, from which nothing can be erased, says only how many.
  var isPersonal: Bool { get }
  /// Whether each publication may have a value of its own.
  var scope: SettingScope { get }
  /// Whether the value is several words, so that its flag may be repeated.
  var isList: Bool { get }

  /// Parses a value.
  func parsed(_ text: String) throws(InvalidValue) -> any ParsedValue
}

extension SettingDefinition {
  /// The key whose value is the path of a file that holds the secret; nil for a setting that isn't secret.
  ///
  /// Why: container platforms mount secrets as files, and an environment is visible to more people than a file.
  var fileKey: String? { isSecret ? "\(name)-file" : nil }

  /// The keys under which it may be set.
  var keys: [String] { [name] + (fileKey.map { [$0] } ?? []) }

  /// The keys that are flags. Everyone on a machine sees the arguments of its programs, so no secret is one of them.
  var flagKeys: [String] { isSecret ? Array(keys.dropFirst()) : keys }

  /// The variable of the environment: `TENHN_TIME_ZONE`.
  var variable: String { environmentVariable(of: name) }
}

/// The variable of a key: `TENHN_TIME_ZONE` for `time-zone`.
func environmentVariable(of key: String) -> String {
  "TENHN_" + key.map { $0 == "-" ? "_" : String($0).uppercased() }.joined()
}

/// A setting's value of any type, as ``Settings`` keeps it.
protocol ParsedValue: Sendable {}

/// A value in a box, so that an optional value that is nil differs from a value of another type.
struct Parsed<Value: Sendable>: ParsedValue {
  let value: Value
}
