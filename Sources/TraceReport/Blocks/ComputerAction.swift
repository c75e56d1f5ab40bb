import JSONBytes

/// An action on a screen, as words such as `click at 120, 44`.
struct ComputerAction {
  private let action: JSONValue

  init(_ action: JSONValue) { self.action = action }

  /// Own words, recorded values, and each key to be pressed as code.
  var words: [ReportInline] { verb + keys }

  private var verb: [ReportInline] {
    switch action["type"]?.string {
    case "click": button + [.own("click")] + point(action, " at ")
    case "double_click": [.own("double click")] + point(action, " at ")
    case "move": [.own("move")] + point(action, " to ")
    case "drag": [.own("drag")] + path
    case "scroll": [.own("scroll")] + distance + point(action, " at ")
    case "type": [.own("type “"), .recorded(action["text"]?.line ?? ""), .own("”")]
    case "keypress": [.own("press")]
    case "screenshot": [.own("take a screenshot")]
    case "wait": [.own("wait")]
    default: [.recorded(action.line)]
    }
  }

  private var button: [ReportInline] {
    guard let button = action["button"]?.string, button != "left" else { return [] }
    return [.recorded(button), .own(" ")]
  }

  private func point(_ point: JSONValue, _ preposition: String) -> [ReportInline] {
    pair(point["x"], point["y"], preposition)
  }

  private func pair(_ x: JSONValue?, _ y: JSONValue?, _ preposition: String) -> [ReportInline] {
    guard let x, let y else { return [] }
    return [.own(preposition), .recorded(x.line), .own(", "), .recorded(y.line)]
  }

  private var path: [ReportInline] {
    (action["path"]?.elements.map { $0 } ?? []).enumerated().flatMap { place, point in
      self.point(point, place == 0 ? " from " : " to ")
    }
  }

  private var distance: [ReportInline] { pair(action["scroll_x"], action["scroll_y"], " by ") }

  private var keys: [ReportInline] {
    guard let keys = action["keys"], keys.count > 0 else { return [] }
    let isPress = action["type"]?.isString("keypress") == true
    let names = keys.elements.map { [ReportInline.code($0.line)] }
    return [.own(isPress ? " " : " with ")] + names.joined(separator: [.own(" + ")])
  }
}
