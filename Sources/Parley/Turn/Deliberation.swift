// From understanding and view to a decision: pure, one rule after the other, in the order that FLOWS.md gives.
import ParleyModel

/// Decides what is to be done about an input.
struct Deliberation {
    let declarations: Declarations
    let lookup: Lookup
    let recogniser: any Recogniser
    let view: JournalView
    let moment: Moment
    /// Days of the message whose words do not say whether they are over or to come, each by the other of the two.
    var otherDays: [Value: Value] = [:]
    let memory = ReadingMemory()

    /// Below it an intent or an answer is not clear.
    static let threshold = 0.5
    /// While free text is asked for, "I don't want it any more" is a text and cancels nothing.
    static let thresholdOfCommandInText = 0.85

    /// How likely what is refused must be what the open flow is for.
    static let leastOfRefusal = 0.25

    /// Built-in intents that the engine answers itself. While a question is open they come before anything else; without
    /// one a flow of the bot's on the same intent comes first.
    static let commands: Set<String> = [
        "parley.cancel", "parley.person", "parley.repeat", "parley.help", "parley.skip", "parley.back",
        "parley.greeting", "parley.thanks", "parley.bye", "parley.restart", "parley.angry", "parley.wait",
    ]

    /// What follows is the language to speak from now on: `parley.locale.en`.
    static let languageCommand = "parley.locale."
    /// The user does not have what is asked, or does not know it.
    static let lacks = "parley.lacks"
    /// So many flows may be begun in the middle of another one.
    static let maximumDigressions = 8

    static let civilities: Set<String> = ["parley.greeting", "parley.thanks", "parley.bye"]

    func decide(_ input: Input, _ understanding: Understanding) -> Decision {
        switch input.content {
        case .event(let name, let fields): return decide(event: name, fields)
        case .message(let message): return decide(text: message.text, understanding)
        case .button(let value): return decide(text: value, understanding)
        }
    }

    private func decide(event name: String, _ fields: Record) -> Decision {
        // While a person has the session, nothing but its return is taken up.
        if view.handedOff != nil { return name == "handed_back" ? .handBack(fields) : .nothing }
        if name == "parley.back" { return .back(Int(clamping: fields["turns"]?.integer ?? 1)) }
        if name == "parley.locale", let locale = fields["locale"]?.text {
            return language(Deliberation.languageCommand + locale) ?? .nothing
        }
        guard let flow = lookup.flow(onEvent: name), !view.isOpen(flow) else { return .nothing }
        return .start(flow: flow, given: [:], arguments: fields)
    }

    private func decide(text: String, _ understanding: Understanding) -> Decision {
        if view.handedOff != nil {
            return understanding.intents.contains { $0.name == "parley.cancel" && isClear($0) }
                ? .cancel : .passOn
        }
        if let own = view.offered?.question, let decision = settled(own, text, understanding) {
            return decision
        }
        if let question = view.top?.state.asked?.question { return decide(text, understanding, question) }
        if let again = takingUpAgain(text, understanding) { return again }
        let command = understanding.intents.first.flatMap { isClear($0) && isOn($0.name) ? $0.name : nil }
        return decide(afresh: text, understanding, command)
    }

    // MARK: with an open question

