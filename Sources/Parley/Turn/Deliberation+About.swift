// Corrections of what was asked of several things, one after the other: "change the bath to 4", by what each answer is about.
import ParleyFlows
import ParleyModel

extension Deliberation {
    /// What the message calls by what it is about, with the new value of each, or asked anew where it gives none.
    ///
    /// - Parameter isMarked: whether the message is put as a correction; else only what is given a value is one.
    func correctionAbout(_ text: String, _ question: Question?, isMarked: Bool) -> Decision? {
        let runs = view.runs.reversed() + (view.lastFinished.map { [$0] } ?? [])
        guard
            let (run, named) = runs.lazy.map({ ($0, self.named(in: text, ofRun: $0)) })
                .first(where: { $0.1.contains { $0.all.contains { $0.about != nil } } })
        else { return nil }
        // "Change the camera to a laptop", where the camera is an answer, and others are about it.
        if isMarked, let swapped = swapped(in: text, answersAbout(of: run)).first(where: { !$0.value.isNull })
        {
            return change([swapped], [:])
        }
        // "One more adult": by how much it changes is not what it is.
        if recogniser.isDifference(text),
            let one = named.lazy.compactMap({ $0.all.first { Self.isNumeric($0.slot.type) } }).first
        {
            return change([(one, .null)], [:])
        }
        var changes: [(told: Told, value: Value)] = []
        let counts = countsBefore(named.map(\.place), text)
        for (index, one) in named.enumerated() {
            if let count = counts?[index],
                let numeric = one.all.first(where: { Self.isNumeric($0.slot.type) }),
                let value = readings(count.said, numeric, isNamed: true)
            {
                if value != numeric.value { changes.append((numeric, value)) }
                continue
            }
            let end =
                index + 1 < named.count
                ? counts?[index + 1]?.start ?? named[index + 1].place : text.unicodeScalars.count
            let said = Self.part(of: text, from: one.place, to: end)
            // "3 glasses for the first guest".
            let before = index == 0 ? Self.part(of: text, from: 0, to: one.place) : ""
            guard
                let change = newValue(of: one.all, in: said, naming: one.name)
                    ?? (before.isEmpty ? nil : newValue(of: one.all, in: before, naming: ""))
                    ?? (isMarked ? one.all.first.map { ($0, .null) } : nil)
            else { return nil }
            if change.value != change.told.value { changes.append(change) }
        }
        return changes.isEmpty ? .askAgain : change(changes, [:])
    }

    /// "3 adults and no child": what stands right before each of some names, where the first one is counted so.
    private func countsBefore(_ places: [Int], _ text: String) -> [(said: String, start: Int)?]? {
        let numbers = hasNumber(text) ? self.numbers(in: text) : []
        let scalars = Array(text.lowercased().unicodeScalars)
        let counts = places.map { place -> (said: String, start: Int)? in
            guard place <= scalars.count else { return nil }
            let number = numbers.last { one in
                one.end <= place
                    && scalars[one.end..<place].allSatisfy { $0 == " " || Self.parts.contains($0) }
            }
            if let number { return (Self.part(of: text, from: number.start, to: number.end), number.start) }
            let before = scalars[..<place].reversed().drop { $0 == " " }.reversed()
            let none = Self.none.first { none in
                before.reversed().starts(with: none.reversed())
                    && (none[0].properties.isIdeographic || before.count == none.count
                        || before[before.index(before.endIndex, offsetBy: -none.count - 1)] == " ")
            }
            // "No, adults ..." has a comma.
            return none.map { ("0", max(0, before.count - $0.count)) }
        }
        // "Adult 3, child 2" has them behind.
        return counts.first.flatMap { $0 } == nil ? nil : counts
    }

    private static let parts = Set("张个位名份间的".unicodeScalars)
    private static let none = ["no", "without", "zero", "没有", "不要", "不带"].map { Array($0.unicodeScalars) }

    /// Of a slot that several things were asked of all of them, where a change names none.
    func allAbout(_ one: Told) -> [Told] {
        guard one.about == nil else { return [] }
        let all = answersAbout(of: one.run).filter { $0.slot.name == one.slot.name }
        // A number counts rounds: it is no name to choose by.
        return all.contains { $0.about.flatMap { Int($0) } != nil } || all.count < 2 ? [] : all
    }

