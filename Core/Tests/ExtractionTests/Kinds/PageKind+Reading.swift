extension PageKind {
  static let readings: [PageKind] = [thread, issue, incident, abstract, encyclopaedia, listArchive]

  static let thread = PageKind(
    name: "a thread",
    html: page(
      "Does anybody still tar their ropes? - Wharf Forum",
      """
      <main><h1 class="topic-title">Does anybody still tar their ropes?</h1><div class="posts">
      <article class="post" id="p1"><div class="author"><a href="/u/ann">ann</a></div><div class="post-body"><p>My grandfather swore by pine tar,
      but the chandler looked at me as if I had asked for whale oil. Is there a reason to do it with modern rope?</p></div></article>
      <article class="post" id="p2"><div class="author"><a href="/u/bo">bo</a></div><div class="post-body"><p>Not with nylon. Tar keeps water out of natural
      fibre, and nylon does not rot, so all you would get is dirty hands and a rope that is hard to splice.</p></div></article>
      <article class="post" id="p3"><div class="author"><a href="/u/cy">cy</a></div><div class="post-body"><p>We tar the manila on the old ketch every second
      spring, thinned with turpentine, and the shrouds from 1998 are still sound.</p></div></article></div></main>
      """),
    keeps: ["swore by pine tar", "Not with nylon", "shrouds from 1998"], drops: frame)

  static let issue = PageKind(
    name: "an issue page",
    html: page(
      "Import stops at names with a trailing dot · Issue #77 · wharf/quay",
      """
      <main><h1><span class="js-issue-title markdown-title">Import stops at names with a trailing dot</span> <span>#77</span></h1>
      <div class="js-discussion"><div class="timeline-comment comment"><div class="comment-body markdown-body js-comment-body"><p>Since version 3.0 the import ends without a word
      when a folder holds a name such as <code>notes.</code>, which our scanner produces by the hundred.</p><pre>quay import --verbose ./scans</pre></div></div>
      <div class="timeline-comment comment"><div class="comment-body markdown-body js-comment-body"><p>Confirmed. The cleaning step cuts the dot off and then looks for a file that
      does not exist; the error is swallowed two calls further up. A fix is on its way to the next minor version.</p></div></div></div></main>
      """),
    keeps: ["ends without a word", "quay import --verbose ./scans", "error is swallowed two calls"], drops: frame)

  static let incident = PageKind(
    name: "a status page",
    html: page(
      "Delayed messages - Wharf Status",
      """
      <main class="incident"><h1>Delayed messages in the northern region</h1><div class="incident-updates">
      <div class="update"><strong>Resolved</strong> <span class="update-body">All queues are empty again and no message was lost. We will publish what we learned within a week.</span>
      <small><time datetime="2026-05-05T14:20:00Z">May 5, 14:20 UTC</time></small></div>
      <div class="update"><strong>Identified</strong> <span class="update-body">A full disk on one of the brokers keeps it from accepting messages; we are moving its queues.</span>
      <small><time datetime="2026-05-05T13:02:00Z">May 5, 13:02 UTC</time></small></div>
      <div class="update"><strong>Investigating</strong> <span class="update-body">Some messages arrive up to ten minutes late. We are looking into it.</span>
      <small><time datetime="2026-05-05T12:41:00Z">May 5, 12:41 UTC</time></small></div></div></main>
      """),
    keeps: [
      "All queues are empty again", "May 5, 14:20 UTC", "A full disk on one", "May 5, 13:02 UTC", "ten minutes late",
      "May 5, 12:41 UTC",
    ], drops: frame)

  static let abstract = PageKind(
    name: "the abstract of a paper",
    html: page(
      "[2605.01234] Predicting Tides from Ten Days of Readings",
      """
      <div id="content"><h1 class="title">Predicting Tides from Ten Days of Readings</h1><div class="authors">Jo Marsh, Al Reed</div>
      <blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span> Tide tables need a year of observations. We show that ten days suffice for harbours
      with a range of more than a metre if the moon's declination is modelled as a prior, and we report errors below seven centimetres at 41 of 46 gauges.
      The method runs on a microcontroller and needs no network.</blockquote>
      <div class="extra-services"><h3>Access Paper</h3><ul><li><a href="/pdf/2605.01234">View PDF</a></li></ul></div></div>
      """),
    keeps: ["need a year of observations", "41 of 46 gauges", "needs no network"], drops: frame + ["Access Paper"])

  static let encyclopaedia = PageKind(
    name: "a page of an encyclopaedia",
    html: page(
      "Harbour wall - Wharfpedia",
      """
      <div id="content" class="mw-body" role="main"><h1 id="firstHeading">Harbour wall</h1><div id="mw-content-text"><div class="mw-parser-output">
      <p>A <b>harbour wall</b> is a structure that protects ships at anchor from waves.<sup class="reference"><a href="#cite-1">[1]</a></sup> Walls of dressed stone
      are known from the third century onwards, mostly in the eastern Mediterranean.</p>
      <h2><span class="mw-headline">Construction</span><span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>
      <p>The foot of the wall is laid at the lowest tide of the year. Masons of the time had about three hours for each course, and used lead to hold the stones.</p>
      </div></div></div>
      """),
    keeps: ["protects ships at anchor", "third century", "Construction", "lead to hold the stones"],
    drops: frame + ["[edit]"])

  static let listArchive = PageKind(
    name: "a mail in a list's archive",
    html: """
      <html><head><title>[coast-dev] The wall, and what it holds</title></head><body><h1>[coast-dev] The wall, and what it holds</h1>
      <b>Jo Marsh</b> <a href="mailto:list">jo at coast.example</a><br><i>Tue May 5 10:11:12 UTC 2026</i><p><ul><li>Previous message: <a href="1.html">Boats</a></li>
      <li>Next message: <a href="3.html">Drains</a></li></ul><hr><pre>Al wrote:
      &gt; The wall leans. Somebody should look at it before the autumn.

      It has leaned since it was built, and it will lean for a while yet. I have
      measured it twice and the angle is the same, within what my level can tell.

      The drains behind it are another matter: two of them lead nowhere.

      Jo
      </pre><hr><ul><li>Previous message: <a href="1.html">Boats</a></li><li>Next message: <a href="3.html">Drains</a></li></ul></body></html>
      """,
    keeps: ["Somebody should look at it", "lean for a while yet", "two of them lead nowhere"], drops: ["Next message"])
}
