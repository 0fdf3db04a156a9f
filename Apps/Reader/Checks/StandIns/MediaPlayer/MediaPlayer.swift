import Foundation

public let MPMediaItemPropertyTitle = "title"
public let MPMediaItemPropertyArtist = "artist"
public final class MPNowPlayingInfoCenter: @unchecked Sendable {
  public class func `default`() -> MPNowPlayingInfoCenter { fatalError() }
  public var nowPlayingInfo: [String: Any]? { get { nil } set {} }
}
public enum MPRemoteCommandHandlerStatus: Int, Sendable { case success, noSuchContent, commandFailed }
public class MPRemoteCommandEvent: @unchecked Sendable {}
public final class MPRemoteCommand: @unchecked Sendable {
  @discardableResult public func addTarget(handler: @escaping (MPRemoteCommandEvent) -> MPRemoteCommandHandlerStatus) -> Any { self }
}
public final class MPRemoteCommandCenter: @unchecked Sendable {
  public class func shared() -> MPRemoteCommandCenter { fatalError() }
  public var playCommand: MPRemoteCommand { fatalError() }
  public var pauseCommand: MPRemoteCommand { fatalError() }
  public var nextTrackCommand: MPRemoteCommand { fatalError() }
  public var previousTrackCommand: MPRemoteCommand { fatalError() }
}