    /// "Change the salad to soup", where one of several things was the salad: what had the value takes the new one.
    ///
    /// - Parameter isMarked: whether the message is put as a correction; else only how many of a thing are meant is one.
    func exchangedAbout(_ text: String, _ understanding: Understanding, isMarked: Bool) -> Decision? {
        let refused = recogniser.refused(in: text, expected: nil, at: moment)
        for run in view.runs.reversed() + (view.lastFinished.map { [$0] } ?? []) {
            let told = answersAbout(of: run)
            guard !told.isEmpty else { continue }
            let values = values(in: text, for: told).filter {
                $0.type != .yesNo && $0.type != .text && !Deliberation.isNumeric($0.type)
            }
            if isMarked, let change = exchangedOption(text, told) { return self.change([change], [:]) }
            let old = told.filter { one in (values + refused).contains { says($0, one) } }
            guard old.count == 1 else { continue }
            let new = values.filter { value in
                (value.slot == old[0].slot.name || value.type == old[0].slot.type) && !says(value, old[0])
            }
            if isMarked, Set(new.map(\.value)).count == 1 {
                return change([(old[0], fitting(new[0].value, old[0].slot))], [:])
            }
            guard new.isEmpty else { continue }
            // "25 of the lasagne": what else was asked about that.
            let numbers = Set(understanding.values.filter { Deliberation.isNumeric($0.type) }.map(\.value))
            let counts = told.filter { $0.about == old[0].about && Deliberation.isNumeric($0.slot.type) }
            if counts.count == 1, numbers.count == 1, let number = numbers.first {
                return change([(counts[0], number)], [:])
            }
            let isWrong = values.contains { says($0, old[0]) && recogniser.isCalledWrong($0, in: text) }
            if isMarked, numbers.isEmpty, isWrong { return change([(old[0], .null)], [:]) }
        }
        return nil
    }

    /// "Change the tea to water": of two options that a message names one was told, of one thing, and the other takes its place.
    private func exchangedOption(_ text: String, _ told: [Told]) -> (told: Told, value: Value)? {
        let slots = told.filter { $0.slot.type == .choice }
        return slots.lazy.compactMap { one in
            let options = self.recogniser.options(in: text, for: self.wanted(one.slot))
            let known = slots.filter { $0.slot.name == one.slot.name && options.contains($0.value) }
            guard options.count == 2, known.count == 1 else { return nil }
            return options.first { $0 != known[0].value }.map { (known[0], $0) }
        }.first
    }

    /// What a run was told about several things, by the keys of the answers.
    func answersAbout(of run: RunView) -> [Told] {
        run.state.answers.sorted { $0.key < $1.key }.compactMap { key, value in
            let key = AnswerKey(key)
            guard key.about != nil, !value.isNull, let slot = declarations.slots[key.slot], slot.ask != nil
            else { return nil }
            return Told(slot: slot, run: run, value: value, about: key.about)
        }
    }

    private struct Mention {
        /// Several slots may have been asked about one thing.
        var all: [Told]
        var name: String
        var place: Int
    }

    /// The answers that a text names, in its order: by what they are about, and beside those by their slots' titles.
    private func named(in text: String, ofRun run: RunView) -> [Mention] {
        let said = Array(text.lowercased().unicodeScalars)
        let place = { (name: String) in Self.place(of: Array(name.lowercased().unicodeScalars), in: said) }
        var named: [Mention] = []
        for told in answersAbout(of: run) {
            // A number counts rounds: it is no name.
            guard let about = told.about, Int(about) == nil,
                let (about, place) = Self.rankForms(of: about).lazy.compactMap({ form in
                    place(form).map { (form, $0) }
                }).first
            else { continue }
            if let other = named.firstIndex(where: { $0.place == place }) {
                named[other].all.append(told)
            } else {
                named.append(Mention(all: [told], name: about, place: place))
            }
        }
        named += namedByText(in: text, answersAbout(of: run)).filter { one in
            !named.contains { $0.all.contains { one.all[0].about == $0.about } }
        }
        guard !named.isEmpty else { return [] }
        for index in named.indices {
            let meant = meant(named[index].all, in: text)
            if !meant.isEmpty { named[index].all = meant }
        }
        for one in toldSlots where one.run.ordinal == run.ordinal {
            guard !named.contains(where: { $0.all.contains { $0.slot.name == one.slot.name } }) else {
                continue
            }
            for title in titles(of: one.slot) {
                guard let place = place(title) else { continue }
                // The name of a thing that stands within a title is a part of it.
                named.removeAll { (place..<place + title.unicodeScalars.count).contains($0.place) }
                named.append(Mention(all: [one], name: title, place: place))
                break
            }
        }
        return named.sorted { $0.place < $1.place }
    }

