extension StyleSheet {
  /// A story's own head, the numerals that lead through the ten, and the quoted comments.
  static let story: StaticString = """
    .folio{padding-block:.25rem;border-block-end:1px solid var(--line)}
    .folio ol{display:flex;list-style:none;padding:0;margin-inline:0}
    .folio li{flex:1}
    .folio li a{display:block;text-align:center;padding-block:.3rem;text-decoration:none;\
    font-family:var(--serif);font-size:1.15em;font-variant-numeric:lining-nums}
    .folio [aria-current]{color:var(--accent);font-weight:600;border-block-end:3px solid}
    .piece,.quotes,.piece~:is(.aside,.corrections,.feedback){max-inline-size:var(--measure)}
    .piece>header{padding-block:2.25rem 1.5rem}
    .piece .numeral{font-size:clamp(5rem,3.5rem + 8vw,8.5rem);margin-block-end:1.1rem;margin-inline-start:-.03em}
    .piece h1{font-size:clamp(1.9rem,1.4rem + 2.4vw,2.75rem);letter-spacing:-.018em;line-height:1.08}
    .piece .by{margin-block-start:.6rem}
    .piece .standfirst{font-size:1.2em;line-height:1.45;margin-block:.5rem;color:var(--soft)}
    .piece .numbers{border-block:1px solid var(--line);margin-block-start:1rem;padding-block:.35rem;align-items:center}
    .original{margin-block:1.75rem}
    .quotes{border-block-start:4px double var(--ink);margin-block-start:2.5rem;padding-block:1rem 2rem}
    .quotes figure{padding-block:1rem;border-block-start:1px solid var(--line)}
    .quotes h2+figure{border:0}
    .quotes blockquote{font-size:.95em;line-height:1.55}
    .quotes blockquote>*+*{margin-block-start:.7em}
    .quotes figcaption{margin-block-start:.5rem}
    @media (min-width:48rem){
    .piece,.quotes,.piece~:is(.aside,.corrections,.feedback){margin-inline-start:6.5rem}
    .piece>header{position:relative}
    .piece .numeral{position:absolute;inset-inline-start:-6.5rem;font-size:4.5rem}
    .piece>header:dir(rtl) .numeral{inset-inline:auto -6.5rem}
    .text:dir(ltr)>:is(pre,.table,figure){margin-inline-end:calc(-1*max(0px,min(10rem,100vw - 2*var(--edge) - 40.5rem)))}}
    @media (max-width:47.99rem){
    .folio{padding-block:0}
    .folio li a{padding-block:.1rem}
    .piece>header{padding-block:.7rem .8rem}
    .piece .numeral{float:inline-start;font-size:2.6rem;margin:.05rem 0 0;margin-inline-end:.6rem}
    .piece h1{font-size:1.6rem;display:flow-root}
    .piece .by{margin-block-start:.2rem;clear:both;line-height:1.35rem}
    .piece .notice{margin-block:.4rem}
    .piece .standfirst{font-size:1.05em;line-height:1.35;margin-block:.3rem}
    .piece .numbers{margin-block-start:.4rem;padding-block:.25rem}
    .piece .tools{gap:.3rem}
    .piece .tools button{padding-inline:.42rem}
    .piece .chosen{font-size:.95em;line-height:1.35}
    .chosen a{display:none}
    .text>:is(pre,.math,.code),.text>.code>pre{margin-inline:calc(-1*var(--edge));padding-inline:var(--edge);border-radius:0}}

    """
}
