import Foundation

public final class AVSpeechSynthesisVoice: @unchecked Sendable {
  public init?(language languageCode: String?) { nil }
}
public final class AVSpeechUtterance: @unchecked Sendable {
  public init(string: String) {}
  public var voice: AVSpeechSynthesisVoice? { get { nil } set {} }
  public var postUtteranceDelay: TimeInterval { get { 0 } set {} }
}
public enum AVSpeechBoundary: Int, Sendable { case immediate, word }
public protocol AVSpeechSynthesizerDelegate: AnyObject {
  func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didFinish utterance: AVSpeechUtterance)
}
public final class AVSpeechSynthesizer: @unchecked Sendable {
  public init() {}
  public weak var delegate: (any AVSpeechSynthesizerDelegate)? { get { nil } set {} }
  public func speak(_ utterance: AVSpeechUtterance) {}
  @discardableResult public func stopSpeaking(at boundary: AVSpeechBoundary) -> Bool { true }
  @discardableResult public func pauseSpeaking(at boundary: AVSpeechBoundary) -> Bool { true }
  @discardableResult public func continueSpeaking() -> Bool { true }
}
public final class AVAudioSession: @unchecked Sendable {
  public struct Category: Hashable, Sendable { public static let playback = Category() }
  public struct Mode: Hashable, Sendable { public static let spokenAudio = Mode() }
  public class func sharedInstance() -> AVAudioSession { fatalError() }
  public func setCategory(_ category: Category, mode: Mode) throws {}
  public func setActive(_ active: Bool) throws {}
}
