// The bot that a section of a page builds up, in a folder of its own.

import Foundation
import Parley
import ParleyModel
import ParleyTesting
import TemporaryFiles

/// Writes the snippets of one section as files, and runs what is to be run.
struct GuideBot {
    /// Files by path, those that the page shows and those that it keeps in comments.
    private var standIns: [String: String] = [:]
    private var files: [String: String] = [:]
    /// Lua that stands before all lines inside a flow, on one line.
    private var values = ""
    /// What stands above the dashes of the next transcript, the dashes included.
    private var header = ""
    /// What did not come out as the page says, each with its line.
    private(set) var problems: [String] = []
    /// The transcripts as the bot keeps to them now, by line; filled when the pages are to be rewritten.
    private(set) var accepted: [Int: String] = [:]
    /// The line of the first file that nothing has loaded yet.
    private var unread: Int?
    private let page: String
    private let isAccepting: Bool

    init(_ section: GuidePage.Section, of page: String, accepting: Bool = false) {
        self.page = page
        isAccepting = accepting
        for (index, snippet) in section.snippets.enumerated() {
            let next = index + 1 < section.snippets.count ? section.snippets[index + 1] : nil
            take(snippet, next: next?.language == "text" ? next : nil)
        }
        load()
    }

    /// Loads what no transcript has loaded yet.
    private mutating func load() {
        if let line = unread, let refusal = inFolder(GuideBot.refusal(of:)) { note(line, refusal) }
        unread = nil
    }

    private mutating func take(_ snippet: GuidePage.Snippet, next: GuidePage.Snippet?) {
        switch snippet.language {
        case "lua" where snippet.has("stand-in"):
            standIns["Flows/stand-in-\(snippet.line).lua"] = snippet.text
        case "lua" where snippet.has("flow"):
            runFlow(snippet, next: next)
        case "lua" where snippet.has("fails") || snippet.has("warns"):
            load()
            files = [snippet.path ?? "Flows/bot.lua": snippet.text]
            expectFindings(snippet, next)
            files = [:]
        case "lua" where snippet.path?.hasSuffix("_test.lua") == true:
            files[snippet.path ?? ""] = snippet.text
            runPluginTests(snippet)
        case "lua":
            if snippet.has("alone") {
                load()
                files = [:]
            }
            unread = unread ?? snippet.line
            let own = files.isEmpty ? "Flows/bot.lua" : "Flows/line-\(snippet.line).lua"
            files[snippet.path ?? own] = snippet.text
        case "values":
            values = snippet.text.replacing("\n", with: " ")
        case "header":
            header = snippet.text + "---\n"
        case "chat":
            runTranscript(snippet, next: next)
            header = ""
        case "jsonl":
            unread = nil
            let exchange = LineExchange(
                text: snippet.text,
                actions: snippet.words.isEmpty ? nil : snippet.words.joined(separator: ","))
            let problem = inFolder { folder in
                do { return try exchange.problem(in: folder) } catch { return "\(error)" }
            }
            if let problem { note(snippet.line, problem) }
        case "console" where ShownChat.isShown(in: snippet.text):
            runChat(snippet)
        case "":
            note(snippet.line, "the fence names no language")
        default:
            if let path = snippet.path { files[path] = snippet.text }
        }
    }

    private mutating func note(_ line: Int, _ what: String) { problems.append("\(page):\(line): \(what)") }

    // MARK: running

    private mutating func runFlow(_ snippet: GuidePage.Snippet, next: GuidePage.Snippet?) {
        files["Flows/snippet.lua"] =
            "flow(\"snippet\", { on = { event = \"snippet\" } }, function() \(values)\n\(snippet.text)\nend)\n"
        defer { files["Flows/snippet.lua"] = nil }
        let result = transcript("* event snippet\nbot: ...\n", snippet.line)
        header = ""
        if snippet.has("fails") {
            expect(result?.failure?.report, holds: next, snippet.line)
        } else if let failure = result?.failure {
            note(snippet.line, failure.report)
        }
    }

    private mutating func runTranscript(_ snippet: GuidePage.Snippet, next: GuidePage.Snippet?) {
        let folder = snippet.has("sample") ? GuidePage.root.path : nil
        let result = transcript(snippet.text, snippet.line, in: folder, accepting: isAccepting)
        // The page of pitfalls shows what is to be found.
        if folder == nil, !snippet.has("fails"), !page.hasSuffix("/Pitfalls.md") {
            for finding in inFolder(GuideBot.findings(of:)) { note(snippet.line, finding.report) }
        }
        if snippet.has("fails") {
            expect(result?.failure?.report, holds: next, snippet.line)
        } else if let failure = result?.failure {
            note(snippet.line, failure.report)
        }
    }

