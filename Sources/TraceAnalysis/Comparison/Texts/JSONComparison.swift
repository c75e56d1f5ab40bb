import JSONBytes

/// The comparison of two JSON values, one within the other.
struct JSONComparison {
  private(set) var changes: [JSONDiff.Change] = []
  private(set) var isComplete = true
  /// Bytes of arrays whose elements are still told apart to find those that moved.
  var allowance = 8 << 20

  /// Deeper down, values are compared as wholes.
  private static let deepest = 64

  /// Lists what differs between two values.
  mutating func compare(_ base: PlacedValue, _ head: PlacedValue) {
    guard isComplete else { return }
    let isShallow = base.path.steps.count < Self.deepest
    switch (base.value.kind, head.value.kind) {
    case (.object, .object) where isShallow: compareObjects(base, head)
    case (.array, .array) where isShallow: compareArrays(base, head)
    default: if !base.value.equals(head.value) { add(base, head) }
    }
  }

  /// Lists a change; nil for what one of them does not have.
  mutating func add(_ base: PlacedValue?, _ head: PlacedValue?) {
    guard changes.count < JSONDiff.limit else {
      isComplete = false
      return
    }
    changes.append(
      JSONDiff.Change(
        basePath: base?.path,
        headPath: head?.path,
        before: base?.value,
        after: head?.value
      )
    )
  }

  private mutating func compareObjects(_ base: PlacedValue, _ head: PlacedValue) {
    let after = head.value.distinctMembers.map { (key: $0.key.utf8 ?? [], member: $0) }
    let places = Dictionary(after.enumerated().map { ($1.key, $0) }) { first, _ in first }
    var isNew = [Bool](repeating: true, count: after.count)
    for (key, value) in base.value.distinctMembers {
      let step = JSONPath.Step.member(key.string ?? "")
      let place = places[key.utf8 ?? []]
      guard let place else {
        add(base.inner(value, step), nil)
        continue
      }
      isNew[place] = false
      compare(base.inner(value, step), head.inner(after[place].member.value, step))
    }
    for (place, entry) in after.enumerated() where isNew[place] {
      add(nil, head.inner(entry.member.value, .member(entry.member.key.string ?? "")))
    }
  }
}
