import Foundation
import Testing

@Suite("What a golden file says")
struct GoldenSupportTests {
  @Test("A difference shows its lines, the one before, and where they stand")
  func difference() {
    let difference = TextDifference(old: "a\nb\nc\nd\n", new: "a\nB\nBB\nd\n")
    #expect(difference.text == "@@ -2,2 +2,2 @@\n a\n-b\n-c\n+B\n+BB")
  }

  @Test("An insertion takes no old lines")
  func insertion() {
    #expect(TextDifference(old: "a\nb", new: "a\nx\nb").text == "@@ -2,0 +2,1 @@\n a\n+x")
  }

  @Test("A difference of many lines shows the first of them")
  func longDifference() {
    let difference = TextDifference(old: "", new: "1\n2\n3\n4", limit: 2)
    #expect(difference.text == "@@ -1,1 +1,4 @@\n-\n+1\n+2")
  }

  @Test(
    "A file that only one side has is told by its path",
    arguments: [
      (nil, Data("x".utf8), "Tests/Golden/a/b.txt: is made, but not recorded\n"),
      (Data("x".utf8), nil, "Tests/Golden/a/b.txt: is recorded, but not made\n"),
      (Data("x".utf8), Data("y".utf8), "Tests/Golden/a/b.txt: differs\n@@ -1,1 +1,1 @@\n-x\n+y\n"),
    ] as [(Data?, Data?, String)]
  )
  func oneSided(recorded: Data?, actual: Data?, start: String) {
    let path = "Tests/Golden/a/b.txt"
    let difference = goldenDifference(path: path, recorded: recorded, actual: actual)
    #expect(difference.hasPrefix(start))
    #expect(difference.contains("RECORD_GOLDEN=1"))
  }

  @Test("Folders are compared both ways, by their bytes")
  func folders() {
    var one = FolderContents()
    one.files = ["same": Data("s".utf8), "changed": Data("a".utf8), "gone": Data()]
    var other = FolderContents()
    other.files = ["same": Data("s".utf8), "changed": Data("b".utf8), "new": Data()]
    #expect(one.differing(from: other) == ["changed", "gone", "new"])
    #expect(one.differing(from: one).isEmpty)
  }

  @Test(
    "Golden files are recorded where that is asked for, and never on CI",
    arguments: [
      ([:], GoldenMode.compare), (["CI": "true"], .compare), (["RECORD_GOLDEN": "1"], .record),
      (["RECORD_GOLDEN": "1", "CI": "true"], .refuse), (["RECORD_GOLDEN": "0"], .compare),
    ]
  )
  func mode(environment: [String: String], mode: GoldenMode) {
    #expect(GoldenMode(of: environment) == mode)
  }
}
