/// The name that somebody probably meant; nil if none is similar.
func nearestName(to name: String, among names: [String]) -> String? {
  let limit = max(1, name.count / 3)
  let near = names.map { (name: $0, distance: editDistance(from: name, to: $0)) }.filter { $0.distance <= limit }
  return near.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
}

/// How many characters must be added, left out, replaced or swapped with the next one to turn one text into another
/// (optimal string alignment distance).
func editDistance(from first: String, to second: String) -> Int {
  let (first, second) = (Array(first), Array(second))
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for row in first.indices {
    var current = [row + 1]
    for column in second.indices {
      let replaced = last[column] + (first[row] == second[column] ? 0 : 1)
      var best = min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    (beforeLast, last) = (last, current)
  }
  return last[second.count]
}
