// Language processing that flows reach as `nlp`, over plain values.
import ParleyModel

/// `nlp.*` over plain values.
enum Language {
    static func value(
        of word: Word, _ arguments: [Value], in context: FlowContext
    ) throws(Mistake) -> Value {
        let tools = context.tools
        let isAlone = word != .similarity && word != .rank
        func text(_ index: Int) throws(Mistake) -> String {
            guard index < arguments.count, let text = arguments[index].text else {
                throw Mistake(
                    .wrongValue, "\(word.rawValue)() takes a text as argument \(index + 1).",
                    excerpt: word.rawValue,
                    hint: "write  \(word.rawValue)(message.text\(isAlone ? "" : ", ..."))")
            }
            return text
        }
        switch word {
        case .tokens: return .list(tools.tokens(try text(0), locale: context.turn.locale).map(Value.text))
        case .similarity: return .number(tools.similarity(try text(0), try text(1))) ?? 0
        case .sentiment: return .number(tools.sentiment(try text(0))) ?? 0
        case .keywords: return .list(tools.keywords(try text(0)).map(Value.text))
        case .tags:
            return .list(tools.tags(try text(0)).map { ["word": .text($0.word), "tag": .text($0.tag)] })
        case .values:
            let text = try text(0)
            let moment = Moment(now: context.now, timeZone: context.timeZone)
            return .list(tools.values(text, at: moment).map { value($0, of: text) })
        case .rank:
            guard arguments.count > 1, let list = arguments[1].list?.compactMap(\.text) else {
                throw Mistake(
                    .wrongValue, "nlp.rank() takes a text and a list of texts.", excerpt: "nlp.rank",
                    hint: "write  nlp.rank(message.text, { \"red wine\", \"white wine\" })")
            }
            return .list(
                tools.rank(try text(0), among: list).map { ranked in
                    [
                        "index": .int(ranked.index + 1), "text": .text(list[ranked.index]),
                        "score": .number(ranked.similarity) ?? 0,
                    ]
                })
        default: throw Mistake(.yetToCome, "\(word.rawValue)() is not in this version.")
        }
    }

    private static func value(_ found: FoundValue, of text: String) -> Value {
        let written = text.unicodeScalars.dropFirst(found.start).prefix(found.end - found.start)
        return ["type": .text(found.type.name), "value": found.value, "text": .text(String(written))]
    }
}
