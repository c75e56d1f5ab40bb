import CScan
import JSONBytes
import TestSupport
import Testing

@Suite("The byte masks")
struct ScanMaskTests {
  /// Runs of bytes, half of them rich in the bytes that the masks look for.
  private static let runs: [[UInt8]] = {
    var random = SeededGenerator(seed: 1)
    let special: [UInt8] = [
      0x00, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x25, 0x26, 0x27, 0x28, 0x3B, 0x3C, 0x3D, 0x3E, 0x3F,
      0x5B, 0x5C, 0x5D, 0x7E, 0x7F, 0x80, 0x9F, 0xA2, 0xC1, 0xC2, 0xC3, 0xE1, 0xE2, 0xE3, 0xEC,
      0xED, 0xEE, 0xFF,
    ]
    return (0..<4000).map { round in
      (0..<64).map { _ in
        round.isMultiple(of: 2)
          ? UInt8.random(in: 0...255, using: &random) : special.randomElement(using: &random) ?? 0
      }
    }
  }()

  private func mask(_ run: ArraySlice<UInt8>, _ isWanted: (UInt8) -> Bool) -> UInt64 {
    run.enumerated().reduce(0) { $0 | (isWanted($1.element) ? 1 << UInt64($1.offset) : 0) }
  }

  private func expectBlock(_ block: cscan_block, of run: ArraySlice<UInt8>) {
    #expect(block.quote == mask(run) { $0 == 0x22 })
    #expect(block.backslash == mask(run) { $0 == 0x5C })
    #expect(block.control == mask(run) { $0 < 0x20 })
    #expect(block.high == mask(run) { $0 >= 0x80 })
  }

  @Test("Blocks of 64 bytes are as a plain loop finds them, vectors or not")
  func blocks() {
    for run in Self.runs {
      expectBlock(cscan_json_block64(run), of: run[...])
      expectBlock(cscan_portable_json_block64(run), of: run[...])
    }
  }

  @Test("Each byte alone is told rightly at each place of a block")
  func everyByte() {
    for byte in UInt8.min...UInt8.max {
      for place in [0, 1, 7, 8, 15, 16, 63] {
        var run = Array(repeating: UInt8(ascii: "a"), count: 64)
        run[place] = byte
        expectBlock(cscan_json_block64(run), of: run[...])
        expectBlock(cscan_portable_json_block64(run), of: run[...])
      }
    }
  }

  @Test("A tail is as its bytes are with zero bytes behind them", arguments: 0..<64)
  func tails(count: Int) {
    let run = Array(Self.runs[0][..<count])
    expectBlock(
      cscan_json_tail64(run, count),
      of: (run + Array(repeating: 0, count: 64 - count))[...]
    )
  }

  @Test("Eight letters make an escape of two bytes, and no others")
  func shortEscapes() {
    let meanings: [Character: UInt8] = [
      "\"": 0x22, "\\": 0x5C, "/": 0x2F, "b": 0x08, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09,
    ]
    for letter in UInt8.min...UInt8.max {
      let meaning = meanings[Character(Unicode.Scalar(letter))] ?? 0
      #expect(cscan_json_unescape(letter) == meaning)
    }
  }

  @Test("Masks for JSON strings are as a plain loop finds them, vectors or not")
  func jsonMasks() {
    for run in Self.runs {
      let expected = mask(run[..<16]) { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 || $0 == 0xED }
      #expect(UInt64(cscan_json_mask16(run)) == expected)
      #expect(UInt64(cscan_portable_json_mask16(run)) == expected)
      let stops = mask(run[..<16]) { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 || $0 >= 0x80 }
      #expect(UInt64(cscan_json_stop16(run)) == stops)
      #expect(UInt64(cscan_portable_json_stop16(run)) == stops)
    }
  }

  @Test("Masks for HTML are as a plain loop finds them, vectors or not")
  func htmlMasks() {
    let special = Set("&<>".utf8).union([0x7F, 0xC2, 0xE2, 0xED])
    for run in Self.runs {
      let text = mask(run[..<16]) { $0 < 0x20 || special.contains($0) }
      #expect(UInt64(cscan_text_mask16(run)) == text)
      #expect(UInt64(cscan_portable_text_mask16(run)) == text)
      let quotes = mask(run[..<16]) { $0 == 0x22 || $0 == 0x27 }
      #expect(UInt64(cscan_quote_mask16(run)) == quotes)
      #expect(UInt64(cscan_portable_quote_mask16(run)) == quotes)
    }
  }
}
