/// Abbreviations after whose full stop a sentence goes on, in the languages that articles are mostly in.
enum Abbreviations {
  /// Never the last word of a sentence: titles, and words that introduce something.
  static let always = words(
    """
    dr mr mrs ms mx prof gen sen rep gov capt cpt lt col sgt cmdr maj adm rev hon pres supt insp mt messrs mme mlle hr fr
    dipl ing med phil rer nat vs cf e.g i.e eg ie viz approx ca resp bzw z.b d.h u.a o.ä z.t s.o s.u v.a i.d.r sog ggf bspw
    vgl evtl inkl zzgl geb gest p.ej p.ex sra srta dña ud uds sig sigg dott avv arch egr gent bv bijv dhr mevr ir drs bl.a
    f.eks t.ex m.fl d.v.s dvs mgr inż np tzw tzn m.in ul im св ул им т.е т.к т.н напр проф акад г-н г-жа
    """)
  /// Sometimes the last word: then the next one begins a sentence.
  static let sometimes = words(
    """
    etc inc ltd corp co bros llc jr sr esq st ave blvd rd est dept univ assn al ed eds trans repr jan feb mar apr jun jul aug
    sep sept oct nov dec u.s u.k u.s.a u.n e.u a.m p.m b.c a.d ph.d m.d b.a m.a d.c usw u.s.w etw str jh jhdt mio mrd nr s.a
    n.v b.v p.s ww wyd godz т.д т.п др гг руб млн млрд тыс
    """)
  /// An abbreviation if a number follows.
  static let beforeNumbers = words(
    "no nos nr p pp pg fig figs eq eqs sec ch chap vol art § abs abb tab bd kap s num núm pág art n° tel ext ver v approx c т г стр рис"
  )
  /// Words that begin sentences and seldom names.
  static let starters: Set<String> = Set(
    words(
      """
      The A An It It’s It's This That These Those He She They We You In On At By For From With As But And So If When While
      After Before Since Although However There Here What Why How Who Not No Yes My Our Their His Her Its Then Now Today One
      Some Many Most All Each Both Such To Also Only Just Even Still Yet Because Once Until Unlike Like Let Let’s I I’m I've
      I’ve Der Die Das Ein Eine Er Sie Es Wir Ich Im In Am Und Aber Doch Wenn Als Auch Le La Les Un Une Il Elle Ils Nous Je
      Mais Et Dans En El Los Las Una Pero Y Esto Este Esta Il Lo Gli I Ma E Nel De Het Een Maar
      """))
  static let months = words(
    """
    januar februar märz april mai juni juli august september oktober november dezember januari jänner january ledna února
    března dubna května června července srpna září října listopadu prosince stycznia lutego marca kwietnia maja czerwca
    lipca sierpnia września października listopada grudnia jahrhundert jh tammikuuta helmikuuta maaliskuuta
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
