// What is done with a message's text: normalisation, tokens, values.

import ParleyModel

@testable import ParleyLanguage

extension FuzzTarget {
    /// A prepared text holds what the message holds, in order, and finds its way back to it.
    static let normalisation = FuzzTarget("normalisation") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let prepared = PreparedText(text)
        claim(prepared.plain.count == prepared.folded.count, "two lengths of one text")
        let count = text.unicodeScalars.count
        var end = 0
        for place in prepared.range {
            let stretch = prepared.original(place..<place + 1)
            claim(
                stretch.lowerBound >= 0 && stretch.upperBound <= count && stretch.upperBound >= end,
                "position \(place) stands at \(stretch), behind \(end)")
            end = stretch.upperBound
        }
        // Once prepared, nothing is left to be prepared.
        let again = PreparedText(prepared.text(prepared.range))
        claim(again.folded == prepared.folded, "prepared twice it is another text")
        if !prepared.isEmpty { _ = prepared.written(prepared.range) }
    }

    /// The stretches of UAX #29 cover the text without gaps; tokens stand in order, with and without a word list.
    static let tokens = FuzzTarget("tokens") { bytes in
        let valid = Array(String(decoding: bytes, as: UTF8.self).utf8)
        for input in [bytes, valid] {
            input.withUnsafeBufferPointer { input in
                var boundaries = WordBoundaries(input)
                var place = 0
                while let stretch = boundaries.next() {
                    claim(
                        stretch.lowerBound == place && !stretch.isEmpty, "\(stretch) follows \(place)")
                    place = stretch.upperBound
                }
                claim(place == input.count, "the stretches end at \(place) of \(input.count)")
                for list in [nil, WordList.builtIn] {
                    var cutter = WordCutter(list)
                    var tokens: [WordCutter.Token] = []
                    cutter.cut(input, into: &tokens)
                    inOrder(tokens.map(\.range), within: input.count)
                }
            }
        }
        let prepared = PreparedText(String(decoding: bytes, as: UTF8.self))
        inOrder(Tokeniser.tokens(prepared.folded, in: prepared.range).map(\.range), within: prepared.count)
    }

    /// Every type of value, with and without a question for it.
    static let values = FuzzTarget("values") { bytes in
        let text = PreparedText(String(decoding: bytes, as: UTF8.self))
        let moment = Moment(now: Instant(milliseconds: 1_772_359_200_000), timeZone: .utc)
        let wanted = ValueBot.finder.slots.values.map { Expectation.Wanted(slot: $0.name, type: $0.type) }
            .sorted { $0.slot < $1.slot }
        for expected in [[], wanted] {
            let findings = ValueBot.finder.all(in: text, expected: expected, at: moment)
            let kept = ValueFinder.withoutUnclear(Overlaps.resolved(findings, expected: expected))
            for finding in kept {
                claim(
                    finding.range.lowerBound >= 0 && finding.range.upperBound <= text.count,
                    "\(finding) stands outside the text")
                _ = finding.value.printed
                _ = finding.found(in: text)
            }
        }
        for one in wanted {
            _ = ValueBot.finder.answer(String(decoding: bytes, as: UTF8.self), for: one, at: moment)
        }
    }

    private static func inOrder(_ ranges: [Range<Int>], within count: Int) {
        var place = 0
        for range in ranges {
            claim(
                range.lowerBound >= place && range.upperBound <= count && !range.isEmpty,
                "\(range) follows \(place)")
            place = range.upperBound
        }
    }
}

/// A bot with a slot of every type that is read from text.
private enum ValueBot {
    static let finder: ValueFinder = {
        var declarations = Declarations()
        let types: [SlotType] = [
            .text, .code, .phone, .email, .url, .choice, .number, .integer, .rating, .money, .yesNo, .date,
            .time, .duration,
        ]
        for type in types {
            var slot = SlotDeclaration(
                name: type.name, type: type, position: SourcePosition(file: "bot.lua", line: 1))
            slot.ask = .plain("?")
            slot.title = .localised(["zh": .text("号码"), "en": .text("number")])
            if type == .code { slot.pattern = #"[A-Z]?\d{6,20}"# }
            if type == .choice {
                slot.choices = ["small", "large", "红色"].map { Choice(title: .plain($0), value: .text($0)) }
            }
            declarations.slots[slot.name] = slot
        }
        return ValueFinder(declarations)
    }()
}
