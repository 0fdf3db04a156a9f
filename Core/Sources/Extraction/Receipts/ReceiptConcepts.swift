/// What the short texts of a page's interface express.
/// Each concept is a set of word beginnings in the languages of the web. A single match says little. Where many meet,
/// the page speaks to its visitor and isn't an article.
enum Concept: Int, CaseIterable {
  /// The visitor is addressed: you, please.
  case visitor
  /// Access is denied or blocked.
  case denied
  /// The browser, its scripts and its cookies.
  case browser
  /// A proof that the visitor is a person.
  case proof
  /// An account, a password, signing in.
  case account
  /// A subscription, membership, a trial.
  case subscription
  /// The rest or the whole of a text, and continuing with it.
  case rest
  /// Reading, or the name of a text: article, story, post.
  case text
  /// Something is missing, gone or not found.
  case missing
  /// A fault, maintenance, trying again later.
  case fault
  /// Servers, addresses, domains, requests.
  case machine
  /// Privacy, consent, terms, age.
  case consent
  /// Buying: a cart, shipping, an offer, getting started.
  case shop
  /// Watching and listening: episodes, videos, galleries.
  case media
  /// Searching and sorting: results, topics, replies, pages.
  case listing
  /// The original of a quotation on another site.
  case elsewhere
  /// The text is still growing: live, updates, earlier entries.
  case running
  /// The text has ended, or is complete.
  case ended
  /// A plea for support, or a newsletter.
  case support
  /// An application or a device to continue with.
  case app
}

