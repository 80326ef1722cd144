// Reads a page of the guide into its snippets.
//
// How a page says what a snippet is, by the words behind the language of its fence:
//
//   ```lua                     a file of the bot that this section (`##`) of the page builds up, block by block
//   ```lua Flows/hello.lua     the same under this path; so is any other language with a path (```md Flows/faq.md)
//   ```lua Plugins/a/b_test.lua  a plugin's test, run at once
//   ```sql Plugins/a/b.db      a database under this path, made with sqlite3
//   ```lua flow                lines inside a flow: put into one, which is started
//   ```lua alone               begins a new bot in the middle of a section
//   ```lua fails, ```lua warns a bot of its own that is refused, or warned about, with the ```text that follows
//   ```lua flow fails          the flow stops with the ```text that follows
//   ```chat                    a transcript of the bot so far, run in every variation
//   ```chat fails              one that fails; its report holds the ```text that follows
//   ```chat sample             a transcript of the sample bot
//   ```console                 a chat of the bot so far, where lines begin with `> `; ```console sample: of the sample bot
//   ```jsonl NAME:read         JSON lines in (`> `) and out (`< `) of the bot so far; behind it the actions that the host serves
//   <!-- bot: ... -->          Lua that the section's bots have beside what is shown, and readers need not see
//   <!-- values: ... -->       the same inside each flow of the section that a ```lua flow is put into
//   <!-- header: ... -->       lines above the dashes of the next transcript
//   <!-- chat: ... -->         a transcript like any other, run and not shown
//
// All other languages (`sh`, `text`, other `console`, `json`, `swift`) are shown and not run. A fence without a language is a
// mistake, so that no snippet is left out by accident.

import Foundation

struct GuidePage: Sendable, CustomStringConvertible {
    struct Snippet: Sendable {
        var language: String
        var words: [String]
        var text: String
        /// Its first line in the page, counted from 1.
        var line: Int

        func has(_ word: String) -> Bool { words.contains(word) }
        var path: String? { words.first { $0.contains("/") } }
    }

    struct Section: Sendable {
        var title: String
        var snippets: [Snippet] = []
    }

    let path: String
    let text: String
    let sections: [Section]
    var description: String { path }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let catalogue = "Sources/Parley/Documentation.docc"

    /// The README and every page of the catalogue.
    static let all: [GuidePage] = {
        let folder = root.appending(path: catalogue).path
        let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
        let pages = names.filter { $0.hasSuffix(".md") }.sorted().map { "\(catalogue)/\($0)" }
        return (["README.md"] + pages).compactMap { try? GuidePage(path: $0) }
    }()

    init(path: String) throws {
        self.init(path: path, text: try String(contentsOf: Self.root.appending(path: path), encoding: .utf8))
    }

    init(path: String, text: String) {
        self.path = path
        self.text = text
        var sections = [Section(title: path)]
        var open: Snippet?
        var end = "```"
        let comments = [
            "<!-- bot:": ("lua", "stand-in"), "<!-- values:": ("values", ""), "<!-- header:": ("header", ""),
            "<!-- chat:": ("chat", ""),
        ]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if var snippet = open {
                if line == end {
                    sections[sections.count - 1].snippets.append(snippet)
                    open = nil
                } else {
                    snippet.text += line + "\n"
                    open = snippet
                }
            } else if line.hasPrefix("```") {
                let words = line.dropFirst(3).split(separator: " ").map(String.init)
                open = Snippet(
                    language: words.first ?? "", words: Array(words.dropFirst()), text: "", line: index + 2)
                end = "```"
            } else if let (language, word) = comments[String(line)] {
                open = Snippet(language: language, words: [word], text: "", line: index + 2)
                end = "-->"
            } else if line.hasPrefix("## ") {
                sections.append(Section(title: String(line.dropFirst(3))))
            }
        }
        self.sections = sections
    }
}