    /// A name with a number in it as people say it: "day 2", "day two", "the second day", 第二天.
    private static func rankForms(of about: String) -> [String] {
        guard let start = about.firstIndex(where: { $0.isASCII && $0.isNumber }) else {
            return [about] + severalForms(of: about)
        }
        let digits = about[start...].prefix { $0.isASCII && $0.isNumber }
        guard let rank = Int(digits), (1...ranks.count).contains(rank) else { return [about] }
        let (word, ordinal, han) = ranks[rank - 1]
        let before = about[..<start]
        let behind = about[digits.endIndex...]
        var forms = [about, before + word + behind, before + han + behind]
        let noun = (before + behind).trimmingPrefix(" ").split(separator: " ").joined(separator: " ")
        if before.last == " " { forms += ["\(ordinal) \(noun)", "\(rank)\(suffix(rank)) \(noun)"] }
        return forms
    }

    /// "Children" for "child".
    private static func severalForms(of about: String) -> [String] {
        guard let last = about.split(separator: " ").last, last.allSatisfy({ $0.isASCII && $0.isLetter })
        else {
            return []
        }
        return numberForms(of: Array(last.lowercased().unicodeScalars)).map { form in
            var several = String.UnicodeScalarView()
            several.append(contentsOf: form)
            return about.dropLast(last.count) + String(several)
        }
    }

    private static func suffix(_ rank: Int) -> String { rank < 4 ? ["st", "nd", "rd"][rank - 1] : "th" }

    private static let ranks = [
        ("one", "first", "一"), ("two", "second", "二"), ("three", "third", "三"), ("four", "fourth", "四"),
        ("five", "fifth", "五"), ("six", "sixth", "六"), ("seven", "seventh", "七"), ("eight", "eighth", "八"),
        ("nine", "ninth", "九"), ("ten", "tenth", "十"),
    ]

    /// Of several answers about one thing those that a text calls by their title, or by the word for their type.
    private func meant(_ all: [Told], in text: String) -> [Told] {
        let titled = all.filter { isNamed($0.slot, in: text) }
        return titled.isEmpty ? all.filter { recogniser.mention(of: $0.slot.type, in: text) != nil } : titled
    }

    /// "Ann's phone is ...", where Ann was told of the second driver: a text names what it is about.
    private func namedByText(in text: String, _ answers: [Told]) -> [Mention] {
        let said = Array(text.lowercased().unicodeScalars)
        return answers.compactMap { one in
            guard one.slot.type == .text, let name = one.value.text, name.unicodeScalars.count > 1,
                let place = Self.place(of: Array(name.lowercased().unicodeScalars), in: said)
            else { return nil }
            let others = meant(
                answers.filter { $0.about == one.about && $0.slot.name != one.slot.name }, in: text)
            return others.isEmpty ? nil : Mention(all: others, name: name, place: place)
        }
    }

    /// The new value and what it is for: what has a type of its own is no text.
    private func newValue(of all: [Told], in said: String, naming name: String) -> (told: Told, value: Value)?
    {
        let stated = recogniser.stated(in: said)
        let rest = String(said.unicodeScalars.dropFirst(name.unicodeScalars.count))
        for told in all where told.slot.type != .text {
            let value =
                stated.flatMap { self.value($0, of: told) }
                ?? clauses(of: rest).lazy.compactMap {
                    self.readings($0.text, told, isNamed: true)
                }
                .first
                ?? readings(rest, told, isNamed: true)
            if let value { return (told, value) }
        }
        guard let stated, let text = all.first(where: { $0.slot.type == .text }) else { return nil }
        return (text, .text(recogniser.bare(stated, answering: titles(of: text.slot)[0])))
    }

    /// Scalars of a text, the end exclusive.
    static func part(of text: String, from start: Int, to end: Int) -> String {
        var part = String.UnicodeScalarView()
        part.append(contentsOf: text.unicodeScalars.dropFirst(start).prefix(max(0, end - start)))
        return String(part)
    }
}
