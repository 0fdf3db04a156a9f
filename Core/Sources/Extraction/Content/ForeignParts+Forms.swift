import HTML

extension ForeignParts {
  /// Drops the few words around a form that asks for an address of mail: the offer of a newsletter.
  ///
  /// The box is the largest around the form with at most sixty words.
  mutating func dropSubscriptions(_ document: HTMLDocument) {
    let all = words(in: kept.indices.filter { kept[$0] })
    for index in scan.elements.indices
    where scan.elements[index].tag == .form && scan.elements[index].words <= Self.longestOffer {
      guard asksForMail(scan.elements[index].node, document) else { continue }
      var box = index
      while scan.elements[box].parent > 0, scan.elements[Int(scan.elements[box].parent)].words <= Self.longestOffer {
        box = Int(scan.elements[box].parent)
      }
      let inside = keptUnits(in: box)
      guard all - words(in: inside) >= 100 else { continue }
      for unit in inside { drop(unit: unit) }
    }
  }

  private static let longestOffer: Int32 = 60

  private func asksForMail(_ form: NodeID, _ document: HTMLDocument) -> Bool {
    document.elements(withTag: .input, in: form).prefix(8).contains { input in
      document.withAttribute(.type, of: input) { $0.containsIgnoringCase("email") } == true
        || document.withAttribute(.name, of: input) { $0.containsIgnoringCase("email") } == true
    }
  }
}
