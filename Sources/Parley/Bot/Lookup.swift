// What a turn looks up in a revision's declarations, found once when the revision is loaded.
import ParleyModel

final class Lookup: Sendable {
    /// The first flow by name that begins with this intent, or on this event.
    private let flowsByIntent: [String: FlowDeclaration]
    private let flowsByEvent: [String: String]
    private let locales: Set<Locale>
    private let privateSlots: Set<String>
    private let answers: [String: AnswerDeclaration]
    /// Slots whose values later runs may take without asking, by name.
    let keptSlots: [SlotDeclaration]

    init(_ declarations: Declarations) {
        let flows = declarations.flows.values.sorted { $0.name < $1.name }
        flowsByIntent = Dictionary(
            flows.flatMap { flow in flow.intents.map { ($0, flow) } }, uniquingKeysWith: { first, _ in first }
        )
        flowsByEvent = Dictionary(
            flows.flatMap { flow in flow.events.map { ($0, flow.name) } },
            uniquingKeysWith: { first, _ in first })
        let slots = declarations.slots.values.sorted { $0.name < $1.name }
        keptSlots = slots.filter { $0.keep != .flow }
        privateSlots = Set(slots.filter(\.isPrivate).map(\.name))
        answers = Dictionary(
            declarations.answers.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        locales = Lookup.locales(of: declarations)
    }

    private static func locales(of declarations: Declarations) -> Set<Locale> {
        var locales: Set<Locale> = [declarations.settings.locale]
        for (name, texts) in declarations.texts where !name.hasPrefix("parley.") {
            locales.formUnion(texts.keys)
        }
        locales.formUnion(declarations.answers.compactMap(\.locale))
        var texts = declarations.slots.values.flatMap { [$0.ask, $0.title, $0.invalid] }
        texts += declarations.flows.values.map(\.description)
        for case .saying(let saying) in declarations.answers.map(\.reply) { texts.append(saying.text) }
        for case .localised(let texts)? in texts { locales.formUnion(texts.names.map { Locale($0) }) }
        return locales
    }

    func flow(forIntent intent: String) -> FlowDeclaration? { flowsByIntent[intent] }
    func flow(onEvent event: String) -> String? { flowsByEvent[event] }
    func answer(_ id: String) -> AnswerDeclaration? { answers[id] }
    func isPrivate(_ slot: String) -> Bool { privateSlots.contains(slot) }

    /// Whether anything of the bot's own is said in this locale.
    func speaks(_ locale: Locale) -> Bool { locales.contains(locale) }
}
