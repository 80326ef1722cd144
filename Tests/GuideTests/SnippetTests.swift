// Runs every snippet of the guide and of the README; GuidePage.swift says how a page tells what a snippet is.

import Foundation
import Testing

@Suite struct SnippetTests {
    /// With `PARLEY_ACCEPT=1` the bot's lines in the pages are rewritten to what bots say now, as `parley test --accept` does.
    static let isAccepting = ProcessInfo.processInfo.environment["PARLEY_ACCEPT"] == "1"

    @Test("the pages are found, and most of them have something to run")
    func pages() {
        #expect(GuidePage.all.count > 25)
        let run = GuidePage.all.filter { page in
            page.sections.contains { $0.snippets.contains { ["lua", "chat"].contains($0.language) } }
        }
        #expect(run.count >= 10)
    }

    @Test("each snippet does what its page says", arguments: GuidePage.all)
    func snippets(page: GuidePage) throws {
        var accepted: [Int: String] = [:]
        for section in page.sections {
            let bot = GuideBot(section, of: page.path, accepting: Self.isAccepting)
            for problem in bot.problems { Issue.record("\n\(problem)") }
            accepted.merge(bot.accepted) { $1 }
        }
        if !accepted.isEmpty { try rewrite(page, accepted) }
    }

    /// Puts new texts in the place of those that begin at the given lines, from the last to the first.
    private func rewrite(_ page: GuidePage, _ accepted: [Int: String]) throws {
        let file = GuidePage.root.appending(path: page.path)
        var lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
        for (line, text) in accepted.sorted(by: { $0.key > $1.key }) {
            let end = try #require(lines[(line - 1)...].firstIndex(of: "```"))
            lines.replaceSubrange((line - 1)..<end, with: text.components(separatedBy: "\n").dropLast())
        }
        try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    }

    @Test("a fence without a language, Lua that does not load and a wrong transcript are told")
    func mistakes() {
        let text = """
            ## One
            ```
            user: x
            ```
            ## Two
            ```lua
            slot("a", { tpe = "text" })
            ```
            ## Three
            ```lua
            settings({ locale = "en" })
            flow("f", { on = { event = "f" } }, function() say("Yes.") end)
            ```
            ```chat
            * event f
            bot: No.
            ```
            ## Four
            ```lua flow
            say("a" .. nil)
            ```
            ## Five
            ```lua fails
            slot("a", { type = "text" })
            ```
            ```text
            UNKNOWN
            ```
            """
        let page = GuidePage(path: "a.md", text: text)
        let problems = page.sections.map { GuideBot($0, of: page.path).problems }
        #expect(problems.map(\.count) == [0, 1, 1, 1, 1, 1])
        let firsts = problems.joined().map { $0.prefix { $0 != " " } }
        #expect(firsts == ["a.md:3:", "a.md:7:", "a.md:15:", "a.md:20:", "a.md:24:"])
    }
}
