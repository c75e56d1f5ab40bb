extension JSONValue {
  /// A key and its value.
  package typealias Member = (key: JSONValue, value: JSONValue)

  /// The keys and values of an object, each key once: its last value at its first place, as Python
  /// reads them; none unless the value is an object.
  package var distinctMembers: [Member] {
    var distinct: [Member] = []
    distinct.reserveCapacity(count)
    // To hash a few keys takes longer than to compare them.
    if count <= 24 { addByComparing(to: &distinct) } else { addByHashing(to: &distinct) }
    return distinct
  }

  private func addByComparing(to distinct: inout [Member]) {
    for member in members {
      if let place = distinct.firstIndex(where: { $0.key.isSameString(as: member.key) }) {
        distinct[place].value = member.value
      } else {
        distinct.append(member)
      }
    }
  }

  private func addByHashing(to distinct: inout [Member]) {
    var places: [ArraySlice<UInt8>: Int] = [:]
    for member in members {
      let key = member.key.utf8 ?? []
      if let place = places[key] {
        distinct[place].value = member.value
      } else {
        places[key] = distinct.count
        distinct.append(member)
      }
    }
  }

  /// Whether two strings have the same text.
  func isSameString(as other: JSONValue) -> Bool {
    if node.hasEscapes || other.node.hasEscapes { return utf8 == other.utf8 }
    return isWritten(as: other)
  }
}
