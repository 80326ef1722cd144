// A no that names something is about that only: "no children", 不要贺卡, 不要蓝色.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// None, where a slot takes that: a number of things may be zero where its bounds say so.
    func none(of slot: SlotDeclaration) -> Value? {
        guard slot.type == .integer || slot.type == .number, let least = slot.minimum?.number, least <= 0,
            slot.maximum?.number ?? 0 >= 0
        else { return nil }
        return 0
    }

    /// "None", "no children" to "How many children?", "no card" to a question for it that may be skipped.
    func leftOut(_ text: String, _ question: Question) -> Decision? {
        guard question.kind == .ask, question.wanted.count == 1,
            let slot = declarations.slots[question.wanted[0].slot], slot.type != .yesNo
        else { return nil }
        let none = none(of: slot)
        guard question.maySkip || none != nil, recogniser.denies(text) || yesOrNo(text) == false else {
            return nil
        }
        let isNamed = isUnwanted(slot, in: text, isAlone: true)
        if question.maySkip { return isNamed ? .skip : nil }
        guard let none else { return nil }
        let isNo = yesOrNo(text) == false && recogniser.denial(in: text) == nil
        return isNo || isNamed ? .answer([slot.name: none]) : nil
    }

    /// Whether a clause says no of a slot and nothing else, by its name or, where no other is of its type, by what
    /// everybody calls one.
    private func isUnwanted(_ slot: SlotDeclaration, in clause: String, isAlone: Bool) -> Bool {
        let ofType = isAlone ? words(of: clause).filter { recogniser.isKind($0, of: slot.type) } : []
        return (names(of: slot) + ofType).contains { recogniser.yesOrNo(clause, of: $0) == false }
    }

    /// What clauses only say that there is none of: a number of it is zero, what may be skipped is left out, and all else is
    /// asked again.
    func unwanted(in clauses: [String], _ told: [Told], _ wanted: [Expectation.Wanted]) -> [(
        told: Told, value: Value
    )] {
        guard let top = view.top, !wanted.contains(where: { $0.type == .text }) else { return [] }
        let clauses = clauses.filter(recogniser.denies)
        guard !clauses.isEmpty else { return [] }
        let ofTop = told.filter { $0.run.ordinal == top.ordinal } + skippedSlots
        return ofTop.compactMap { one in
            guard one.slot.type != .yesNo, !wanted.contains(where: { $0.slot == one.slot.name }) else {
                return nil
            }
            let isAlone = !ofTop.contains { $0.slot.type == one.slot.type && $0.slot.name != one.slot.name }
            guard clauses.contains(where: { isUnwanted(one.slot, in: $0, isAlone: isAlone) }) else {
                return nil
            }
            let isLeftOut = one.value.isNull || !one.slot.maySkip
            return (one, none(of: one.slot) ?? (isLeftOut ? .null : RunState.skipped))
        }
    }

    private func words(of text: String) -> [String] {
        text.split { $0.isWhitespace || $0 == "," }.map { String($0) }
    }

    /// What people call a slot, of one or of several: "walks" of "walks a day" too.
    private func names(of slot: SlotDeclaration) -> [String] {
        titles(of: slot).flatMap { title -> [String] in
            guard let last = title.last, last.isASCII, last.isLetter else { return [title] }
            let words = title.split(separator: " ")
            let head = words.prefix { !["a", "an", "per", "each", "for", "of"].contains($0) }
            let thing = head.isEmpty ? title : head.joined(separator: " ")
            return [title, thing].flatMap { [$0, $0.last == "s" ? String($0.dropLast()) : $0 + "s"] }
        }
    }

    /// A text that is written as the one that was told is, said at a consent without a word beside it: another address.
    func rewritten(_ text: String, _ question: Question) -> Decision? {
        guard question.kind == .confirm, let top = view.top else { return nil }
        let told = toldSlots.filter { one in
            one.run.ordinal == top.ordinal && one.slot.type == .text
                && one.value.text.map { recogniser.isWritten(text, like: $0) } ?? false
        }
        guard told.count == 1 else { return nil }
        return change([(told[0], .text(behindTitle(of: told[0].slot, text) ?? text))], [:])
    }

    /// "I won't rent any more", 我不租了, in the words that wish for the open flow; in those of a question that may be skipped,
    /// as in 算了不写了, no more than that is left out.
    func givenUp(_ text: String, _ understanding: Understanding, _ question: Question) -> Decision? {
        guard recogniser.denies(text), yesOrNo(text) == nil, let top = view.top,
            let flow = declarations.flows[top.flow],
            !understanding.intents.contains(where: { $0.name == Deliberation.lacks })
        else { return nil }
        let takesText = question.wanted.contains { $0.type == .text }
        if let verb = recogniser.givenUp(in: text, isOwn: takesText) {
            let examples = flow.intents.flatMap { declarations.intents[$0]?.examples ?? [] }
            let isDenied = examples.contains { example in
                ["不", "没"].contains { recogniser.saysWord($0 + verb, in: example) }
            }
            if !isDenied, examples.contains(where: { recogniser.saysWord(verb, in: $0) }) { return cancelled }
        }
        guard question.maySkip, let asked = askedText,
            let verb = recogniser.givenUp(in: text, isOwn: false), recogniser.saysWord(verb, in: asked)
        else { return nil }
        return .skip
    }

    /// "Cancel the transfer", 取消挂号: what the open flow is for is given up by its name, where no flow of the bot's does that.
    ///
    /// What names a slot, an option or anything else of the flow is a part of it; what ends something, as a flow that blocks a
    /// card does, is asked for so; and a reason may tell of what was cancelled.
    func cancelsByName(_ text: String, _ understanding: Understanding, _ question: Question?) -> Bool {
        guard let thing = recogniser.cancelled(in: text), let top = view.top,
            let flow = declarations.flows[top.flow], !takesStory(question)
        else { return false }
        func ends(_ intent: String) -> Bool {
            (declarations.intents[intent]?.examples ?? []).contains(where: recogniser.endsSomething)
        }
        if let answer = understanding.answers.first, answer.confidence >= Deliberation.thresholdOfQuestion {
            return false
        }
        // "Cancel the request" is another flow's wherever one does that.
        if thing.isEmpty {
            return !declarations.intents.keys.contains { self.flow(for: $0) != nil && ends($0) }
        }
        let others = understanding.intents.filter { isClear($0) && self.flow(for: $0.name) != nil }
        guard !(flow.intents + others.map(\.name)).contains(where: ends), !isPart(thing, of: flow, top) else {
            return false
        }
        let examples = flow.intents.flatMap { declarations.intents[$0]?.examples ?? [] }
        // "Redirect my parcel": the parcel is there already, and is not what is going on.
        let isOwn = examples.contains { example in
            ["my ", "our ", "我的", "我们的"].contains { recogniser.saysWord($0 + thing, in: example) }
        }
        return !isOwn && examples.contains { recogniser.saysWord(thing, in: $0) }
    }

    /// Whether a question takes a text that is no name: there people tell what happened.
    func takesStory(_ question: Question?) -> Bool {
        guard let question, question.wanted.contains(where: { $0.type == .text }) else { return false }
        return !(askedText.map(recogniser.asksForName) ?? false)
    }

    /// Whether a word stands in the title of a slot that a flow asks, in one of its options, or in what it was asked about.
    private func isPart(_ word: String, of flow: FlowDeclaration, _ run: RunView) -> Bool {
        let slots = flow.literalAsks.compactMap { declarations.slots[$0] }
        let names = slots.flatMap { slot in
            titles(of: slot) + wanted(slot).choices.flatMap { [$0.title] + $0.also }
        }
        let abouts = run.state.answers.keys.compactMap { AnswerKey($0).about }
        return (names + abouts).contains {
            recogniser.saysWord(word, in: $0) || $0.lowercased().contains(word)
        }
    }

    /// Consent in the verb of the question, or of what the open flow is for.
    func consent(_ text: String) -> Bool? {
        guard let asked = askedText else { return nil }
        if let consent = recogniser.consent(text, to: asked) { return consent }
        let flow = view.top.flatMap { declarations.flows[$0.flow] }
        let examples = flow?.intents.flatMap { declarations.intents[$0]?.examples ?? [] } ?? []
        return examples.contains { recogniser.urges(text, $0, in: asked) } ? true : nil
    }

    /// A consent refused to a part of what it is asked for: another value than the one that was told, a part of a text that
    /// was, a detail that the question tells.
    func refusesPart(_ text: String, _ refused: [FoundValue]) -> Decision? {
        guard let top = view.top else { return nil }
        let told = toldSlots.filter { $0.run.ordinal == top.ordinal }
        let isOther = refused.contains { value in
            told.contains { one in
                value.slot == one.slot.name
                    || value.slot == nil && value.type == one.slot.type && one.slot.type.fillsByType
            }
        }
        if isOther { return .askAgain }
        guard clauses(of: text).count < 2 || isNothingButRefusal(text) else { return nil }
        let texts = told.filter { one in
            one.slot.type == .text
                && one.value.text.map { recogniser.refuses(text, partOf: $0) } ?? false
        }
        if texts.count == 1 { return reask(texts[0]) }
        guard isNothingButRefusal(text), let asked = askedText, recogniser.refusesDetail(text, of: asked)
        else { return nil }
        return whatIsWrong(isSure: false)
    }
}
