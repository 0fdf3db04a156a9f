/// What pages say that are no article, or not all of one, by what it means. Lower case; the words of a phrase follow one
/// another in the text, whatever stands between them.
enum ReceiptPhrases {
  static let table: [(PhraseKind, [String])] = [
    (
      .challenge,
      [
        "not a robot", "are you a robot", "are you human", "you are human", "you're human", "checking your browser",
        "checking if the site connection is secure", "unusual traffic", "unusual activity from your", "security check",
        "security verification", "just a moment", "attention required", "ddos protection",
        "enable javascript and cookies",
        "complete the captcha", "solve the captcha", "verify your browser", "verifying your browser", "browser check",
        "bot detection", "automated access", "automated requests", "press and hold", "pardon our interruption",
        "access to this page has been denied", "request could not be satisfied", "you have been blocked",
        "sorry you have been blocked", "before you continue", "access denied", "zugriff verweigert",
        "sicherheitsüberprüfung", "kein roboter", "ihr browser wird überprüft", "accès refusé",
        "vous n'êtes pas un robot", "pas un robot", "no soy un robot", "no eres un robot", "acceso denegado",
        "comprobando su navegador", "ロボットではありません", "ブラウザを確認", "不是机器人", "安全验证", "请完成验证",
        "не робот", "проверка браузера",
      ]
    ),
    (
      .script,
      [
        "enable javascript", "requires javascript", "needs javascript", "javascript is required",
        "javascript is disabled",
        "javascript to run this app", "turn on javascript", "without javascript", "javascript aktivieren",
        "benötigt javascript", "activer javascript", "nécessite javascript", "active javascript", "requiere javascript",
        "necesita javascript", "javascriptを有効", "启用javascript", "启用 javascript", "включите javascript",
        "browser is not supported", "browser is out of date", "unsupported browser", "update your browser",
      ]
    ),
    (
      .login,
      [
        "log in to", "login to", "sign in to", "sign up to see", "join to see", "to see what", "log in or sign up",
        "sign in or create", "you must be logged in", "you need to log in", "please log in", "please sign in",
        "sign-in page", "login required", "members only", "forgot your password", "forgotten your password",
        "forgot password", "keep me signed in", "create an account", "welcome back", "melden sie sich an",
        "bitte anmelden",
        "bitte loggen", "passwort vergessen", "noch kein konto", "willkommen zurück", "connectez-vous pour",
        "mot de passe oublié", "inicia sesión para", "olvidaste tu contraseña", "iniciar sesión para", "ログインしてください",
        "请登录", "登录后", "войдите, чтобы", "забыли пароль",
      ]
    ),
    (
      .missing,
      [
        "404", "410", "page not found", "not found", "nothing was found", "page you requested", "page you asked for",
        "page you are looking for", "page you're looking for", "page can't be found", "page cannot be found",
        "page does not exist", "page doesn't exist", "page isn't available", "page is not available",
        "content isn't available", "content is not available", "no longer available", "no longer exists",
        "has been removed", "has been deleted", "was deleted", "article removed", "post removed", "has moved",
        "could not be found", "couldn't find", "we couldn't find", "we looked everywhere", "nothing here",
        "seite nicht gefunden", "nicht gefunden", "nicht mehr verfügbar", "existiert nicht", "page introuvable",
        "introuvable", "n'existe plus", "n'est plus disponible", "página no encontrada", "no encontrada",
        "ya no está disponible", "no existe", "pagina non trovata", "ページが見つかりません", "見つかりません", "削除されました",
        "页面不存在", "找不到", "страница не найдена", "не найдена", "account suspended", "domain is for sale",
        "unavailable for legal reasons", "not available in your country", "not available in your region",
        "private video",
        "video unavailable", "this video is private",
      ]
    ),
    (
      .broken,
      [
        "under maintenance", "scheduled maintenance", "down for maintenance", "be right back", "back soon",
        "back shortly",
        "temporarily unavailable", "service unavailable", "bad gateway", "gateway timeout", "internal server error",
        "something went wrong", "an error occurred", "database error", "too many requests", "welcome to nginx",
        "it works", "default page", "test page", "placeholder page", "index of", "directory listing", "coming soon",
        "under construction", "website is parked", "wartungsarbeiten", "in wartung", "gleich wieder da",
        "wegen wartung", "en maintenance", "de retour bientôt", "en mantenimiento", "volvemos pronto", "メンテナンス中",
        "维护中", "технические работы", "error 500", "error 502", "error 503", "error 403", "403 forbidden",
      ]
    ),
    (
      .redirect,
      [
        "being redirected", "you are being taken", "redirecting", "if you are not redirected", "click here if",
        "weitergeleitet", "redirection en cours", "redirigiendo", "if nothing happens",
      ]
    ),
    (
      .consent,
      [
        "we value your privacy", "we and our partners", "accept all cookies", "accept cookies", "manage cookies",
        "cookie preferences", "cookie settings", "your privacy choices", "consent to", "mit werbung weiterlesen",
        "wir und unsere partner", "cookies akzeptieren", "alle akzeptieren", "zustimmen und weiter",
        "accepter et continuer", "nous et nos partenaires", "continuer sans accepter", "aceptar y continuar",
        "nosotros y nuestros socios", "age verification", "are you over", "confirm your age", "you must be 18",
      ]
    ),
    (
      .wall,
      [
        "subscribe to continue", "subscribe to read", "subscribe to keep reading", "subscribe for full access",
        "subscribe now to", "subscribe to unlock", "to continue reading", "to keep reading", "to read the full",
        "to read the rest", "to read this", "keep reading with", "continue reading with", "continue reading this",
        "read the rest of this", "subscribers only", "for subscribers", "subscriber-only", "subscriber exclusive",
        "exclusive to subscribers", "members-only", "for members only", "member-only story", "for paid subscribers",
        "for paying subscribers", "already a subscriber", "already a member", "already subscribed", "have an account",
        "free articles", "free article", "articles remaining", "article limit", "monthly limit", "unlimited access",
        "unlock this", "unlock the full", "this content is reserved", "premium content", "premium article",
        "purchase this article", "buy this article", "create a free account to", "register to continue",
        "register to read", "register for free to", "sign in to read", "sign in to continue", "log in to read",
        "log in to continue", "log in to keep reading", "start your free trial", "become a member to",
        "upgrade to read", "this post is for", "rest of this article", "rest of the article is", "weiterlesen mit",
        "jetzt weiterlesen", "um weiterzulesen", "jetzt freischalten", "artikel freischalten", "nur für abonnenten",
        "für abonnenten", "exklusiv für", "schon abonnent", "bereits abonnent", "sie haben bereits ein abo",
        "testen sie", "mit einem abo", "réservé aux abonnés", "réservée aux abonnés", "pour lire la suite",
        "déjà abonné", "il vous reste", "article réservé", "abonnez-vous pour", "solo para suscriptores",
        "contenido exclusivo", "para seguir leyendo", "suscríbete para", "ya eres suscriptor", "ya soy suscriptor",
        "para suscriptores", "per continuare a leggere", "riservato agli abbonati", "sei già abbonato",
        "voor abonnees", "verder lezen", "para continuar lendo", "exclusivo para assinantes", "já é assinante",
        "有料会員", "会員限定", "会員登録をすると", "続きを読むには", "残り", "付费", "订阅后", "会员专享", "只对订阅",
        "только для подписчиков", "чтобы читать дальше", "по подписке",
      ]
    ),
    (
      .more,
      [
        "read more", "continue reading", "keep reading", "show more", "show the rest", "show full", "read on",
        "read the rest", "read full", "read the full", "full story", "full article", "full post",
        "the rest of the story",
        "view full", "expand", "load more", "see more", "next page", "weiterlesen", "mehr lesen", "ganzen artikel",
        "artikel lesen", "mehr anzeigen", "nächste seite", "lire la suite", "lire plus", "voir plus", "page suivante",
        "leer más", "seguir leyendo", "ver más", "leggi tutto", "continua a leggere", "lees meer", "verder lezen",
        "ler mais", "continue lendo", "続きを読む", "もっと見る", "全文を読む", "阅读全文", "查看更多", "展开", "читать далее",
        "читать полностью", "подробнее",
      ]
    ),
    (
      .elsewhere,
      [
        "full story", "full article", "full post", "full text at", "original article", "original post",
        "read the original",
        "continue at", "continue on", "read more at", "read the rest at", "read it at", "source", "ganzen artikel",
        "lesen sie bei", "zum artikel", "zum original", "quelle", "l'article complet", "lire l'article",
        "artículo completo",
        "leer en", "fuente", "元記事", "記事全文", "出典", "原文",
      ]
    ),
    (.neutral, ["source code", "source file", "source files", "open source"]),
    (
      .offer,
      [
        "start free", "start for free", "start your free", "get started", "book a demo", "request a demo",
        "schedule a demo", "try it free", "try for free", "try it now", "free trial", "sign up free",
        "sign up for free",
        "buy now", "add to cart", "add to basket", "order now", "per month", "a month", "cancel at any time",
        "cancel anytime", "free plan", "no credit card", "money-back", "pricing", "plans", "in den warenkorb",
        "jetzt kaufen", "jetzt bestellen", "kostenlos testen", "jederzeit kündbar", "pro monat", "ajouter au panier",
        "essai gratuit", "par mois", "commander", "añadir al carrito", "prueba gratis", "al mes", "comprar ahora",
        "カートに入れる", "無料で始める", "加入购物车", "免费试用", "в корзину", "попробовать бесплатно",
      ]
    ),
    (
      .guardWord,
      [
        "be a bot", "past this challenge", "complete the challenge", "captcha", "cookies and scripts",
        "scripts for this address", "your browser made us",
        "solve a small", "proof of work", "anubis", "cloudflare", "ray id",
      ]
    ),
    (
      .running,
      [
        "live updates", "updates every", "live blog", "updated live", "load older", "older updates", "older entries",
        "load more updates", "earlier updates", "show older", "follow live", "wird laufend aktualisiert", "liveticker",
        "ältere beiträge", "ältere einträge", "en direct", "en directo", "mises à jour", "速報中", "随時更新",
      ]
    ),
    (
      .ended,
      [
        "has ended", "is closed", "has concluded", "all updates are below", "beendet", "terminé", "ha terminado", "終了",
      ]
    ),
  ]
}

/// What a phrase says of the page.
enum PhraseKind: Int, CaseIterable {
  /// Asks for a proof that the reader is a person.
  case challenge
  case script, login, missing, broken, redirect, consent
  /// The rest is for those who pay or sign up.
  case wall
  /// A control that shows the rest.
  case more
  /// The rest is on another site.
  case elsewhere
  /// Says nothing, though it begins like a phrase that does.
  case neutral
  /// Something is for sale or for trial.
  case offer
  /// Words of those who guard a site; one alone says little.
  case guardWord
  /// The page grows while it is read, or did.
  case running, ended
}
