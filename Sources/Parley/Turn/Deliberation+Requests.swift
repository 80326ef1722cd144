// Several things in one message, and what follows up on the last one.
import ParleyModel

extension Deliberation {
    /// How clear a clause of a message must be to be a request of its own.
    private static let clearClause = 0.8
    private static let followUpThreshold = 0.5
    static let thresholdOfQuestion = 0.85
    static let thresholdOfRequest = 0.95
    /// People tell their reasons in the words in which they report things.
    static let thresholdOfStatement = 0.99
    private static let thresholdOfAside = 0.6

    /// How clear something else must be while free text is asked for: less where it is put as a question, or as an aside.
    func clearInText(_ text: String, _ understanding: Understanding) -> Double {
        if recogniser.isAside(text) { return Deliberation.thresholdOfAside }
        if understanding.isQuestion { return Deliberation.thresholdOfQuestion }
        return recogniser.isRequest(text)
            ? Deliberation.thresholdOfRequest : Deliberation.thresholdOfStatement
    }

    /// A clause of a message, and what it asks for by itself.
    struct Part {
        var clause: Clause
        var understanding: Understanding
        var request: Decision?
    }

    /// The clauses of a message, each read by itself; none where there is only one.
    func parts(of text: String) -> [Part] {
        let clauses = clauses(of: text)
        guard clauses.count > 1 else { return [] }
        return clauses.map { clause in
            let part = recogniser.understand(clause.text, locale: view.locale, expected: nil, at: moment)
                .rounded
            // The example of an intent asks for it in however few words: 挂失.
            let isExample =
                part.intents.first.map { $0.confidence >= Deliberation.thresholdOfStatement } ?? false
            let isNone = !(clause.mayAsk || isExample) || clause.isUnwanted || clause.isContrast
            let request = isNone ? nil : afresh(part, atLeast: Deliberation.clearClause)
            return Part(
                clause: clause, understanding: part,
                request: request.flatMap { isCivility($0, part) ? nil : $0 })
        }
    }

    private static let joints = ["和", "以及", "再", "并"]

    /// 转账和查余额: two requests that a word joins which as often joins two things.
    func joinedRequests(_ text: String) -> [Part] {
        // Most messages have none of their characters.
        for joint in Self.joints where joint.unicodeScalars.allSatisfy(text.unicodeScalars.contains) {
            let halves = text.split(separator: joint, omittingEmptySubsequences: false).map { String($0) }
            guard halves.count == 2 else { continue }
            let parts = halves.map { half in
                let read = recogniser.understand(half, locale: view.locale, expected: nil, at: moment).rounded
                return Part(
                    clause: Clause(text: half, mayAsk: true), understanding: read,
                    request: afresh(read, atLeast: Deliberation.clearClause))
            }
            let asksBoth = parts.allSatisfy { part in
                part.request.map { !isCivility($0, part.understanding) } ?? false
            }
            if asksBoth { return parts }
        }
        return []
    }

    /// Flows and answers that a message asks for one beside the other; `nil` unless there are two.
    func several(_ parts: [Part], _ understanding: Understanding, whole: Decision?) -> Decision? {
        var requests: [Decision] = []
        for part in parts {
            guard let request = part.request, !requests.contains(where: { $0.target == request.target })
            else { continue }
            requests.append(filled(request, part.understanding, understanding))
        }
        if parts.contains(where: { $0.clause.isUnwanted || $0.clause.isContrast }), requests.count == 1 {
            return begun(requests[0])
        }
        guard requests.count > 1 else { return nil }
        // What the whole clearly says, and none of its clauses does, is one thing said at length.
        if let whole, !requests.contains(where: { $0.target == whole.target }) { return nil }
        return .several(requests)
    }

    private func begun(_ request: Decision) -> Decision {
        guard case .start(let flow, let given, let arguments) = request else { return request }
        return begin(flow, given: given, arguments: arguments)
    }

    /// Whether a message only says what is not wanted, and no example of its intent is put that way.
    func isRefusal(_ text: String, _ understanding: Understanding) -> Bool {
        guard isNothingButRefusal(text), !understanding.isQuestion, !contrasts(text, understanding),
            let intent = understanding.intents.first(where: { flow(for: $0.name) != nil })?.name
        else { return false }
        let examples = declarations.intents[intent]?.examples ?? []
        return !examples.contains { clauses(of: $0).contains(where: \.isUnwanted) }
    }

    private static let thresholdOfClearWish = 0.9