    private mutating func runChat(_ snippet: GuidePage.Snippet) {
        unread = nil
        func now(_ folder: String) -> String {
            do { return try ShownChat(text: snippet.text).run(in: folder) } catch { return "\(error)" }
        }
        let text = snippet.has("sample") ? now(GuidePage.root.path) : inFolder(now)
        if text == snippet.text { return }
        if isAccepting {
            accepted[snippet.line] = text
        } else {
            note(snippet.line, "the chat goes so:\n\(text)")
        }
    }

    private mutating func runPluginTests(_ snippet: GuidePage.Snippet) {
        unread = nil
        let failures = inFolder { folder in
            let found = (try? TranscriptSuite.find(in: folder, pattern: "_test.lua")) ?? []
            let suite = TranscriptSuite(files: found, runner: TranscriptRunner(folder: folder))
            return found.isEmpty ? ["no test is found"] : suite.run().failed.compactMap { $0.failure?.report }
        }
        for failure in failures { note(snippet.line, failure) }
    }

    private mutating func transcript(
        _ text: String, _ line: Int, in sample: String? = nil, accepting: Bool = false
    ) -> TranscriptResult? {
        do {
            let text = header + text
            let transcript = try Transcript(text, file: "\(page):\(line)")
            func run(_ folder: String) -> (TranscriptResult, String?) {
                let runner = TranscriptRunner(folder: folder)
                guard accepting, case .success(let new) = runner.accept(transcript), new != text else {
                    return (runner.run(transcript), nil)
                }
                return (TranscriptResult(file: "", runs: 0), new)
            }
            if sample == nil { unread = nil }
            let (result, new) = try sample.map(run) ?? inFolder(run)
            accepted[line] = new.map { String($0.dropFirst(header.count)) }
            return result
        } catch {
            note(line, (error as? Diagnostic)?.report ?? "\(error)")
            return nil
        }
    }

    // MARK: what is refused

    /// A page's snippets are parts of a bot, and short: what one declares another need not use, and a few examples, or a slot
    /// without a title or a write without a name, show what is meant.
    private static let left: Set<String> = ["W401", "W402", "W403", "W404", "W423", "W424", "W432"]

    private static func findings(of folder: String) -> [Diagnostic] {
        (try? Bot.check(Bot.Options(folder: folder)))?.filter { $0.isWarning && !left.contains($0.code) }
            ?? []
    }

    private static func refusal(of folder: String) -> String? {
        do {
            _ = try Bot.load(Bot.Options(folder: folder))
            return nil
        } catch { return report(of: error) }
    }

    private mutating func expectFindings(_ snippet: GuidePage.Snippet, _ next: GuidePage.Snippet?) {
        let report = inFolder { folder in
            do {
                let warnings = try Bot.check(Bot.Options(folder: folder))
                return snippet.has("warns") ? warnings.map(\.report).joined(separator: "\n") : "(no mistake)"
            } catch {
                return snippet.has("fails") ? GuideBot.report(of: error) : "(refused)"
            }
        }
        expect(report, holds: next, snippet.line)
    }

    private mutating func expect(_ report: String?, holds next: GuidePage.Snippet?, _ line: Int) {
        guard let next else { return note(line, "a block ```text with what is said should follow") }
        let wanted = next.text.trimmingCharacters(in: .newlines)
        // A word or two may stand in any report.
        if wanted.count > 30, report?.contains(wanted) == true { return }
        let said = report ?? "(nothing)"
        if isAccepting, let start = said.firstRange(of: "-- ")?.lowerBound {
            accepted[next.line] = said[start...].trimmingCharacters(in: .newlines) + "\n"
        } else {
            note(line, "this is said instead:\n\(said)")
        }
    }

    private static func report(of error: any Error) -> String {
        if case BotError.diagnostics(let list) = error { return list.map(\.report).joined(separator: "\n") }
        return "\(error)"
    }

    // MARK: the folder

    private func inFolder<Result>(_ body: (String) -> Result) -> Result {
        let all = files.merging(standIns, uniquingKeysWith: { own, _ in own })
        guard let folder = try? TemporaryFolder(all.filter { !$0.key.hasSuffix(".db") }) else {
            fatalError("There is no place for temporary files.")
        }
        folder.makeFolder("Flows")
        for (path, sql) in all where path.hasSuffix(".db") {
            folder.makeFolder(path.split(separator: "/").dropLast().joined(separator: "/"))
            makeDatabase(at: "\(folder.path)/\(path)", sql)
        }
        return withExtendedLifetime(folder) { body(folder.path) }
    }

    private func makeDatabase(at path: String, _ sql: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        // Not at the beginning: there "--" would be an option.
        process.arguments = ["sqlite3", path, "\n" + sql]
        try? process.run()
        process.waitUntilExit()
    }
}