    func decide(_ text: String, _ understanding: Understanding, _ question: Question) -> Decision {
        if let chosen = option(text, question) ?? entity(text, understanding, question) {
            return .answer(chosen)
        }
        let asksYesNo = question.wanted.first?.type == .yesNo
        let takesYesNo = asksYesNo || question.kind == .offer
        let accepted =
            takesYesNo ? yesOrNo(text) ?? (asksYesNo ? recogniser.yesOrNoInLeaving(text) : nil) : nil
        // The verb of a question for consent, said back, answers it.
        let consent = question.kind == .confirm && accepted == nil ? consent(text) : nil
        // Who has been told something else since agrees to that, if to anything.
        if question.kind == .confirm, !isInSight || (isAfterMoment && onlyNods(text)),
            (accepted ?? consent) == true
        {
            return .askAgain
        }
        if question.kind == .confirm, recogniser.denial(in: text) == .wrong, !hasNumber(text),
            let which = whatIsWrong()
        {
            return which
        }
        if let kept = kept(text, question) { return kept }
        if question.kind == .confirm, accepted == nil, recogniser.wantsNothingElse(text) { return .askAgain }
        // "No, it's fine" is no consent, and may be no refusal.
        if question.kind == .confirm, recogniser.isContent(text) { return .invalid }
        // There is a piano, it may be, and no order.
        if question.kind == .confirm, let asked = askedText, recogniser.answersOther(text, than: asked) {
            return .invalid
        }
        if question.kind == .offer || asksYesNo, let accepted {
            if question.kind == .offer { return .offer(accepted: accepted) }
            return .answer([question.wanted[0].slot: .bool(accepted)])
        }
        if question.kind == .confirm, let asked = askedText, recogniser.postpones(text, asked) {
            return isOn("parley.wait") ? .wait : .askAgain
        }
        // "Cancel" to "Cancel order 5?" may mean either.
        if consent == true,
            understanding.intents.contains(where: { $0.name == "parley.cancel" && isClear($0) })
        {
            return .invalid
        }
        if let consent { return .answer([question.wanted[0].slot: .bool(consent)]) }
        if asksYesNo, question.kind == .ask, recogniser.saysNone(text) {
            return .answer([question.wanted[0].slot: false])
        }
        if asksYesNo, question.kind == .ask, let asked = askedText,
            let echoed = recogniser.echo(text, of: asked)
        {
            return .answer([question.wanted[0].slot: .bool(echoed)])
        }
        if question.kind == .confirm, let other = otherwise(text, understanding) { return other }
        if cancelsByName(text, understanding, question) { return cancelled }
        if !takesStory(question), recogniser.deniesCancelling(text) { return .askAgain }
        if let givenUp = givenUp(text, understanding, question) { return givenUp }
        if let leftOut = leftOut(text, question) { return leftOut }
        // "No" to "Anything else?" leaves it out.
        if question.maySkip, yesOrNo(text) == false { return .skip }
        if refusesText(text, question) { return .say("parley.no_skip") }
        // "Yes" is no name.
        if affirmsText(text, question) || recogniser.goesOn(text) { return .askAgain }
        if let decision = command(text, understanding, question) {
            return decision == .help && asksForChoices(text, question) ? .askAgain : decision
        }
        return decide(text, counted(understanding, text, question), question, parts(of: text))
    }

    /// "Nothing to change", 不用改了: it is no consent and gives nothing up, but says no where that is asked.
    private func kept(_ text: String, _ question: Question) -> Decision? {
        guard recogniser.keepsAll(text, isAsked: false),
            !question.wanted.contains(where: { $0.type == .text })
        else {
            return nil
        }
        guard question.kind == .ask, let first = question.wanted.first, first.type == .yesNo else {
            return .askAgain
        }
        return .answer([first.slot: false])
    }

    /// What is neither an option, a bare yes or no, nor a command.
    private func decide(
        _ text: String, _ understanding: Understanding, _ question: Question, _ parts: [Part]
    ) -> Decision {
        if let decision = leaving(parts, question) ?? beside(parts, question) { return decision }
        let (heard, values) = withoutPassing(text, understanding, question)
        if let decision = correction(heard, values, question) { return decision }
        if let decision = forgotten(heard, values) { return decision }
        var specific = specificValues(heard, values, question)
        if let decision = refusal(heard, values, question, giving: specific) { return decision }
        if let rewritten = rewritten(text, question) { return rewritten }
        if isConsent(specific, question), parts.count > 1, parts[0].clause.isBeginning { specific = [:] }
        if !specific.isEmpty, let other = isOnlyNumbers(specific, question) ? clearWish(understanding) : nil,
            let digression = digression(text, understanding, question, parts), digression == other
        {
            return digression
        }
        if !specific.isEmpty { return .answer(withText(text, understanding, question, specific)) }
        // "No thanks" thanks nobody for anything.
        if yesOrNo(text) != false, let civility = civility(understanding) { return civility }
        if let digression = digression(text, understanding, question, parts) {
            // What reads like the request for the flow that is open may give it a value.
            let amended = digression == .again ? amendment(heard, values, question) : nil
            // What says more than yes or no where that is asked is not passed over in silence.
            return amended ?? (digression == .again && question.kind == .confirm ? .invalid : digression)
        }
        let takesText = question.wanted.contains { $0.type == .text }
        if isAngry(understanding), !takesText || asksForName(question) { return .soothe }
        if takesText, question.kind == .ask, recogniser.asksWhatFor(text), isOn("parley.help") {
            return .help
        }
        if asksForChoices(text, question) { return .askAgain }
        let freed = withText(text, understanding, question, [:])
        if freed.isEmpty, let followUp = followUp(text, understanding) {
            let isDeep = view.runs.count > Deliberation.maximumDigressions
            return question.digress && !isDeep ? followUp : .say("parley.first_this")
        }
        if freed.isEmpty, question.kind == .ask, question.wanted.first?.type == .yesNo,
            let opening = opening(understanding)
        {
            // "No 2 kids" says more than no.
            if !opening, countsBehindNo(understanding) { return .invalid }
            return .answer([question.wanted[0].slot: .bool(opening)])
        }
        if freed.isEmpty, let several = severalOptions(text, question) { return several }
        if freed.isEmpty, let amended = amendment(heard, values, question) { return amended }
        if freed.isEmpty, isCorrection(understanding),
            let which = whatIsWrong(isSure: isSaidWrong(understanding))
        {
            return which
        }
        // "The address is where?": the question shows it.
        if freed.isEmpty, question.kind == .confirm, understanding.isQuestion,
            named(in: text, toldSlots) != nil
        {
            return .askAgain
        }
        return freed.isEmpty ? .invalid : .answer(freed)
    }

