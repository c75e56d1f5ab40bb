import Testing

@testable import TraceAnalysis

@Suite("What of a stack trace is folded")
struct TracebackFoldTests {
  /// Frames by letter: `a` the application's, `s` the standard library's, others of a package of that
  /// name; a dot is text.
  private func traceback(_ frames: String) throws -> Traceback {
    let text = frames.map { letter in
      switch letter {
      case ".": "E\n"
      case "a": "  File \"/app/a.py\", line 1, in f\n"
      case "s": "  File \"/lib/python3.12/os.py\", line 1, in f\n"
      default: "  File \"/v/site-packages/\(letter)/x.py\", line 1, in f\n"
      }
    }
    return try #require(Traceback(text.joined().utf8))
  }

  private func outline(_ stretches: [TracebackStretch]) -> [String] {
    stretches.map { stretch in
      switch stretch {
      case .text: "text"
      case .frame: "frame"
      case .folded(let run): "\(run.frames)" + run.libraries.map { " \($0)" }.joined()
      }
    }
  }

  @Test(
    "Runs of library frames are folded, the frame that raised is not",
    arguments: [
      ("a.", ["frame", "text"]), ("m.", ["frame", "text"]),
      ("mmam.", [#"2 package("m")"#, "frame", "frame", "text"]),
      ("mmoms.", [#"4 package("m") package("o")"#, "frame", "text"]),
      ("ssa.sm", [#"2 standardLibrary"#, "frame", "text", "1 standardLibrary", "frame"]),
    ]
  )
  func runs(frames: String, expected: [String]) throws {
    #expect(outline(try traceback(frames).stretches()) == expected)
  }

  @Test("Of a long run of the application's frames the middle is folded")
  func recursion() throws {
    let stretches = try traceback(String(repeating: "a", count: 1000) + ".").stretches()
    let six = Array(repeating: "frame", count: 6)
    #expect(outline(stretches) == six + ["988"] + six + ["text"])
  }

  @Test("Only the pieces that are asked for; their last frame raised nothing")
  func beginning() throws {
    #expect(
      outline(try traceback("mam.").stretches(upTo: 3)) == [#"1 package("m")"#, "frame", "frame"]
    )
    #expect(
      outline(try traceback("mamm.").stretches(upTo: 3)) == [
        #"1 package("m")"#, "frame", #"1 package("m")"#,
      ]
    )
  }

  @Test("Code that goes to and fro between libraries cannot fill a page")
  func alternating() throws {
    let stretches = try traceback(String(repeating: "am", count: 50_000)).stretches()
    #expect(stretches.count == 121)
    #expect(outline(stretches)[60] == "\(100_000 - 120)")
  }
}
