// The conversation that every dialog engine is measured by, and what makes an answer right.

import Glibc
import Parley
import ParleyModel

/// Six turns: greet, recognise, refuse by rule, validate, echo and ask, end. Session `n` returns order 10,000,000 + n.
enum Talk: String, CaseIterable, Sendable {
    case en, zh

    static let turns = 6

    /// Sessions take turns in the languages.
    static func of(session: Int) -> Talk { session.isMultiple(of: 2) ? .en : .zh }

    /// - Parameter turn: from 1.
    func text(_ turn: Int, session: Int) -> String {
        let texts = self == .en ? Talk.english : Talk.chinese
        return turn == 4 ? Talk.order(of: session) : texts[(turn - 1) % Talk.turns].user
    }

    /// What the answer must contain.
    func expected(_ turn: Int, session: Int) -> String {
        let texts = self == .en ? Talk.english : Talk.chinese
        return turn >= 5 ? Talk.order(of: session) : texts[(turn - 1) % Talk.turns].bot
    }

    private static func order(of session: Int) -> String { String(10_000_000 + session) }

    private static let english: [(user: String, bot: String)] = [
        ("hello", "help"), ("I want to return my order", "order number"), ("I do not know", "6 to 20 digits"),
        ("", "Why"), ("it arrived broken", ""), ("yes", ""),
    ]
    private static let chinese: [(user: String, bot: String)] = [
        ("你好", "帮"), ("我想退货", "订单号"), ("我不知道", "6到20位"), ("", "原因"), ("商品坏了", ""), ("是的", ""),
    ]
}

/// One turn of one session.
struct Step: Hashable, Sendable {
    var session: Int
    /// From 1.
    var turn: Int

    var text: String { Talk.of(session: session).text(turn, session: session) }
    var expected: String { Talk.of(session: session).expected(turn, session: session) }
}

/// What came back, as far as it is judged.
enum Answer {
    /// Whether a turn went as the table says: no problem, and the words that it must contain.
    static func isRight(_ result: Result<TurnResult, SendError>, expected: String) -> Bool {
        guard case .success(let turn) = result, turn.problem == nil else { return false }
        return turn.replies.contains { contains($0.text ?? "", expected) }
    }

    static func contains(_ text: String, _ part: String) -> Bool {
        var (text, part) = (text, part)
        return text.withUTF8 { text in
            part.withUTF8 { part in
                position(of: UnsafeRawBufferPointer(part), in: UnsafeRawBufferPointer(text), from: 0) != nil
            }
        }
    }

    /// Where bytes stand in others, from a position on. (`memmem` is hidden from Swift.)
    static func position(of part: UnsafeRawBufferPointer, in whole: UnsafeRawBufferPointer, from start: Int)
        -> Int?
    {
        guard let base = whole.baseAddress, let wanted = part.baseAddress, let first = part.first else {
            return nil
        }
        var position = start
        while position + part.count <= whole.count,
            let found = memchr(base + position, Int32(first), whole.count - part.count - position + 1)
        {
            position = base.distance(to: UnsafeRawPointer(found))
            if memcmp(base + position, wanted, part.count) == 0 { return position }
            position += 1
        }
        return nil
    }

    /// What a failed check shows.
    static func shown(_ result: Result<TurnResult, SendError>) -> String {
        switch result {
        case .success(let turn):
            turn.replies.compactMap(\.text).joined(separator: " / ") + (turn.problem.map { " \($0)" } ?? "")
        case .failure(let error): error.message
        }
    }
}