    /// A message, and what it says, without the days and hours that only tell when it is said.
    func withoutPassing(_ text: String, _ understanding: Understanding, _ question: Question) -> (
        String, Understanding
    ) {
        guard understanding.values.contains(where: { $0.type == .date || $0.type == .time }) else {
            return (text, understanding)
        }
        let isAsked = question.wanted.contains { $0.type == .date || $0.type == .time }
        let heard = recogniser.withoutPassing(text, isAsked: isAsked)
        guard heard != text else { return (text, understanding) }
        var read = recogniser.understand(
            heard, locale: view.locale, expected: question.expectation, at: moment
        ).rounded
        read.isQuestion = understanding.isQuestion
        return (heard, counted(read, heard, question))
    }

    /// "No thanks" is no text.
    private func refusesText(_ text: String, _ question: Question) -> Bool {
        guard question.kind == .ask, !question.maySkip, question.wanted.contains(where: { $0.type == .text }),
            let asked = askedText
        else { return false }
        return recogniser.declines(text, toAnswer: asked)
    }

    private func affirmsText(_ text: String, _ question: Question) -> Bool {
        guard question.kind == .ask, question.wanted.count == 1, question.wanted[0].type == .text,
            let asked = askedText
        else { return false }
        return recogniser.affirms(text, toAnswer: asked)
    }

    /// Engine commands in the middle of a question; an intent of the bot's own does not take their place there.
    func command(_ text: String, _ understanding: Understanding, _ question: Question) -> Decision? {
        let takesText = question.wanted.contains { $0.type == .text }
        let said = understanding.intents.first {
            (isCommand($0.name) || $0.name == Deliberation.lacks) && isClear($0) && isOn($0.name)
        }
        let isSure =
            (said?.confidence ?? 0) >= Deliberation.thresholdOfCommandInText
            || (said?.name == Deliberation.lacks && (namesOther(text, question) || asksForName(question)))
        if said?.name == "parley.cancel", !isSure, !takesText || isCorrection(understanding),
            let unsaid = noAfterYes(question)
        {
            return unsaid
        }
        let isCertain = !takesText || isSure
        switch isCertain ? said?.name : nil {
        case "parley.cancel": return cancelled
        case "parley.restart": return restarted
        case "parley.person": return .person
        case "parley.repeat": return .repeatLast
        case "parley.back":
            // "Back to the room".
            if let one = named(in: text, toldSlots.filter({ $0.run.ordinal == view.top?.ordinal })) {
                return reask(one)
            }
            return .back(recogniser.stepsBack(in: text) ?? 1)
        case "parley.help": return .help
        case "parley.skip": return question.maySkip ? .skip : .say("parley.no_skip")
        case "parley.wait": return .wait
        case Deliberation.lacks where namesOption(text, question): return nil
        // "No injuries" to "Was anybody injured?".
        case Deliberation.lacks where question.kind == .ask && question.wanted.first?.type == .yesNo:
            return recogniser.denies(text) ? .answer([question.wanted[0].slot: false]) : .lacks
        case Deliberation.lacks: return question.maySkip ? .skip : question.kind == .ask ? .lacks : .invalid
        case let name?: return language(name)
        default: return nil
        }
    }

    /// "I lost it" to "Was it lost or stolen?".
    private func namesOption(_ text: String, _ question: Question) -> Bool {
        question.wanted.contains { wanted in
            !wanted.choices.isEmpty
                && recogniser.answer(text, for: wanted, locale: view.locale, at: moment) != nil
        }
    }

    private func asksForName(_ question: Question) -> Bool {
        question.wanted.contains { $0.type == .text } && (askedText.map(recogniser.asksForName) ?? false)
    }