    /// A written question as it is written, or another flow with a value where an example of it has one: its numbers answer
    /// nothing else.
    func clearWish(_ understanding: Understanding) -> Decision? {
        let wish = afresh(understanding, atLeast: Deliberation.thresholdOfClearWish)
        switch wish {
        case .tell where understanding.isQuestion: return wish
        case .start(let name, let given, _) where !isOnTop(.start(flow: name, given: [:], arguments: [:])):
            let isPlaced = understanding.values.contains { value in
                value.source == .place && value.slot.map { given[$0] != nil } ?? false
            }
            return isPlaced ? wish : nil
        default: return nil
        }
    }

    func isOnlyNumbers(_ values: Record, _ question: Question) -> Bool {
        question.kind == .ask
            && values.allSatisfy { field in
                question.wanted.contains { $0.slot == field.name && Deliberation.isNumeric($0.type) }
            }
    }

    /// Whether each clause that says anything says what is not wanted: "please don't send it".
    func isNothingButRefusal(_ text: String) -> Bool {
        let clauses = clauses(of: text).filter { $0.mayAsk || $0.isUnwanted }
        return !clauses.isEmpty && clauses.allSatisfy(\.isUnwanted)
    }

    /// Whether of two values for one slot a message refuses one and means the other: "not a perm but a haircut".
    func contrasts(_ text: String, _ understanding: Understanding) -> Bool {
        let meant = understanding.values.filter { $0.slot != nil }
        guard !meant.isEmpty else { return false }
        return recogniser.refused(in: text, expected: nil, at: moment).contains { refused in
            meant.contains { $0.slot == refused.slot && $0.value != refused.value }
        }
    }

    /// One flow that is wanted twice, for two things: "a haircut on Friday and a perm on Saturday".
    ///
    /// What each thing has of its own is told apart by an option or a code: a day or an amount may be one of two ends.
    func twice(_ parts: [Part], _ understanding: Understanding, whole: Decision?) -> Decision? {
        guard !isCorrection(understanding), !understanding.isQuestion,
            !parts.contains(where: { $0.clause.isUnwanted || $0.clause.isContrast || $0.clause.isReserve })
        else { return nil }
        if case .start(let name, let given, let arguments)? = whole, let flow = declarations.flows[name] {
            guard begin(name, given: given, arguments: arguments) == whole else { return nil }
            return twice(parts, flow, given, arguments, codes: { otherCodes(understanding, beside: $0) })
        }
        // Without a verb they say what they are for by being two options of one flow alone.
        guard whole == nil, !parts.isEmpty else { return nil }
        let flows = declarations.flows.values.filter { !$0.intents.isEmpty && view.run(of: $0.name) == nil }
        let found = flows.compactMap { twice(parts, $0, given(to: $0, understanding), [:], codes: nil) }
        return found.count == 1 ? found[0] : nil
    }

    private func twice(
        _ parts: [Part], _ flow: FlowDeclaration, _ given: Record, _ arguments: Record,
        codes: (([Record]) -> [Record])?
    ) -> Decision? {
        var sets = [parts.isEmpty ? given : Record()]
        for part in parts {
            let more = self.given(to: flow, part.understanding)
            let last = sets[sets.count - 1]
            let isAnother = more.contains { field in
                let type = declarations.slots[field.name]?.type
                return (type == .choice || type == .code && codes != nil) && last[field.name] != nil
                    && last[field.name] != field.value
            }
            if isAnother { sets.append(more) } else { sets[sets.count - 1] = last.merging(more) }
        }
        sets += codes?(sets) ?? []
        guard sets.count > 1 else { return nil }
        // What the whole message says once, the first thing has.
        let first = given.merging(sets[0])
        return .several(
            ([first] + sets.dropFirst()).map { .start(flow: flow.name, given: $0, arguments: arguments) })
    }

    /// Orders and the like that a message names beside the first, in one breath: 退款12345678和87654321.
    private func otherCodes(_ understanding: Understanding, beside sets: [Record]) -> [Record] {
        var others: [Record] = []
        for value in understanding.values where value.type == .code {
            guard let name = value.slot, sets[0][name] != nil else { continue }
            let one = Record([Record.Field(name: name, value: value.value)])
            if !(sets + others).contains(where: { $0[name] == value.value }) { others.append(one) }
        }
        return others
    }

    // MARK: beside an open question

    /// "Never mind, where is my parcel?": the flow on top is left for something else. Alone a cancellation is a command.
    func leaving(_ parts: [Part], _ question: Question) -> Decision? {
        guard let first = parts.first,
            isCancellation(first.understanding)
                || cancelsByName(first.clause.text, first.understanding, question)
        else { return nil }
        // 不用，坐里面 answers a question that is answered with no, and gives nothing up.
        if question.maySkip || question.wanted.first?.type == .yesNo, yesOrNo(first.clause.text) == false {
            return nil
        }
        let rest = parts.dropFirst()
        if let request = rest.lazy.compactMap({ $0.request }).first {
            guard !isOnTop(request) else { return begun(request) }
            return later(request, isNext: true).map { .leave([$0]) }
        }
        let text = Deliberation.joined(rest)
        // "Never mind, let's continue".
        if recogniser.goesOn(text) { return .askAgain }
        let understanding = recogniser.understand(
            text, locale: view.locale, expected: question.expectation, at: moment
        ).rounded
        // "Never mind, go back" gives up less than everything.
        if let command = command(text, understanding, question) { return command }
        guard !question.wanted.contains(where: { $0.type == .text }), !isCorrection(understanding),
            specificValues(text, understanding, question).isEmpty
        else { return nil }
        return cancelled
    }

