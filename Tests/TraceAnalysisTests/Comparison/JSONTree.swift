import JSONBytes
import TestSupport

@testable import TraceAnalysis

/// A JSON value that can be drawn at random and changed.
enum Tree {
  case number(Int)
  case array([Tree])
  case object([(key: String, value: Tree)])

  var text: String {
    switch self {
    case .number(let number): "\(number)"
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { #""\#($0.key)":\#($0.value.text)"# }.joined(separator: ",") + "}"
    }
  }

  static func random(_ random: inout SeededGenerator, depth: Int) -> Tree {
    switch Int.random(in: depth > 0 ? 0...2 : 0...0, using: &random) {
    case 1:
      return .array(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in .random(&random, depth: depth - 1) }
      )
    case 2:
      let keys = ["a", "b", "c", "d e"].filter { _ in Bool.random(using: &random) }
      return .object(keys.map { (key: $0, value: .random(&random, depth: depth - 1)) })
    default: return .number(Int.random(in: 0...3, using: &random))
    }
  }

  /// The value with a few parts replaced, left out or added.
  func changed(_ random: inout SeededGenerator) -> Tree {
    if Int.random(in: 0..<8, using: &random) == 0 { return .random(&random, depth: 2) }
    switch self {
    case .number: return self
    case .array(let elements):
      var changed: [Tree] = []
      for element in elements where Int.random(in: 0..<5, using: &random) > 0 {
        changed.append(element.changed(&random))
        if Int.random(in: 0..<6, using: &random) == 0 { changed.append(.number(9)) }
      }
      return .array(changed)
    case .object(let members):
      var changed: [(key: String, value: Tree)] = []
      for member in members where Int.random(in: 0..<5, using: &random) > 0 {
        changed.append((key: member.key, value: member.value.changed(&random)))
      }
      if Int.random(in: 0..<4, using: &random) == 0 {
        changed.append((key: "new", value: .array([])))
      }
      return .object(changed.shuffled(using: &random))
    }
  }

  init(_ value: JSONValue) {
    switch value.kind {
    case .array: self = .array(value.elements.map { Tree($0) })
    case .object:
      self = .object(value.members.map { (key: $0.key.string ?? "", value: Tree($0.value)) })
    default: self = .number(value.int64.map { Int($0) } ?? 0)
    }
  }

  /// The value after what changed was replaced, what was removed taken out from the last on, and what
  /// was added put in from the first on: then every path is good when it is used.
  func applying(_ changes: [JSONDiff.Change]) -> Tree {
    var result = self
    for change in changes {
      guard let path = change.basePath, let after = change.after else { continue }
      result.edit(path.names[...]) { $0.replace($1, after) }
    }
    for change in changes.reversed() where change.after == nil {
      result.edit(change.basePath?.names[...] ?? []) { tree, step in tree.remove(step) }
    }
    for change in changes where change.before == nil {
      guard let path = change.headPath, let after = change.after else { continue }
      result.edit(path.names[...]) { $0.insert($1, after) }
    }
    return result
  }

  /// Has the parent of a path edited; the step is nil for the whole value.
  private mutating func edit(_ path: ArraySlice<String>, _ change: (inout Tree, String?) -> Void) {
    guard path.count > 1, let step = path.first else { return change(&self, path.first) }
    switch self {
    case .number: return
    case .array(var elements):
      guard let place = Int(step), elements.indices.contains(place) else { return }
      elements[place].edit(path.dropFirst(), change)
      self = .array(elements)
    case .object(var members):
      guard let place = members.firstIndex(where: { $0.key == step }) else { return }
      members[place].value.edit(path.dropFirst(), change)
      self = .object(members)
    }
  }

  private mutating func replace(_ step: String?, _ value: JSONValue) {
    guard let step else {
      self = Tree(value)
      return
    }
    edit([step, ""]) { tree, _ in tree = Tree(value) }
  }

  private mutating func remove(_ step: String?) {
    switch self {
    case .number: return
    case .array(var elements):
      if let place = step.flatMap({ Int($0) }) { elements.remove(at: place) }
      self = .array(elements)
    case .object(let members): self = .object(members.filter { $0.key != step })
    }
  }

  private mutating func insert(_ step: String?, _ value: JSONValue) {
    switch self {
    case .number: return
    case .array(var elements):
      if let place = step.flatMap({ Int($0) }) { elements.insert(Tree(value), at: place) }
      self = .array(elements)
    case .object(let members): self = .object(members + [(key: step ?? "", value: Tree(value))])
    }
  }
}

extension JSONPath {
  fileprivate var names: [String] {
    steps.map { step in
      switch step {
      case .member(let name): name
      case .element(let place): "\(place)"
      }
    }
  }
}
