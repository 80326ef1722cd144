// `parley graph`: draws a bot's flows from their code.

import ArgumentParser
import Parley
import ParleyModel

struct GraphCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "graph",
        abstract: "Draws the flows: all of them and which leads to which, or one with its steps.",
        discussion: """
            Written to standard output: parley graph return_goods > return.svg. The picture is light or dark as the reader's \
            system is; a box tells its line when the pointer rests on it.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable { case svg, dot, mermaid }

    @OptionGroup var bot: BotOptions

    @Argument(
        help: ArgumentHelp("The flow to draw; all of them when none is named.", valueName: "flow"),
        completion: .custom { words, _, _ in GraphCommand.flows(after: words) })
    var flow: String?

    @Option(help: "svg, a picture; dot or mermaid, text for other programs to draw.")
    var format = Format.svg

    @Option(help: ArgumentHelp("The language of the texts (default: the bot's).", valueName: "locale"))
    var locale: String?

    func validate() throws {
        if let locale, Locale(written: locale) == nil {
            throw ValidationError("--locale \(locale.visible) is none: \(Locale.writtenForm).")
        }
    }

    func run() throws {
        let outlined = try ChatEngine.orReport { () throws(BotError) in
            try Bot.outline(Bot.Options(folder: bot.folder))
        }
        let chart = try chart(of: outlined)
        let text =
            switch format {
            case .svg: SVGDrawing.text(of: chart)
            case .dot: ChartText.dot(chart)
            case .mermaid: ChartText.mermaid(chart)
            }
        StandardStreams.write(text.utf8, to: 1)
    }

    /// What a shell offers: the flows of the bot that the words before name.
    private static func flows(after words: [String]) -> [String] {
        let folder = words.firstIndex(of: "--bot").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
        let declarations = try? Bot.declarations(Bot.Options(folder: folder ?? "."))
        return declarations?.flows.keys.sorted() ?? []
    }

    func chart(of bot: OutlinedBot) throws -> FlowChart {
        let declarations = bot.declarations
        let locale = locale.flatMap { Locale(written: $0) } ?? declarations.settings.locale
        let outlines = bot.outlines(in: locale)
        let texts = ChartTexts(declarations: declarations, locale: locale)
        guard let flow else { return BotChart.chart(of: outlines, texts) }
        guard let outline = outlines.first(where: { $0.flow == flow }) else {
            let close = CloseNames.of(flow, among: declarations.flows.keys.sorted())
            let known = declarations.flows.keys.sorted().joined(separator: ", ")
            let hint =
                close.isEmpty ? " The flows are: \(known)." : " Close: \(close.joined(separator: ", "))."
            StandardStreams.tell("There is no flow \(flow.visible).\(hint)")
            throw ExitCode(ExitStatus.findings)
        }
        return ChartBuilder.chart(of: outline, texts)
    }
}
