public import PackageDescription

extension Product {
  public enum StandInIcon { public static func asset(_ name: String) -> StandInIcon { fatalError() } }
  public enum StandInColor { public static func asset(_ name: String) -> StandInColor { fatalError() } }
  public enum StandInFamily { case phone, pad, mac }
  public struct StandInFamilies { public static func when(deviceFamilies: [StandInFamily]) -> StandInFamilies { fatalError() } }
  public enum StandInOrientation {
    case portrait, landscapeLeft, landscapeRight
    public static func portraitUpsideDown(_ condition: StandInFamilies) -> StandInOrientation { .portrait }
  }
  public enum StandInCapability { public static func outgoingNetworkConnections() -> StandInCapability { fatalError() } }
  public enum StandInCategory { case news }

  public static func iOSApplication(
    name: String, targets: [String], bundleIdentifier: String? = nil, teamIdentifier: String? = nil, displayVersion: String? = nil,
    bundleVersion: String? = nil, appIcon: StandInIcon? = nil, accentColor: StandInColor? = nil,
    supportedDeviceFamilies: [StandInFamily], supportedInterfaceOrientations: [StandInOrientation],
    capabilities: [StandInCapability] = [], appCategory: StandInCategory? = nil, additionalInfoPlistContentFilePath: String? = nil
  ) -> Product { .library(name: name, targets: targets) }
}
