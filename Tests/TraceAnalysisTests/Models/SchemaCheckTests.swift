import Foundation
import JSONBytes
import Testing
import TraceAnalysis

@Suite("A value against its schema")
struct SchemaCheckTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let schema: String
    let value: String
    /// As `path: expected / found`.
    var mismatches: [String] = []
    var unchecked: [String] = []
  }

  private func check(_ value: String, _ schema: String) throws -> SchemaCheck {
    SchemaCheck(try JSONDocument(value).root, against: try JSONDocument(schema).root)
  }

  static let cases = [
    Case(
      testDescription: "Everything as it should be",
      schema: #"{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}"#,
      value: #"{"a":1}"#
    ),
    Case(
      testDescription: "A type deep inside",
      schema: #"{"properties":{"a":{"items":{"type":["string","null"]}}}}"#,
      value: #"{"a":["x",null,3]}"#,
      mismatches: ["$.a[2]: string or null / 3"]
    ),
    Case(
      testDescription: "A member that is required, and one that is not allowed",
      schema: #"{"properties":{"a":{}},"required":["a"],"additionalProperties":false}"#,
      value: #"{"two words":1}"#,
      mismatches: [
        "$.a: a value: it is required / nothing",
        #"$["two words"]: nothing: no such member is allowed / 1"#,
      ]
    ),
    Case(
      testDescription: "Numbers are integers by their value, not by their writing",
      schema: #"{"items":{"type":"integer"}}"#,
      value: "[1.0, 1e3, 12345678901234567890123, 1.5, true, NaN]",
      mismatches: ["$[3]: integer / 1.5", "$[4]: integer / true", "$[5]: integer / NaN"]
    ),
    Case(
      testDescription: "Lists of values and a single one",
      schema: #"{"properties":{"a":{"enum":["x",1]},"b":{"const":{"k":1}}}}"#,
      value: #"{"a":true,"b":{"k":1.0}}"#,
      mismatches: [#"$.a: one of ["x",1] / true"#]
    ),
    Case(
      testDescription: "Bounds, exact where a double is not",
      schema: #"{"items":{"minimum":0,"exclusiveMaximum":9007199254740993}}"#,
      value: "[-0.5, 9007199254740992, 9007199254740993]",
      mismatches: ["$[0]: ≥ 0 / -0.5", "$[2]: < 9007199254740993 / 9007199254740993"]
    ),
    Case(
      testDescription: "Too few and too many items",
      schema: #"{"properties":{"a":{"minItems":2},"b":{"maxItems":1}}}"#,
      value: #"{"a":[1],"b":[1,2]}"#,
      mismatches: ["$.a: at least 2 items / 1 item", "$.b: at most 1 item / 2 items"]
    ),
    Case(
      testDescription: "The alternative that comes nearest is told",
      schema: ##"{"anyOf":[{"type":"null"},{"$ref":"#/$defs/t"}],"##
        + ##""$defs":{"t":{"type":"object","properties":{"n":{"type":"string"}}}}}"##,
      value: #"{"n":1}"#,
      mismatches: ["$.n: string / 1"]
    ),
    Case(
      testDescription: "No alternative comes near",
      schema: #"{"anyOf":[{"type":"null"},{"type":"string"}]}"#,
      value: "1",
      mismatches: ["$: one of 2 alternatives / 1"]
    ),
    Case(
      testDescription: "A tree by reference to itself",
      schema: ##"{"type":"object","properties":{"l":{"$ref":"#"},"r":{"$ref":"#"}}}"##,
      value: #"{"l":{"l":{"r":7}},"r":{}}"#,
      mismatches: ["$.l.l.r: object / 7"]
    ),
    Case(
      testDescription: "What is not known is not checked, and not wrong",
      schema: #"{"type":"string","pattern":"^a","format":"date","frob":{"type":"null"}}"#,
      value: #""b""#,
      unchecked: ["pattern", "format", "frob"]
    ),
    Case(
      testDescription: "Patterns may allow members that no name allows",
      schema: #"{"patternProperties":{"^x":{}},"additionalProperties":false}"#,
      value: #"{"x1":1}"#,
      unchecked: ["patternProperties", "additionalProperties"]
    ),
    Case(
      testDescription: "Items behind a prefix are not all items",
      schema: #"{"prefixItems":[{"type":"string"}],"items":{"type":"integer"}}"#,
      value: #"["a",1]"#,
      unchecked: ["prefixItems", "items"]
    ),
    Case(
      testDescription: "Keywords of the wrong shape are not checked",
      schema: #"{"type":5,"enum":1,"required":"a","minimum":"0","anyOf":[],"properties":[]}"#,
      value: "{}",
      unchecked: ["type", "enum", "required", "minimum", "anyOf", "properties"]
    ),
    Case(
      testDescription: "References that lead elsewhere or nowhere are not checked",
      schema: ##"{"items":{"$ref":"https://example.com/s"},"$ref":"#/$defs/none"}"##,
      value: "[1]",
      unchecked: ["$ref"]
    ),
    Case(
      testDescription: "A schema that allows nothing, one that allows all, and none",
      schema: #"{"properties":{"a":false,"b":true,"c":"x"}}"#,
      value: #"{"a":1,"b":2,"c":3}"#,
      mismatches: ["$.a: nothing / 1"],
      unchecked: ["schema"]
    ),
    Case(
      testDescription: "Of keys that are there twice the last one counts",
      schema: #"{"type":"null","type":"object","properties":{"a":{"type":"string"}}}"#,
      value: #"{"a":1,"a":"x"}"#
    ),
  ]

  @Test("It tells each mismatch, and what it did not check", arguments: cases)
  func mismatches(example: Case) throws {
    let check = try check(example.value, example.schema)
    #expect(
      check.mismatches.map { "\($0.path): \($0.expected) / \($0.found)" } == example.mismatches
    )
    #expect(check.unchecked == example.unchecked)
    #expect(check.isComplete)
  }

  @Test(
    "It ends in time whatever the schema is",
    arguments: [
      (##"{"$ref":"#"}"##, "1"),
      (##"{"anyOf":[{"$ref":"#"},{"$ref":"#"}]}"##, "1"),
      (##"{"anyOf":[{"items":{"$ref":"#"}},{"items":{"$ref":"#"}}],"type":"array"}"##, "[[[[1]]]]"),
      (##"{"items":{"type":"string"}}"##, "[" + String(repeating: "1,", count: 300_000) + "1]"),
    ]
  )
  func hostile(schema: String, value: String) throws {
    let start = ContinuousClock.now
    let check = try check(value, schema)
    #expect(ContinuousClock.now - start < .seconds(120))
    #expect(check.mismatches.count <= SchemaCheck.limit)
    #expect(!check.isComplete || !check.mismatches.isEmpty)
  }
}

@Suite("Schemas and values that another implementation has judged")
struct SchemaPairTests {
  /// As Tests/Reference/schema_pairs.py wrote them.
  private static func pairs() throws -> [JSONValue] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/schema_pairs.jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { try JSONDocument(String($0)).root }
  }

  @Test("Verdicts agree, and so do the places of the mismatches")
  func agree() throws {
    let pairs = try Self.pairs()
    try #require(pairs.count == 120)
    for pair in pairs {
      let value = try #require(pair["value"])
      let check = SchemaCheck(value, against: try #require(pair["schema"]))
      let line = String(decoding: pair.token, as: UTF8.self)
      #expect(check.isComplete && check.unchecked.isEmpty, "\(line)")
      #expect(check.mismatches.isEmpty == pair["valid"]?.bool, "\(line)")
      guard let paths = pair["paths"] else { continue }
      #expect(
        Set(check.mismatches.map(\.path)) == Set(paths.elements.compactMap(\.string)),
        "\(line)"
      )
    }
  }
}