    /// An answer (or what else is said to the open question) with a request beside it: "tomorrow, and where is my parcel?"
    func beside(_ parts: [Part], _ question: Question) -> Decision? {
        guard question.kind != .offer else { return nil }
        let takesText = question.wanted.contains { $0.type == .text }
        func request(_ part: Part) -> Decision? {
            guard let request = part.request, !isOnTop(request), !saysYesNo(part) else { return nil }
            if isCorrection(part.understanding), !recogniser.isAside(part.clause.text) { return nil }
            // "Yes, 12 chairs" tells of what is to be agreed to, whatever else is about chairs.
            if question.kind == .confirm, !part.understanding.isQuestion, changes(part, question) {
                return nil
            }
            guard takesText else { return request }
            return afresh(
                part.understanding,
                atLeast: max(
                    Deliberation.clearClause, clearInText(part.clause.text, part.understanding)))
        }
        var rest: [Part] = []
        var requests: [Decision] = []
        for part in parts {
            if let request = request(part) {
                // A question that is put in two ways is answered once.
                if case .tell = request, requests.contains(request) { continue }
                requests.append(request)
            } else if takesText, let last = requests.last, let more = continued(last, part, question) {
                requests[requests.count - 1] = more
            } else if !part.clause.isUnwanted {
                rest.append(part)
            }
        }
        // "Wait" before a request is no reason.
        let says = rest.contains { !takesText || ($0.clause.mayAsk && !recogniser.isAside($0.clause.text)) }
        guard !requests.isEmpty else { return nil }
        let isDeep = view.runs.count > Deliberation.maximumDigressions
        let mayDigress = question.digress && !isDeep
        guard says else {
            // "What's my balance, and what are the fees?" asks for two things, and answers nothing.
            guard requests.count > 1, mayDigress else { return nil }
            return .also(.askAgain, requests.compactMap { later($0, isNext: true) })
        }
        let text = Deliberation.joined(rest[...])
        let understanding = recogniser.understand(
            text, locale: view.locale, expected: question.expectation, at: moment
        ).rounded
        let first = decide(text, understanding, question)
        switch first {
        // "Yes, but how much is it?" is no consent yet, and "oh right, how much is it?" is none at all, nor is "ok, how much
        // is it?".
        case .answer(let values)
        where isConsent(values, question)
            && (comesAfterRequest(rest, parts) || parts.contains(where: \.clause.isReserve)
                || rest.allSatisfy(\.clause.isBeginning)
                || (rest.allSatisfy(\.clause.isNod) && parts.contains { $0.understanding.isQuestion })):
            return .also(.askAgain, requests.compactMap { later($0, isNext: mayDigress) })
        case .answer, .skip, .correct:
            return .also(first, requests.compactMap { later($0, isNext: mayDigress) })
        default: return nil
        }
    }

    /// "Show my balance and then send it": what comes first may decide about the rest.
    private func comesAfterRequest(_ rest: [Part], _ parts: [Part]) -> Bool {
        rest.first?.clause != parts.first?.clause
    }

    /// Whether a clause says yes or no of a slot of the open flow, by its name: "with breakfast".
    private func saysYesNo(_ part: Part) -> Bool {
        guard !part.understanding.isQuestion, let flow = view.top.flatMap({ declarations.flows[$0.flow] })
        else { return false }
        return flow.literalAsks.compactMap { declarations.slots[$0] }.contains { slot in
            slot.type == .yesNo
                && callings(of: slot).contains { recogniser.yesOrNo(part.clause.text, of: $0) != nil }
        }
    }

    /// Whether a clause gives another value to what was told.
    private func changes(_ part: Part, _ question: Question) -> Bool {
        let understanding = counted(part.understanding, part.clause.text, question)
        return switch correction(part.clause.text, understanding, question) {
        case .correct, .whichSlot, .reject: true
        default: false
        }
    }

