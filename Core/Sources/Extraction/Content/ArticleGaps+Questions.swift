import HTML

extension ArticleGaps {
  /// Keeps a question whose button opens a kept answer, and drops any other.
  ///
  /// Why: answers without their questions contradict each other, and a question alone is interface.
  mutating func keepQuestions() {
    for unit in kept.indices where isQuestion(unit) {
      kept[unit] = unit + 1 < kept.count && kept[unit + 1] && !isQuestion(unit + 1) && isAnswer(unit + 1, to: unit)
    }
  }

  /// Whether a unit is the label of a button. Only questions are units there, and headings whose text is in a button.
  private func isQuestion(_ unit: Int) -> Bool {
    let button = button(around: unit)
    return button > 0 && !isHeading(unit) && !isInHeading(button)
  }

  private func isInHeading(_ button: Int32) -> Bool {
    var place = button
    for _ in 0..<4 where place > 0 {
      if TagTraits.of(scan.elements[Int(place)].tag, in: TagTraits.byTag).contains(.heading) { return true }
      place = scan.elements[Int(place)].parent
    }
    return false
  }

  /// The button around a unit's text, or 0.
  private func button(around unit: Int) -> Int32 {
    var place = scan.units[unit].wrapper
    var steps = 0
    while place > 0, scan.elements[Int(place)].tag != .button {
      steps += 1
      place = steps < 4 ? scan.elements[Int(place)].parent : 0
    }
    return max(0, place)
  }

  /// Whether a unit is in the box of a question, or in the box around it.
  private func isAnswer(_ unit: Int, to question: Int) -> Bool {
    let box = max(0, scan.elements[Int(button(around: question))].parent)
    let outer = max(0, scan.elements[Int(box)].parent)
    return scan.units[unit].element < scan.elements[Int(outer)].end && isPlaced(question, beside: [unit])
  }
}
