public import ArgumentParser

/// The commands that need neither network nor store, in the order of the help text.
public enum OfflineCommands {
  public static let all: [any ParsableCommand.Type] = [
    ParseHTMLCommand.self,
    ExtractCommand.self,
    SelectCommand.self,
    WeekCommand.self,
    URLCommand.self,
    RobotsCommand.self,
    SampleCommand.self,
  ]
}