    /// "I need another car first, a van on Friday": a clause that gives values to the flow asked for before it is no text.
    private func continued(_ request: Decision, _ part: Part, _ question: Question) -> Decision? {
        guard case .start(let name, let given, let arguments) = request, let flow = declarations.flows[name]
        else { return nil }
        let more = self.given(to: flow, part.understanding)
        guard !more.isEmpty,
            specificValues(part.clause.text, part.understanding, question).isEmpty
        else { return nil }
        return .start(flow: name, given: given.merging(more), arguments: arguments)
    }

    func isConsent(_ values: Record, _ question: Question) -> Bool {
        question.wanted.first?.type == .yesNo && values[question.wanted[0].slot] == .bool(true)
    }

    func isCorrection(_ understanding: Understanding) -> Bool {
        understanding.intents.contains {
            $0.name == "parley.correct" && $0.confidence >= Deliberation.threshold
        }
    }

    private func isCancellation(_ understanding: Understanding) -> Bool {
        understanding.intents.contains { $0.name == "parley.cancel" && isClear($0) }
    }

    func isOnTop(_ request: Decision) -> Bool {
        guard case .start(let flow, _, _) = request, let run = view.run(of: flow) else { return false }
        return run.ordinal == view.top?.ordinal
    }

    private func later(_ request: Decision, isNext: Bool) -> Later? {
        switch request {
        case .start(let flow, let given, _): Later(.flow(flow, given: given), isNext: isNext)
        case .tell(let answer): Later(.answer(answer), isNext: isNext)
        default: nil
        }
    }

    /// What these clauses say, without the marks and conjunctions that led to the others.
    private static func joined(_ parts: ArraySlice<Part>) -> String {
        let texts = parts.map { part in
            var text = part.clause.text[...]
            while let last = text.last, ",，;；、 \n".contains(last) { text.removeLast() }
            while let first = text.first, first.isWhitespace { text.removeFirst() }
            return String(text)
        }
        return texts.joined(separator: ", ")
    }

    /// A greeting before a request is none, also where a flow of the bot's own greets.
    private func isCivility(_ request: Decision, _ understanding: Understanding) -> Bool {
        guard case .start(let name, _, _) = request else { return false }
        let civilities = understanding.intents.filter { Deliberation.civilities.contains($0.name) }
        return civilities.contains { isClear($0) }
            || Deliberation.civilities.contains { flow(for: $0)?.name == name }
    }

    /// With the values of the clause, else of the whole message: "send it back, and where is my order, 20231120001".
    private func filled(_ request: Decision, _ part: Understanding, _ whole: Understanding) -> Decision {
        guard case .start(let name, let given, let arguments) = request, given.isEmpty,
            let flow = declarations.flows[name]
        else { return request }
        return .start(flow: name, given: self.given(to: flow, whole), arguments: arguments)
    }

    /// "No, parcel 12345679" when that flow is over and another has begun: it is begun again with that code.
    private func anotherTime(_ understanding: Understanding) -> Decision? {
        var codes = understanding
        codes.values.removeAll { $0.type != .code }
        return view.discourse.recentFlows.lazy.compactMap { name -> Decision? in
            guard let flow = declarations.flows[name], !flow.intents.isEmpty else { return nil }
            let given = given(to: flow, codes)
            return given.isEmpty ? nil : begin(name, given: given, arguments: [:])
        }.first
    }

    /// What nothing claims, as an addition to what was asked before: a new value for the last flow, or the last question
    /// in other circumstances.
    func followUp(_ text: String, _ understanding: Understanding) -> Decision? {
        if isCorrection(understanding), let again = anotherTime(understanding) { return again }
        guard let addition = recogniser.followUp(text) else { return nil }
        for name in view.discourse.recentFlows {
            guard let flow = declarations.flows[name], !flow.intents.isEmpty else { continue }
            let given = given(to: flow, understanding)
            if !given.isEmpty { return begin(name, given: given, arguments: [:]) }
        }
        guard let question = view.discourse.question, let answered = view.discourse.answer else { return nil }
        let joined = recogniser.understand(
            question + " " + addition, locale: view.locale, expected: nil, at: moment
        ).rounded
        let alone = recogniser.understand(addition, locale: view.locale, expected: nil, at: moment).rounded
        // The question alone gets the last answer; what the addition speaks for gets the next.
        var best: Ranked?
        for answer in joined.answers where answer.name != answered {
            let own = alone.answers.first { $0.name == answer.name }?.confidence ?? 0
            let confidence = answer.confidence + own
            if confidence > best?.confidence ?? 0 { best = Ranked(name: answer.name, confidence: confidence) }
        }
        guard let best, best.confidence >= Deliberation.followUpThreshold else { return nil }
        return .tell(answer: best.name)
    }
}

extension Decision {
    /// What it begins or tells.
    fileprivate var target: String {
        switch self {
        case .start(let flow, _, _): "flow:" + flow
        case .tell(let answer): "answer:" + answer
        default: ""
        }
    }
}
