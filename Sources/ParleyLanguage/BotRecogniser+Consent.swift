// What is said to a question for consent or for a text, beside its values: its verb, a goodbye, "not yet", "none".

import ParleyModel

extension BotRecogniser {
    func consent(_ text: String, to question: String) -> Bool? {
        Self.isLong(text) ? nil : QuestionVerb.answer(PreparedText(text), to: PreparedText(question))
    }

    func denies(_ text: String) -> Bool { !Self.isLong(text) && NamedYesNo.denies(PreparedText(text)) }

    func refusesDetail(_ text: String, of question: String) -> Bool {
        !Self.isLong(text) && Refused.isDetail(PreparedText(text), of: PreparedText(question))
    }

    func yesOrNoInLeaving(_ text: String) -> Bool? {
        Self.isLong(text) ? nil : Farewells.answer(PreparedText(text))
    }

    func wantsNothingElse(_ text: String) -> Bool {
        !Self.isLong(text) && Farewells.closes(PreparedText(text))
    }

    func postpones(_ text: String, _ question: String) -> Bool {
        !Self.isLong(text) && Postponement.stands(PreparedText(text), of: PreparedText(question))
    }

    func givenUp(in text: String, isOwn: Bool) -> String? {
        Self.isLong(text) ? nil : GivenUp.verb(PreparedText(text), isOwn: isOwn)
    }

    func cancelled(in text: String) -> String? {
        Self.isLong(text) ? nil : CancelledThing.name(PreparedText(text))
    }

    func wantedOtherwise(in text: String) -> String? {
        Self.isLong(text) ? nil : OtherThing.name(PreparedText(text))
    }

    func asksWhatFor(_ text: String) -> Bool {
        !Self.isLong(text) && AboutQuestions.asksWhatFor(PreparedText(text))
    }

    func asksForName(_ question: String) -> Bool { AboutQuestions.asksForName(PreparedText(question)) }

    func saysNone(_ text: String) -> Bool { !Self.isLong(text) && YesNo.saysNone(PreparedText(text)) }

    func urges(_ text: String, _ example: String, in question: String) -> Bool {
        !Self.isLong(text)
            && FlowVerb.urges(PreparedText(text), PreparedText(example), in: PreparedText(question))
    }

    func deniesCancelling(_ text: String) -> Bool {
        !Self.isLong(text) && CancelledThing.isDenied(PreparedText(text))
    }

    func endsSomething(_ example: String) -> Bool { CancelledThing.ends(PreparedText(example)) }

    func saysWord(_ word: String, in text: String) -> Bool {
        let said = Self.beginning(text)
        return !Occurrences.of(PreparedText(word).folded, in: said.folded, range: said.range).isEmpty
    }

    func withoutPassing(_ text: String, isAsked: Bool) -> String {
        guard !Self.isLong(text) else { return text }
        let prepared = PreparedText(text)
        var scalars = Array(text.unicodeScalars)
        for place in InPassing.found(in: prepared, isAsked: isAsked) {
            for position in prepared.original(place) where position < scalars.count {
                scalars[position] = " "
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    func isWritten(_ text: String, like old: String) -> Bool {
        !Self.isLong(text) && !Self.isLong(old)
            && Restatement.isWritten(PreparedText(text), like: PreparedText(old))
    }

    func stepsBack(in text: String) -> Int? {
        Self.isLong(text) ? nil : StepsBack.count(PreparedText(text))
    }

    func refuses(_ text: String, partOf told: String) -> Bool {
        !Self.isLong(text) && Refused.isPart(PreparedText(text), of: PreparedText(told))
    }

    func affirms(_ text: String, toAnswer question: String) -> Bool {
        !Self.isLong(text) && Refusal.affirms(PreparedText(text), PreparedText(question))
    }
}
