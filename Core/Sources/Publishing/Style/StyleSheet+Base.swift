extension StyleSheet {
  /// Type, links, masthead, foot.
  static let base: StaticString = """
    *,::before,::after{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%;background:var(--paper);color:var(--ink);\
    font:calc(clamp(1.0625rem,1rem + .3vw,1.1875rem)*var(--scale,1))/1.6 var(--serif);overflow-wrap:break-word}
    body{margin:0 auto;max-inline-size:52rem;padding:0 var(--edge) env(safe-area-inset-bottom);\
    padding-inline-end:max(1.25rem,env(safe-area-inset-right))}
    h1,h2,h3,h4,h5,h6{line-height:1.15;font-weight:600;text-wrap:balance;margin:0}
    p,ul,ol,dl,figure,blockquote,pre{margin:0}
    a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.18em;\
    text-decoration-color:color-mix(in srgb,currentColor 45%,transparent)}
    a:hover{color:var(--accent);text-decoration-color:currentColor}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
    b{font-weight:600}
    .neighbours i{font-style:normal;display:block}
    .skip{position:absolute;inset-inline-start:-99rem;background:var(--ink);color:var(--paper);padding:.75rem 1rem;z-index:1}
    .skip:focus{inset-inline-start:.5rem;inset-block-start:.5rem}
    .numeral{font-variant-numeric:lining-nums;color:var(--accent);line-height:.8;letter-spacing:-.045em;\
    font-weight:400;font-size:2.75rem}
    .masthead{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;\
    padding-block:calc(1rem + env(safe-area-inset-top)) .5rem;border-block-end:4px double var(--ink)}
    .masthead .name{font-size:1.5rem;line-height:2rem;text-decoration:none;letter-spacing:.02em;\
    font-variant-numeric:lining-nums}
    .masthead .name b{color:var(--accent);font-weight:600;letter-spacing:-.03em}
    @media (min-width:22rem){.masthead nav{flex:none}}
    .masthead nav a{display:inline-block;padding-block:.25rem;margin-inline-start:1.1rem}
    .masthead nav,.by,.numbers,.facts,.notice,.folio,.foot,.neighbours i,figcaption,summary,.sample,.why,\
    .original,.corrections,caption{font:.8125rem/1.5rem var(--sans);color:var(--soft)}
    .notice,.why,figcaption,caption,.sample,.corrections{line-height:1.25rem}
    .sample{background:var(--accent);color:var(--paper);padding:.5rem .75rem;margin-block-start:.5rem}
    .foot{margin-block:4rem 2rem;padding-block-start:.75rem;border-block-start:1px solid var(--line)}
    .foot a,.facts span{display:inline-block;margin-inline-end:1.1rem}
    :is(.by,.numbers):has(>span){margin-inline-start:-.9em;clip-path:inset(-1em -1em -1em .9em)}
    :is(.by,.numbers):has(>span):dir(rtl){clip-path:inset(-1em .9em -1em -1em)}
    :is(.by,.numbers)>span{display:inline-block;position:relative;padding-inline-start:.9em}
    :is(.by,.numbers)>span::before{content:"·";position:absolute;inset-inline-start:.3em}
    .numbers>span{margin-inline-end:.3em}
    .by b,.numbers b,.facts b{color:var(--ink);font-family:var(--serif);font-size:1.15em;\
    font-variant-numeric:lining-nums tabular-nums}
    .notice{border-inline-start:3px solid var(--accent);padding-inline-start:.75rem;margin-block:.75rem}
    .notice strong{color:var(--ink)}
    summary{cursor:pointer;display:inline-block;min-block-size:1.5rem}
    summary::before{content:"+";display:inline-block;inline-size:1.1em;color:var(--accent)}
    [open]>summary::before{content:"–"}

    """
}
