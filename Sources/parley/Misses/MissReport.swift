// Groups of missed messages with what the bot makes of them now.

import Parley
import ParleyLanguage
import ParleyModel
import ParleyTesting

struct MissReport {
    /// One cluster with the intents that come closest.
    struct Group {
        var cluster: MissCluster
        var closest: [Ranked]
        /// Where the closest intent stands.
        var place: SourcePosition?
        /// Questions by the names of the answers to them, with their places.
        var questions: [String: (text: String, position: SourcePosition)] = [:]
        /// The engine's own intent that it is: no example of the bot's should take it away.
        var own: Ranked?
    }

    private(set) var groups: [Group] = []
    /// Messages that are understood by now.
    private(set) var understood = 0
    private(set) var total: Int

    private static let closestLimit = 3

    /// Of no misses.
    init() { total = 0 }

    init(_ misses: [Miss], loaded: LoadedBot) {
        total = misses.count
        let tools = ParleyTools()
        let questions = Dictionary(
            loaded.declarations.answers.compactMap { answer in
                answer.questions.first.map { (answer.id, (text: $0, position: answer.position)) }
            }, uniquingKeysWith: { first, _ in first })
        for cluster in MissCluster.clusters(of: misses, similarity: tools.similarity) {
            let message = cluster.texts[0].text
            let understanding = loaded.understanding(of: message)
            // A question in another script is like it by chance.
            let answers = understanding.answers.filter {
                questions[$0.name].map { $0.text.hasHan == message.hasHan } ?? true
            }
            let ranked =
                (understanding.intents.filter { !$0.name.hasPrefix("parley.") } + answers)
                .sorted { $0.confidence > $1.confidence }
            let best = ranked.first
            let own = understanding.intents.first {
                $0.name.hasPrefix("parley.")
                    && $0.confidence >= max(IntentsTask.threshold, best?.confidence ?? 0)
            }
            let isClear =
                best.map { $0.confidence >= MissReport.threshold($0.name, loaded.declarations) } ?? false
            if isClear || own != nil,
                !cluster.kinds.contains(where: { $0.kind == .handedOff || $0.kind == .noAnswer })
            {
                understood += cluster.count
                continue
            }
            groups.append(
                Group(
                    cluster: cluster, closest: Array(ranked.prefix(MissReport.closestLimit)),
                    place: own != nil ? nil : best.flatMap { loaded.declarations.intents[$0.name]?.position },
                    questions: questions, own: own))
        }
    }

    private static func threshold(_ name: String, _ declarations: Declarations) -> Double {
        declarations.intents[name]?.threshold
            ?? declarations.settings.thresholds[declarations.intents[name] == nil ? "answer" : "intent"]?
            .number
            ?? IntentsTask.threshold
    }

    func summary(shown: Int) -> String {
        if total == 0 { return "(nothing was missed)" }
        let messages = total == 1 ? "1 message" : "\(total) messages"
        let groups = groups.count == 1 ? "1 group" : "\(groups.count) groups"
        return "(\(messages) missed: \(shown) of \(groups) shown, \(understood) understood by now)"
    }
}

extension String {
    fileprivate var hasHan: Bool { unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
}

extension MissReport.Group {
    /// Other wordings than the first are shown up to so many.
    private static let wordings = 4

    /// The message, how often, what it is closest to, and what to paste where.
    var text: String {
        let written = cluster.texts[0].text.trimmed
        let first = written.isEmpty ? "(an empty message)" : written.replacing("\n", with: " ")
        let kinds = cluster.kinds.map { $0.kind.rawValue }.joined(separator: ", ")
        let head = String(cluster.count)
        let pad = String(repeating: " ", count: max(0, 5 - head.count))
        var lines = ["\(pad)\(head)  \(first)  (\(kinds))"]
        let others = cluster.texts.dropFirst()
        if !others.isEmpty {
            let shown = others.prefix(Self.wordings).map { $0.text.replacing("\n", with: " ") }
            let rest = others.count > Self.wordings ? ", and \(others.count - Self.wordings) more" : ""
            lines.append("       also: \(shown.joined(separator: " · "))\(rest)")
        }
        let near = closest.filter { $0.confidence >= 0.01 }
            .map { ranked in
                let question = questions[ranked.name].map {
                    "\"\($0.text)\" (\($0.position.file):\($0.position.line))"
                }
                return "\(question ?? ranked.name) \(WhyText.percent(ranked.confidence))"
            }
        lines.append("       closest: \(near.isEmpty ? "nothing is like it" : near.joined(separator: ", "))")
        if let own {
            lines.append(
                "       the bot itself: \(own.name) \(WhyText.percent(own.confidence)), nothing to paste")
        }
        if let place, let name = closest.first?.name, !near.isEmpty, !paste.isEmpty {
            lines.append("       if it is \(name), paste into \(place.file):\(place.line):")
            lines.append("         \(paste)")
        }
        if own == nil, place == nil, let name = closest.first?.name, let near = questions[name],
            near.position.file.hasSuffix(".md"), !paste.isEmpty
        {
            lines.append(
                "       if it asks the same, paste below \(near.position.file):\(near.position.line):")
            lines.append("         ## \(first)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Examples as they stand in `intent(...)`; none of what has a value in it that no slot is there for.
    var paste: String {
        let examples = cluster.texts.map { cluster.examples[$0.text] ?? $0.text }
        // One that differs in a mark teaches nothing more.
        var seen: Set<String> = []
        return examples.filter { example in
            !example.trimmed.isEmpty && !example.contains(PrivateValues.mask)
                && seen.insert(MissCluster.withoutMarks(example)).inserted
        }.prefix(3)
            .map { Value.text($0).literal + "," }.joined(separator: " ")
    }

    var value: Value {
        var record: Record = [
            "count": .int(cluster.count),
            "kinds": .record(
                Record(cluster.kinds.map { .init(name: $0.kind.rawValue, value: .int($0.count)) })),
            "texts": .list(cluster.texts.map { ["text": .text($0.text), "count": .int($0.count)] }),
            "closest": .list(
                closest.map { ["name": .text($0.name), "confidence": .number($0.confidence) ?? 0] }),
        ]
        if let own { record["own"] = ["name": .text(own.name), "confidence": .number(own.confidence) ?? 0] }
        if let place {
            record["file"] = .text(place.file)
            record["line"] = .integer(Int64(place.line))
            if !paste.isEmpty { record["paste"] = .text(paste) }
        }
        return .record(record)
    }
}
