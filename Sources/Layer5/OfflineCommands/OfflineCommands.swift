public import ArgumentParser

/// Lists the commands that need neither network nor store: the public face of this module.
public enum Offline {
  /// The commands, in the order of the help text.
  public static let commands: [any ParsableCommand.Type] = [
    ParseHTMLCommand.self,
    ExtractCommand.self,
    BriefCommand.self,
    SelectCommand.self,
    WeekCommand.self,
    URLCommand.self,
    RobotsCommand.self,
    DrawingCommand.self,
    SampleCommand.self,
    MeasurePageCommand.self,
  ]
}
