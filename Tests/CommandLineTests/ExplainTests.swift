// Every code that a finding may have is explained on a page of its own.

import Foundation
import Testing

@testable import parley

@Suite struct ExplainTests {
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources").path

    /// The codes that stand in the sources as strings.
    private static func codes() throws -> Set<String> {
        let walk = try #require(FileManager.default.enumerator(atPath: sources))
        var codes: Set<String> = []
        for case let path as String in walk where path.hasSuffix(".swift") {
            let text = try String(contentsOfFile: sources + "/" + path, encoding: .utf8)
            for match in text.matches(of: /"([EW][0-9]{3})"/) { codes.insert(String(match.1)) }
        }
        return codes
    }

    @Test("each code has a page, each page a code, a title and a text")
    func pages() throws {
        let pages = FindingPage.all
        #expect(Set(pages.map(\.code)) == (try Self.codes()))
        #expect(Set(pages.map(\.code)).count == pages.count)
        for page in pages { #expect(!page.title.isEmpty && page.text.count > 20, "\(page.code)") }
    }

    @Test("a code is found in any case; one that is none ends with status 1")
    func command() {
        #expect(ParleyCommand.run(["explain", "e104"]) == 0)
        #expect(ParleyCommand.run(["explain"]) == 0)
        #expect(ParleyCommand.run(["explain", "E999"]) == 1)
        #expect(ParleyCommand.run(["explain", ""]) == 2 && ParleyCommand.run(["explain", " "]) == 2)
        #expect(
            FindingPage.pages(in: "# E1 A B\nOne.\n\nTwo.\n\n# E2 C\nx") == [
                FindingPage(code: "E1", title: "A B", text: "One.\n\nTwo."),
                FindingPage(code: "E2", title: "C", text: "x"),
            ])
    }
}
