import ReaderKit
import SwiftUI

/// The controls of the voice, while something is read aloud.
struct SpeechBar: View {
  let speaker: Speaker

  var body: some View {
    if let story = speaker.story {
      HStack(spacing: 16) {
        Text(speaker.queue.title(of: story) ?? "").font(.footnote).lineLimit(1).frame(
          maxWidth: .infinity, alignment: .leading)
        Button("Previous", systemImage: "backward.end") { speaker.again() }
        if speaker.isSpeaking {
          Button("Pause", systemImage: "pause.fill") { speaker.pause() }
        } else {
          Button("Play", systemImage: "play.fill") { speaker.resume() }
        }
        Button("Next", systemImage: "forward.end") { speaker.skip() }
        Button("Stop", systemImage: "xmark") { speaker.stop() }
      }
      .buttonStyle(.plain)
      .padding()
      .background(.quaternary)
    }
  }
}
