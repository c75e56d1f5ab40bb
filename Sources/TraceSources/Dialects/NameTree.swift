import JSONBytes
import TraceModel

/// Lists and objects that a producer flattened into names: `0.message.role`, `0.message.content`.
///
/// A number is a place in a list, of which only the order counts: gaps and places beyond all others
/// cost nothing.
struct NameTree {
  private let nodes: Nodes
  private let node: Int

  /// Names of more words than any list of a dialect has, not to be followed.
  private static let maximumDepth = 16

  /// All nodes of a tree; a node is its place in the list.
  private struct Nodes {
    var values: [Payload?] = [nil]
    var children: [[(name: Substring, node: Int)]] = [[]]
    private var places: [Edge: Int] = [:]

    struct Edge: Hashable {
      let parent: Int
      let name: Substring
    }

    mutating func node(_ name: Substring, below parent: Int) -> Int {
      let edge = Edge(parent: parent, name: name)
      if let known = places[edge] { return known }
      let node = values.count
      places[edge] = node
      values.append(nil)
      children.append([])
      children[parent].append((name, node))
      return node
    }

    func child(_ name: Substring, of parent: Int) -> Int? {
      places[Edge(parent: parent, name: name)]
    }
  }

  /// - Parameter members: Names without the prefix that they share, in recorded order.
  init(_ members: [(name: String, value: Payload)]) {
    var nodes = Nodes()
    for (name, value) in members {
      let words = name.split(
        separator: ".",
        maxSplits: Self.maximumDepth,
        omittingEmptySubsequences: false
      )
      if words.count > Self.maximumDepth { continue }
      let node = words.reduce(0) { nodes.node($1, below: $0) }
      if nodes.values[node] == nil { nodes.values[node] = value }
    }
    self.nodes = nodes
    node = 0
  }

  private init(_ nodes: Nodes, _ node: Int) {
    self.nodes = nodes
    self.node = node
  }

  /// The value of this very name; nil where there is none or it is `null`.
  var value: Payload? { nodes.values[node].flatMap { $0.isNull ? nil : $0 } }

  /// What lies under a dotted path; nil where nothing does.
  subscript(path: String) -> NameTree? {
    var place = node
    for word in path.split(separator: ".") {
      guard let next = nodes.child(word, of: place) else { return nil }
      place = next
    }
    return NameTree(nodes, place)
  }

  /// The text under a path; nil where none is.
  func text(_ path: String) -> String? { self[path]?.value?.string }

  /// The elements of a list, by their numbers; names that are no numbers are left out.
  var elements: [NameTree] {
    let numbered = nodes.children[node].compactMap { child in
      UInt64(child.name).map { (number: $0, node: child.node) }
    }
    return numbered.sorted { ($0.number, $0.node) < ($1.number, $1.node) }
      .map { NameTree(nodes, $0.node) }
  }
}
