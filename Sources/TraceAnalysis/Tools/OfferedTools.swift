package import JSONBytes
import TraceModel

/// A tool that a request offered to the model.
package struct OfferedTool: Sendable {
  /// The function's name, else the type of the built-in tool.
  package var name: String
  /// `function`, `custom`, or the type of a built-in tool, such as `web_search_preview`.
  package var kind: String
  /// Nil where none is given.
  package var description: JSONValue?
  /// The schema of a function's parameters; of any other tool all that the request says of it.
  ///
  /// Nil for a function without parameters.
  package var schema: JSONValue?
  /// Index of the span that offered it first.
  package var span: Int
}

extension OfferedTool {
  /// A tool as `tools` has it in a request of either API of OpenAI.
  ///
  /// Chat Completions keeps a function in a member of its own, the Responses API does not. Nil for
  /// what is no tool.
  init?(_ tool: JSONValue, span: Int) {
    let kind = tool["type"]?.string ?? (tool["function"] == nil ? nil : "function")
    guard let kind else { return nil }
    let isOwn = kind == "function" || kind == "custom"
    let body = isOwn ? tool[named: kind] ?? tool : tool
    guard let name = isOwn ? body["name"]?.string : kind else { return nil }
    self.init(
      name: name,
      kind: kind,
      description: Self.given(body["description"] ?? body["server_description"]),
      schema: kind == "function" ? Self.given(body["parameters"]) : tool,
      span: span
    )
  }

  /// A function as the legacy `functions` of Chat Completions has it.
  init?(legacy function: JSONValue, span: Int) {
    guard let name = function["name"]?.string else { return nil }
    self.init(
      name: name,
      kind: "function",
      description: Self.given(function["description"]),
      schema: Self.given(function["parameters"]),
      span: span
    )
  }

  private static func given(_ value: JSONValue?) -> JSONValue? {
    value.flatMap { $0.isNull ? nil : $0 }
  }
}

/// The tools that the model calls of a trace were offered.
enum OfferedTools {
  private struct Key: Hashable {
    let kind: ExactText
    let name: ExactText
    /// An MCP server's label: there may be several.
    let label: ExactText?
  }

  /// Each tool once, as it was offered first, in tree order.
  static func all(_ spans: [Span], order: [Int]) -> [OfferedTool] {
    var seen: Set<Key> = []
    var found: [OfferedTool] = []
    for index in order where spans[index].kind.isModelCall {
      for tool in tools(of: spans[index], index) where seen.insert(key(tool)).inserted {
        found.append(tool)
      }
    }
    return found
  }

  private static func tools(of span: Span, _ index: Int) -> [OfferedTool] {
    guard let inputs = span.inputs?.json else { return [] }
    let tools = inputs["tools"]?.elements.compactMap { OfferedTool($0, span: index) } ?? []
    let legacy = inputs["functions"]?.elements.compactMap {
      OfferedTool(legacy: $0, span: index)
    }
    return tools + (legacy ?? [])
  }

  private static func key(_ tool: OfferedTool) -> Key {
    let label = tool.kind == "mcp" ? tool.schema?["server_label"]?.string : nil
    return Key(
      kind: ExactText(tool.kind),
      name: ExactText(tool.name),
      label: label.map { ExactText($0) }
    )
  }
}

/// What was called, to tell which tools were not.
struct CalledTools {
  private var names: Set<ExactText> = []
  private var builtIn: Set<String> = []

  init(_ calls: [ToolCall]) {
    for call in calls {
      if call.isOwn { names.insert(ExactText(call.name)) } else { builtIn.insert(call.kind) }
    }
  }

  /// Whether any call went to the tool.
  ///
  /// A built-in tool is offered under its call's kind, with a version where there is one:
  /// `web_search_preview` and `computer_use_preview` are called as `web_search` and `computer`.
  func contains(_ tool: OfferedTool) -> Bool {
    if tool.kind == "function" || tool.kind == "custom" {
      return names.contains(ExactText(tool.name))
    }
    return builtIn.contains { tool.kind == $0 || tool.kind.hasPrefix($0 + "_") }
  }
}
