// Holds the files of the checkout to the house rules that a reader relies on: short, and opening with what they are for.

import Testing

@Suite struct FileTests {
    /// Files that are longer than the limit for a reason, with it.
    static let justified: [String: String] = [:]
    static let limit = 500

    @Test("a file has at most 500 lines, unless it is listed with a reason")
    func filesAreShort() throws {
        let long = try ["Sources", "Tests", "Flows", "Plugins"]
            .flatMap { try Checkout.files(in: $0, extensions: ["swift", "lua", "c", "h"]) }
            .filter { $0.lines.count > Self.limit + 1 }
            .map(\.path)
        #expect(long.sorted() == Self.justified.keys.sorted())
    }

    @Test("a Swift file opens with a comment", arguments: ["Sources", "Tests"])
    func swiftFilesOpenWithAComment(folder: String) throws {
        let files = try Checkout.files(in: folder, extensions: ["swift"])
        #expect(!files.isEmpty)
        for file in files { #expect(file.text.hasPrefix("// "), "\(file.path)") }
    }

    @Test("a Lua file opens with a comment", arguments: ["Flows", "Plugins", "Sources"])
    func luaFilesOpenWithAComment(folder: String) throws {
        let files = try Checkout.files(in: folder, extensions: ["lua"])
        #expect(!files.isEmpty)
        for file in files { #expect(file.text.hasPrefix("--"), "\(file.path)") }
    }

    @Test("a transcript opens with a comment that says what it shows")
    func transcriptsOpenWithAComment() throws {
        let files = try Checkout.files(in: "Flows", extensions: ["chat"])
        #expect(!files.isEmpty)
        for file in files { #expect(file.text.hasPrefix("# "), "\(file.path)") }
    }

    @Test("no two transcripts say the same")
    func transcriptsDiffer() throws {
        let files = try Checkout.files(in: "Flows", extensions: ["chat"])
        let bodies = files.map { file in file.lines.filter { $0.hasPrefix("user:") }.joined(separator: "\n") }
        #expect(Set(bodies).count == bodies.count)
    }

    @Test(
        "a script starts with its interpreter and a line that says what it does",
        arguments: ["scripts", ".ci"])
    func scriptsSayWhatTheyDo(folder: String) throws {
        let files = try Checkout.files(in: folder, extensions: [""])
        #expect(!files.isEmpty)
        for file in files {
            let lines = file.lines
            #expect(lines.first?.hasPrefix("#!") == true, "\(file.path)")
            #expect(lines.dropFirst().first?.hasPrefix("# ") == true, "\(file.path)")
        }
    }

    @Test("no half of a merge was left in a file")
    func noConflictMarkers() throws {
        let marks = ["<<<<<<< ", ">>>>>>> "]
        let written = try ["Sources", "Tests", "Flows", "Plugins"].flatMap {
            try Checkout.files(in: $0, extensions: ["swift", "lua", "c", "h", "chat", "md", "py", "tsv"])
        }
        let scripts = try ["scripts", ".ci"].flatMap { try Checkout.files(in: $0, extensions: [""]) }
        let files = written + scripts
        #expect(!written.isEmpty && !scripts.isEmpty)
        for file in files {
            #expect(!file.lines.contains { line in marks.contains { line.hasPrefix($0) } }, "\(file.path)")
        }
    }
}
