// What a bot's flows do, told from their text.
import ParleyFlows
public import ParleyModel

extension LoadedBot {
    /// The flows' outlines, in the order of their files.
    ///
    /// - Parameter locale: of the texts in them.
    public func outlines(in locale: Locale) -> [FlowOutline] {
        newest.flows.source.flowFiles.flatMap { OutlineParser.outlines(of: $0, locale: locale) }
    }
}
