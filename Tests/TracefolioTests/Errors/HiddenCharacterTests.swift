import Testing

@Suite("Characters of a path that would act on the terminal")
struct HiddenCharacterTests {
  /// A character in a file's name, and how a message shows it.
  static let hidden = [
    ("\u{1B}[31m", "␛[31m"), ("\n", "␊"), ("\r", "␍"), ("\u{7}", "␇"), ("\u{7F}", "␡"),
    ("\u{85}", "‹U+0085›"), ("\u{9B}31m", "‹U+009B›31m"), ("\u{202E}", "‹U+202E›"),
    ("\u{200B}", "‹U+200B›"), ("\u{2028}", "‹U+2028›"), ("\u{FEFF}", "‹U+FEFF›"),
    ("\u{E0041}", "‹U+E0041›"),
    ("\u{2066}", "‹U+2066›"), ("\u{200F}", "‹U+200F›"), ("é–второй", "é–второй"),
  ]

  @Test("They are shown, not sent", arguments: hidden)
  func source(character: String, shown: String) async throws {
    let box = try TemporaryFolder()
    try await expectFailure(
      ["export", "ml\(character)flow.db"],
      in: box.path,
      """
      error: ml\(shown)flow.db: no such file
        try:   check the path, or run where the store lies

      """
    )
  }

  @Test("Also in the name of somebody else's file")
  func output() async throws {
    let box = try TemporaryFolder()
    try box.put("out/\u{202E}fdp.\u{1B}[2Jx", "")
    try await box.expectFailingBuild(
      [Repository.path(Repository.fixture), "-o", "out"],
      """
      error: \(box.path("out")): the output folder is not empty and not made by Tracefolio
        found: ‹U+202E›fdp.␛[2Jx
        try:   another folder for -o, or an empty one

      """
    )
  }

  @Test("Also in a waterfall")
  func waterfall() async throws {
    let box = try TemporaryFolder()
    let store = try box.copyFixture()
    let id = FixtureTrace.bookingAgent
    try store.run(
      """
      UPDATE spans SET content = replace(content, '"name": "find_seats"', \
      '"name": "find\\u001b[2J\\u202e"') WHERE trace_id = '\(id)'
      """
    )
    let shown = try await Tool.run(["show", "mlflow.db", id], in: box.path)
    #expect(shown.status == 0)
    #expect(shown.text.contains("find␛[2J‹U+202E›"))
    #expect(!shown.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }
}
