// `parley misses`: what people wrote that led nowhere, and where it could lead.

import ArgumentParser
import Parley
import ParleyLanguage
import ParleyModel

struct MissesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "misses",
        abstract: "Shows messages that were not understood or handed off, most frequent first.",
        discussion: """
            Messages that are alike stand together, with the intents that come closest and a line to paste. Messages that the \
            bot understands by now are counted only. Private values are dots.
            """)

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("Shows so many groups.", valueName: "n"))
    var limit = 20

    @Flag(help: "A JSON object a line instead of text.")
    var json = false

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit needs a number from 1 on.") }
    }

    func run() throws {
        try options.reading(json: json) { store in
            let outline = try options.outline()
            var misses: [Miss] = []
            for session in try store.sessions() {
                // A session that cannot be read is set aside here as everywhere.
                guard let entries = try? store.entries(of: session.session) else { continue }
                misses += Miss.all(in: entries, declarations: outline.declarations, files: outline.texts)
            }
            // Only what is to be grouped has to be understood.
            tell(misses.isEmpty ? MissReport() : MissReport(misses, loaded: try options.loaded()))
        }
    }

    private func tell(_ report: MissReport) {
        if json {
            for group in report.groups.prefix(limit) {
                StandardStreams.print(CanonicalJSON.text(group.value))
            }
            return
        }
        for group in report.groups.prefix(limit) { StandardStreams.print(group.text.visible) }
        StandardStreams.tell(report.summary(shown: min(limit, report.groups.count)))
    }
}
