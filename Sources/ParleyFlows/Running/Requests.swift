// What a pending word wants, read from its arguments.
import LuaRuntime
import ParleyModel

/// One slot of an `ask`, with the call's options in place of the declaration's.
struct SlotRequest {
    var slot: SlotDeclaration
    var about: String?
    var isFresh = false
    var values = Record()
    /// A `check` given in the call.
    var check: LuaFunction?
    /// What its identity is made of.
    var key: Value
    /// Whether the call gave a question of its own.
    var hasOwnQuestion = false

    /// What an `ask` for it comes to when it is skipped.
    var whenSkipped: EffectResult { slot.defaultValue.map(EffectResult.value) ?? .problem("skipped") }
}

/// An `ask` of one slot or several.
struct AskRequest {
    var slots: [SlotRequest]
    /// The one question for several.
    var groupQuestion: Text?
    var values: Record
    var digress: Bool
    var repair: Record
    /// Identities of the slots' effects, in their order.
    var identities: [EffectIdentity] = []
    /// Results so far, by place in `slots`.
    var results: [EffectResult?]

    var missing: [Int] { results.indices.filter { results[$0] == nil } }
}

struct ConfirmRequest {
    var text: Text
    var values: Record
    var identity: EffectIdentity
}

struct ChooseRequest {
    var text: Text
    var values: Record
    var choices: [Choice]
    var identity: EffectIdentity
}

struct CallRequest {
    var action: ActionDeclaration
    var arguments: Record
    var identity: EffectIdentity
    /// `try_call`: failure is the author's business.
    var isTry: Bool
}

struct HandoffRequest {
    var team: String
    var note: Value
    var priority: String?
    var identity: EffectIdentity
}

/// The effect that a run stands at.
enum Pending {
    case ask(AskRequest)
    case confirm(ConfirmRequest)
    case choose(ChooseRequest)
    case call(CallRequest)
    case handoff(HandoffRequest)
}

/// What `ask` may be given beside the slot.
package enum AskOptions {
    package static let names = [
        "about", "fresh", "values", "ask", "again", "invalid", "help", "choices", "min", "max", "check",
        "skip", "retries", "digress", "repair",
    ]
}

extension SlotRequest {
    static let options = AskOptions.names

    init(_ slot: SlotDeclaration, _ options: OptionReader, isAlone: Bool) throws(Mistake) {
        self.slot = slot
        key = .null
        if let about = try options.scalar("about") { self.about = about.printed }
        isFresh = try options.bool("fresh") ?? false
        values = try options.record("values") ?? Record()
        let question = try options.text("ask")
        if isAlone, let question {
            self.slot.ask = question
            hasOwnQuestion = true
        }
        if let again = try options.text("again") { self.slot.again = again }
        if let invalid = try options.text("invalid") { self.slot.invalid = invalid }
        if let help = try options.text("help") { self.slot.help = help }
        if let choices = try options.choices("choices") { self.slot.choices = choices }
        if let minimum = try options.scalar("min") { self.slot.minimum = minimum }
        if let maximum = try options.scalar("max") { self.slot.maximum = maximum }
        if let skip = try options.bool("skip") { self.slot.maySkip = skip }
        if let retries = try options.count("retries") { self.slot.retries = retries }
        check = try options.function("check")
        var parts: Record = ["slot": .text(slot.name)]
        if let about = self.about { parts["about"] = .text(about) }
        if let question { parts["ask"] = question.value }
        key = .record(parts)
    }

    /// What the recogniser looks for.
    func wanted(_ renderer: TextRenderer) -> Expectation.Wanted {
        Expectation.Wanted(
            slot: slot.name, type: slot.type, pattern: slot.pattern,
            choices: renderer.options(slot.choices, values: values))
    }
}
