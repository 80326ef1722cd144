// What a bot's flows do, told from their text.
import ParleyFlows
public import ParleyModel

extension LoadedBot {
    /// The flows' outlines, in the order of their files.
    ///
    /// - Parameter locale: of the texts in them.
    public func outlines(in locale: Locale) -> [FlowOutline] {
        OutlinedBot(revision: newest).outlines(in: locale)
    }
}

/// What a bot's files say, without anything learned from them.
package struct OutlinedBot: Sendable {
    let revision: Revision

    package var declarations: Declarations { revision.declarations }

    /// All files but the bot's tests.
    package var texts: [String] {
        revision.flows.source.files.filter { !$0.path.hasSuffix(".chat") }
            .map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    package func outlines(in locale: Locale) -> [FlowOutline] {
        revision.flows.source.flowFiles.flatMap { OutlineParser.outlines(of: $0, locale: locale) }
    }
}
