/// How the mail of an edition looks. Styles are on the elements, because Gmail drops others in some places and Outlook knows
/// little; the sheet in the head holds only what an element can't say: dark colours and narrow screens. `mso-` says it to Outlook for
/// Windows, which shows what isn't displayed, and guesses the height of lines.
enum MailStyle {
  static let serif = "font-family:Georgia,'Times New Roman',serif;"
  static let sans = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
  static let body = "margin:0;padding:0;background-color:#fbf8f2;"
  static let outer = "background-color:#fbf8f2;"
  static let inner = "width:100%;max-width:600px;"
  static let cell = "padding:24px 20px 24px 20px;color:#23201b;" + serif
  static let hidden =
    "display:none;mso-hide:all;font-size:1px;mso-line-height-rule:exactly;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden;"
  static let name =
    "margin:0 0 4px 0;font-size:14px;mso-line-height-rule:exactly;line-height:20px;color:#6b6459;" + sans
  static let heading =
    "margin:0 0 4px 0;font-size:26px;mso-line-height-rule:exactly;line-height:32px;font-weight:bold;color:#23201b;"
    + serif
  static let facts =
    "margin:0 0 12px 0;font-size:14px;mso-line-height-rule:exactly;line-height:20px;color:#6b6459;" + sans
  static let noteTable = "width:100%;margin:0 0 12px 0;"
  static let note =
    "padding:8px 12px;border-left:3px solid #b4531a;font-size:14px;mso-line-height-rule:exactly;line-height:20px;color:#23201b;"
    + sans
  static let story = "padding:16px 0 16px 0;border-top:1px solid #ddd6c9;"
  static let number =
    "padding:16px 12px 16px 0;border-top:1px solid #ddd6c9;font-size:20px;mso-line-height-rule:exactly;line-height:26px;color:#6b6459;"
    + serif
  static let title =
    "margin:0 0 4px 0;font-size:19px;mso-line-height-rule:exactly;line-height:26px;font-weight:bold;" + serif
  static let link = "color:#23201b;text-decoration:underline;"
  static let line =
    "margin:0 0 6px 0;font-size:14px;mso-line-height-rule:exactly;line-height:20px;color:#6b6459;" + sans
  static let standfirst =
    "margin:0 0 6px 0;font-size:16px;mso-line-height-rule:exactly;line-height:24px;color:#23201b;" + serif
  static let chosen =
    "margin:0 0 6px 0;font-size:16px;mso-line-height-rule:exactly;line-height:24px;color:#6b6459;" + serif
  static let plainLink = "color:#23201b;text-decoration:none;"
  static let end =
    "padding:24px 0 8px 0;border-top:1px solid #ddd6c9;font-size:20px;mso-line-height-rule:exactly;line-height:28px;color:#23201b;"
    + serif
  static let foot =
    "margin:0 0 8px 0;font-size:13px;mso-line-height-rule:exactly;line-height:20px;color:#6b6459;" + sans
  static let footLink = "color:#6b6459;text-decoration:underline;"

  static let sheet: StaticString = """
    :root{color-scheme:light dark;supported-color-schemes:light dark}
    @media (prefers-color-scheme:dark){
    .ground{background-color:#151412!important}
    .ink,.ink a{color:#ebe6dc!important}
    .soft,.soft a{color:#a89f90!important}
    .rule{border-color:#3a362f!important}
    }
    [data-ogsc] .ink,[data-ogsc] .ink a{color:#ebe6dc!important}
    [data-ogsc] .soft,[data-ogsc] .soft a{color:#a89f90!important}
    """
}
