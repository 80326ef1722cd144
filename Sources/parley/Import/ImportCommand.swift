// `parley import`: brings another bot's questions, answers and examples over.

import ArgumentParser
import Glibc
import Parley
import ParleyModel

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Brings questions and answers, or intents, into a bot.",
        discussion: "Tells each line that was not taken, and why. Nothing that is there already is changed.",
        subcommands: [CSV.self, ChatterBot.self])

    struct CSV: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "csv",
            abstract: "A table of questions and answers, or of intents and examples.",
            discussion: """
                Columns are found by their names: question and answer, or intent (label) and text (example). A table without \
                such names needs --as, and has them in this order. Commas, semicolons and tabs part columns.
                """)

        enum Content: String, ExpressibleByArgument, CaseIterable { case answers, intents }

        @OptionGroup var bot: BotOptions
        @OptionGroup var target: ImportTarget

        @Option(name: .customLong("as"), help: "What the table has: answers or intents.")
        var content: Content?

        @Argument(help: "The file.", completion: .file())
        var file: String

        func run() throws {
            let text = try ImportTarget.text(of: file)
            if let line = CSVTable(text).openQuote {
                StandardStreams.tell(TableImport.unclosed(file, line).visible)
                throw ExitCode(ExitStatus.findings)
            }
            if CSVTable(text).rows.isEmpty {
                StandardStreams.tell("\(file.visible) is empty.")
                throw ExitCode(ExitStatus.findings)
            }
            let kind: TableImport.Kind? = content.map { $0 == .answers ? .answers : .intents }
            guard var data = TableImport.data(from: text, kind: kind) else {
                let first = CSVTable(text).rows.first?.fields.map(\.trimmed).joined(separator: ", ") ?? ""
                StandardStreams.tell(
                    "\(file.visible) has no columns question and answer, or intent and text; its first line has \(first.visible). "
                        + "Say --as answers or --as intents.")
                throw ExitCode(ExitStatus.findings)
            }
            if case .intents = data.content {
                let names = try ImportTarget.names(in: bot)
                data = TableImport.data(from: text, kind: kind, into: names) ?? data
            }
            try target.write(data, from: file, into: bot)
        }
    }

    struct ChatterBot: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "chatterbot",
            abstract: "A corpus file of ChatterBot, in any language.",
            discussion: "Each statement becomes a question that the next one of its conversation answers.")

        @OptionGroup var bot: BotOptions
        @OptionGroup var target: ImportTarget

        @Argument(help: "The YAML file.")
        var file: String

        /// What is wrong with a file in which nobody says anything.
        static func problem(of corpus: ChatterBotCorpus) -> String? {
            guard corpus.conversations.isEmpty, corpus.skipped.isEmpty else { return nil }
            let meant = corpus.others.first { !CloseNames.of($0.text, among: ["conversations"]).isEmpty }
            let close = meant.map { " Line \($0.line) has  \($0.text.visible):" } ?? ""
            return
                "is no corpus of ChatterBot: there is no  conversations:  with lists of what was said.\(close) For a table there is  parley import csv."
        }

        func run() throws {
            let read = ChatterBotCorpus(try ImportTarget.text(of: file))
            if let problem = Self.problem(of: read) {
                StandardStreams.tell("\(file.visible) \(problem)")
                throw ExitCode(ExitStatus.findings)
            }
            let corpus = read.pairs
            let data = ImportedData(
                content: .answers(corpus.taken.map { .init(question: $0.question, answer: $0.answer) }),
                refused: corpus.skipped.map { .init(line: $0.line, why: $0.why) },
                changed: read.odd.map { .init(line: $0.line, why: $0.why) })
            try target.write(data, from: file, into: bot)
        }
    }
}

/// Where what is imported is written.
struct ImportTarget: ParsableArguments {
    @Option(help: ArgumentHelp("What the new files are called (default: as the file).", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp(
            "The language of it, zh or en; of another, people get it where their session is in that one.",
            valueName: "locale"))
    var locale: String?

    func validate() throws {
        if let locale, Locale(written: locale) == nil {
            throw ValidationError("--locale \(locale.visible) is none: \(Locale.writtenForm).")
        }
        if let name, TableImport.name(of: name).isEmpty {
            throw ValidationError("--name \(name.visible) has no letter.")
        }
    }

    static func text(of path: String) throws -> String {
        guard let file = fopen(path, "r") else {
            StandardStreams.tell("\(path.visible) cannot be read: \(String(cString: strerror(errno))).")
            throw ExitCode(ExitStatus.findings)
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            StandardStreams.tell("\(path.visible) is not UTF-8. Save it as UTF-8.")
            throw ExitCode(ExitStatus.findings)
        }
        return text
    }

    /// What is there already. A bot that does not load cannot tell it, and is to be mended first.
    static func names(in bot: BotOptions) throws -> ExistingNames {
        do throws(BotError) {
            try BotFolder.require(bot.folder)
            return ExistingNames(try Bot.declarations(Bot.Options(folder: bot.folder)))
        } catch {
            BotReport.tell(error)
            throw ExitCode(ExitStatus.findings)
        }
    }

    func write(_ data: ImportedData, from source: String, into bot: BotOptions) throws {
        do throws(BotError) { try BotFolder.require(bot.folder) } catch {
            BotReport.tell(error)
            throw ExitCode(ExitStatus.findings)
        }
        for refused in data.refused {
            StandardStreams.print("\(source.visible):\(refused.line): not taken: \(refused.why.visible)")
        }
        for changed in data.changed {
            StandardStreams.print("\(source.visible):\(changed.line): taken, but \(changed.why.visible)")
        }
        guard data.count > 0 else {
            StandardStreams.tell("Nothing could be taken from \(source.visible).")
            throw ExitCode(ExitStatus.findings)
        }
        let last = source.split(separator: "/").last.map(String.init) ?? "imported"
        let stem = String(last.split(separator: ".").first ?? "imported")
        let files = ImportedFiles.files(
            of: data, named: TableImport.name(of: name ?? stem), locale: locale, from: last)
        var made = NewFiles()
        do throws(Folders.Problem) {
            for file in files { try made.write(Array(file.text.utf8), to: bot.path(file.path)) }
        } catch {
            made.remove()
            let isThere = error.why == String(cString: strerror(EEXIST))
            StandardStreams.tell(
                "\(error.path.visible) cannot be written: \(error.why)."
                    + (isThere ? " Choose another --name." : ""))
            throw ExitCode(ExitStatus.findings)
        }
        if let language = locale.flatMap(EngineLocales.note) { StandardStreams.tell(language) }
        let written = files.map(\.path).joined(separator: " and ")
        StandardStreams.print("\(data.count) taken, \(data.refused.count) not. Written: \(written.visible)")
    }
}
