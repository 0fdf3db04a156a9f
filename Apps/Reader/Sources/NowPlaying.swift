import MediaPlayer

/// The controls on the lock screen.
@MainActor final class NowPlaying {
  private var isListening = false

  func listen(
    play: @escaping @MainActor () -> Void, pause: @escaping @MainActor () -> Void,
    next: @escaping @MainActor () -> Void, previous: @escaping @MainActor () -> Void
  ) {
    guard !isListening else { return }
    isListening = true
    let center = MPRemoteCommandCenter.shared()
    for (command, action) in [
      (center.playCommand, play), (center.pauseCommand, pause), (center.nextTrackCommand, next),
      (center.previousTrackCommand, previous),
    ] {
      // The system calls from a thread of its own.
      command.addTarget { @Sendable _ in
        Task { @MainActor in action() }
        return .success
      }
    }
  }

  func show(title: String, edition: String) {
    MPNowPlayingInfoCenter.default().nowPlayingInfo = [
      MPMediaItemPropertyTitle: title, MPMediaItemPropertyArtist: edition,
    ]
  }

  func clear() { MPNowPlayingInfoCenter.default().nowPlayingInfo = nil }
}
