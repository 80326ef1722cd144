// What is left of a message when the values found in it, and the words around them, are taken out.

import ParleyModel

enum Remainder {
    /// The parts between the values, each without marks, politeness, and words that only lead to a value; parts that
    /// are nothing else are dropped. Empty: nothing is left.
    static func of(_ message: String, without values: [FoundValue], labels: Labels) -> String {
        let text = PreparedText(message)
        let names = labels.found(in: text.folded, range: text.range)
        var taken = values.compactMap { value -> Range<Int>? in
            let place = text.positions(ofOriginal: value.start..<max(value.start, value.end))
            guard !place.isEmpty else { return nil }
            let start = LeadIn.start(
                before: place.lowerBound, of: value.type, names: names.map(\.range), in: text.folded)
            return start..<place.upperBound + pronoun(behind: value, at: place.upperBound, in: text)
        }
        for name in names {
            let leads = taken.contains {
                $0.lowerBound == name.valueStart || $0.lowerBound == name.valueStart - 1
            }
            if leads || name.valueStart == text.count {
                taken.append(LeadIn.start(ofName: name.range, in: text.folded)..<name.valueStart)
            }
        }
        var parts: [String] = []
        for part in gaps(in: text.range, between: taken.sorted { $0.lowerBound < $1.lowerBound }) {
            let core = trimmed(text.folded, part)
            if !core.isEmpty { parts.append(text.written(core)) }
        }
        guard let first = parts.first else { return "" }
        let isChinese = MessageLanguage.of(text.folded) == Locale("zh")
        return parts.dropFirst().reduce(first) { $0 + (isChinese ? "，" : ", ") + $1 }
    }

    /// The "one" of "the blue one" belongs to the value.
    private static func pronoun(behind value: FoundValue, at end: Int, in text: PreparedText) -> Int {
        guard value.value.number == nil, end < text.count, text.folded[end] == .blank else { return 0 }
        let length = pronouns.match(text.folded, at: end + 1, in: text.range)
        return length == 0 ? 0 : length + 1
    }

    private static let pronouns = Phrases("one|ones")

    private static func gaps(in range: Range<Int>, between taken: [Range<Int>]) -> [Range<Int>] {
        var gaps: [Range<Int>] = []
        var start = range.lowerBound
        for one in taken {
            if one.lowerBound > start { gaps.append(start..<one.lowerBound) }
            start = max(start, one.upperBound)
        }
        if start < range.upperBound { gaps.append(start..<range.upperBound) }
        return gaps
    }

    private static func trimmed(_ text: [Scalar], _ part: Range<Int>) -> Range<Int> {
        // "Please hurry" is free text; a "please" or a greeting between marks is not.
        if Politeness.isAll(text, in: part) { return part.lowerBound..<part.lowerBound }
        var range = part
        while true {
            let before = range
            while let first = range.first, isMark(text[first]) { range = range.dropFirst() }
            while let last = range.last, isMark(text[last]), !text[last].isQuestionMark {
                range = range.dropLast()
            }
            range = range.dropFirst(LeadIn.joints.match(text, at: range.lowerBound, in: range))
            range = range.dropLast(LeadIn.joints.match(text, endingAt: range.upperBound, in: range))
            range = withoutLeadingClauses(text, range)
            if range == before { break }
        }
        return range
    }

    /// Without a first or last clause that only leads to a value or is polite; empty when there is no other.
    private static func withoutLeadingClauses(_ text: [Scalar], _ range: Range<Int>) -> Range<Int> {
        if isAllLead(text, range) { return range.lowerBound..<range.lowerBound }
        if let comma = text[range].firstIndex(where: \.endsClause), isAllLead(text, range.lowerBound..<comma)
        {
            return comma + 1..<range.upperBound
        }
        if let comma = text[range].lastIndex(where: \.endsClause),
            isAllLead(text, comma + 1..<range.upperBound)
        {
            // A mark that ends the text belongs to it.
            return comma + 1 == range.upperBound ? range : range.lowerBound..<comma
        }
        return range
    }

    /// "我的订单号是" says nothing once its value is gone.
    private static func isAllLead(_ text: [Scalar], _ range: Range<Int>) -> Bool {
        if Politeness.isAll(text, in: range) { return true }
        var position = range.lowerBound
        while position < range.upperBound {
            let length = leads.match(text, at: position, in: range)
            if length == 0, !isMark(text[position]) { return false }
            position += max(1, length)
        }
        return true
    }

    private static func isMark(_ scalar: Scalar) -> Bool {
        !(scalar.isASCIIWord || scalar.standsAlone || scalar.isLetter)
    }

    private static let leads = Phrases(
        """
        我|我的|你|的|是|为|就是|这个|那个|这|那|它|号|号码|单号|订单|订单号|编号|手机|手机号|手机号码|电话|邮箱|在|给|给你|如下|呢|啊|吧|了|哦|和|还有|好|好的|嗯|有|查|查到了|找到了|应该
        my|i|it|its|it's|is|the|a|an|this|that|here|here's|here is|here you go|number|order|order number|phone|phone number|email|code
        number is|no|for|and|of|are|was|i think|think|so|well|ok|okay|sure|yes|you|go|called|should be|be
        """, joins: true)
}
