import AVFoundation
import Foundation
import Observation
import ReaderKit

/// Reads a queue aloud with the device's own voice, passage by passage.
@MainActor @Observable final class Speaker: NSObject {
  private(set) var queue = SpeechQueue()
  private(set) var isSpeaking = false
  @ObservationIgnored private var edition = ""
  @ObservationIgnored private let voice = AVSpeechSynthesizer()
  @ObservationIgnored private let panel = NowPlaying()
  @ObservationIgnored private lazy var listener = VoiceListener { [weak self] in self?.goOn() }

  var story: StoryID? { queue.current?.story }

  func start(_ queue: SpeechQueue, in edition: String) {
    stop()
    self.queue = queue
    self.edition = edition
    voice.delegate = listener
    // Speech goes on while the device is locked.
    try? AVAudioSession.sharedInstance().setCategory(.playback, mode: .spokenAudio)
    try? AVAudioSession.sharedInstance().setActive(true)
    panel.listen(play: { self.resume() }, pause: { self.pause() }, next: { self.skip() }, previous: { self.again() })
    speak()
  }

  func pause() {
    voice.pauseSpeaking(at: .word)
    isSpeaking = false
  }

  func resume() {
    guard queue.current != nil else { return }
    isSpeaking = true
    if !voice.continueSpeaking() { speak() }
  }

  func skip() {
    queue.skipStory()
    restart()
  }

  func again() {
    queue.repeatStory()
    restart()
  }

  func stop() {
    isSpeaking = false
    queue = SpeechQueue()
    voice.stopSpeaking(at: .immediate)
    panel.clear()
  }

  private func restart() {
    // The passage that is stopped doesn't count as finished.
    isSpeaking = false
    voice.stopSpeaking(at: .immediate)
    speak()
  }

  private func goOn() {
    guard isSpeaking else { return }
    queue.advance()
    speak()
  }

  private func speak() {
    guard let passage = queue.current else { return stop() }
    isSpeaking = true
    let utterance = AVSpeechUtterance(string: passage.text)
    utterance.voice = AVSpeechSynthesisVoice(language: passage.language)
    utterance.postUtteranceDelay = passage.item == nil ? 0.6 : 0.2
    panel.show(title: queue.title(of: passage.story) ?? "10HN", edition: edition)
    voice.speak(utterance)
  }
}

/// Hears when a passage is finished.
private final class VoiceListener: NSObject, AVSpeechSynthesizerDelegate {
  private let onEnd: @MainActor @Sendable () -> Void

  init(onEnd: @escaping @MainActor @Sendable () -> Void) { self.onEnd = onEnd }

  func speechSynthesizer(_ synthesizer: AVSpeechSynthesizer, didFinish utterance: AVSpeechUtterance) {
    Task { [onEnd] in await onEnd() }
  }
}
