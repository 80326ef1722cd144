// The page of what the engine says by itself is whole, and says what the engine says.

import Foundation
import Parley
import ParleyModel
import TemporaryFiles
import Testing

@Suite struct EngineTextTests {
    private static let page = PageTests.pages.first { PageTests.name(of: $0) == "WhatTheEngineSays" }

    /// What a bot that has no text of its own says.
    private func texts() throws -> [String: [ParleyModel.Locale: [String]]] {
        let folder = try TemporaryFolder(["Flows/bot.lua": "settings({ name = \"Empty\" })"])
        return try withExtendedLifetime(folder) {
            try Bot.load(Bot.Options(folder: folder.path)).declarations.texts
        }
    }

    @Test("every text of the engine stands in the guide as it is said, and no other does")
    func allTexts() throws {
        let page = try #require(Self.page).text
        let texts = try texts()
        #expect(texts.count > 40)
        for (name, wordings) in texts {
            let ends = ["zh", "en"].compactMap { wordings[ParleyModel.Locale($0)]?.first }.joined(
                separator: " | ")
            #expect(page.contains(" | \(ends) |\n"), "\(name) is said as  \(ends)")
        }
        let rows = page.matches(of: /\n\| `(parley\.[a-z_]+)` \| [^|]+ \| [^|]+ \| [^|]+ \|/).map {
            String($0.output.1)
        }
        #expect(rows.sorted() == texts.keys.sorted())
    }
}
