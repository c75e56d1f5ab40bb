import JSONBytes
import TestSupport
import Testing
import TraceModel

@testable import TraceAnalysis

@Suite("Pairing of cases")
struct PairingTests {
  @Test("Equal inputs are one case, its repeats in their order")
  func equalInputs() {
    let base = [CaseKeys("a"), CaseKeys("b"), CaseKeys("a")]
    let head = [CaseKeys("b"), CaseKeys("a"), CaseKeys("a"), CaseKeys("a")]
    let pairing = Pairing(base: base, head: head)
    #expect(pairing.drawn == ["0 2 = 1 2 3 equalInput", "1 = 0 equalInput"])
    #expect(pairing.cases[0].repeats.map { "\($0.base)\($0.head)" } == ["01", "22"])
    #expect(pairing.onlyBase.isEmpty && pairing.onlyHead.isEmpty)
  }

  @Test("Ids go before inputs, in the order of the rules")
  func order() {
    var base = [CaseKeys("a"), CaseKeys("b"), CaseKeys("c"), CaseKeys("d")]
    var head = [CaseKeys("d"), CaseKeys("a"), CaseKeys("b"), CaseKeys("c")]
    (base[0].recordID, head[2].recordID) = ("r", "r")
    (base[1].experimentItem, head[1].experimentItem) = ("i", "i")
    (base[2].referenceExample, head[3].referenceExample) = ("x", "x")
    (base[2].recordID, head[1].recordID) = ("r2", "r3")
    #expect(
      Pairing(base: base, head: head).drawn == [
        "0 = 2 recordID", "1 = 1 experimentItem", "2 = 3 referenceExample", "3 = 0 equalInput",
      ]
    )
  }

  @Test("A demanded rule excludes all others")
  func demanded() {
    var base = [CaseKeys("a"), CaseKeys("b"), CaseKeys("c")]
    var head = [CaseKeys("a"), CaseKeys("b"), CaseKeys("c")]
    (base[0].demanded, head[1].demanded, base[2].demanded) = ("k", "k", "other")
    head[2].recordID = "r"
    base[2].recordID = "r"
    let pairing = Pairing(base: base, head: head, isDemanded: true)
    #expect(pairing.drawn == ["0 = 1 demanded"])
    #expect(
      pairing.onlyBase == [
        UnpairedTraces(traces: [1], reason: .withoutKey),
        UnpairedTraces(traces: [2], reason: .absent),
      ]
    )
    #expect(pairing.onlyHead.map(\.reason) == [.withoutKey, .withoutKey])
  }

  @Test("A text with one word changed is the same case, a template with another name is not")
  func similar() {
    let text =
      "Please plan a journey for two adults who travel light from the old harbour to the "
      + "castle on the hill and back before the evening tide comes in"
    let changed = text.replacing("castle", with: "fortress")
    let pairing = Pairing(base: [CaseKeys(text)], head: [CaseKeys(changed)])
    #expect(pairing.drawn == ["0 = 0 similarInput"])
    // 28 words, 29 pairs of words, of which 2 on each side differ: 27 of 31.
    #expect(isNear(pairing.cases[0].similarity, 27.0 / 31))
    let towns = ["Porto", "Faro", "Braga", "Beja", "Lagos", "Sintra"]
    let asked = towns.map { CaseKeys(text.replacing("castle", with: $0)) }
    let others = Pairing(base: Array(asked[0...2]), head: Array(asked[2...]))
    #expect(others.drawn == ["2 = 0 equalInput"])
    #expect(others.onlyBase.map(\.traces) == [[0], [1]])
    #expect(others.onlyHead.map(\.reason) == [.absent, .absent, .absent])
  }

  @Test("Two that are as near are told, not guessed")
  func ambiguous() {
    let text = (1...40).map { "word\($0)" }.joined(separator: " ")
    let head = ["word3", "word9"].map { CaseKeys(text.replacing($0 + " ", with: "new ")) }
    let pairing = Pairing(base: [CaseKeys(text)], head: head)
    #expect(pairing.cases.isEmpty)
    #expect(
      pairing.onlyBase == [UnpairedTraces(traces: [0], reason: .ambiguous(others: [0, 1]))]
    )
    #expect(pairing.onlyHead.map(\.reason) == [.ambiguous(others: [0]), .ambiguous(others: [0])])
  }

  @Test("Without anything to go by nothing is paired")
  func empty() {
    let pairing = Pairing(base: [CaseKeys(), CaseKeys()], head: [CaseKeys()])
    #expect(pairing.cases.isEmpty)
    #expect(pairing.onlyBase.map(\.traces) == [[0], [1]])
    #expect(pairing.onlyHead.map(\.reason) == [.withoutKey])
    #expect(Pairing(base: [], head: []).cases.isEmpty)
  }

  /// Cases are told apart by a number in their text; a copy loses one in three, repeats one in four
  /// and is shuffled.
  @Test("Shuffled, thinned and repeated copies are paired as they were made", arguments: 0..<20)
  func copies(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let questions = (0..<60).map { "How long is the ride from town \($0) to town \($0 * 7)?" }
    let base = Self.copy(questions, &random)
    let head = Self.copy(questions, &random)
    let pairing = Pairing(base: base.map(CaseKeys.init), head: head.map(CaseKeys.init))
    for found in pairing.cases {
      #expect(Set(found.base.map { base[$0] } + found.head.map { head[$0] }).count == 1)
    }
    let common = Set(base).intersection(head)
    #expect(pairing.cases.count == common.count)
    #expect(pairing.cases.flatMap(\.base).count == base.count { common.contains($0) })
    #expect(pairing.cases.flatMap(\.head).count == head.count { common.contains($0) })
    #expect(
      pairing.onlyBase.flatMap(\.traces).count == base.count { !common.contains($0) }
    )
  }

  private static func copy(_ questions: [String], _ random: inout SeededGenerator) -> [String] {
    var copy: [String] = []
    for question in questions where Int.random(in: 0..<3, using: &random) > 0 {
      copy.append(question)
      if Int.random(in: 0..<4, using: &random) == 0 { copy += [question, question] }
    }
    return copy.shuffled(using: &random)
  }

  static let manyTexts: [(name: String, text: @Sendable (Int) -> String)] = [
    ("all equal", { _ in "the same question again" }),
    ("all empty", { _ in "" }),
    ("a template with a number", { "word1 word2 word3 word4 word5 word6 word7 word8 of \($0)" }),
    ("two sides that are never equal", { "\($0) a b c d e f g h i j k l m n o p q r s \($0 * 3)" }),
    ("many of a few", { "one of a hundred \($0 % 100)" }),
    (
      "families of thirty",
      { place in
        (0..<150).map { "w\(place / 30)x\($0)" }.joined(separator: " ") + " \(place)"
      }
    ),
  ]

  /// Unoptimised code takes thirty times as long.
  #if DEBUG
    static let many = 3000
  #else
    static let many = 20_000
  #endif

  @Test("Thousands of traces a side are paired in time", arguments: manyTexts.indices)
  func hostile(index: Int) {
    let text = Self.manyTexts[index].text
    let base = (0..<Self.many).map { CaseKeys(text($0)) }
    let head = (0..<Self.many).map { CaseKeys(text($0) + ($0 % 2 == 0 ? " x" : "")) }
    let start = ContinuousClock.now
    let pairing = Pairing(base: base, head: head)
    #expect(ContinuousClock.now - start < .seconds(300), "\(Self.manyTexts[index].name)")
    let all = pairing.cases.flatMap(\.base) + pairing.onlyBase.flatMap(\.traces)
    #expect(all.sorted() == Array(0..<Self.many))
    let others = pairing.cases.flatMap(\.head) + pairing.onlyHead.flatMap(\.traces)
    #expect(others.sorted() == Array(0..<Self.many))
  }

  @Test("Huge inputs leave a small sketch, and are near where they are")
  func huge() {
    var random = SeededGenerator(seed: 5)
    let words = (0..<60_000).map { _ in "w\(UInt16.random(in: 0...UInt16.max, using: &random))" }
    let text = words.joined(separator: " ")
    let base = CaseKeys(text)
    #expect(base.words.hashes.count == ShingleSketch.size)
    let head = CaseKeys(text + " and a word more")
    let pairing = Pairing(base: [base], head: [head])
    #expect(pairing.drawn == ["0 = 0 similarInput"])
    let other = CaseKeys(words.shuffled(using: &random).joined(separator: " "))
    #expect(Pairing(base: [base], head: [other]).cases.isEmpty)
  }
}

