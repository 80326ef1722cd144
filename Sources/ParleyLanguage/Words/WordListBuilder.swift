// Compiles words with their frequencies into a word list.

import Glibc

/// Takes words with counts and tags; words that are not wholly Chinese are left to the rules of word boundaries.
package struct WordListBuilder: Sendable {
    /// What becomes of long entries of a general word list.
    package enum Entries: Sendable {
        /// Every word stays: the list says what a word is.
        case asGiven
        /// Entries that are phrases of common words (a numeral with its measure, two nouns) are left out.
        case withoutPhrases
    }

    struct Entry: Sendable {
        var word: [Scalar]
        var count: Double
        var tag: String
    }

    private(set) var entries: [[Scalar]: Entry] = [:]
    package private(set) var skipped = 0
    package var style = WordStyle()
    /// Taken off for each word of a text: the larger, the shorter the words; in units of minus the natural logarithm.
    package var perWord: Float = 1

    package init() {}

    package var count: Int { entries.count }

    /// Counts of a word that comes twice are added up; the tag is the one of the larger count.
    package mutating func add(_ word: String, count: Double, tag: String = "") {
        let scalars = word.unicodeScalars.map(\.value)
        guard count.isFinite, count >= 0, !scalars.isEmpty, scalars.count <= 64,
            scalars.allSatisfy({ HanCodes.place($0) != nil && $0 != 0x25CB })
        else {
            skipped += 1
            return
        }
        guard var known = entries[scalars] else {
            entries[scalars] = Entry(word: scalars, count: count, tag: tag)
            return
        }
        if count > known.count { known.tag = tag }
        known.count += count
        entries[scalars] = known
    }

    /// Lines of `word count tag`, as Debian's python3-jieba has them; the tag may be missing.
    package mutating func add(lines: UnsafeBufferPointer<UInt8>) {
        for line in lines.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let fields = line.split(separator: 0x20)
            guard fields.count >= 2, let word = String(validating: fields[0], as: UTF8.self),
                let count = Double(String(decoding: fields[1], as: UTF8.self))
            else {
                skipped += 1
                continue
            }
            add(word, count: count, tag: fields.count > 2 ? String(decoding: fields[2], as: UTF8.self) : "")
        }
    }

    /// The compiled list; `nil` of no words, or of more than fit.
    ///
    /// - Parameters:
    ///   - general: a list whose knowledge of names is taken over; else names are learned from the entries' tags.
    ///   - most: of more words the most frequent are kept.
    package func build(_ keep: Entries, beside general: WordList? = nil, most: Int? = nil) -> WordListFile? {
        var kept = keep == .asGiven ? Array(entries.values) : withoutPhrases()
        guard !kept.isEmpty else { return nil }
        let total = kept.reduce(0.0) { $0 + max($1.count, 0.5) }
        if let most { kept = Self.mostFrequent(most, of: kept) }
        let codes = Self.codes(of: kept)
        var tags = [""]
        var tagNumbers = ["": UInt8(0)]
        for tag in Set(kept.map(\.tag)).sorted() where !tag.isEmpty && tags.count < 256 && !tag.contains("\n")
        {
            tagNumbers[tag] = UInt8(tags.count)
            tags.append(tag)
        }
        let words = kept.map { entry in
            WordTrie.Word(
                codes: entry.word.map { codes.number($0) },
                cost: Float(log(total) - log(max(entry.count, 0.5))), tag: tagNumbers[entry.tag] ?? 0)
        }
        .sorted { $0.codes.lexicographicallyPrecedes($1.codes) }
        guard let trie = WordTrie(words) else { return nil }
        var header = WordList.Header()
        header.words = UInt32(words.count)
        header.codes = UInt32(codes.count)
        header.nodes = UInt32(trie.nodes.count)
        header.style = style.bits
        header.unknown = Float(log(total)) + 1
        header.perWord = perWord
        let model = general.flatMap { codes.names(of: $0) } ?? Self.names(entries.values, codes)
        header.hasNames = model == nil ? 0 : 1
        return WordListFile(header, codes.table, trie.nodes, model, tags)
    }

    /// In an order that does not depend on chance.
    private static func mostFrequent(_ most: Int, of entries: [Entry]) -> [Entry] {
        let sorted = entries.sorted {
            $0.count == $1.count ? $0.word.lexicographicallyPrecedes($1.word) : $0.count > $1.count
        }
        return Array(sorted.prefix(max(1, most)))
    }

    private static func names(_ entries: some Collection<Entry>, _ codes: Codes) -> NameModel? {
        let names = entries.compactMap { entry -> (codes: [UInt16], kind: NameModel.Kind, count: Double)? in
            guard let kind = NameModel.Kind(tag: entry.tag) else { return nil }
            let numbers = entry.word.map { codes.number($0) }
            return numbers.contains(0) ? nil : (numbers, kind, entry.count)
        }
        .sorted { $0.codes.lexicographicallyPrecedes($1.codes) }
        return names.isEmpty ? nil : NameModel(names, codes: codes.count)
    }

    /// Numbers of characters, the most frequent first.
    struct Codes {
        var table = [UInt16](repeating: 0, count: HanCodes.count)
        /// One more than the largest.
        var count = 1

        /// What another list knows of names, in these numbers.
        func names(of list: WordList) -> NameModel? {
            guard list.header.hasNames != 0 else { return nil }
            var numbers = [UInt16](repeating: 0, count: count)
            for (place, code) in table.enumerated() where code != 0 {
                numbers[Int(code)] = min(list.codes[place], UInt16(truncatingIfNeeded: list.header.codes - 1))
            }
            return NameModel(list, numbers: numbers)
        }

        func number(_ scalar: Scalar) -> UInt16 { HanCodes.place(scalar).map { table[$0] } ?? 0 }
    }

    private static func codes(of entries: [Entry]) -> Codes {
        var uses = [Int](repeating: 0, count: HanCodes.count)
        for entry in entries {
            for scalar in entry.word { if let place = HanCodes.place(scalar) { uses[place] += 1 } }
        }
        var codes = Codes()
        for place in uses.indices.filter({ uses[$0] > 0 }).sorted(by: { (uses[$1], $0) < (uses[$0], $1) }) {
            codes.table[place] = UInt16(truncatingIfNeeded: codes.count)
            codes.count += 1
        }
        return codes
    }
}
