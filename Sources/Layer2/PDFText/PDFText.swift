#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads the text of PDFs with Poppler's `pdftotext`, where that is installed: the public face of the module.
///
/// A PDF comes from anybody and its parser isn't ours. So the parser runs as a process of its own: without a shell, with an
/// empty environment, without any open descriptor but its input and output, and under limits of time, memory and output;
/// where the system allows it, without a network.
public struct PDFTool: Sendable {
  /// Why a PDF gave no text.
  public enum Failure: String, Error, Hashable, Sendable {
    /// The tool said that it can't read it: damaged, or locked with a password.
    case unreadable
    /// It took longer, or wrote more, than it may.
    case tooLarge
    /// The tool could not be started.
    case broken
  }

  private let command: [String]

  /// Returns nil if there is no such program.
  ///
  /// - Parameters:
  ///   - name: the name of the program, or its whole path.
  ///   - folders: where to look for it, in the form of `PATH`.
  public init?(named name: String, in folders: String) {
    guard let path = Self.path(of: name, in: folders) else { return nil }
    command = [path, "-bbox-layout", "-enc", "UTF-8", "-l", "101", "-", "-"]
  }

  /// The words of a PDF's first pages with their places, as XHTML (`pdftotext -bbox-layout`).
  public func layout(of pdf: [UInt8]) async -> Result<[UInt8], Failure> {
    switch await BoundedProcess(command: await Self.starters.value + command).run(input: pdf) {
    case .success(let output): output.isEmpty ? .failure(.unreadable) : .success(output)
    case .failure(.exit): .failure(.unreadable)
    case .failure(.time), .failure(.output): .failure(.tooLarge)
    case .failure(.start): .failure(.broken)
    }
  }

  /// The programs that start the tool, each with its arguments; found out once.
  ///
  /// `unshare` of util-linux puts a process into a network of its own that has no interface. Some systems keep namespaces
  /// from ordinary users; then the other limits have to do. `prlimit`, of util-linux too, bounds memory, processor time, files
  /// and descriptors: Poppler takes about 100 MB for a long paper, and writes no file.
  private static let starters = Task {
    await starter("unshare", ["--user", "--net", "--map-root-user"])
      + starter("prlimit", ["--as=\(1 << 30)", "--cpu=10", "--fsize=0", "--core=0", "--nofile=64"])
  }

  /// A program that starts another, if the system allows it. A filter of system calls may forbid it (systemd's `@resources`), and
  /// the failure would then be reported as the PDF's.
  private static func starter(_ name: String, _ arguments: [String]) async -> [String] {
    let folders = "/usr/bin:/bin"
    guard let starter = path(of: name, in: folders), let probe = path(of: "true", in: folders) else { return [] }
    let command = [starter] + arguments
    guard case .success = await BoundedProcess(command: command + [probe]).run(input: []) else { return [] }
    return command
  }

  private static func path(of name: String, in folders: String) -> String? {
    let candidates = name.contains("/") ? [name] : folders.split(separator: ":").map { "\($0)/\(name)" }
    return candidates.first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }
}
