import JSONBytes

/// Round moments along a time axis.
struct TimeAxis {
  /// Nanoseconds from the axis's start, in order, the first one 0; only that one on an empty axis.
  let ticks: [Int64]
  private let length: Int64

  /// About five steps of 1, 2, 2.5 or 5 times a power of ten; at most seven ticks.
  init(length: Int64) {
    let step = Self.step(length)
    let last = max(0, length - length / 20)
    ticks = (0...last / step).map { $0 * step }
    self.length = length
  }

  /// Writes the moments as SVG, for the head of a column of bars.
  func write(to html: inout ByteBuffer) {
    html.append("<svg class=\"axis\" width=\"100%\" height=\"20\" aria-hidden=\"true\">")
    for tick in ticks {
      html.append("<text y=\"14\" x=\"")
      html.append(share: tick, of: length)
      html.append("\">")
      html.append(tick == 0 ? "0" : DurationText(tick: tick).text)
      html.append("</text>")
    }
    html.append("</svg>")
  }

  private static func step(_ length: Int64) -> Int64 {
    var power: Int64 = 1
    while true {
      // No length is more than six times 2 × 10¹⁸, so nothing here can overflow.
      for step in [power, power * 2, power * 5 / 2, power * 5] where length / step <= 6 {
        return step
      }
      power *= 10
    }
  }
}
