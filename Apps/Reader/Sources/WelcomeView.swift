import ReaderKit
import SwiftUI

/// Asks for the site's address.
struct WelcomeView: View {
  @Environment(Library.self) private var library
  @State private var address = ""

  var body: some View {
    VStack(alignment: .leading, spacing: 12) {
      Text("Ten stories every morning and every evening, from a 10HN site of your choice.")
      TextField("https://news.example", text: $address)
        .textContentType(.URL).keyboardType(.URL).textInputAutocapitalization(.never).autocorrectionDisabled()
        .submitLabel(.go).onSubmit(begin)
      Button("Start reading", action: begin).buttonStyle(.borderedProminent)
        .disabled(SiteAddress.reading(address) == nil)
    }
    .padding()
  }

  private func begin() {
    Task { await library.changeSite(to: address) }
  }
}
