// `parley eval`: how well language is understood, measured on files or on a bot's own examples.

import ArgumentParser
import Parley
import ParleyModel

struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: "Measures language processing on files, or on a bot's own examples.",
        discussion: """
            TRAIN and TEST hold an example a line; - for TRAIN where nothing is trained. With --cv and TRAIN alone the file is \
            cut into K parts, each measured on what was learned from the others. Without files the bot's own examples are \
            measured so, with advice. Shares are from 0 to 1 in JSON. Times are processor time, but for train_seconds.

            Formats, UTF-8, by task:
              intents, sentiment   label<TAB>text (label oos: out of scope)
              similarity           score<TAB>text<TAB>text
              retrieval            TRAIN {"id", "question"[, "answer"]} a line; TEST id<TAB>query
              slots                {"intent", "text", "slots": [{"slot", "start", "end"}]} a line
              tokens               words parted by blanks; TRAIN may be a word a line
              keywords             {"text", "keys"} a line
              entities             dimension<TAB>language<TAB>value<TAB>text
            """)

    @Argument(
        help: ArgumentHelp("Examples to learn from, then examples to measure on.", valueName: "file"),
        completion: .file())
    var files: [String] = []

    @Option(
        help: ArgumentHelp("Cross-validates TRAIN, or the bot's examples, in so many parts.", valueName: "k"))
    var cv: Int?

    @Option(
        help: ArgumentHelp("Messages without labels to learn from as well.", valueName: "file"),
        completion: .file())
    var unlabelled: String?

    @Option(
        help: ArgumentHelp(
            "What is measured: \(EvalTasks.all.map(\.name).joined(separator: ", ")).", valueName: "task"),
        completion: .list(EvalTasks.all.map(\.name)))
    var task = "intents"

    @OptionGroup var bot: BotOptions

    @Flag(help: "One JSON object instead of a table.")
    var json = false

    func validate() throws {
        guard EvalTasks.named(task) != nil else {
            let names = EvalTasks.all.map(\.name).joined(separator: ", ")
            throw ValidationError("--task \(task) is no task. These are: \(names).")
        }
        if let cv, cv < 2 { throw ValidationError("--cv needs a number from 2 on.") }
        if files.count > 2 { throw ValidationError("eval takes at most two files: TRAIN and TEST.") }
        if files.isEmpty, task != "intents" {
            throw ValidationError(
                "Without files a bot's own examples are measured, which are of intents: give --task \(task) its TRAIN and TEST."
            )
        }
        if files.count == 1, cv == nil {
            throw ValidationError("One file alone needs --cv K; else give TRAIN and TEST.")
        }
        if files.count == 2, cv != nil {
            throw ValidationError("--cv measures on parts of TRAIN: leave TEST out.")
        }
    }

    func run() throws {
        do {
            let report = try report()
            StandardStreams.print(json ? CanonicalJSON.text(report.value) : report.text)
        } catch let failure as EvalFailure {
            BotReport.tell(failure.message, code: "not-measured", inJSON: json)
            throw ExitCode(ExitStatus.findings)
        } catch let error as BotError {
            BotReport.tell(error, inJSON: json)
            throw ExitCode(ExitStatus.findings)
        }
    }

    func report() throws -> EvalReport {
        guard let task = EvalTasks.named(task) else { throw EvalFailure("\(task) is no task.") }
        var material = EvalMaterial(folds: cv, bot: bot.folder)
        if let unlabelled { material.unlabelled = try EvalFile(path: unlabelled) }
        if let train = files.first {
            if train != "-" { material.train = try EvalFile(path: train) }
        } else {
            let declarations = try Bot.load(Bot.Options(folder: bot.folder)).declarations
            material.train = try BotExamples.file(of: bot.folder, declarations)
            material.declarations = declarations
        }
        if files.count == 2 { material.test = try EvalFile(path: files[1]) }
        let progress = ProgressLine("measuring")
        defer { progress.end() }
        material.progress = progress
        return try task.measure(material)
    }
}
