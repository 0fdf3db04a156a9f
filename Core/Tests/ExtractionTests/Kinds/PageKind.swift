import Testing

/// A page of a kind that is no news article, in the markup such pages have.
struct PageKind: Sendable, CustomTestStringConvertible {
  var name: String
  var html: String
  /// What its text must hold, in that order, and what it must not.
  var keeps: [String]
  var drops: [String]

  var testDescription: String { name }

  /// The frame of a site around some content.
  static func page(_ title: String, _ content: String) -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>\(title)</title></head><body>
    <header class="header"><a href="/">Wharf</a><nav class="nav"><ul><li><a href="/tour">Take the tour</a></li>
    <li><a href="/price">Pricing</a></li><li><a href="/in">Sign in</a></li></ul></nav></header>
    \(content)
    <footer class="footer"><ul><li><a href="/terms">Terms of use</a></li><li><a href="/contact">Contact</a></li></ul>
    <p>© 2026 Wharf, Inc.</p></footer></body></html>
    """
  }

  static let frame = ["Take the tour", "Sign in", "Terms of use"]
}

extension PageKind {
  static let projects: [PageKind] = [readme, releaseNotes, changelog, documentation]

  static let readme = PageKind(
    name: "a README",
    html: page(
      "tidewater/README.md · Wharf",
      """
      <main><div class="file-list"><a href="/src">src</a> <a href="/LICENSE">LICENSE</a> <a href="/README.md">README.md</a></div>
      <article class="markdown-body entry-content" itemprop="text"><h1>tidewater</h1>
      <p>Predicts high water for small harbours from ten days of readings, without a tide table.</p>
      <h2>Install</h2><p>A recent compiler is all it needs; the build takes about a minute.</p>
      <div class="highlight highlight-source-shell"><pre>git clone --depth 1 https://wharf.example/tidewater
      make --jobs 4 install</pre></div>
      <h2>Limits</h2><ul><li>Readings must be taken at least every twenty minutes.</li><li>Rivers with locks are not understood.</li></ul>
      <p>If a prediction is off by more than a hand, please open an issue with the readings attached.</p></article></main>
      """),
    keeps: [
      "Predicts high water", "--depth 1", "make --jobs 4 install", "Rivers with locks", "off by more than a hand",
    ],
    drops: frame)

  static let releaseNotes = PageKind(
    name: "release notes",
    html: page(
      "Tidewater 4.2 released",
      """
      <main><article class="post"><h1>Tidewater 4.2 released</h1>
      <p>This release predicts neap tides twice as well and drops the old binary format, which nobody has written since 2019.</p>
      <h2>Highlights</h2><ul><li>Readings are accepted in feet, <a href="/i/812">#812</a>, thanks to two harbours in Maine.</li>
      <li>The <code>--since</code> flag takes a date as well as a number of days.</li></ul>
      <h2>Before you upgrade</h2><p>Run <code>tidewater convert --all</code> once; afterwards older versions cannot read the folder.</p>
      <table><thead><tr><th>Harbour</th><th>4.1</th><th>4.2</th></tr></thead><tbody><tr><td>Port Isaac</td><td>14 cm</td><td>6 cm</td></tr>
      <tr><td>Husum</td><td>22 cm</td><td>11 cm</td></tr></tbody></table></article></main>
      """),
    keeps: ["drops the old binary format", "#812", "--since", "tidewater convert --all", "Husum", "11 cm"], drops: frame
  )

  static let changelog = PageKind(
    name: "a changelog",
    html: page(
      "Changelog | Wharf",
      """
      <main class="content"><h1>Changelog</h1><p>All notable changes to the project are listed here, newest first.</p>
      <h2 id="v310">3.1.0 - 2026-04-02</h2><h3>Added</h3><ul><li>Uploads resume after the connection was lost.</li><li>A quiet mode for cron jobs.</li></ul>
      <h3>Fixed</h3><ul><li>Names with a trailing dot no longer stop the import.</li></ul>
      <h2 id="v300">3.0.0 - 2026-01-19</h2><h3>Removed</h3><ul><li>Support for the first version of the protocol.</li></ul></main>
      """),
    keeps: ["3.1.0", "Uploads resume after", "trailing dot", "3.0.0", "first version of the protocol"], drops: frame)

  static let documentation = PageKind(
    name: "documentation",
    html: page(
      "Retries · Wharf manual",
      """
      <div class="container"><aside class="sidebar"><nav><ul><li><a href="/m/start">Getting started</a></li><li><a href="/m/queues">Queues and topics</a></li>
      <li><a href="/m/retries">Retries</a></li><li><a href="/m/quota">Quotas</a></li></ul></nav></aside>
      <main class="main"><div class="document"><h1>Retries<a class="headerlink" href="#retries">¶</a></h1>
      <p>A message that a worker does not confirm within its lease is handed out again, to another worker if there is one.</p>
      <dl><dt><code>lease</code></dt><dd>How long a worker may hold a message, thirty seconds unless you say otherwise.</dd>
      <dt><code>attempts</code></dt><dd>After that many leases the message goes to the queue of the dead.</dd></dl>
      <pre><code class="language-toml">[retries]
      lease = "30s"
      attempts = 5</code></pre>
      <p>Confirming a message twice is harmless, so a worker that is not sure should confirm again.</p></div></main></div>
      """),
    keeps: ["does not confirm within its lease", "queue of the dead", "attempts = 5", "twice is harmless"],
    drops: frame + ["Queues and topics", "Quotas"])
}
