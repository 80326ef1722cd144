// Features of a token by itself and by its neighbours.

extension ChainKeys {
    /// A message's words with what stands before its first and behind its last.
    struct Window {
        private let text: ChainText
        /// Three more on either side.
        private var words: [UInt64]
        private var kinds: [UInt64]
        private var isKnown: [Bool]
        private let readsWords: Bool

        private static let margin = 3
        private static let anyWord: UInt64 = 0x5EED

        init(_ text: ChainText, _ counts: ChainTable, known: Int32, readsWords: Bool) {
            self.text = text
            self.readsWords = readsWords
            words = [11, 12, 13]
            kinds = [0, 0, 0]
            isKnown = [true, true, true]
            for (index, token) in text.tokens.enumerated() {
                let isOpen = text.open.contains(index)
                words.append(isOpen ? Self.anyWord : token.hash)
                kinds.append(Self.kind(token.kind))
                isKnown.append(!isOpen && counts.value(token.hash) >= known)
            }
            words += [14, 15, 16]
            kinds += [0, 0, 0]
            isKnown += [true, true, true]
        }

        private static func kind(_ kind: Token.Kind) -> UInt64 {
            switch kind {
            case .word: 1
            case .digits: 2
            case .han: 3
            case .mark: 4
            }
        }

        func addKeys(at index: Int, to keys: inout [UInt64]) {
            let here = index + Self.margin
            func word(_ offset: Int) -> UInt64 { words[here + offset] }
            func pair(_ first: Int, _ second: Int) -> UInt64 { word(first) ^ (word(second) &* 31) }
            let isOpen = text.open.contains(index)
            keys.append(key(1))
            for offset in [-2, -1, 1, 2] { keys.append(key(UInt64(10 + offset), word(offset))) }
            keys.append(key(20, word(-2), word(-1)))
            keys.append(key(23, word(1), word(2)))
            keys.append(key(25, word(-1), word(1)))
            keys.append(key(52, kinds[here - 1] * 64 + kinds[here] * 8 + kinds[here + 1]))
            let unknown: UInt64 =
                (isKnown[here - 1] ? 0 : 4) + (isKnown[here] ? 0 : 2) + (isKnown[here + 1] ? 0 : 1)
            keys.append(key(53, unknown))
            if !isKnown[here] {
                keys.append(key(54, word(-1)))
                keys.append(key(55, word(1)))
            }
            if !isOpen { addOwn(index, pair: pair, word: word, to: &keys) }
        }

        /// What the token itself is.
        private func addOwn(
            _ index: Int, pair: (Int, Int) -> UInt64, word: (Int) -> UInt64, to keys: inout [UInt64]
        ) {
            let token = text.tokens[index]
            keys.append(key(10, word(0)))
            keys.append(key(21, word(-1), word(0)))
            keys.append(key(22, word(0), word(1)))
            keys.append(key(26, pair(-2, -1), word(0)))
            keys.append(key(27, pair(-1, 0), word(1)))
            keys.append(key(28, pair(0, 1), word(2)))
            guard readsWords else { return }
            let size = UInt64(min(token.range.count, 9))
            switch token.kind {
            case .word:
                for length in 1...min(4, token.range.count) {
                    keys.append(key(30 + UInt64(length), beginning(token, length)))
                    keys.append(key(40 + UInt64(length), end(token, length)))
                }
                keys.append(key(50, size))
            case .digits: keys.append(key(51, size))
            case .han:
                keys.append(key(70, word(-3)))
                keys.append(key(71, word(3)))
                keys.append(key(72, pair(-2, -1), word(-3)))
                keys.append(key(73, pair(2, 1), word(3)))
            case .mark: break
            }
            for (offset, kind) in [(-1, UInt64(60)), (1, 62)] {
                let place = index + offset
                guard text.tokens.indices.contains(place), text.tokens[place].kind == .word,
                    !text.open.contains(place)
                else { continue }
                keys.append(key(kind, end(text.tokens[place], 3)))
                keys.append(key(kind + 4, beginning(text.tokens[place], 3)))
            }
        }

        private func key(_ kind: UInt64, _ one: UInt64 = 0, _ other: UInt64 = 0) -> UInt64 {
            ChainKeys.key(kind, one, other)
        }

        private func beginning(_ token: Token, _ length: Int) -> UInt64 {
            StableHash.of(text.text.folded[token.range].prefix(length))
        }
        private func end(_ token: Token, _ length: Int) -> UInt64 {
            StableHash.of(text.text.folded[token.range].suffix(length))
        }
    }
}
