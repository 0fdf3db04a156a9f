/// Query parameters that only say where a reader came from.
///
/// This table is the only place that knows their names.
enum Tracking {
  /// Parameters of campaign tools, by how their names begin.
  private static let prefixes = ["utm_", "mtm_", "matomo_", "pk_", "piwik_", "hsa_", "_hs", "oly_", "vero_", "guce_"]

  /// Parameters with one meaning wherever they appear.
  private static let names: Set<String> = [
    "__hsfp", "__hssc", "__hstc", "__s", "_bta_c", "_bta_tid", "_ga", "_gl", "_ke", "_kx", "_openstat", "cmpid",
    "dclid", "ef_id", "epik", "fb_action_ids", "fb_action_types", "fb_ref", "fb_source", "fbclid", "gad_campaignid",
    "gad_source", "gbraid", "gclid", "gclsrc", "guccounter", "hsctatracking", "igsh", "igshid", "irclickid",
    "li_fat_id",
    "mc_cid", "mc_eid", "mc_tc", "mkt_tok", "ml_subscriber", "ml_subscriber_hash", "msclkid", "ncid", "rb_clickid",
    "ref_src", "ref_url", "s_cid", "s_kwcid", "sc_channel", "smid", "smtyp", "spm", "sr_share", "srsltid", "trk",
    "trk_contact", "trk_msg", "trkcampaign", "ttclid", "twclid", "vgo_ee", "wbraid", "wickedid", "wt_mc", "wt_zmc",
    "xtor", "yclid", "ymclid", "zanpid",
  ]

  /// Tracking parameters of single sites, by the end of the host name.
  ///
  /// Tokens that open a gifted article (`unlocked_article_code`, `accessToken`, `st`) don't belong here: without them the
  /// page is a paywall.
  private static let bySite: [String: Set<String>] = [
    "bbc.co.uk": ["at_medium", "at_campaign", "at_link_id", "at_link_origin", "at_link_type", "at_format"],
    "bbc.com": ["at_medium", "at_campaign", "at_link_id", "at_link_origin", "at_link_type", "at_format"],
    "bloomberg.com": ["leadsource", "sref"],
    "linkedin.com": ["rcm", "trackingid", "lipi"],
    "medium.com": ["source", "gi"],
    "nytimes.com": ["campaign_id", "emc", "instance_id", "partner", "referringsource", "regi_id", "segment_id", "te"],
    "reddit.com": ["rdt", "share_id"],
    "spotify.com": ["si"],
    "substack.com": ["publication_id", "post_id", "r", "showwelcomeonshare", "triedredirect", "isfreemail"],
    "theguardian.com": ["cmp"],
    "twitter.com": ["s", "t", "cn"],
    "wsj.com": ["mod", "reflink"],
    "x.com": ["s", "t", "cn"],
    "youtu.be": ["feature", "pp", "si"],
    "youtube.com": ["ab_channel", "feature", "pp", "si"],
  ]

  /// The query without tracking parameters, otherwise unchanged. Returns nil if nothing is left.
  static func removed(from query: String, host: String) -> String? {
    let site = siteNames(host: host)
    // By bytes: a query is ASCII, and a page has hundreds.
    let all = query.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    let kept = all.filter { parameter in
      var name = Substring(parameter.prefix { $0 != UInt8(ascii: "=") }).lowercased()
      // A link copied out of HTML source without decoding it.
      while name.hasPrefix("amp;") { name.removeFirst(4) }
      return !names.contains(name) && !site.contains(name) && !prefixes.contains { name.hasPrefix($0) }
    }
    let joined = kept.count == all.count ? query : kept.map { Substring($0) }.joined(separator: "&")
    return joined.isEmpty ? nil : joined
  }

  private static func siteNames(host: String) -> Set<String> {
    var rest = host[...]
    while true {
      if let names = bySite[String(rest)] { return names }
      guard let dot = rest.firstIndex(of: ".") else { return [] }
      rest = rest[rest.index(after: dot)...]
    }
  }
}

extension WebURL {
  /// This URL without tracking parameters (`utm_source`, `fbclid`, …), otherwise unchanged.
  public var withoutTracking: WebURL {
    guard isHTTP, let query, !query.isEmpty, let host else { return self }
    let kept = Tracking.removed(from: query, host: host)
    return kept == query ? self : replacing(query: kept)
  }

  /// This URL with another query, already percent-encoded.
  func replacing(query: String?) -> WebURL {
    var bytes = Array(href.utf8.prefix(parts.path.upperBound))
    var parts = parts
    parts.query = nil
    if let query {
      bytes.append(0x3F)
      let start = bytes.count
      bytes.append(contentsOf: query.utf8)
      parts.query = start..<bytes.count
    }
    if let fragment {
      bytes.append(0x23)
      let start = bytes.count
      bytes.append(contentsOf: fragment.utf8)
      parts.fragment = start..<bytes.count
    }
    return WebURL(bytes: bytes, parts: parts)
  }
}
