import Foundation
import Testing

@Suite("Packed sources and standard input")
struct PackedSourcesTests {
  private let box: TemporaryFolder
  private static let store = Repository.path(Repository.fixture)
  private static let lines = Repository.path("Tests/Fixtures/exports/lines_to_json.jsonl")

  init() throws { box = try TemporaryFolder() }

  @Test(
    "Packed or on standard input, a source gives what it gives as a file",
    arguments: [store, lines]
  )
  func same(source: String) async throws {
    let name = source.hasSuffix(".db") ? "mlflow.db" : "t.jsonl"
    try box.put(name, try Data(contentsOf: URL(filePath: source)))
    let plain = try await run("\"$0\" export -q \(name)")
    #expect(plain.count > 20)
    for script in [
      "gzip -k \(name); \"$0\" export -q \(name).gz",
      "\"$0\" export -q - < \(name)",
      "cat \(name) | \"$0\" export -q -",
      "gzip -c \(name) | \"$0\" export -q -",
      "mkfifo p; cat \(name) > p & \"$0\" export -q p",
    ] {
      let lines = try await run(script)
      #expect(lines == plain, "\(script)")
    }
    #expect(try await Self.areGone(Self.spooled()))
  }

  /// Files that a packed store is unpacked to have a name until the store is open.
  private static func spooled() throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(atPath: "/var/tmp")
    return Set(names.filter { $0.hasPrefix("tracefolio-") })
  }

  /// Whether files vanish soon: another test at the same time may have just unpacked them.
  private static func areGone(_ files: Set<String>) async throws -> Bool {
    for _ in 0..<100 {
      if try spooled().isDisjoint(with: files) { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }

  @Test("gzip data of several members, and with zeros behind, are one file")
  func members() async throws {
    try box.put("t.jsonl", try Data(contentsOf: URL(filePath: Self.lines)))
    let plain = try await run("\"$0\" export -q t.jsonl")
    let script = """
      (head -c 100000 t.jsonl | gzip; tail -c +100001 t.jsonl | gzip; head -c 700 /dev/zero) > t.gz
      "$0" export -q t.gz
      """
    #expect(try await run(script) == plain)
  }

  @Test("Store, packed export, folder and standard input go into one report")
  func mixed() async throws {
    try box.put("mlflow.db", try Data(contentsOf: URL(filePath: Self.store)))
    try box.put("in/t.jsonl", try Data(contentsOf: URL(filePath: Self.lines)))
    let lines = try await run(
      "gzip -c in/t.jsonl > p.gz; \"$0\" export -q in p.gz mlflow.db - < in/t.jsonl"
    )
    #expect(lines.count == 119)
  }

  @Test("What cannot be unpacked is an error that says so", arguments: ["head -c 5000", "tr a b"])
  func broken(damage: String) async throws {
    try box.put("t.jsonl", try Data(contentsOf: URL(filePath: Self.lines)))
    let ran = try await Tool.shell(
      "gzip -c t.jsonl | LC_ALL=C \(damage) > t.gz; \"$0\" export t.gz",
      in: box.path
    )
    #expect(ran.status == 2 && ran.output.isEmpty)
    #expect(ran.errors.hasPrefix("error: t.gz: cannot be unpacked\n  found: "))
    if damage.hasPrefix("head") { #expect(ran.errors.contains("found: the data break off\n")) }
    #expect(
      ran.errors.hasSuffix(
        "  try:   fetch it again from where it came, and check it with gzip -t\n"
      )
    )
  }

  @Test("A disk without room is an error that says so", arguments: ["< big -", "big.gz"])
  func noRoom(source: String) async throws {
    let script = """
      yes '{"info": {"trace_id": "tr-1"}}' | head -c 3000000 > big; gzip -k big
      trap '' XFSZ; ulimit -f 100; "$0" export \(source)
      """
    let ran = try await Tool.shell(script, in: box.path)
    #expect(ran.status == 2)
    let name = source == "big.gz" ? source : "standard input"
    #expect(
      ran.errors == """
        error: \(name): cannot be copied to a temporary file in /var/tmp
          found: File too large
          try:   make room there, or unpack it yourself to a disk that has room, and name that file

        """
    )
  }

  @Test("Standard input without a source, and named twice")
  func wrongInput() async throws {
    let empty = try await Tool.shell("\"$0\" export - < /dev/null", in: box.path)
    #expect(empty.errors.hasPrefix("error: standard input: is empty\n"))
    let text = try await Tool.shell("echo hello | \"$0\" export -", in: box.path)
    #expect(
      text.errors.hasPrefix("error: standard input: not a trace store this version can read\n")
    )
    let twice = try await Tool.run(["export", "-", "-"])
    #expect(twice.status == 64)
    #expect(
      twice.errors.hasPrefix(
        "Error: Standard input can be read only once; - is named several times.\n"
      )
    )
  }

  /// The lines that a script exports, without what tells of the source.
  private func run(_ script: String) async throws -> [String] {
    let ran = try await Tool.shell(script, in: box.path)
    try #require(ran.status == 0, "\(ran.errors)")
    return ran.text.split(separator: "\n").map { line in
      String(line).replacing(/"source":"[^"]*"/, with: "")
    }
  }
}