@Suite("What a trace records of its case")
struct CaseKeysTests {
  private func keys(_ trace: Trace, _ match: String? = nil) -> CaseKeys {
    CaseKeys(AnalysedTrace(trace), match: match.flatMap(MatchRule.init)) {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private func trace(_ inputs: String) -> Trace {
    var trace = Trace(
      id: "t",
      state: .ok,
      requestTimeMS: 0,
      experiment: Experiment(id: "1", name: nil),
      source: "s"
    )
    trace.spans = [Span("root").inputs(inputs), Span("inner", below: "root").inputs("[1]")]
    return trace
  }

  @Test("The digest is of the root's inputs however they are written")
  func digest() {
    let found = keys(trace(#"{"b": 1.0, "a": "x"}"#))
    #expect(found.inputDigest == #"{"a":"x","b":1}"#)
    #expect(found.inputDigest == keys(trace(#"{"a":"x","b":1}"#)).inputDigest)
    #expect(!found.words.hashes.isEmpty)
  }

  @Test("Inputs that say nothing are none", arguments: ["{}", "[]", "null", #""""#])
  func nothing(inputs: String) {
    #expect(keys(trace(inputs)).inputDigest == nil)
    #expect(keys(trace(inputs)).words.hashes.isEmpty)
  }

  @Test("Ids are tags, metadata or attributes of the root")
  func ids() {
    var trace = trace("{}")
    trace.tags = [TextPair(key: "dataset_record_id", value: "dr-1")]
    trace.metadata = [TextPair(key: "reference_example_id", value: "e1")]
    trace.spans[0] = trace.spans[0].attribute("langfuse.experiment.item.id", #""item-1""#)
    let found = keys(trace)
    #expect(found.recordID == "dr-1")
    #expect(found.referenceExample == "e1")
    #expect(found.experimentItem == "item-1")
    #expect(keys(self.trace("{}")).recordID == nil)
  }

  @Test(
    "A demanded value is found where the rule says",
    arguments: [
      ("input:question", #""why""#), ("input:$.m[1].c", "[1,2]"), ("input:m.1.c", "[1,2]"),
      ("input:$", nil), ("input:m[2]", nil), ("input:m[-1]", nil), ("input:question.x", nil),
      ("input:", nil), ("tag:k", "v"), ("tag:absent", nil), ("tag:", nil), ("question", nil),
    ] as [(String, String?)]
  )
  func demanded(rule: String, expected: String?) {
    var trace = trace(#"{"question": "why", "m": [0, {"c": [1, 2.0]}]}"#)
    trace.tags = [TextPair(key: "k", value: "v")]
    #expect(keys(trace, rule).demanded == expected)
  }
}

extension CaseKeys {
  /// The keys of a trace of which only the inputs are known.
  fileprivate init(_ text: String) {
    self.init()
    inputDigest = text.isEmpty ? nil : text
    words = ShingleSketch(text.utf8)
  }
}

extension Pairing {
  /// A line a case: places of base, of head, and the rule.
  fileprivate var drawn: [String] {
    cases.map { found in
      let sides = [found.base, found.head].map { $0.map { "\($0)" }.joined(separator: " ") }
      return "\(sides[0]) = \(sides[1]) \(found.rule)"
    }
  }
}
