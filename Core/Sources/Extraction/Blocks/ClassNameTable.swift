/// Finds the class names with a known meaning by a hash of the name in lower case.
final class ClassNameTable: Sendable {
  static let shared = ClassNameTable()
  /// The seed of FNV-1a.
  /// The worst effect of a collision is to read an ordinary block of a page as a caption.
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  private static let slotCount = 2048
  private let keys: [UInt64]
  private let values: [UInt32]

  private init() {
    var keys = [UInt64](repeating: 0, count: Self.slotCount)
    var values = [UInt32](repeating: 0, count: Self.slotCount)
    for (trait, names) in Self.names {
      for name in names.split(separator: " ") {
        let hash = name.utf8.reduce(Self.seed) { Self.step($0, $1) }
        var slot = Self.slot(hash)
        while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & (Self.slotCount - 1) }
        keys[slot] = hash
        values[slot] |= trait.rawValue
      }
    }
    self.keys = keys
    self.values = values
  }

  @inline(__always)
  func traits(_ hash: UInt64) -> UInt32 {
    var slot = Self.slot(hash)
    while true {
      let key = keys[slot]
      if key == 0 { return 0 }
      if key == hash { return values[slot] }
      slot = (slot + 1) & (Self.slotCount - 1)
    }
  }

  @inline(__always)
  private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 17) & (slotCount - 1) }

  private static let names: [(ClassTraits, String)] = [
    (
      .screenReaderOnly,
      """
      sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-only assistive-text \
      element-invisible a11y-hidden a11y-only sr-only-text show-for-sr visuallyhidden-text visually-hidden-text hidden-visually \
      hideme
      """
    ),
    (
      .permalink,
      """
      headerlink header-link anchor-link anchorlink hash-link hanchor header-anchor heading-anchor heading-link permalink \
      anchorjs-link direct-link deep-link deeplink section-anchor section-link anchor octicon-link header-anchor-parent \
      zola-anchor headline-anchor link-anchor self-link heading-permalink title-anchor anchor-heading header-permalink \
      heading-self-link sl-anchor-link post-anchor toc-anchor icon-link headinglink copy-link hashlink secno
      """
    ),
    (
      .lineNumber,
      """
      lineno linenos linenodiv linenumber linenumbers line-number line-numbers lnt lnum ln gutter rouge-gutter blob-num \
      hljs-ln-numbers hljs-ln-n code-line-number line-numbers-rows line-numbers-wrapper react-code-line-number \
      react-line-number react-syntax-highlighter-line-number code-line-numbers line-no codehilite-lineno linenum \
      line_number line_numbers line-num code-lineno code__line-number src-line-numbers linenr crayon-nums
      """
    ),
    (
      .codeTool,
      """
      copy-button copybutton copybtn copy-btn btn-copy copy-code copy-code-button codecopy toolbar code-toolbar-item \
      zeroclipboard-container highlight-copy code-copy clipboard-copy copy-to-clipboard code-header code-lang \
      code-language language-label lang-label buttongroup code-block-header code-block-language copy hljs-copy \
      code-toolbar__copy highlight-tools lang code-block-label code-label codeblock-header
      """
    ),
    (
      .codeTitle,
      """
      codeblocktitle code-title code-block-title code-block-caption code-filename filename file-name remark-code-title \
      gatsby-code-title gatsby-remark-code-title listing-title code-caption highlight-title code-name codehilite-filename \
      code-block-filename rehype-code-title prism-title code-file-name
      """
    ),
    (
      .codeLine,
      "line token-line code-line view-line codeline hljs-line highlight-line ec-line react-code-line ln-line codemirror-line"
    ),
    (
      .codeTable,
      "blob highlight-table js-file-line-container diff-table code-table hljs-ln highlighttable rouge-table lntable codehilitetable syntaxhighlighter"
    ),
    (
      .math,
      """
      katex katex-display mathjax mathjax_display mathjax_svg mathjax_chtml mjx-chtml mjx-container math arithmatex \
      mwe-math-element tex latex math-inline math-block math-display mathml ltx_math inlineequation ltx_equation \
      ltx_equationgroup ltx_eqn_table latex-rendered math-node equation wp-katex-eq katex-eq ztext-math
      """
    ),
    (
      .displayMath,
      """
      katex-display mathjax_display display math-display math-block mwe-math-fallback-image-display block displaymath \
      ltx_equation ltx_equationgroup ltx_eqn_table latex-rendered
      """
    ),
    (.mathPicture, "katex-html mathjax_preview mathjax mathjax_display mathjax_svg mathjax_chtml mjx-chtml mjx-svg"),
    (
      .caption,
      """
      wp-caption-text caption caption-text thumbcaption image-caption img-caption figure-caption media-caption \
      photo-caption captiontext image__caption figcaption wp-element-caption picture-caption \
      gallerytext gallery-caption img-cap imgcap img_caption imgcaption photo_caption image_caption imagecaption
      """
    ),
    (
      .figure,
      """
      wp-caption imageblock figure captioned-image-container thumb image-block image-wrapper image-container \
      image-with-caption figure-wrapper img-wrapper \
      gallerybox blocks-gallery-item
      """
    ),
    (
      .footnote,
      """
      footnote footnotes footnote-ref footnote-reference footnoteref footnote-link footnote-anchor footnote-number \
      footnote-list footnotes-list footnote-item footnote-definition footnote-content footnote-body fnref fn noteref \
      reference references reflist endnotes endnote easy-footnote footnote_plugin_tooltip_text footnotes-sep \
      footnotes-end-of-document footnotelist modern-footnotes-footnote simple-footnote
      """
    ),
    (
      .backlink,
      """
      footnote-backref footnote-back reversefootnote footnote-return footnote-backlink fn-backref fn-back backref \
      mw-cite-backlink footnote-back-link footnote__return data-footnote-backref fn-backlink footnote_backlink
      """
    ),
    (.sidenote, "sidenote marginnote margin-note side-note sidenote-content ltx_note_outer margin-comment"),
    (.control, "margin-toggle ltx_note_mark ltx_tag_note sidenote-toggle margin-note-toggle"),
    (.tabList, "tabbed-labels nav-tabs tablist tabs-nav tab-buttons sd-tab-label sphinx-tabs-tab tab-list tabs__list"),
    (
      .codeBox,
      """
      code-block codeblock code_block source-code sourcecode prettyprint programlisting code-snippet cm-content \
      monaco-editor view-lines notion-code-block example-code literal-block verbatim code-example codemirror-code \
      code-sample syntaxhighlighter ace_text-layer
      """
    ),
    (
      .card,
      """
      kg-bookmark-card kg-bookmark-container embedded-post-wrap embedded-publication-wrap bookmark-card \
      graf--mixtapeembed mixtapeembed bookmark-info notion-bookmark-block notion-bookmark link-preview link-card blogcard bookmark-embed
      """
    ),
    (
      .formulaImage,
      "latex ee_img tex math-image equation-image latex-img mwe-math-fallback-image-inline wp-latex formulainl formuladsp math"
    ),
    (.bulletItem, "notion-bulleted_list-block"), (.numberItem, "notion-numbered_list-block"),
    (.mention, "mention-wrap"),
    (
      .note,
      """
      admonition callout-titled callout-note callout-tip callout-important callout-warning callout-caution \
      kg-toggle-card kg-callout-card custom-block markdown-alert starlight-aside theme-admonition \
      notion-callout-block notion-toggle-block admonitionblock
      """
    ),
    (
      .player,
      """
      audio-player audioplayer player audio-box listen-to-article speech-player article-audio audio-embed tts-player \
      article-player podcast-player listen-widget native-audio-embed
      """
    ),
    (.emoji, "emoji wp-smiley twemoji emojione smiley emoji-img gemoji icon-emoji"),
    (
      .contentsList,
      """
      toc table-of-contents tableofcontents toc-container toc_container toctree on-this-page post-toc article-toc \
      page-toc toc-wrapper toc2 ez-toc-container book-toc contents-list lwptoc toc-list toc-content table-of-content \
      post__toc td-toc toc-box rank-math-toc article__toc in-page-toc
      """
    ),
    (.editLink, "viewcode-link mw-editsection edit-section editsection edit-this-page edit-page-link"),
    (.attribution, "attribution quote-author quote-attribution blockquote-attribution quote-source quotee"),
    (.scriptedPost, "instagram-media tiktok-embed fb-post reddit-embed-bq imgur-embed-pub"),
    (.avatar, "avatar author-avatar gravatar user-avatar author-photo author-image"),
  ]
}
