extension StyleSheet {
  /// Writing systems that want other faces, more air and no slant.
  ///
  /// By the attribute, from which everything inside inherits: a bare `:lang()` would be tried on every element of a page.
  static let scripts: StaticString = """
    [lang|=ja],[lang|=zh],[lang|=ko]{line-break:strict;text-spacing-trim:trim-start}
    [lang|=ja]{font-family:"Hiragino Mincho ProN","Yu Mincho","Noto Serif CJK JP","Noto Serif JP",serif}
    [lang|=zh]{font-family:"Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun,serif}
    [lang|=zh-Hant],[lang|=zh-TW],[lang|=zh-HK]{font-family:"Songti TC","Noto Serif CJK TC",PMingLiU,serif}
    [lang|=ko]{font-family:AppleMyungjo,"Noto Serif CJK KR","Noto Serif KR",Batang,serif;word-break:keep-all}
    .text:is([lang|=ja],[lang|=zh],[lang|=ko]){line-height:1.9;--measure:36em;text-align:justify}
    :is([lang|=ja],[lang|=zh],[lang|=ko]) :is(em,h5,h6){font-style:normal}
    :is([lang|=ja],[lang|=zh]) em{text-emphasis:filled dot}
    [lang|=zh] em{text-emphasis-position:under}
    [lang|=ko] em{font-weight:600}
    :is(h1,h2)[lang|=ja],[lang|=ja] :is(h2,h3){word-break:auto-phrase}
    :root :is([lang|=ja],[lang|=zh],[lang|=ko],[lang|=ar],[lang|=fa],[lang|=ur],[lang|=he],[lang|=yi]){letter-spacing:0}
    [lang|=ar],[lang|=fa]{font-family:"Noto Naskh Arabic","Geeza Pro","Traditional Arabic",serif}
    [lang|=ur]{font-family:"Noto Nastaliq Urdu","Geeza Pro",serif}
    [lang|=he],[lang|=yi]{font-family:"New Peninim MT","Noto Serif Hebrew",David,serif}
    .text:is([lang|=ar],[lang|=fa],[lang|=ur]){font-size:1.08em;line-height:1.95}
    :is([lang|=ar],[lang|=fa],[lang|=ur],[lang|=he],[lang|=yi]) :is(em,h5,h6){font-style:normal;font-weight:600}

    """
}
