/// The data of an SVG path, written by relative moves: they have fewer digits than places.
struct PathWriter {
  private(set) var bytes: [UInt8] = []
  private(set) var x = 0
  private var y = 0
  private var isEmpty = true

  /// Starts a part of the path.
  mutating func move(to newX: Int, _ newY: Int) {
    add(isEmpty ? "M" : "m", newX - x)
    if newY >= y { bytes.append(UInt8(ascii: " ")) }
    bytes.append(contentsOf: String(newY - y).utf8)
    (x, y, isEmpty) = (newX, newY, false)
  }

  /// Nothing where the path is there already; so for an upright line.
  mutating func line(toX newX: Int) {
    if newX != x { add("h", newX - x) }
    x = newX
  }

  mutating func line(toY newY: Int) {
    if newY != y { add("v", newY - y) }
    y = newY
  }

  /// A line of its own between two heights, drawn from the end that is nearer.
  mutating func upright(_ newX: Int, from top: Int, to bottom: Int) {
    let isNearTop = abs(y - top) < abs(y - bottom)
    move(to: newX, isNearTop ? top : bottom)
    line(toY: isNearTop ? bottom : top)
  }

  /// A line of its own from the left edge.
  mutating func level(_ newY: Int, width: Int) {
    move(to: 0, newY)
    line(toX: width)
  }

  /// A rectangle from the top.
  mutating func area(from left: Int, to right: Int, bottom: Int) {
    move(to: left, 0)
    line(toX: right)
    line(toY: bottom)
    line(toX: left)
    line(toY: 0)
  }

  private mutating func add(_ command: Unicode.Scalar, _ number: Int) {
    bytes.append(UInt8(ascii: command))
    bytes.append(contentsOf: String(number).utf8)
  }
}
