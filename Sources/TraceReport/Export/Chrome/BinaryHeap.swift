/// Values of which the least is at hand.
struct BinaryHeap<Element: Comparable> {
  /// Each value is at most as large as the two at twice its place.
  private var values: [Element] = []

  var first: Element? { values.first }

  mutating func insert(_ value: Element) {
    values.append(value)
    var place = values.count - 1
    while place > 0, values[place] < values[(place - 1) / 2] {
      values.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Takes the least value away; nil where there is none.
  @discardableResult
  mutating func popFirst() -> Element? {
    guard let first = values.first else { return nil }
    let last = values.removeLast()
    if !values.isEmpty { sink(last) }
    return first
  }

  /// Puts a value in the place of the first and moves it down to where it belongs.
  private mutating func sink(_ value: Element) {
    var place = 0
    values[0] = value
    while let child = smallerChild(of: place), values[child] < values[place] {
      values.swapAt(place, child)
      place = child
    }
  }

  private func smallerChild(of place: Int) -> Int? {
    let left = 2 * place + 1
    if left >= values.count { return nil }
    return left + 1 < values.count && values[left + 1] < values[left] ? left + 1 : left
  }
}
