// Corrections of what was asked of several things, one after the other: "change the bath to 4", by what each answer is about.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// What the message calls by what it is about, with the new value of each, or asked anew where it gives none.
    ///
    /// - Parameter isMarked: whether the message is put as a correction; else only what is given a value is one.
    func correctionAbout(_ text: String, _ question: Question?, isMarked: Bool) -> Decision? {
        let runs = view.runs.reversed() + (view.lastFinished.map { [$0] } ?? [])
        guard let (run, named) = runs.lazy.map({ ($0, self.named(in: text, ofRun: $0)) })
            .first(where: { $0.1.contains { $0.told.about != nil } })
        else { return nil }
        var changes: [(told: Told, value: Value)] = []
        for (index, one) in named.enumerated() {
            let end = index + 1 < named.count ? named[index + 1].place : text.unicodeScalars.count
            let said = Self.part(of: text, from: one.place, to: end)
            let value = newValue(of: one.told, in: said, naming: one.name)
            guard let value = value ?? (isMarked ? .null : nil) else { return nil }
            if value != one.told.value { changes.append((one.told, value)) }
        }
        return changes.isEmpty ? .askAgain : change(changes, [:])
    }

    /// The answers that a text names, in its order: by what they are about, and beside those by their slots' titles.
    private func named(in text: String, ofRun run: RunView) -> [(told: Told, name: String, place: Int)] {
        let said = Array(text.lowercased().unicodeScalars)
        let isNamed = { (name: String) in Self.place(of: Array(name.lowercased().unicodeScalars), in: said) }
        var named: [(told: Told, name: String, place: Int)] = []
        for (key, value) in run.state.answers.sorted(by: { $0.key < $1.key }) where !value.isNull {
            let key = AnswerKey(key)
            // A number counts rounds: it is no name.
            guard let about = key.about, Int(about) == nil, let place = isNamed(about),
                let slot = declarations.slots[key.slot], slot.ask != nil
            else { continue }
            let told = Told(slot: slot, run: run, value: value, about: about)
            // Several slots of one thing: the one that is named as well.
            if let other = named.firstIndex(where: { $0.place == place }) {
                if self.isNamed(slot, in: text) { named[other] = (told, about, place) }
            } else {
                named.append((told, about, place))
            }
        }
        guard !named.isEmpty else { return [] }
        for one in toldSlots where one.run.ordinal == run.ordinal {
            guard !named.contains(where: { $0.told.slot.name == one.slot.name }) else { continue }
            for title in titles(of: one.slot) {
                guard let place = isNamed(title) else { continue }
                // The name of a thing that stands within a title is a part of it.
                named.removeAll { (place..<place + title.unicodeScalars.count).contains($0.place) }
                named.append((one, title, place))
                break
            }
        }
        return named.sorted { $0.place < $1.place }
    }

    private func newValue(of told: Told, in said: String, naming name: String) -> Value? {
        let stated = recogniser.stated(in: said)
        if told.slot.type == .text {
            return stated.map { .text(recogniser.bare($0, answering: titles(of: told.slot)[0])) }
        }
        if let stated, let value = value(stated, of: told) { return value }
        let rest = String(said.unicodeScalars.dropFirst(name.unicodeScalars.count))
        return recogniser.clauses(of: rest).lazy.compactMap { self.readings($0.text, told) }.first
            ?? readings(rest, told)
    }

    private static func part(of text: String, from start: Int, to end: Int) -> String {
        var part = String.UnicodeScalarView()
        part.append(contentsOf: Array(text.unicodeScalars)[start..<end])
        return String(part)
    }
}
