import Foundation
import Testing

@Suite("Templates that cannot be used")
struct TemplateErrorTests {
  private let box: TemporaryFolder

  init() throws { box = try TemporaryFolder() }

  @Test("A placeholder that does not exist")
  func unknown() async throws {
    try box.put("theme/page.html", "<!DOCTYPE html>\n<title>{{titel}}</title>")
    try await expectFailingBuild(
      """
      error: page.html:2:8: no placeholder is called titel
        found: {{titel}}
        try:   one of \(try placeholders().joined(separator: ", "))

      """
    )
  }

  /// The names in the built-in template, sorted.
  private func placeholders() throws -> [String] {
    let names = try Repository.text("Templates/page.html").matches(of: /{{(\w+)}}/)
    return Set(names.map { String($0.1) }).sorted()
  }

  @Test("A placeholder that does not end on its line")
  func unclosed() async throws {
    try box.put("theme/page.html", "<title>{{title</title>\n}}")
    try await expectFailingBuild(
      """
      error: page.html:1:8: a placeholder does not end on its line
        found: {{ without }}
        try:   close it, or write the braces apart

      """
    )
  }

  @Test("A file that is not UTF-8", arguments: ["page.html", "site.css"])
  func notText(name: String) async throws {
    try box.put("theme/" + name, Data([0x63, 0x61, 0x66, 0xE9]))
    try await expectFailingBuild(
      """
      error: theme/\(name): is not UTF-8 text
        try:   save it as UTF-8

      """
    )
  }

  @Test("A folder where a file is wanted")
  func folder() async throws {
    try box.makeFolder("theme/page.html")
    try await expectFailingBuild(
      """
      error: theme/page.html: cannot be read
        found: Is a directory
        try:   check who may read it

      """
    )
  }

  @Test("A folder that is not there, or is a file", arguments: [true, false])
  func missing(isFile: Bool) async throws {
    if isFile { try box.put("theme", "text") }
    try await expectFailingBuild(
      """
      error: --templates theme: no such folder
        try:   a folder with files named as in Templates/ and Resources/

      """
    )
  }

  private func expectFailingBuild(_ message: String) async throws {
    let store = Repository.path(Repository.fixture)
    try await box.expectFailingBuild([store, "--templates", "theme"], message)
  }
}
