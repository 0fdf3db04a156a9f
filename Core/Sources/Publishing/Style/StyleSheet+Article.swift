extension StyleSheet {
  /// The article: blocks as the model has them.
  static let article: StaticString = """
    .text{line-height:1.65;max-inline-size:var(--measure);hanging-punctuation:first}
    .text p{text-wrap:pretty}
    .text mark[id]{color:inherit;background:none;border-block-end:2px dotted var(--accent);scroll-margin-block-start:20vh}
    .text mark:target{background:var(--well)}
    .text>*+*,.text li>*+*,.text blockquote>*+*,.text dd>*+*,.notes div>*+*{margin-block-start:1.05em}
    .text h2,.text h3,.text h4,.text h5,.text h6{margin-block:2.1em .2em;scroll-margin-block-start:1rem}
    .text>:first-child{margin-block-start:0}
    .text h2{font-size:1.42em}.text h3{font-size:1.2em}.text h4{font-size:1.05em}\
    .text h5,.text h6{font-size:1em;font-style:italic}
    .text ul,.text ol{padding-inline-start:1.5em}
    .text li+li{margin-block-start:.35em}
    .text li>ul,.text li>ol{margin-block-start:.35em}
    .text ol>li::marker{font-variant-numeric:lining-nums tabular-nums}
    .text .tasks{list-style:none;padding-inline-start:.25em}
    .text blockquote{border-inline-start:2px solid var(--line);padding-inline-start:1.15em;color:var(--soft)}
    .text blockquote footer{font-size:.9em}
    .text blockquote footer::before{content:"— "}
    .text hr{border:0;text-align:center;margin-block:2em}
    .text hr::before{content:"⁂";color:var(--soft)}
    .text dt{font-weight:600}
    .text dd{margin-inline-start:1.5em}
    .text dd+dt{margin-block-start:.8em}
    code{font-family:var(--mono);font-size:.86em;overflow-wrap:anywhere}
    :not(pre)>code{background:var(--well);padding:.1em .3em;border-radius:3px;-webkit-box-decoration-break:clone;\
    box-decoration-break:clone}
    pre,.math:not(code){background:var(--well);overflow-x:auto;padding:.9rem 1rem;line-height:1.5;tab-size:4;\
    border-radius:4px}
    .short{white-space:nowrap}
    pre code{font-size:.8125rem;overflow-wrap:normal}
    .k{font-weight:600}.c{font-style:italic;color:var(--soft)}.s{color:var(--accent)}
    .math code{background:none;padding:0}
    .formula{overflow-x:auto;overflow-y:hidden;padding-block:.2em}
    span.formula{display:inline-block;max-inline-size:100%;vertical-align:middle}
    math{font-size:1.05em}
    mtd.start{text-align:left;text-align:-webkit-left}
    mtd.end{text-align:right;text-align:-webkit-right}
    .boxed{border:1px solid;padding:.2em .3em}
    .math:not(code){text-align:center;white-space:pre}
    .text .code figcaption{margin:0 0 .35rem;font-family:var(--mono)}
    figcaption{margin-block-start:.5rem}
    .text figure{margin-block:1.6em}
    .text figure>*+figcaption,.text figure>*+img{margin-block-start:.5rem}
    .text img{max-inline-size:100%;block-size:auto;background:var(--well)}
    .text figure img{display:block;margin-inline:auto}
    .text img.inline{vertical-align:middle;background:none}
    .missing{font:.8125rem/1.25rem var(--sans);background:var(--well);padding:.75rem 1rem;border-radius:4px}
    .embed{font:.9375rem/1.5 var(--sans);border:1px solid var(--line);border-radius:4px;padding:.75rem 1rem}
    .embed::before{content:"▸ ";color:var(--accent)}
    .table{overflow-x:auto;margin-block:1.6em;background:linear-gradient(-90deg,var(--paper) 40%,transparent) 100%/2rem,\
    linear-gradient(-90deg,var(--line),transparent) 100%/.7rem;background-repeat:no-repeat;\
    background-attachment:local,scroll}
    .table:dir(rtl){background-position:0;background-image:linear-gradient(90deg,var(--paper) 40%,transparent),\
    linear-gradient(90deg,var(--line),transparent)}
    table{border-collapse:collapse;font-size:.9em;line-height:1.4;font-variant-numeric:lining-nums tabular-nums;\
    inline-size:max-content;min-inline-size:100%;border-block:1px solid var(--ink)}
    caption{max-inline-size:calc(100vw - 2*var(--edge));text-align:start;padding-block-end:.5rem;caption-side:top}
    th,td{padding:.45rem .9rem .45rem 0;text-align:start;vertical-align:top;border-block-start:1px solid var(--line);\
    max-inline-size:min(22em,60vw)}
    th{font-weight:600}
    thead th{border-block-end:1px solid var(--ink);vertical-align:bottom}
    .center{text-align:center}.end:is(td,th){text-align:end}
    sup,sub{font-size:.75em;line-height:0}
    sup a{padding:.5em .35em;margin:-.5em -.1em;text-decoration:none;color:var(--accent)}
    .text .notes{border-block-start:1px solid var(--line);margin-block-start:2.5em;font-size:.9em;line-height:1.5}
    .text .notes h2{font:600 .8125rem/1.5rem var(--sans);margin-block:.75rem .5rem}
    .text .notes ol{list-style:none;padding:0}
    .text .notes li>*{margin:0}
    .notes li{display:grid;grid-template-columns:2.2em minmax(0,1fr)}
    .notes .mark{color:var(--accent);font-variant-numeric:lining-nums}
    .text .notes .back{margin:0 0 .35em}
    .back a{display:inline-block;min-inline-size:1.75rem;text-decoration:none;color:var(--accent)}
    :target{background:color-mix(in srgb,var(--accent) 14%,transparent)}

    """
}
