extension StyleSheet {
  /// Search, discussions, feedback, the calendar.
  static let forms: StaticString = """
    form label{font:.8125rem/1.5rem var(--sans);color:var(--soft);display:block}
    .search p{display:flex;gap:.5rem}
    .search input{flex:1;min-inline-size:0}
    input,button,textarea{font:inherit;font-size:1rem;color:inherit;background:var(--paper);border:1px solid var(--soft);\
    border-radius:4px;padding:.4rem .75rem;min-block-size:2.5rem}
    textarea{inline-size:100%;display:block}
    button{cursor:pointer;background:var(--well)}
    .hint{padding-block:1rem}
    .found{list-style:none;padding:0}
    .found>li{border-block-start:1px solid var(--line);padding-block:1rem}
    .found .text>pre,.found .code>pre{margin-inline:0;border-radius:4px}
    .found h2{font-size:1.25rem}
    .found details{border-inline-start:2px solid var(--line);padding-inline-start:.75rem}
    mark{background:color-mix(in srgb,var(--accent) 18%,transparent);color:inherit}
    .feedback{border-block-start:1px solid var(--line);padding-block:1.25rem}
    .feedback h2{font:600 .8125rem/1.5rem var(--sans);margin-block-end:.5rem}
    .calendar{inline-size:100%;min-inline-size:0;table-layout:fixed;border:0;font:.8125rem/1.25rem var(--sans)}
    .calendar th,.calendar td{padding:.2rem;border-block-start:1px solid var(--line)}
    .calendar abbr{text-decoration:none}
    .calendar .day{display:block;color:var(--soft)}
    .calendar a{display:inline-grid;place-items:center;min-inline-size:1.6rem;min-block-size:1.6rem}

    """
}
