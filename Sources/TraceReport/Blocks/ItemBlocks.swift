import JSONBytes
import TraceModel

/// A part of a message that is neither said nor called, such as the tools of an MCP server.
struct ItemBlocks {
  private let item: JSONValue

  init(_ item: JSONValue) { self.item = item }

  /// An item of a type; whole where the type has no words here.
  func blocks(_ type: String) -> [ReportBlock] {
    switch type {
    case "mcp_list_tools": tools
    case "mcp_approval_request":
      [says("Asks to be allowed to call", item["name"])]
        + (item["arguments"]?.utf8.map { ReportBlock.payload(.text($0)) } ?? [])
    case "mcp_approval_response": approval
    case "item_reference": [says("Item", item["id"])]
    default: [.paragraph([.code(type)])] + ReportBlock.json(item)
    }
  }

  private func says(_ words: String, _ name: JSONValue?) -> ReportBlock {
    .paragraph([.own(words)] + (name.map { [.own(" "), .code($0.line)] } ?? []))
  }

  /// A line a tool; their schemas are in the span.
  private var tools: [ReportBlock] {
    let error = item["error"].flatMap { $0.isNull ? nil : $0 }
    let lines = item["tools"]?.elements.map { tool -> [ReportInline] in
      let description = tool["description"]?.string.map { TextCut($0.firstLine, limit: 200) }
      return [.code(tool["name"]?.string ?? "–")]
        + (description.map { [.own(" – "), .recorded($0.marked)] } ?? [])
    }
    return [says("Tools of the MCP server", item["server_label"])]
      + (error.map { [.paragraph([.own("▲ "), .recorded($0.line)])] } ?? [])
      + (lines.flatMap { $0.isEmpty ? nil : [.list($0)] } ?? [])
  }

  private var approval: [ReportBlock] {
    let isGranted = item["approve"]?.bool == true
    let reason = item["reason"].flatMap { $0.isNull ? nil : $0 }
    return [.note(isGranted ? "Allowed the call" : "Did not allow the call")]
      + (reason.map { [.paragraph([.recorded($0.line)])] } ?? [])
  }
}
