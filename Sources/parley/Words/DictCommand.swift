// `parley dict`: compiles a word list for Chinese, and tells about one.

import ArgumentParser
import ParleyLanguage
import ParleyModel

struct DictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dict",
        abstract: "Compiles a word list for Chinese segmentation, and tells about it.",
        subcommands: [DictBuildCommand.self, DictInfoCommand.self])
}

struct DictBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Compiles lines of `word count tag` into a file that is mapped.",
        discussion: """
            LIST is by default what Debian's package python3-jieba installs. Words that are not wholly Chinese are left out, \
            and so are phrases of common words, unless --all is given.
            """)

    @Argument(help: ArgumentHelp("Lines of `word count tag`.", valueName: "list"), completion: .file())
    var list = WordListPlace.debian

    @Option(
        help: ArgumentHelp("The file to write; the user's own when not given.", valueName: "file"),
        completion: .file())
    var output: String?

    @Option(help: ArgumentHelp("Keeps so many words, the most frequent.", valueName: "n"))
    var most: Int?

    @Flag(help: "Keeps phrases.")
    var all = false

    @Flag(help: "One JSON object instead of a sentence.")
    var json = false

    func validate() throws {
        if let most, most < 1 { throw ValidationError("--most \(most) keeps nothing: give 1 or more.") }
    }

    func run() throws {
        guard let bytes = ScratchFolder.bytes(of: list) else {
            let hint = list == WordListPlace.debian ? " Install python3-jieba, or name a list." : ""
            throw failed("\(list): the file cannot be read.\(hint)")
        }
        guard let path = output ?? WordListPlace.own else {
            throw failed("There is no home folder: name a file with --output.")
        }
        var builder = WordListBuilder()
        bytes.withUnsafeBufferPointer { builder.add(lines: $0) }
        guard let file = builder.build(all ? .asGiven : .withoutPhrases, most: most), let words = file.list
        else {
            throw failed("\(list): the file has no Chinese words. Write lines of: word count tag")
        }
        Folders.make(above: path)
        guard file.write(to: path) else { throw failed("\(path): the file cannot be written.") }
        let facts: Record = [
            "file": .text(path), "words": .integer(Int64(words.count)), "bytes": .integer(Int64(words.bytes)),
            "left_out": .integer(Int64(builder.count - words.count + builder.skipped)),
        ]
        StandardStreams.print(
            json
                ? CanonicalJSON.text(.record(facts))
                : "\(path.visible): \(words.count) words, \(words.bytes) bytes; "
                    + "\(builder.count - words.count + builder.skipped) lines left out.")
    }

    private func failed(_ sentence: String) -> ExitCode {
        StandardStreams.tell("parley: " + sentence.visible)
        return ExitCode(ExitStatus.findings)
    }
}

struct DictInfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Tells which compiled list is used, and what it holds.")

    @Argument(
        help: ArgumentHelp("A compiled list; the one in use when not given.", valueName: "file"),
        completion: .file())
    var file: String?

    @Flag(help: "One JSON object instead of lines.")
    var json = false

    func run() throws {
        let found =
            file.map { path in WordList(path: path).map { (path: path, list: $0) } }
            ?? WordListPlace.inUse()
        guard let found else {
            let places = file ?? WordListPlace.places.joined(separator: ", ")
            BotReport.tell(
                "parley: no compiled word list: \(places). Make one with: parley dict build",
                code: "no-word-list", inJSON: json)
            throw ExitCode(ExitStatus.findings)
        }
        var report = EvalReport()
        report.add("words", count: found.list.count)
        report.add("tags", count: found.list.tags.count - 1)
        report.add("bytes", count: found.list.bytes)
        var value = report.value.record ?? Record([])
        value["file"] = .text(found.path)
        StandardStreams.print(
            json ? CanonicalJSON.text(.record(value)) : found.path.visible + "\n" + report.text)
    }
}
