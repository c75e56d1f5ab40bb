import Testing

@testable import TraceAnalysis

@Suite("Stack traces of Python")
struct TracebackTests {
  /// One line a piece: `path:function`, and in brackets whose code it is; texts by their first line.
  private func outline(_ text: String) throws -> [String] {
    try #require(Traceback(text.utf8)).pieces.map { piece in
      guard case .frame(let frame) = piece else {
        return String(decoding: piece.text.prefix { $0 != 0x0A }, as: UTF8.self)
      }
      let function = frame.function.map { String(decoding: $0, as: UTF8.self) } ?? "-"
      return "\(String(decoding: frame.path, as: UTF8.self)):\(function)"
    }
  }

  private func joined(_ traceback: Traceback?) -> [UInt8]? {
    traceback?.pieces.flatMap(\.text)
  }

  /// A tool of the corpus that raises; its message has two lines.
  private static let raised = """
    Traceback (most recent call last):
      File "/srv/mlv/lib/python3.11/site-packages/mlflow/tracing/fluent.py", line 335, in _wrapping_logic
        result = yield  # sync/async function output to be sent here
                 ^^^^^
      File "/srv/lab/tools/drive_visible.py", line 147, in cancel_booking
        raise ValueError("booking system: reference %r not found" % reference)
    ValueError: booking system: reference 'ZZZ-000' not found
    (see <b>manual</b> §4)
    """

  @Test("Frames hold their source and carets; the exception's lines are text")
  func frames() throws {
    #expect(
      try outline(Self.raised) == [
        "Traceback (most recent call last):",
        "/srv/mlv/lib/python3.11/site-packages/mlflow/tracing/fluent.py:_wrapping_logic",
        "/srv/lab/tools/drive_visible.py:cancel_booking",
        "ValueError: booking system: reference 'ZZZ-000' not found",
      ]
    )
    let frame = try #require(Traceback(Self.raised.utf8)).pieces[1].text
    #expect(frame.count(where: { $0 == 0x0A }) == 3)
  }

  @Test(
    "Chained exceptions are told one after the other",
    arguments: [
      "During handling of the above exception, another exception occurred:",
      "The above exception was the direct cause of the following exception:",
    ]
  )
  func chained(words: String) throws {
    let text = """
      Traceback (most recent call last):
        File "a.py", line 1, in f
      KeyError: 'a'

      \(words)

      Traceback (most recent call last):
        File "a.py", line 3, in <module>
          f()
      RuntimeError
      """
    let pieces = try outline(text)
    #expect(pieces.count == 5)
    #expect([pieces[1], pieces[3]] == ["a.py:f", "a.py:<module>"])
    #expect(joined(Traceback(text.utf8)) == Array(text.utf8))
    #expect(text.contains(words))
  }

  /// As Python 3.11 prints it.
  private static let group = """
      + Exception Group Traceback (most recent call last):
      |   File "/app/x.py", line 7, in <module>
      |     raise ExceptionGroup("eg", [ValueError(1), TypeError(2)])
      | ExceptionGroup: eg (2 sub-exceptions)
      +-+---------------- 1 ----------------
        | Traceback (most recent call last):
        |   File "/app/x.py", line 3, in f
        |     raise ValueError(1)
        | ValueError: 1
        +---------------- 2 ----------------
        | TypeError: 2
        +------------------------------------
    """

  @Test("The frames of an exception group are frames, bars or not")
  func exceptionGroup() throws {
    #expect(
      try outline(Self.group) == [
        "  + Exception Group Traceback (most recent call last):", "/app/x.py:<module>",
        "  | ExceptionGroup: eg (2 sub-exceptions)", "/app/x.py:f", "    | ValueError: 1",
      ]
    )
  }

  @Test("Nothing is left out, and whatever is odd is text")
  func odd() throws {
    let text =
      "  File \"a\", line 1, in f\r\n    x\r\n  [Previous line repeated 996 more times]\n"
      + "  File \"b\", line two, in g\n  File \"c.py\", line 3\n    1 +\n      ^\nSyntaxError\n\n"
    #expect(
      try outline(text) == ["a:f", "  File \"b\", line two, in g", "c.py:-", "SyntaxError"]
    )
    #expect(joined(Traceback(text.utf8)) == Array(text.utf8))
  }

  @Test(
    "A text without frames is no stack trace",
    arguments: [
      "", "\n\n", #"{"error": "Error running tool"}"#, "Traceback (most recent call last):\nE: x",
      "File \"a\"", "  File \"a\", line ", "  File \"a\", line 1 of 7", "Fil", "| | |",
    ]
  )
  func none(text: String) { #expect(Traceback(text.utf8) == nil) }

  @Test(
    "Whose code a frame runs follows from its path",
    arguments: [
      ("/v/lib/python3.11/site-packages/openai/_base_client.py", .package("openai")),
      ("/usr/lib/python3/dist-packages/six.py", .package("six")),
      (#"C:\v\Lib\site-packages\httpx\_client.py"#, .package("httpx")),
      ("/home/.pyenv/versions/3.11.7/lib/python3.11/contextlib.py", .standardLibrary),
      ("/opt/lib/python3.13t/asyncio/base_events.py", .standardLibrary),
      ("<frozen importlib._bootstrap>", .standardLibrary), ("<stdin>", .application),
      ("/home/me/lib/python3-tools/app.py", .application),
      ("/home/me/site-packages.py", .application), ("", .application),
    ] as [(String, FrameOrigin)]
  )
  func origin(path: String, expected: FrameOrigin) {
    #expect(FrameOrigin(path: Array(path.utf8)[...]) == expected)
  }

  @Test("An outer stack trace differs by what comes before the frames that both end with")
  func differing() throws {
    let inner = "Traceback:\n  File \"b.py\", line 2, in g\nE: x\n"
    let outer = "Traceback:\n  File \"a.py\", line 1, in f\n  File \"b.py\", line 2, in g\nE: x\n"
    let other = "Traceback:\n  File \"c.py\", line 9, in h\nE: x\n"
    let outermost = try #require(Traceback(outer.utf8))
    #expect(outermost.differing(from: try #require(Traceback(inner.utf8))) == 2)
    #expect(outermost.differing(from: outermost) == 0)
    // Only the exception is the same: no frame is shared.
    #expect(outermost.differing(from: try #require(Traceback(other.utf8))) == 4)
  }

  @Test(
    "A text of 100,000 lines is parsed in linear time",
    .timeLimit(.minutes(1)),
    arguments: [
      "  File \"a.py\", line 1, in f\n", "  |   |\n", "  File \"a\", line 1\n    x\n", "\n",
    ]
  )
  func long(line: String) throws {
    let text = String(repeating: line, count: 100_000)
    guard let traceback = Traceback(text.utf8) else { return #expect(!line.contains("File")) }
    #expect(traceback.pieces.count == 100_000)
    #expect(traceback.stretches().count < 200)
    #expect(traceback.stretches().flatMap(\.text) == Array(text.utf8))
  }
}