    /// "I don't have the order number", where a number and a reason are asked for, is no reason.
    private func namesOther(_ text: String, _ question: Question) -> Bool {
        question.wanted.contains { wanted in
            guard wanted.type != .text, let slot = declarations.slots[wanted.slot] else { return false }
            return isNamed(slot, in: text) || recogniser.mention(of: wanted.type, in: text) != nil
        }
    }

    /// A greeting, thanks or a goodbye is no answer. While the bot greets, it need not do so twice.
    private func civility(_ understanding: Understanding) -> Decision? {
        guard let said = understanding.intents.first(where: isClear)?.name,
            Deliberation.civilities.contains(said)
        else {
            return nil
        }
        if view.hasAskedInTurn { return .nothing }
        return flow(for: said) == nil ? .say(said) : nil
    }

    /// Another clear intent, or a question with an answer, in the middle. A flow that is open already is not started
    /// twice: its question is asked again. Where nothing may come in between, that is said.
    private func digression(
        _ text: String, _ understanding: Understanding, _ question: Question, _ parts: [Part]
    ) -> Decision? {
        let takesText = question.wanted.contains { $0.type == .text }
        let least = takesText ? clearInText(text, understanding) : 0
        var wish = afresh(understanding, atLeast: least)
        if isRefusal(text, understanding) {
            let refused = afresh(understanding, atLeast: min(least, Deliberation.thresholdOfRequest))
            if let refused { return isOnTop(refused) ? cancelled : nil }
            // What is not wanted is seldom put as the examples put what is.
            let likeliest = understanding.intents.first { flow(for: $0.name) != nil }
            guard !takesText, let likeliest, likeliest.confidence >= Deliberation.leastOfRefusal,
                let flow = flow(for: likeliest.name), view.run(of: flow.name)?.ordinal == view.top?.ordinal
            else { return nil }
            return cancelled
        }
        if parts.contains(where: { $0.clause.isUnwanted }) {
            wish =
                parts.lazy.compactMap { part in
                    part.request.flatMap { _ in afresh(part.understanding, atLeast: least) }
                }.first
        }
        switch wish {
        case .start(let flow, let given, let arguments):
            let isOnTop = view.run(of: flow)?.ordinal == view.top?.ordinal && view.isOpen(flow)
            if isOnTop, takesText { return nil }
            // "No, we take a table inside" answers, though it says what the flow is for.
            if isOnTop, question.wanted.first?.type == .yesNo, opening(understanding) != nil { return nil }
            let isDeep = !view.isOpen(flow) && view.runs.count > Deliberation.maximumDigressions
            guard isOnTop || (question.digress && !isDeep) else { return .say("parley.first_this") }
            return begin(flow, given: given, arguments: arguments)
        // A statement that reads like a written question, as "it is broken" does, is still free text.
        case .tell(let answer) where understanding.isQuestion || !takesText:
            return question.digress ? .tell(answer: answer) : .say("parley.first_this")
        default: return nil
        }
    }

    // MARK: without

    private func decide(afresh text: String, _ understanding: Understanding, _ command: String?) -> Decision {
        if let decision = correction(text, understanding, nil) { return decision }
        if isRefusal(text, understanding) { return .say("parley.nothing_to_cancel") }
        var whole = afresh(understanding)
        if case .start(let name, _, _)? = whole, let flow = declarations.flows[name] {
            whole = afresh(counted(understanding, text, flow.literalAsks))
        }
        // "Okay" to what was said last.
        if whole == nil, command == nil, yesOrNo(text) != nil { return .say("parley.at_your_service") }
        // A command that no flow of the bot's takes is the engine's, whatever the message resembles beside it.
        if whole != nil || command == nil || !isCommand(command ?? "") {
            var parts = parts(of: text)
            if parts.isEmpty { parts = joinedRequests(text) }
            if let several = several(parts, understanding, whole: whole) { return several }
            if let twice = twice(parts, understanding, whole: whole) { return twice }
            if let ambiguity = ambiguity(understanding) { return ambiguity }
        }
        if case .start(let flow, let given, let arguments)? = whole {
            return begin(flow, given: given, arguments: arguments)
        }
        if let whole { return whole }
        switch command {
        case "parley.cancel":
            if view.top == nil, !cancelsDone(text) { return .say("parley.nothing_to_cancel") }
            return view.top == nil ? .confirmCancel : cancelled
        case "parley.restart": return restarted
        case "parley.angry": return .soothe
        case "parley.person": return .person
        case "parley.back": return .back(recogniser.stepsBack(in: text) ?? 1)
        case "parley.repeat":
            return view.previousReplies.isEmpty ? .say("parley.nothing_to_repeat") : .repeatLast
        case "parley.help": return .say("parley.help")
        case "parley.wait": return .wait
        case "parley.greeting": return .say("parley.greeting")
        case "parley.thanks": return .say("parley.thanks")
        case "parley.bye": return .say("parley.bye")
        case let name?:
            if let language = language(name) { return language }
        default: break
        }
        return followUp(text, understanding) ?? clarification(text, understanding) ?? .notUnderstood
    }

