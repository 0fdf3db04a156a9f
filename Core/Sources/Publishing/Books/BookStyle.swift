/// The book's style: little, because margins, sizes, faces and colours are the reader's own choice.
enum BookStyle {
  static let sheet = """
    .cover{margin:0;text-align:center}
    .cover img{max-width:100%;max-height:100%}
    .title{text-align:center;margin-top:20%}
    .title .name{font-weight:bold;letter-spacing:.1em}
    .contents ol{list-style:none;padding:0}
    .contents li{margin:.6em 0}
    .numeral{font-size:2.5em;line-height:1;margin:0 0 .2em}
    .by,.source,.back{font-size:.85em}
    .standfirst{font-style:italic}
    .text mark{color:inherit;background:none;border-bottom:1px dotted}
    .notice{border-top:1px solid;border-bottom:1px solid;padding:.4em 0}
    .source{border-top:1px solid;margin-top:2em}
    pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8em;line-height:1.4}
    code{font-family:monospace;overflow-wrap:anywhere}
    img{max-width:100%;height:auto}
    figure{margin:1em 0}
    figcaption,caption{font-size:.85em}
    table{border-collapse:collapse;font-size:.85em}
    th,td{border-top:1px solid;padding:.25em .75em .25em 0;text-align:start;vertical-align:top}
    .center{text-align:center}
    td.end,th.end{text-align:end}
    .tasks{list-style:none;padding:0}
    blockquote{margin-inline:1.2em}
    .math,.formula{text-align:center}
    mtd.start{text-align:left;text-align:-webkit-left}
    mtd.end{text-align:right;text-align:-webkit-right}
    .boxed{border:1px solid;padding:.2em .3em}
    .said{border-top:1px solid;padding:.5em 0}
    .d1{margin-inline-start:.8em}.d2{margin-inline-start:1.6em}.d3{margin-inline-start:2.4em}.d4{margin-inline-start:3.2em}
    .notes{margin-top:2em;font-size:.9em}
    .notes .mark{margin:0;font-weight:bold}

    """
}
