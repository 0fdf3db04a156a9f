extension StyleSheet {
  /// Colours by the system's wish, or by a choice that a script may put on the root as `data-theme`.
  ///
  /// The faces are few: a browser asks the system for each that is missing before it paints the first line.
  static let theme: StaticString = """
    :root{color-scheme:light dark;\
    --paper:#fbf8f2;--ink:#1e1b17;--soft:#625b50;--line:#d8d0c1;--well:#f3eee3;--accent:#b0331a;\
    --serif:"Iowan Old Style",Georgia,serif;--sans:system-ui,sans-serif;\
    --mono:ui-monospace,Menlo,Consolas,monospace;\
    --edge:max(1.25rem,env(safe-area-inset-left));--measure:33em}
    .evening{--accent:#3b4796}
    :root[data-theme=sepia]{color-scheme:light;\
    --paper:#f5ead6;--ink:#35281a;--soft:#6a573f;--line:#dccba9;--well:#ecdfc6;--accent:#953112}
    .evening[data-theme=sepia]:root{--accent:#3b4796}
    @media (prefers-color-scheme:dark){:root:not([data-theme]){\
    --paper:#151412;--ink:#e8e2d7;--soft:#a59d90;--line:#3a362f;--well:#1f1d1a;--accent:#ff8f66;--dim:.8}
    .evening:root:not([data-theme]){--accent:#aab4ff}}
    :root[data-theme=dark]{color-scheme:dark;\
    --paper:#151412;--ink:#e8e2d7;--soft:#a59d90;--line:#3a362f;--well:#1f1d1a;--accent:#ff8f66;--dim:.8}
    .evening[data-theme=dark]{--accent:#aab4ff}
    :root[data-theme=light]{color-scheme:light}

    """
}
