extension StyleSheet {
  /// Writing systems that want other faces, more air and no slant.
  static let scripts: StaticString = """
    :lang(ja),:lang(zh),:lang(ko){line-break:strict;text-spacing-trim:trim-start;letter-spacing:0}
    :lang(ja){font-family:"Hiragino Mincho ProN","Yu Mincho","Noto Serif CJK JP","Noto Serif JP",serif}
    :lang(zh){font-family:"Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun,serif}
    :lang(zh-Hant),:lang(zh-TW),:lang(zh-HK){font-family:"Songti TC","Noto Serif CJK TC",PMingLiU,serif}
    :lang(ko){font-family:AppleMyungjo,"Noto Serif CJK KR","Noto Serif KR",Batang,serif;word-break:keep-all}
    .text:is(:lang(ja),:lang(zh),:lang(ko)){line-height:1.9;--measure:36em;text-align:justify}
    :is(em,h5,h6):is(:lang(ja),:lang(zh),:lang(ko)){font-style:normal}
    em:is(:lang(ja),:lang(zh)){text-emphasis:filled dot}
    em:lang(zh){text-emphasis-position:under}
    em:lang(ko){font-weight:600}
    :is(h1,h2,h3):lang(ja){word-break:auto-phrase}
    :lang(ar),:lang(fa),:lang(ur),:lang(he),:lang(yi){letter-spacing:0}
    :lang(ar),:lang(fa){font-family:"Noto Naskh Arabic","Geeza Pro","Traditional Arabic",serif}
    :lang(ur){font-family:"Noto Nastaliq Urdu","Geeza Pro",serif}
    :lang(he),:lang(yi){font-family:"New Peninim MT","Noto Serif Hebrew",David,serif}
    .text:is(:lang(ar),:lang(fa),:lang(ur)){font-size:1.08em;line-height:1.95}
    :is(em,h5,h6):is(:lang(ar),:lang(fa),:lang(ur),:lang(he),:lang(yi)){font-style:normal;font-weight:600}
    code:lang(ja),code:lang(zh),code:lang(ko),code:lang(ar),code:lang(fa),code:lang(ur),code:lang(he){\
    font-family:var(--mono)}
    code :is(.k,.s,.c){font-family:inherit}

    """
}
