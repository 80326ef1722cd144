// Whether a whole message is one of the things said to the engine itself: cancel, a person, repeat, ...

import ParleyModel

/// Near-equality to an example once politeness is taken away, or a text made of a command's phrases alone
/// (``CommandCover``); loose likeness would take "取消订单" for "取消".
struct CommandMatcher: Sendable {
    private struct Form: Sendable {
        var scalars: [Scalar]
        var command: Int
        let first: Scalar
        let blanks: Int

        init(_ scalars: [Scalar], of command: Int) {
            self.scalars = scalars
            self.command = command
            first = scalars[0]
            blanks = scalars.count(where: { $0 == .blank })
        }
    }

    /// Their examples are politeness themselves.
    private static let polite: Set<String> = ["parley.greeting", "parley.thanks"]
    /// How sure it is that a message is a command word for word.
    static let exact = 1.0
    private static let withSlip = 0.9
    /// Nobody says more to the engine at once.
    private static let longest = 400
    private static let asClause = 0.9
    /// Of wordings that say something else where a text is asked for.
    private static let uncertain = 0.8

    private var names: [String]
    /// By the hash of the bare form.
    private var forms: [UInt64: Int] = [:]
    /// Longer Latin forms, in which a typing error is forgiven.
    private var long: [Form] = []

    /// - Parameter own: further examples, by intent.
    init(own: [(intent: String, examples: [String])]) {
        names = []
        for (intent, table) in CommandExamples.table {
            let examples = table.split(whereSeparator: { $0 == "|" || $0.isNewline }).map { String($0) }
            add(intent, examples)
        }
        for (intent, examples) in own { add(intent, examples) }
    }

    private mutating func add(_ intent: String, _ examples: [String]) {
        let command = names.firstIndex(of: intent) ?? names.count
        if command == names.count { names.append(intent) }
        for example in examples {
            let text = PreparedText(example)
            // Of "ok thanks" nothing but "ok" is left without politeness.
            let wordings =
                Self.polite.contains(intent) ? [Self.whole(text)] : [Self.whole(text), Self.bare(text)]
            for wording in wordings where !wording.isEmpty {
                let hash = StableHash.of(wording)
                // Of two intents with one example the first keeps it.
                if forms[hash] == nil { forms[hash] = command }
                if wording.count >= 6, wording.allSatisfy({ $0 < 0x80 }) {
                    long.append(Form(wording, of: command))
                }
            }
        }
    }

    /// The command that a message is, or that one of its clauses is: "太麻烦了，转人工" asks for a person, and
    /// "that is too dear, never mind" cancels. A cancellation must come last; after it nothing is wanted any more.
    func match(_ message: String, _ text: PreparedText) -> Ranked? {
        if let whole = match(text) { return whole }
        let clauses = message.unicodeScalars.split(whereSeparator: Self.isClauseEnd)
        guard clauses.count > 1, clauses.count <= 8 else { return nil }
        for (index, clause) in clauses.enumerated() {
            guard let found = match(PreparedText(String(clause))) else { continue }
            let isLast = index == clauses.count - 1
            if found.name == "parley.person" || (found.name == "parley.cancel" && isLast) {
                return Ranked(name: found.name, confidence: Self.asClause)
            }
        }
        return nil
    }

