// A transcript with what the bot says now, for `parley test --accept`.

import ParleyModel

extension Transcript {
    /// This transcript with what the bot really said in place of what it does not say; every other line as it was, and the
    /// places of a rewritten line where the words around them are still said.
    ///
    /// - Parameter said: the replies of each of the ``steps``.
    func accepting(_ said: [[Reply]]) -> String {
        var rewriting = Rewriting(source: source)
        var captured: [String: String] = [:]
        for (step, replies) in zip(steps, said) {
            let lines = step.replies.compactMap { line -> BotLine? in
                if case .bot(let bot) = line.content { bot } else { nil }
            }
            if ReplyLines.fit(lines[...], replies[...], captured: &captured) { continue }
            let pairs = ReplyLines.pairs(of: lines, with: replies, captured)
            var next = 0
            var last = step.cause?.place.upperBound
            for (index, line) in step.replies.enumerated() {
                guard let paired = pairs[index] else {
                    rewriting.replace(line.place, with: [])
                    last = line.place.upperBound
                    continue
                }
                let more = replies[next..<paired].flatMap { ReplyLines.lines(of: $0, withButtons: false) }
                if let last {
                    rewriting.add(more, behind: last)
                } else {
                    rewriting.add(more, before: line.place.lowerBound)
                }
                if !ReplyLines.fits(lines[index], replies[paired], captured: &captured)
                    || lines[index] == .anything
                {
                    rewriting.replace(
                        line.place, with: ReplyLines.rewritten(lines[index], replies[paired], &captured))
                }
                next = paired + 1
                last = line.place.upperBound
            }
            if let last {
                let more = replies[next...].flatMap { ReplyLines.lines(of: $0, withButtons: false) }
                rewriting.add(more, behind: last)
            }
        }
        return rewriting.lines.joined(separator: endOfLine)
    }
}

/// Lines of which some are replaced, and some get others beside them.
private struct Rewriting {
    let source: [String]
    private var replaced: [Int: [String]] = [:]
    private var before: [Int: [String]] = [:]
    private var behind: [Int: [String]] = [:]

    init(source: [String]) { self.source = source }

    mutating func replace(_ place: Range<Int>, with lines: [String]) {
        for index in place { replaced[index] = [] }
        replaced[place.lowerBound] = lines
    }

    mutating func add(_ lines: [String], before place: Int) { before[place, default: []] += lines }

    mutating func add(_ lines: [String], behind end: Int) { behind[end - 1, default: []] += lines }

    var lines: [String] {
        source.indices.flatMap { index in
            (before[index] ?? []) + (replaced[index] ?? [source[index]]) + (behind[index] ?? [])
        }
    }
}

extension ReplyLines {
    /// For each line the reply that it is about, in order: one that it fits where it can be had, else one in which its places
    /// can be kept, else the next.
    ///
    /// The most lines that fit, by the recurrence of the longest common subsequence; lines × replies steps.
    fileprivate static func pairs(
        of lines: [Transcript.BotLine], with replies: [Reply], _ captured: [String: String]
    ) -> [Int?] {
        func fits(_ line: Int, _ reply: Int) -> Bool {
            var guess = captured
            return lines[line] != .anything && ReplyLines.fits(lines[line], replies[reply], captured: &guess)
        }
        let row = [Int](repeating: 0, count: replies.count + 1)
        var longest = [[Int]](repeating: row, count: lines.count + 1)
        for line in lines.indices.reversed() {
            for reply in replies.indices.reversed() {
                longest[line][reply] =
                    fits(line, reply)
                    ? longest[line + 1][reply + 1] + 1
                    : max(longest[line + 1][reply], longest[line][reply + 1])
            }
        }
        var pairs = [Int?](repeating: nil, count: lines.count)
        var (line, reply, gap) = (0, 0, (line: 0, reply: 0))
        func fill(_ lines: Range<Int>, _ replies: Range<Int>) {
            pair(lines, replies, &pairs)
        }
        while line < lines.count, reply < replies.count {
            if fits(line, reply), longest[line][reply] == longest[line + 1][reply + 1] + 1 {
                fill(gap.line..<line, gap.reply..<reply)
                pairs[line] = reply
                (line, reply) = (line + 1, reply + 1)
                gap = (line, reply)
            } else if longest[line + 1][reply] >= longest[line][reply + 1] {
                line += 1
            } else {
                reply += 1
            }
        }
        fill(gap.line..<lines.count, gap.reply..<replies.count)
        return pairs

        func pair(_ gap: Range<Int>, _ free: Range<Int>, _ pairs: inout [Int?]) {
            var next = free.lowerBound
            for line in gap {
                let kept = (next..<max(next, free.upperBound)).first { reply in
                    guard case .reply(let pattern, _) = lines[line], pattern.hasPlaces else { return false }
                    var guess = captured
                    return pattern.rewritten(as: text(of: replies[reply]), captured: &guess) != nil
                }
                guard let reply = kept ?? (next < free.upperBound ? next : nil) else { continue }
                pairs[line] = reply
                next = reply + 1
            }
        }
    }

    fileprivate static func rewritten(
        _ line: Transcript.BotLine, _ reply: Reply, _ captured: inout [String: String]
    ) -> [String] {
        guard case .reply(let pattern, let buttons) = line else {
            return lines(of: reply, withButtons: false)
        }
        var worded = reply
        if let text = pattern.rewritten(as: ReplyLines.text(of: reply), captured: &captured) {
            worded.text = text
        }
        return lines(of: worded, withButtons: buttons != nil)
    }
}
