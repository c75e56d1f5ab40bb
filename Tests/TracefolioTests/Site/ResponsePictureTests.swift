import Testing

@Suite("Pictures of a Response")
struct ResponsePictureTests {
  /// A recorded picture: the model call that has it, by its place, and where in its content.
  struct Picture: Sendable {
    let call: Int
    let address: @Sendable (RecordedSpan) -> RecordedJSON
  }

  /// A picture for each row of the conversation; nil for a row that must show none.
  static let programs: [(program: String, rows: [Picture?])] = [
    (
      "resp_computer_use",
      [
        Picture(call: 0) { $0.inputs["input"][0]["content"][1]["image_url"] },
        Picture(call: 1) { $0.inputs["input"][3]["output"]["image_url"] },
        Picture(call: 2) { $0.inputs["input"][5]["output"]["image_url"] }, nil,
      ]
    ),
    (
      "resp_vision",
      [Picture(call: 0) { $0.inputs["input"][0]["content"][1]["image_url"] }, nil]
    ),
    ("resp_image_generation", [nil, Picture(call: 0) { $0.outputs["output"][0]["result"] }]),
  ]

  @Test("They are files of the site, byte for byte as recorded", arguments: programs)
  func files(program: String, pictures: [Picture?]) async throws {
    let trace = try RecordedStore.trace(of: program)
    let site = try await BuiltSite.whole.value
    let calls = try RecordedStore.spans(of: trace).filter { $0.inputs["model"].text != nil }
    let rows = ConversationRow.all(in: site.text("traces/\(trace).html"))
    try #require(rows.count == pictures.count)
    for (row, picture) in zip(rows, pictures) {
      #expect(row.pictures.count == (picture == nil ? 0 : 1))
      guard let picture, let shown = row.pictures.first else { continue }
      let address = try #require(picture.address(calls[picture.call]).text)
      let bytes = try RecordedStore.attachment(address, of: trace)
      try #require(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      #expect(site.files["traces/\(shown)".resolvingParents] == bytes)
    }
  }
}