enum ReceiptConcepts {
  /// The beginnings of words.
  /// `_` is the end of a word and the space between two words. Texts in Chinese, Japanese and Korean are searched at
  /// every position.
  static let table: [(Concept, String)] = [
    (
      .visitor,
      """
      you_ your_ you're_ you've_ yours_ please we_are_sorry sorry_ oops welcome click_ tap_ our_ \
      sie_ ihr_ ihre_ ihnen_ ihrem_ ihren_ bitte klicken_ unsere willkommen leider \
      vous_ votre_ vos_ veuillez cliquez désolé bienvenue usted su_ sus_ tu_ tus_ por_favor haga_clic lo_sentimos bienvenid \
      você seu_ sua_ clique desculp bem-vind tuo_ tua_ suo_ sua_ per_favore clicca siamo_spiacenti benvenut \
      je_ jouw_ uw_ u_ klik alstublieft din_ ditt_ dina_ du_ vänligen klicka vær_venlig sinun_ voit_ valitse \
      twoj twój proszę kliknij przepraszamy váš vaše vaši prosím klikněte omlouváme ваш ваш вас_ вам_ пожалуйста нажмите извините \
      будь_ласка натисніть lütfen sizin_ tıklayın üzgünüz παρακαλώ σας_ いただ ください お客様 あなた 您 请 請 你的 抱歉 주세요 귀하 하십시오 من_فضلك يرجى
      """
    ),
    (
      .denied,
      """
      access denied forbid blocked block_ banned restrict not_allowed not_authori unauthori permission refused reject prevented \
      zugriff verweiger gesperrt blockier eingeschränkt verboten keine_berechtigung accès refusé bloqué interdit autoris restreint \
      acceso denegad bloquead prohibid restringid acesso negado bloquead proibid accesso negato bloccat vietat toegang geweigerd geblokkeerd \
      åtkomst nekad blockerad adgang nægtet tilgang estetty pääsy dostęp zabronion zablokow odmow přístup zakáz odepřen \
      доступ запрещ заблокир отказано заборонен заблокован erişim engellen yasak yetki αποκλεισ πρόσβαση アクセス 拒否 ブロック 禁止 访问 拒绝 拦截 封禁 存取 접근 차단 거부 الوصول محظور
      """
    ),
    (
      .browser,
      """
      browser javascript java_script cookies_ cookie_ enable_ ad_block adblock disable extension navegador navigateur activ aktivier \
      blocage werbeblocker bloqueador brauser webbrowser webläsare selain przeglądar prohlížeč braузер браузер включите отключите \
      tarayıcı etkinleştir πρόγραμμα_περιήγησης ブラウザ 有効に クッキー スクリプト 浏览器 瀏覽器 启用 啟用 브라우저 المتصفح extensión
      """
    ),
    (
      .proof,
      """
      robot bot_ bots_ human captcha verify verif security_check checking unusual suspicious automated challenge proof puzzle slide_ confirm_that \
      ray_id incident_id reference reference_id traffic ddos mensch überprüf sicherheit verdächtig ungewöhnlich humain vérif sécurité inhabituel \
      humano verific seguridad inusual comprob segurança umano sicurezza verifica menselijk controle beveilig människa säkerhet kontroller \
      człowiek sprawdz bezpiecze weryfik člověk ověř проверк человек робот безопасност подтвердите перевірка людина insan doğrula güvenlik \
      άνθρωπος επαλήθευση ロボット 人間 確認 検証 セキュリティ 机器人 人机 验证 驗證 安全 机器 로봇 보안 확인 التحقق روبوت attention_required just_a_moment one_moment
      """
    ),
    (
      .account,
      """
      log_in login log_into sign_in signin sign_up signup register registr account password username forgot credential join_ email_address e-mail-address remember_me \
      anmeld einlogg konto passwort benutzername registrier connexion connect compte mot_de_passe inscri identifi s'inscrire \
      inicia_sesión iniciar_sesión cuenta contraseña regístr regístrate entrar_ conta_ senha cadastr acced accedi password iscriv account_ inlog wachtwoord aanmeld \
      logga_in lösenord kontot logg_inn log_ind adgangskode passord kirjaudu salasana tili_ zaloguj hasło konto_ rejestr přihlás heslo účet registr \
      войдите вход_ войти пароль аккаунт учётн учетн зарегистр увійти реєстр giriş_yap oturum şifre parola hesab kaydol üye_ol \
      σύνδεση κωδικ εγγραφ ログイン パスワード アカウント 登録 サインイン 登录 登入 密码 密碼 账号 帳號 注册 註冊 로그인 비밀번호 계정 가입 تسجيل_الدخول كلمة_المرور
      """
    ),
    (
      .subscription,
      """
      subscri member premium paywall free_trial trial unlimited plan_ plans_ per_month a_month a_week per_week a_year cancel_any cancel_at billed offer_ paid_ paying de_pago pago_ payant bezahl płatn placen платн a_pagamento betaald purchase gift_ patron tier upgrade \
      abonn abo_ abos_ monatlich pro_monat kündbar jetzt_testen mitglied angebot euro_ abonnez abonné par_mois essai sans_engagement offre réservé mensuel \
      suscr suscri al_mes prueba_gratis exclusiv oferta socio sin_permanencia assin por_mês teste_grátis iscriviti abbona al_mese prova_gratuita offerta sostenitor \
      abonnee per_maand proefabonnement lid_ lidmaatschap prenumer per_månad abonnent pr._måned måneden tilaa tilaaj kuukau prenumerat subskryp miesięcznie dostęp_do oferta_ \
      předplat měsíčně členstv подпис подписч в_месяц передплат абонемент премиум abone aylık ücretsiz_dene üyelik premium συνδρομ συνδρομητ \
      会員 購読 有料 月額 無料体験 プレミアム 订阅 訂閱 会员 會員 付费 付費 套餐 开通 구독 회원 유료 멤버십 월_ اشترك اشتراك مشترك eläm
      """
    ),
    (
      .rest,
      """
      continue keep_reading rest_of the_rest remaining full_ entire whole_ unlock read_more read_on finish ending to_the_end bis_zum_ende jusqu'au_bout hasta_el_final até_o_fim fino_alla_fine до_конца до_кінця do_końca do_konce sonuna_kadar tot_het_einde till_slutet 最後まで 끝까지 expand show_more show_all show_full see_more next_page view_full left_this complete_ get_access full_access \
      weiterles weiter_ vollständig ganzen_ ganze_ freischalt restlich kompletten alle_anzeigen nächste_seite lire_la_suite la_suite suite_ intégral débloqu poursuiv continuer lire_plus il_vous_reste totalité entier \
      seguir_leyendo leer_más resto_ completo completa desbloque continúa continuar ver_más sigue_ continue_lendo ler_mais leia_mais continua leggi_tutto continua_a_leggere sblocca intero resto_del \
      verder_lees lees_verder verder_lezen lees_meer volledig ontgrendel hele_ läs_mer läs_hela fortsätt_läs resten hela_ les_mer les_hele læs_mere læs_hele fortsæt jatka lue_lisää koko_ loput lukemista \
      czytaj_dalej czytać_dalej pełn cały całość odblokuj reszt pozostał číst_dál celý pokračov odemk zbyt читать_дал дальше продолж полност полный разблок остальн целиком читати_дал повністю продовж далі_ \
      devamı devamını okumaya_devam tamamı sınırsız kilidi συνέχεια ολόκληρο διαβάστε_περισσότερα 続き 続ける 残り 全文 全て読む すべて読む 展开 展開 阅读更多 閱讀更多 余下 餘下 剩余 剩餘 继续 繼續 解锁 解鎖 下一页 下一頁 계속 전체 더_보기 더보기 나머지 전문 المزيد متابعة_القراءة كامل
      """
    ),
    (
      .text,
      """
      article articles_ story stories_ read_ reading post_ publication publicación publicação pubblicazione chapter essay issue_ edition content contents journalism \
      artikel beitrag lesen text_ inhalt article_ lire lecture texte contenu articol artículo leer lectura contenido nota_ artigo ler_ conteúdo reportagem articolo leggere contenut \
      lezen verhaal läsa artikeln læse lese artikkel artikkeli lukea juttu artykuł czyta treś článk článek číst obsah стать читать прочит материал текст статт читати матеріал makale oku_ okumak haber yazı_ \
      άρθρο διαβάσετε 記事 読む 本文 文章 阅读 閱讀 本文 内容 內容 기사 읽기 본문 المقال قراءة
      """
    ),
    (
      .missing,
      """
      not_found 404 410 missing does_not_exist doesn't_exist no_longer removed deleted moved expired nothing_here nothing_was_found couldn't_find could_not_find can't_find cannot_be_found can't_be_found unavailable not_available isn't_available page_you broken_link unpublished no_such \
      nicht_gefunden existiert_nicht nicht_mehr gelöscht entfernt nicht_verfügbar introuvable n'existe existe_plus supprimé plus_disponible n'est_pas_disponible pas_trouvé \
      no_encontrad no_existe ya_no_ eliminad no_disponible no_está_disponible não_encontrad não_existe removid não_está_disponível indisponível non_trovat non_esiste rimoss non_disponibile non_è_disponibile \
      niet_gevonden bestaat_niet verwijderd niet_beschikbaar hittades_inte finns_inte finnes_ikke ikke_fundet ikke_funnet findes_ikke ei_löyt ei_ole_enää nie_znaleziono nie_istnieje usunięt niedostępn nenalezen neexistuje odstraněn nedostupn \
      не_найден не_существует удален удалён недоступ не_знайдено не_існує видален bulunamadı mevcut_değil kaldırıl silinmiş δεν_βρέθηκε δεν_υπάρχει \
      見つかりません 存在しません 削除 終了しました ございません 找不到 不存在 已删除 已刪除 未找到 下架 失效 찾을_수 존재하지 삭제 없습니다 غير_موجود لم_يتم_العثور
      """
    ),
    (
      .fault,
      """
      error maintenance temporar try_again again_later be_back back_soon shortly down_ outage timed_out timeout overloaded too_many went_wrong something_went coming_soon under_construction unexpected failed suspended rate_limit \
      fehler wartung vorübergehend später_erneut versuchen_sie gleich_wieder erreur maintenance_ temporaire réessay suspendu bientôt \
      mantenimiento temporal inténtelo vuelva_a más_tarde suspendid manutenção erro_ tente_novamente mais_tarde manutenzione errore riprova sospes storing onderhoud fout_ opnieuw_ underhåll fel_ försök vedligehold fejl vedlikehold huolto virhe yritä \
      błąd konserwac spróbuj chyba údržb zkuste ошибка технические обслуживани попробуйте позже приостановлен помилк технічн спробуйте hata bakım tekrar_deneyin σφάλμα συντήρηση δοκιμάστε \
      エラー メンテナンス しばらく しばらくして 再度 一時 错误 錯誤 维护 維護 稍后 稍後 重试 暂停 오류 점검 다시_시도 خطأ صيانة حاول
      """
    ),
    (
      .machine,
      """
      server domain hosting host_ dns ip_ ip-address address_ url request network website web_site site_owner administrator webmaster gateway proxy nginx apache index_of directory default_page configur installed upstream firewall connection \
      serveur hébergement domaine adresse_ip propriétaire servidor dominio alojamiento dirección_ip hospedagem domínio dominio_ seitenbetreiber webseite adresse_ anfrage netzwerk serwer domena hosting_ сервер домен хостинг администратор запрос адрес sunucu alan_adı \
      サーバー ドメイン 管理者 ネットワーク 服务器 伺服器 域名 管理员 网络 서버 도메인 관리자 네트워크 الخادم النطاق
      """
    ),
    (
      .consent,
      """
      cookie consent privacy partners_ personal_data data_protection gdpr accept_ agree_ preferences terms_of vendors legitimate tracking years_old years_of_age legal_age your_age age_verif 18+ adult_content date_of_birth \
      datenschutz einwillig zustimm akzeptier partner_ personenbezogen volljährig jahre_alt consentement confidentialité partenaires accepter données_personnelles âge_ majeur \
      consentimiento privacidad aceptar socios_ datos_personales mayor_de_edad consentimento privacidade aceitar parceiros consenso riservatezza accetta dati_personali maggiorenne toestemming accepteren persoonsgegevens \
      samtycke godkänn personuppgifter samtykke accepter_ suostumu hyväksy zgod akceptuj prywatno souhlas přijmout soukrom согласи соглас принять конфиденциальн возраст згода прийняти kabul_et gizlilik rıza yaş_ συγκατάθεση απόρρητο αποδοχή \
      同意 プライバシー 年齢 18歳 隐私 隱私 接受 年龄 未满 未滿 동의 개인정보 쿠키 연령 موافقة الخصوصية
      """
    ),
    (
      .shop,
      """
      add_to_cart add_to_basket buy_ cart_ checkout shipping price pricing in_stock order_now get_started start_free start_for_free book_a_demo request_a_demo demo_ free_plan credit_card money-back customers trusted_by for_teams features_ sign_up_free no_credit sale_ make_an_offer for_sale download_ get_the_app ratings reviews_ \
      warenkorb kaufen bestell versand preis kostenlos_ jetzt_starten kunden panier acheter livraison prix_ commander gratuit essayer clients carrito comprar envío precio empezar gratis pruébal clientes carrinho comprar_ frete preço comece_ carrello acquista spedizione prezzo inizia_ gratis_ \
      winkelwagen kopen verzend prijs_ köp_ varukorg frakt pris_ kurv_ køb_ kjøp ostoskori osta_ hinta koszyk kup_ dostaw cena_ košík koupit doprav корзин купить доставк цена_ бесплатно кошик купити sepet satın_al kargo fiyat ücretsiz καλάθι αγορά τιμή \
      カート 購入 送料 価格 無料で 始める 購物車 购物车 购买 購買 价格 免费 免費 立即 장바구니 구매 배송 가격 무료 السعر اشتر شراء
      """
    ),
    (
      .media,
      """
      watch listen episode podcast video photo photos_ gallery picture pictures_ image_ images_ slideshow play_ player transcript stream views_ season track_ photograph album spotify youtube \
      folge_ ansehen anhören hören_ bilder fotos_ galerie fotostrecke épisode écouter regarder vidéo galerie_ images episodio escuchar galería fotos ver_vídeo episódio ouvir assistir puntata ascolta guarda galleria foto_ aflevering luister bekijk avsnitt lyssna \
      odcinek słuchaj obejrzyj zdjęci díl_ poslech эпизод выпуск слушать смотреть фото видео слухати bölüm dinle izle fotoğraf επεισόδιο エピソード 動画 写真 再生 聴く 视频 視頻 影片 播放 图片 圖片 图集 收听 节目 동영상 사진 재생 에피소드 فيديو صور شاهد
      """
    ),
    (
      .listing,
      """
      results_ search sort_ filter_ newest latest topics_ threads_ replies_ posts_ categories category archive archives_ tags_ page_ pages_ most_read most_popular trending load_more all_stories browse \
      suche ergebnisse sortier themen antworten kategorie archiv_ seite_ seiten_ meistgelesen neueste recherche résultats trier rubrique catégorie réponses les_plus_lus buscar búsqueda resultados ordenar categoría temas_ respuestas más_leíd \
      busca_ pesquisa categorias respostas mais_lid cerca_ ricerca risultati categorie risposte più_letti zoek resultaten onderwerpen reacties sök resultat søg søk haku tulokset szukaj wynik katego tematy odpowiedzi hledat výsledky témat \
      поиск результат найдено темы ответов категори пошук рубрик ara_ arama sonuç konu_ kategori αναζήτηση 検索 件 カテゴリ 一覧 新着 搜索 搜尋 结果 結果 分类 分類 排行 热门 列表 검색 결과 목록 카테고리 بحث نتائج
      """
    ),
    (
      .elsewhere,
      """
      original_ originally source_ via_ first_published full_story at_the_ read_it_at read_more_at read_the_full external_link doi pdf abstract quelle zum_artikel zum_original ursprünglich source_: publié_sur article_complet article_original résumé \
      fuente artículo_completo artículo_original publicado_en leer_en resumen fonte_ artigo_completo original_em resumo fonte articolo_completo articolo_originale bron_ origineel källa kilde lähde źródło zdroj источник оригинал полный_текст джерело kaynak πηγή \
      元記事 出典 引用元 要旨 原文 来源 來源 摘要 출처 원문 초록 المصدر
      """
    ),
    (
      .running,
      """
      live_ live-blog liveblog updates_ updated_ update_ earlier older_ follow_along developing to_be_continued newer_ refresh liveticker ticker aktualisier ältere frühere en_direct mises_à_jour plus_anciens précédents \
      en_directo en_vivo actualiza anteriores última_hora ao_vivo atualiza in_diretta aggiorna precedenti live_blog oudere tidigare senaste tidligere eldre päivit aiemmat na_żywo aktualiz wcześniejsze živě starší онлайн_ обновл ранее_ оновл canlı güncelle önceki ζωντανά \
      速報 随時 更新 過去の ライブ 直播 实时 實時 更早 滚动 실시간 업데이트 이전 مباشر تحديث
      """
    ),
    (
      .ended,
      """
      has_ended is_closed concluded ended_ closed_ all_updates that's_all the_end archived as_a_member as_a_subscriber beendet ende_ geschlossen terminé est_clos fin_ ha_terminado finalizad cerrad encerrad terminat concluso chiuso afgelopen avslutad afsluttet avsluttet päättynyt zakończ konec ukončen завершен завершён закончен завершено sona_erdi bitti 終了 おわり 已结束 已結束 完_ 종료 끝_
      """
    ),
    (
      .support,
      """
      donat support_us support_our contribut newsletter thank_you reader-funded nonprofit billionaire spende unterstütz faire_un_don soutenez soutenir lettre_d'information infolettre apoya dona_ boletín apoie doe_ boletim sostieni donazione doneer steun nieuwsbrief stöd_ nyhetsbrev støtt uutiskirje tue_ wesprzyj biuletyn podpoř пожертв поддерж рассылк підтримайте розсилк bağış destek bülten ενισχύστε 支援 寄付 メルマガ ニュースレター 捐 支持我们 简报 電子報 후원 기부 뉴스레터 تبرع
      """
    ),
    (
      .app,
      """
      in_the_app app_ apps_ app_store google_play open_in install scan_ qr_ download_the phone_ ios_ android_ in_der_app öffnen herunterladen l'application appli_ télécharg ouvrir aplicación la_app descarga abrir_ aplicativo baixe apri_ scarica applicazione de_app download_de appen ladda_ned sovellus aplikac pobierz otwórz aplikaci stáhn приложени скачать откройте застосун завантаж uygulama indir_ εφαρμογή アプリ ダウンロード 打开app 客户端 客戶端 下载 下載 二维码 扫码 微信 앱에서 앱_ 다운로드 التطبيق
      """
    ),
  ]
}