    private static func isClauseEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", ".", ";", "!", "?", "，", "。", "；", "！", "？", "、", "\n": true
        default: false
        }
    }

    private func match(_ text: PreparedText) -> Ranked? {
        guard text.count <= Self.longest else { return nil }
        let whole = Self.whole(text)
        if let exact = exact(whole) { return exact }
        let bare = Self.bare(text)
        if let exact = exact(bare) { return exact }
        let core = Politeness.core(text.folded, in: text.range)
        if core.isEmpty, let greeting = greeting(text) { return greeting }
        if let covered = CommandCover.match(text.folded, in: text.range) { return covered }
        if StepsBack.count(text) != nil { return Ranked(name: "parley.back", confidence: Self.withSlip) }
        if Farewells.covers(text) { return Ranked(name: "parley.bye", confidence: Self.withSlip) }
        if let found = CommandPatterns.match(bare) ?? (whole == bare ? nil : CommandPatterns.match(whole)) {
            return Ranked(name: found.intent, confidence: found.isCertain ? Self.withSlip : Self.uncertain)
        }
        if GivingUp.covers(text.folded, in: text.range) || isGivenUpTwice(text) {
            return Ranked(name: "parley.cancel", confidence: Self.withSlip)
        }
        guard bare.count >= 6, bare.count <= 60, bare.allSatisfy({ $0 < 0x80 }) else { return nil }
        return nearest(bare)
    }

    /// "Never mind, cancel it".
    private func isGivenUpTwice(_ text: PreparedText) -> Bool {
        guard let end = GivingUp.opening(text.folded, in: text.range) else { return false }
        let rest = String(scalarNumbers: text.folded[end...])
        return match(PreparedText(rest))?.name == "parley.cancel"
    }

    private static let civilities: Set<String> = ["parley.greeting", "parley.thanks", "parley.bye"]
    /// No greeting is longer.
    private static let longestCivility = 40

    /// The greeting, the thanks or the goodbye that a text is, and nothing else.
    func civility(_ example: String) -> String? {
        guard example.utf8.count <= Self.longestCivility else { return nil }
        let text = PreparedText(example)
        let found =
            exact(Self.whole(text)) ?? CommandCover.match(text.folded, in: text.range)
            ?? (Politeness.core(text.folded, in: text.range).isEmpty ? greeting(text) : nil)
        return found.flatMap { Self.civilities.contains($0.name) ? $0.name : nil }
    }

    private func exact(_ form: [Scalar]) -> Ranked? {
        guard !form.isEmpty, let command = forms[StableHash.of(form)] else { return nil }
        return Ranked(name: names[command], confidence: Self.exact)
    }

    /// What is asked about, or left out, is called by its name: "why do you need my phone number?".
    ///
    /// - Parameter names: where the name of what is asked for stands.
    func match(_ text: PreparedText, naming names: [Range<Int>]) -> Ranked? {
        guard text.count <= Self.longest else { return nil }
        for name in names {
            let isHan = text.folded[name.lowerBound].standsAlone
            var before = text.range.lowerBound..<name.lowerBound
            while let last = before.last, text.folded[last] == .blank { before = before.dropLast() }
            before = before.dropLast(Self.owners.match(text.folded, endingAt: before.upperBound, in: before))
            let thing = isHan ? CommandPatterns.thing.han : " \(CommandPatterns.thing.latin) "
            let said =
                String(scalarNumbers: text.folded[before]) + thing
                + String(scalarNumbers: text.folded[name.upperBound..<text.range.upperBound])
            if let found = match(PreparedText(said)), Self.aboutAQuestion.contains(found.name) {
                return found
            }
        }
        return nil
    }

    private static let aboutAQuestion: Set<String> = ["parley.help", "parley.skip", "parley.lacks"]
    private static let owners = Phrases("my|the|your|our|an|a|his|her|我的|我|您的|你的|咱们的|我们的", joins: true)

    /// The command that has exactly this example.
    func exact(_ text: PreparedText) -> String? {
        exact(Self.whole(text))?.name
    }

    /// One slip in 6 to 11 letters, two from 12 on; the first letter must be right.
    private func nearest(_ form: [Scalar]) -> Ranked? {
        var best: (edits: Int, command: Int)?
        // "Stop it" is no slip of "step it": a slip leaves as many words.
        let blanks = form.count(where: { $0 == .blank })
        for candidate in long where candidate.first == form[0] && candidate.blanks == blanks {
            let limit = min(candidate.scalars.count, form.count) >= 12 ? 2 : 1
            let edits = EditDistance.between(form[...], candidate.scalars[...], limit: limit)
            if edits <= limit, edits < best?.edits ?? .max { best = (edits, candidate.command) }
        }
        return best.map { Ranked(name: names[$0.command], confidence: Self.withSlip) }
    }

    /// Nothing but politeness: thanks if there are any, else a greeting.
    private func greeting(_ text: PreparedText) -> Ranked? {
        guard text.folded.contains(where: { $0.isASCIIWord || $0.standsAlone }) else { return nil }
        let isThanks = text.range.contains { Self.thanks.match(text.folded, at: $0, in: text.range) > 0 }
        let isGreeting = text.range.contains { Self.greetings.match(text.folded, at: $0, in: text.range) > 0 }
        if isThanks { return Ranked(name: "parley.thanks", confidence: Self.exact) }
        return isGreeting ? Ranked(name: "parley.greeting", confidence: Self.exact) : nil
    }

    /// Without marks and doubled blanks, as it was said.
    private static func whole(_ text: PreparedText) -> [Scalar] { joined(text, in: text.range) }

    /// Without politeness and the words that only lead up to a command.
    private static func bare(_ text: PreparedText) -> [Scalar] {
        var range = Politeness.core(text.folded, in: text.range)
        while true {
            while let first = range.first, isMark(text.folded[first]) { range = range.dropFirst() }
            let length = leads.match(text.folded, at: range.lowerBound, in: range)
            if length == 0 || length >= range.count { break }
            range = range.dropFirst(length)
        }
        while true {
            while let last = range.last, isMark(text.folded[last]) { range = range.dropLast() }
            let length = trails.match(text.folded, endingAt: range.upperBound, in: range)
            if length == 0 || length >= range.count { break }
            range = range.dropLast(length)
        }
        return joined(text, in: range)
    }

    private static func joined(_ text: PreparedText, in range: Range<Int>) -> [Scalar] {
        var joined: [Scalar] = []
        for token in Tokeniser.tokens(text.folded, in: range) where token.kind != .mark {
            if token.kind != .han, !joined.isEmpty { joined.append(.blank) }
            joined += text.folded[token.range]
        }
        return joined
    }

    private static func isMark(_ scalar: Scalar) -> Bool {
        !(scalar.isASCIIWord || scalar.standsAlone || scalar.isLetter)
    }

    private static let leads = Phrases(
        """
        我想要|我想|我要|我需要|我希望|帮我|请帮我|麻烦帮我|给我|请给我|请|麻烦|能不能|能不能帮我|能|能帮我|可以|可以帮我|可不可以|可不可以帮我|那就|那|还是|就|先|想|要|快|快点|赶紧|我|直接|马上
        can i|could i|may i|can you|could you|can we|could we|would you|will you|i want to|i'd like to|i would like to|i need to|i wanna
        i'd like|i would like|i want|i need|let me|just|actually|ok|okay|no|so|then|let's|i wish to|i'd prefer to|hmm|well|and
        wait|oops|hold on|hang on|oh|um|uh|sorry|hey|but|等等|等一下|等下|等会|稍等|不好意思|哎呀|诶|对不起
        """, joins: true)
    private static let trails = Phrases(
        """
        吧|了|啊|呀|呢|哦|嘛|啦|吗|么|好吗|可以吗|行吗|好么|可以么|行不行|一下|好了|的|谢谢
        now|right now|then|for me|instead|ok|okay|today|here|immediately|again please|if possible|at once
        """, joins: true)
    private static let thanks = Phrases("谢谢|多谢|感谢|辛苦|thanks|thank you|thx")
    private static let greetings = Phrases(
        "你好|您好|哈喽|嗨|早上好|下午好|晚上好|在吗|hello|hi|hey|good morning|good evening|good afternoon")
}
