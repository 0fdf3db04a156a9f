/// The deepest element with at least three fifths of the page's prose, or of its text if it has no prose.
struct TopContainer {
  let element: Int32

  init(_ scan: PageScan) {
    let hasProse = scan.elements[0].prose > 0
    func mass(_ index: Int) -> Int {
      Int(hasProse ? scan.elements[index].prose : scan.elements[index].characters)
    }
    let wanted = mass(0) * 6
    var top: Int32 = 0
    // Only one child can hold three fifths, so one pass in document order finds the chain.
    for index in scan.elements.indices.dropFirst()
    where scan.elements[index].parent == top && mass(index) > 0 && mass(index) * 10 >= wanted {
      top = Int32(index)
    }
    element = top
  }

  func contains(_ index: Int32, in scan: PageScan) -> Bool {
    index >= element && index < scan.elements[Int(element)].end
  }

  /// Returns where an element's ancestors meet this container's path, and the number of steps up to that place.
  func meeting(with index: Int32, in scan: PageScan) -> (steps: Int, place: Int32) {
    var place = index
    var steps = 0
    // The path is the container and everything that holds it.
    while place > 0, place > element || element >= scan.elements[Int(place)].end {
      place = scan.elements[Int(place)].parent
      steps += 1
    }
    return (steps, max(0, place))
  }
}
