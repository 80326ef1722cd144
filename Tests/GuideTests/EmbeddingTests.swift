// Holds the Swift of Embedding.md equal to the file that is compiled here, and runs it against the page's bot.

import Foundation
import TemporaryFiles
import Testing

@Suite struct EmbeddingTests {
    let page = try? GuidePage(path: GuidePage.catalogue + "/Embedding.md")

    private func snippets(_ language: String) throws -> [GuidePage.Snippet] {
        try #require(page).sections.flatMap(\.snippets).filter { $0.language == language }
    }

    @Test("the page shows the file that is compiled")
    func isTheSame() throws {
        let file = GuidePage.root.appending(path: "Tests/GuideTests/EmbeddedShop.swift")
        let text = try String(contentsOf: file, encoding: .utf8)
        let shown = try #require(text.firstRange(of: "import Parley\n"))
        let swift = try snippets("swift").map(\.text)
        #expect(swift.contains(String(text[shown.lowerBound...])))
    }

    @Test(
        "the program answers through the bot of the page, and a repeated input is answered again without a new turn"
    )
    func runs() async throws {
        let lua = try #require(try snippets("lua").first { !$0.has("stand-in") }).text
        let folder = try TemporaryFolder(["Flows/bot.lua": lua])
        defer { withExtendedLifetime(folder) {} }
        let texts = ["where is my order?", "20231120001"]
        let expected = ["What is your order number?", "Your headphones: on its way."]
        #expect(try await talk(texts, to: folder.path) == expected)
        #expect(try await talk(texts, to: folder.path) == expected)
    }
}