    /// A flow begins, unless it waits already: then it is taken up again.
    ///
    /// What a message gave that was not clear is not lost when the next one says in other words what was meant.
    func begin(_ flow: String, given: Record, arguments: Record) -> Decision {
        let offered = view.offered?.question.wanted.first?.choices.first { $0.value["flow"]?.text == flow }
        let given = (offered?.value["given"]?.record ?? [:]).merging(given)
        guard let open = view.run(of: flow) else {
            return .start(flow: flow, given: given, arguments: arguments)
        }
        guard open.ordinal == view.top?.ordinal else { return .takeUp(run: open.ordinal, given: given) }
        return open.state.asked == nil ? .askAgain : .again
    }

    /// The flow of the clearest intent, or the clearest answer, whichever is surer.
    func afresh(_ understanding: Understanding, atLeast least: Double = 0) -> Decision? {
        // What only the engine could answer, and does not, leaves the word to the next.
        let intent = understanding.intents.first {
            !$0.name.hasPrefix("parley.") || isCommand($0.name)
                || flow(for: $0.name) != nil
        }
        let answer = understanding.answers.first
        let enough = declarations.settings.thresholds["answer"]?.number ?? Deliberation.threshold
        let isAnswer = answer.map { $0.confidence >= max(enough, least) } ?? false
        let isIntent = isClear(intent) && (intent?.confidence ?? 0) >= least
        if let answer, isAnswer, !isIntent || answer.confidence > (intent?.confidence ?? 0) {
            return .tell(answer: answer.name)
        }
        guard let intent, isIntent, let flow = flow(for: intent.name) else { return nil }
        return .start(flow: flow.name, given: given(to: flow, understanding), arguments: [:])
    }

    func isClear(_ intent: Ranked?) -> Bool {
        guard let intent else { return false }
        let enough =
            declarations.intents[intent.name]?.threshold ?? declarations.settings.thresholds["intent"]?.number
            ?? Deliberation.threshold
        return intent.confidence >= enough
    }

    func flow(for intent: String) -> FlowDeclaration? { lookup.flow(forIntent: intent) }

    /// What a message gives to a flow's slots: at a place, by name, or as the only slot of its type that it asks; several
    /// days or times in their order.
    func given(to flow: FlowDeclaration, _ understanding: Understanding) -> Record {
        var given = Record()
        for value in understanding.values where value.source != .type {
            guard let name = value.slot, given[name] == nil, declarations.slots[name]?.ask != nil else {
                continue
            }
            given[name] = fitting(value.value, declarations.slots[name])
        }
        for value in understanding.values where value.source == .type && value.type.fillsByType {
            // Options and patterns say of themselves which slot's they are.
            let ofType = flow.literalAsks.filter { name in
                declarations.slots[name]?.type == value.type && (value.slot == nil || value.slot == name)
            }
            guard ofType.count == 1, given[ofType[0]] == nil, declarations.slots[ofType[0]]?.ask != nil
            else { continue }
            given[ofType[0]] = fitting(value.value, declarations.slots[ofType[0]])
        }
        for type in [SlotType.date, .time] {
            for field in span(of: type, to: flow, understanding, beside: given) {
                given[field.name] = field.value
            }
        }
        return given
    }

    /// "From the 3rd to the 5th": as many days, or times, as the flow asks for, the earlier first, each for one of them.
    private func span(
        of type: SlotType, to flow: FlowDeclaration, _ understanding: Understanding, beside given: Record
    ) -> Record {
        let found = understanding.values.filter { $0.type == type && $0.source == .type && $0.slot == nil }
            .sorted { $0.start < $1.start }
        // A date of birth is no end of a stay that is to come.
        let names = flow.literalAsks.filter { name in
            guard let slot = declarations.slots[name], slot.type == type, given[name] == nil else {
                return false
            }
            return found.contains { isWithin($0.value, slot) }
        }
        let values = found.compactMap(\.value.text)
        guard names.count > 1, values.count == names.count, zip(values, values.dropFirst()).allSatisfy(<)
        else { return [:] }
        return Record(zip(names, found).map { Record.Field(name: $0, value: $1.value) })
    }
}
