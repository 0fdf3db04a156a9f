#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's programs that start another within limits. Each is tried once, because a system may forbid it.
public enum Starters {
  /// Puts a process into a network of its own that has no interface (`unshare` of util-linux).
  ///
  /// Some systems keep namespaces from ordinary users. Then it is empty, and the other limits have to do.
  public static let withoutNetwork = Task { await starter("unshare", ["--user", "--net", "--map-root-user"]) }

  /// Bounds memory, processor time, files and descriptors (`prlimit` of util-linux), for programs that aren't ours.
  ///
  /// Poppler takes about 100 MB for a long paper, and writes no file.
  public static let bounded = Task {
    await starter("prlimit", ["--as=\(1 << 30)", "--cpu=10", "--fsize=0", "--core=0", "--nofile=64"])
  }

  /// A program that starts another, if the system allows it. A filter of system calls may forbid it (systemd's `@resources`), and
  /// the failure would then be reported as the other program's.
  private static func starter(_ name: String, _ arguments: [String]) async -> [String] {
    let folders = "/usr/bin:/bin"
    guard let starter = path(of: name, in: folders), let probe = path(of: "true", in: folders) else { return [] }
    let command = [starter] + arguments
    guard case .success = await BoundedProcess(command: command + [probe]).run(input: []) else { return [] }
    return command
  }

  /// The path of a program that can be run; nil if there is none, or only in the current folder.
  ///
  /// - Parameters:
  ///   - name: its name, or its whole path.
  ///   - folders: where to look for it, in the form of `PATH`.
  public static func path(of name: String, in folders: String) -> String? {
    let candidates = name.contains("/") ? [name] : folders.split(separator: ":").map { "\($0)/\(name)" }
    return candidates.first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }
}
