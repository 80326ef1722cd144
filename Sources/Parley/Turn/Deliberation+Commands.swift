// What is said to the engine itself, and what its own questions are answered with.
import ParleyModel

extension Deliberation {
    func isCommand(_ intent: String) -> Bool {
        Deliberation.commands.contains(intent) || intent.hasPrefix(Deliberation.languageCommand)
    }

    /// The repairs that `repair` switches off, by the names that stand there.
    static let repairs = [
        "angry", "back", "clarify", "help", "locale", "repeat", "restart", "skip", "unfinished",
    ]
    /// What the engine consults beside them: civilities, and what somebody lacks.
    static let civilRepairs = ["bye", "greeting", "lacks", "thanks", "wait"]

    /// Whether neither the open question, its flow nor the bot has switched a repair off; cancelling, and the wish for a person, cannot be.
    func isOn(_ command: String) -> Bool {
        guard command.hasPrefix("parley."), !["parley.cancel", "parley.person"].contains(command) else {
            return true
        }
        let name = command.hasPrefix(Deliberation.languageCommand) ? "locale" : String(command.dropFirst(7))
        let asked = view.top?.state.asked?.question
        return (asked?.repair[name] ?? declarations.settings.repair[name])?.bool ?? true
    }

    func isAngry(_ understanding: Understanding) -> Bool {
        understanding.intents.contains { $0.name == "parley.angry" && isClear($0) && isOn($0.name) }
    }

    /// A flow in which something was done already is left only when the user says so twice.
    var cancelled: Decision { view.top?.hasWritten == true ? .confirmCancel : .cancel }

    /// "Cancel it", and it is done already; "no, thanks" wants nothing more.
    func cancelsDone(_ text: String) -> Bool {
        view.lastFinished?.hasWritten == true && yesOrNo(text) != false
    }

    var restarted: Decision {
        view.top == nil ? .say("parley.at_your_service") : .restart
    }

    func language(_ command: String) -> Decision? {
        guard command.hasPrefix(Deliberation.languageCommand) else { return nil }
        let locale = Locale(String(command.dropFirst(Deliberation.languageCommand.count)))
        return lookup.speaks(locale) ? .speak(locale) : .say("parley.no_locale")
    }

    /// What was only called wrong is given before it is agreed that something is taken back for it: "the day is wrong" and
    /// then "Saturday".
    private func specified(_ plan: TakingBack, _ text: String, _ understanding: Understanding) -> Decision? {
        guard case .correct(let run, let slots, let given) = plan.purpose,
            let open = slots.fields.first(where: { $0.value.isNull }),
            let told = toldSlots.first(where: { $0.run.ordinal == run && $0.slot.name == open.name }),
            parts(of: text).allSatisfy({ $0.request == nil }), !understanding.isQuestion,
            let value = readings(text, told)
        else { return nil }
        return .correct(run: run, slots: slots.merging([open.name: value]), given: given)
    }

    /// An answer to a question of the engine's own; `nil` when the message is none.
    func settled(_ question: Question, _ text: String, _ understanding: Understanding) -> Decision? {
        if question.kind == .takeBack || question.kind == .cancel,
            let asked = view.previousReplies.last?.text,
            recogniser.answersOther(text, than: asked)
        {
            return .repeatLast
        }
        switch question.kind {
        case .cancel:
            return yesOrNo(text).map { $0 ? .cancel : .say("parley.goes_on") }
        case .takeBack:
            guard let plan = question.takingBack else { return nil }
            guard let accepted = yesOrNo(text) else { return specified(plan, text, understanding) }
            if accepted { return .takeBack(plan) }
            if plan.purpose == .cancel, view.top == nil { return .say("parley.at_your_service") }
            // Who does not want it taken back may still want to leave.
            return plan.purpose == .cancel ? .confirmLeaving : .say("parley.goes_on")
        case .unfinished:
            guard let accepted = recogniser.goesOn(text) ? true : yesOrNo(text) else { return nil }
            guard accepted, let option = question.wanted.first?.choices.first else {
                return .say("parley.at_your_service")
            }
            return meant(option.value)
        case .which:
            if recogniser.keepsAll(text, isAsked: true) { return .say("parley.goes_on") }
            if let accepted = yesOrNo(text) { return accepted ? .repeatLast : .say("parley.goes_on") }
            return whichIsWrong(question, text, understanding)
        case .clarify:
            if let chosen = option(text, question)?[""] { return meant(chosen) }
            // "The second" is the second of those.
            if let wanted = question.wanted.first, wanted.choices.first?.value["slot"] != nil,
                let chosen = recogniser.answer(text, for: wanted, locale: view.locale, at: moment)
            {
                return meant(chosen)
            }
            guard let accepted = yesOrNo(text), let options = question.wanted.first?.choices,
                accepted || options.last?.value.isNull ?? false
            else { return nil }
            if !accepted { return .notUnderstood }
            // "Yes" says which only where there is one beside "something else".
            return options.count == 2 && options[1].value.isNull ? meant(options[0].value) : .repeatLast
        default: return yesOrNo(text).map { .offer(accepted: $0) }
        }
    }
}
