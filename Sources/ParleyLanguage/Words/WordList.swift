// A word list compiled for segmentation: mapped from a file, or just built.

import CWordList
import Glibc

/// Words with how much each costs (minus the logarithm of its share of all words), their tags, and how names are spelt.
///
/// The file is read as it lies in memory: a header, then the sections that ``WordListBuilder`` writes, then a checksum. A
/// file that is damaged or of another version is no list.
// Unchecked: the pointers lead into an image that nothing writes to and that lives as long as the list.
package struct WordList: @unchecked Sendable {
    static let magic = Array("PARLEYWL".utf8)
    static let version: UInt32 = 1

    /// The counts that a file begins with.
    struct Header {
        var words: UInt32 = 0
        var codes: UInt32 = 0
        var nodes: UInt32 = 0
        var tagBytes: UInt32 = 0
        /// See ``WordStyle/bits``.
        var style: UInt32 = 0
        var hasNames: UInt32 = 0
        /// What a character costs that is no word of the list.
        var unknown: Float = 0
        /// What is taken off for each word, so that short words are preferred a little.
        var perWord: Float = 0
    }

    private let image: ModelImage
    let header: Header
    /// By ``HanCodes/place(_:)``; 0: the list has no such character.
    let codes: UnsafePointer<UInt16>
    let nodes: UnsafePointer<WordTrie.Node>
    let nameLengths: UnsafePointer<Float>
    let nameCharacters: UnsafePointer<Float>
    /// The tags' names by number; the first is empty.
    package let tags: [String]

    package var count: Int { Int(header.words) }
    package var bytes: Int { image.size }
    /// How numbers, dates and marks are joined.
    package var style: WordStyle { WordStyle(bits: header.style) }

    /// The list that is part of the program; `scripts/build-word-list` makes it.
    package static let builtIn = WordList(
        ModelImage(constant: parley_chinese_words(), size: parley_chinese_words_size()))

    /// Maps a compiled list; `nil` when there is none, or none of this version.
    package init?(path: String) {
        guard let image = ModelImage(path: path) else { return nil }
        self.init(image)
    }

    init?(_ image: ModelImage) {
        let headerSize = 64
        guard image.size > headerSize + 8,
            image.base.loadUnaligned(fromByteOffset: image.size - 8, as: UInt64.self)
                == ModelImage.checksum(image.base, size: image.size - 8)
        else { return nil }
        for (place, byte) in Self.magic.enumerated()
        where image.base.load(fromByteOffset: place, as: UInt8.self) != byte { return nil }
        guard image.base.load(fromByteOffset: 8, as: UInt32.self) == Self.version else { return nil }
        let header = image.base.loadUnaligned(fromByteOffset: 16, as: Header.self)
        var reader = ModelReader(image)
        let characters = header.hasNames == 0 ? 0 : Int(header.codes) * NameModel.perCharacter
        guard reader.section(headerSize, of: UInt8.self) != nil, header.nodes > 0, header.codes <= 0xFFFF,
            let codes = reader.section(HanCodes.count, of: UInt16.self),
            let nodes = reader.section(Int(header.nodes), of: WordTrie.Node.self),
            let lengths = reader.section(NameModel.lengthCosts, of: Float.self),
            let names = reader.section(characters, of: Float.self),
            let tags = reader.section(Int(header.tagBytes), of: UInt8.self)
        else { return nil }
        self.image = image
        self.header = header
        self.codes = codes
        self.nodes = nodes
        nameLengths = lengths
        nameCharacters = names
        self.tags = UnsafeBufferPointer(start: tags, count: Int(header.tagBytes))
            .split(separator: 0x0A, omittingEmptySubsequences: false)
            .prefix(256).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a word stands in the list.
    package func contains(_ word: String) -> Bool {
        share(of: word.unicodeScalars.map(\.value)) != nil
    }

    /// A word's share of all words; `nil` when it does not stand in the list.
    func share(of word: [Scalar]) -> Double? {
        var node = 0
        for scalar in word {
            guard let child = child(of: node, by: code(scalar)) else { return nil }
            node = child
        }
        let cost = nodes[node].cost
        return node > 0 && cost.isFinite ? exp(-Double(cost)) : nil
    }

    /// 0 for a character that the list does not have.
    @inline(__always)
    func code(_ scalar: Scalar) -> UInt16 {
        guard let place = HanCodes.place(scalar) else { return 0 }
        let code = codes[place]
        return code < header.codes ? code : 0
    }

    @inline(__always)
    func child(of node: Int, by code: UInt16) -> Int? {
        guard code != 0 else { return nil }
        let place = nodes[node].base + Int(code)
        guard place < Int(header.nodes), nodes[place].parent == UInt32(truncatingIfNeeded: node + 1) else {
            return nil
        }
        return place
    }
}
