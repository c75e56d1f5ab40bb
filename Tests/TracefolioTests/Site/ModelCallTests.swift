import Foundation
import Testing

@Suite("Settings and structured outputs on a trace's page")
struct ModelCallTests {
  /// The page of a trace as text, each run of tags as one bar.
  private func text(of trace: String) async throws -> String {
    let page = try await BuiltSite.whole.value.text("traces/\(trace).html")
    try #require(!page.isEmpty)
    return page.replacing(/(<[^>]*>\s*)+/, with: "|").replacing("&quot;", with: "\"")
  }

  /// Texts that the recorded request and answer of a program call for.
  static let programs: [(trace: String, texts: [String])] = [
    // Chat Completions: system prompt and parameters.
    (
      "tr-3c12c9303fe2b74bf2605ac77c28a66e",
      [
        "|Temperature|0.2|", "|Top p|0.9|", "|Max tokens|900|", "|Stop|&lt;END&gt;|", "|Seed|7|",
        "|Presence penalty|0.1|", "|User|user-17|", "|Model asked|gpt-4o|", "|Finish reason|stop|",
      ]
    ),
    // n = 3.
    (
      "tr-8ce099f0fb26ba4a00a2c03fc3173174",
      ["|Choices|3|", "|Temperature|1.2|", "|Finish reasons|0|stop|1|stop|2|stop|"]
    ),
    // Log probabilities.
    (
      "tr-f25cf0a277931a7b3dc8e3e6c78443f7",
      ["|Log probabilities|true|", "|Top log probabilities|2|"]
    ),
    // Structured output that conforms.
    (
      "tr-6a700b4d2162d0509f474580e461cf69",
      ["|Response format|json_schema |trip|, strict|", "|✓ Conforms to its schema|"]
    ),
    // JSON mode: the recorded answer is a list.
    (
      "tr-2ce8a3e3cf38f03947e76aa484a56ae5",
      ["|Response format|json_object|", "|✓ JSON|a list; no schema is recorded"]
    ),
    // Parsed by the client into a class whose schema is not recorded.
    (
      "tr-cb29d47e56d8e234f9f747740cb2a3fa",
      ["|✓ JSON|an object; no schema is recorded", "chat_parse_pydantic.&lt;locals&gt;.Trip"]
    ),
    // A Response with more members than its schema allows.
    (
      "tr-4f51616455a8a5952dc160de3fe414de",
      [
        "|▲ 2 mismatches with the schema|", "|$.nights|nothing: no such member is allowed|2|",
        #"|$.travellers|nothing: no such member is allowed|["Ana", "Rui"]|"#,
      ]
    ),
    // A Response whose schema the answer alone records.
    (
      "tr-2c170cb0c12bba61dd919b8908d81838",
      ["|Response format|json_schema |Trip|, strict|", "|✓ Conforms to its schema|"]
    ),
    // Streamed through the client's helper: arguments that were left out are not settings.
    (
      "tr-6786106f7036c9fc6cf09c7d23a0887e",
      [
        "|System fingerprint|fp_7f158ee547|",
        "|Response id|chatcmpl-6lTwKljiMV1UwQWCHIOmH3ZMh1MJp|",
        "|extra_headers|X-Stainless-Helper-Method|chat.completions.stream|",
      ]
    ),
    // The Agents SDK keeps the Response in the attributes of a span of its own.
    (
      "tr-4b80e6f646ea3c396d768770f149df21",
      [
        "|Model asked|gpt-4.1|Model answered|gpt-4.1|", "|Status|completed|",
        "|Truncation|disabled|",
      ]
    ),
    // Vectors, as 64 characters of Base64 each: 48 bytes, 12 floats.
    (
      "tr-b0530b521c51c090f716aa0aaa109ee7",
      ["|Vectors|3 vectors of 12 numbers|", "|Dimensions|12|", "|Encoding format|base64|"]
    ),
    ("tr-a82e78de348dc3a457ddaad05e707801", ["|Vectors|1 vector of 16 numbers|"]),
  ]

  @Test("A reader finds what was asked and how it ended", arguments: programs)
  func finds(program: (trace: String, texts: [String])) async throws {
    let page = try await text(of: program.trace)
    let missing = program.texts.filter { !page.contains($0) }
    #expect(missing == [], "\(program.trace)")
  }

  @Test("Arguments that the client left out are counted, not listed")
  func leftOut() async throws {
    let page = try await text(of: "tr-6786106f7036c9fc6cf09c7d23a0887e")
    #expect(!page.contains("|Temperature|"))
    #expect(page.contains("|37 other parameters recorded as not given|"))
  }

  @Test("Vectors come before the output that lists their numbers")
  func vectorsFirst() async throws {
    let page = try await text(of: "tr-a82e78de348dc3a457ddaad05e707801")
    let vectors = try #require(page.range(of: "|Vectors|"))
    let output = try #require(page.range(of: "|Output|{"))
    #expect(vectors.lowerBound < output.lowerBound)
  }
}
