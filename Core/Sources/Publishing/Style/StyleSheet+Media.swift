extension StyleSheet {
  /// Motion only where it is welcome; paper instead of a screen.
  static let media: StaticString = """
    @media (prefers-reduced-motion:no-preference){@view-transition{navigation:auto}}
    @supports (animation-timeline:scroll()){.piece::before{content:"";position:fixed;inset:0 0 auto;block-size:2px;z-index:1;\
    background:var(--accent);transform-origin:0;animation:far linear both;animation-timeline:scroll()}
    @keyframes far{from{transform:scaleX(0)}}}
    @media (prefers-contrast:more){:root{--soft:var(--ink);--line:var(--ink)}}
    @media print{
    :root,:root:not([data-theme]){--paper:#fff;--ink:#000;--soft:#333;--line:#999;--well:#fff;--accent:#000}
    @page{margin:18mm}
    html{font-size:10.5pt}
    .masthead nav,.folio,.neighbours,.foot,.skip,.back,summary,.tools,.feedback,.own,.device,.forms,\
    .piece::before{display:none}
    pre,.math:not(code){border:1px solid var(--line);white-space:pre-wrap}
    .story,figure,pre,tr{break-inside:avoid}
    h1,h2,h3,h4{break-after:avoid}
    .table{overflow:visible}
    .original a::after{content:" (" attr(href) ")"}}

    """
}
