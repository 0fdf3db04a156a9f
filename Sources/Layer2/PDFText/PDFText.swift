#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads the text of PDFs with Poppler's `pdftotext`, where that is installed.
///
/// A PDF comes from anybody and its parser is not ours, so the parser runs as a process of its own: without a shell, with an
/// empty environment, without any open file but the PDF and its output, and under limits of time, memory and output
/// (``BoundedProcess``); where the system lets it, without a network.
///
/// This file is the public face of the module.
public struct PDFTool: Sendable {
  /// Why a PDF gave no text.
  public enum Failure: String, Error, Hashable, Sendable {
    /// The tool said that it cannot read it: damaged, or locked with a password.
    case unreadable
    /// It took longer, or wrote more, than it may.
    case tooLarge
    /// The tool could not be started.
    case broken
  }

  private let command: [String]

  /// - Parameters:
  ///   - name: of the program, or its path.
  ///   - folders: where to look for it, as `PATH` has them.
  public init?(named name: String, in folders: String) {
    guard let path = Self.path(of: name, in: folders) else { return nil }
    command = Self.isolation() + Self.limits() + [path, "-bbox-layout", "-enc", "UTF-8", "-l", "101", "-", "-"]
  }

  /// The words of a PDF's first pages with their places, as XHTML (`pdftotext -bbox-layout`). Blocks until the tool is done.
  public func layout(of pdf: [UInt8]) -> Result<[UInt8], Failure> {
    switch BoundedProcess(command: command).run(input: pdf) {
    case .success(let output): output.isEmpty ? .failure(.unreadable) : .success(output)
    case .failure(.exit): .failure(.unreadable)
    case .failure(.time), .failure(.output): .failure(.tooLarge)
    case .failure(.start): .failure(.broken)
    }
  }

  /// `unshare` of util-linux puts a process into a network of its own that has no interface. Some systems keep
  /// namespaces from ordinary users; then the other limits have to do.
  private static func isolation() -> [String] { prefix("unshare", ["--user", "--net", "--map-root-user"]) }

  /// `prlimit` of util-linux. Poppler takes about 100 MB for a long paper, and writes no file.
  private static func limits() -> [String] {
    prefix("prlimit", ["--as=\(1 << 30)", "--cpu=10", "--fsize=0", "--core=0", "--nofile=64"])
  }

  /// A program that starts another, where the system lets it: a filter of system calls may forbid it (systemd's `@resources`), and
  /// the tool's failure would be told as the PDF's.
  private static func prefix(_ name: String, _ arguments: [String]) -> [String] {
    let folders = "/usr/bin:/bin"
    guard let starter = path(of: name, in: folders), let probe = path(of: "true", in: folders) else { return [] }
    let command = [starter] + arguments
    guard case .success = BoundedProcess(command: command + [probe]).run(input: []) else { return [] }
    return command
  }

  private static func path(of name: String, in folders: String) -> String? {
    let candidates = name.contains("/") ? [name] : folders.split(separator: ":").map { "\($0)/\(name)" }
    return candidates.first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }
}
