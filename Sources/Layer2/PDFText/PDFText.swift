import Sandbox

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
    guard let path = Starters.path(of: name, in: folders) else { return nil }
    command = [path, "-bbox-layout", "-enc", "UTF-8", "-l", "101", "-", "-"]
  }

  /// The words of a PDF's first pages with their places, as XHTML (`pdftotext -bbox-layout`).
  public func layout(of pdf: [UInt8]) async -> Result<[UInt8], Failure> {
    switch await BoundedProcess(
      command: await Starters.withoutNetwork.value + Starters.bounded.value + command
    ).run(input: pdf) {
    case .success(let output): output.isEmpty ? .failure(.unreadable) : .success(output)
    case .failure(.exit), .failure(.signal): .failure(.unreadable)
    case .failure(.time), .failure(.output): .failure(.tooLarge)
    case .failure(.start), .failure(.input), .failure(.lost): .failure(.broken)
    }
  }
}
