// `parley doctor`: versions, libraries, word list, bot and store, and what to do about each.

import ArgumentParser
import Parley
import ParleyModel

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Looks at the program, the bot and its store, and tells what to do.",
        discussion: """
            ok: nothing to do. note: it works, but could work better. fault: something does not work until it is mended. \
            Nothing is changed; it may run beside a process that serves. Exit status 1 when there is a fault.
            """)

    @OptionGroup var store: StoreOptions

    @Flag(help: "Prints a list of objects: subject, outcome, found, advice.")
    var json = false

    func run() throws {
        let examinations =
            [.program, .libraries, .words(WordListPlace.found())] + BotExamination.of(store.bot.folder)
            + StoreExamination(path: store.path).all
        StandardStreams.print(
            json
                ? CanonicalJSON.text(.list(examinations.map(\.value))) : Examination.text(examinations))
        if examinations.contains(where: { $0.outcome == .fault }) { throw ExitCode(ExitStatus.findings) }
    }
}

extension Examination {
    static var program: Examination {
        Examination(
            subject: "parley",
            found: "\(ParleyCommand.version), flows' API level \(Started.currentAPILevel)")
    }

    static var libraries: Examination {
        Examination(
            subject: "libraries",
            found: Bot.libraries.map { "\($0.name) \($0.version)" }.joined(separator: ", "))
    }

    static func words(_ found: WordListPlace.Found) -> Examination {
        let subject = "Chinese words"
        switch found {
        case .compiled(let path, let count):
            return Examination(subject: subject, found: "\(path), \(count) words")
        case .builtIn(let count):
            return Examination(
                subject: subject, found: "built in, \(count) words",
                advice: WordListPlace.debianIsThere
                    ? "A larger list is installed. To use it: parley dict build" : "")
        case .unreadable(let path):
            return Examination(
                subject: subject, outcome: .fault,
                found: "\(WordListPlace.variable) names \(path), which is no compiled word list",
                advice:
                    "Make one with parley dict build LIST --output FILE, or unset \(WordListPlace.variable).")
        case .none:
            return Examination(
                subject: subject, outcome: .fault, found: "none",
                advice: "Make one with: parley dict build LIST")
        }
    }
}
