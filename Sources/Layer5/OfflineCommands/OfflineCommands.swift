public import ArgumentParser

/// The commands that need neither network nor store.
public enum OfflineCommands {
  public static let all: [any ParsableCommand.Type] = [SelectCommand.self, SampleCommand.self, RobotsCommand.self]
  public static let all: [any ParsableCommand.Type] = [SelectCommand.self, ExtractCommand.self]
}
