// A compiled word list as the bytes of its file.

package struct WordListFile: Sendable {
    package let bytes: [UInt8]

    init(
        _ header: WordList.Header, _ codes: [UInt16], _ nodes: [WordTrie.Node], _ names: NameModel?,
        _ tags: [String]
    ) {
        var header = header
        let tagBytes = Array(tags.joined(separator: "\n").utf8)
        header.tagBytes = UInt32(tagBytes.count)
        var front = WordList.magic
        withUnsafeBytes(of: WordList.version) { front += $0 }
        front += [0, 0, 0, 0]
        withUnsafeBytes(of: header) { front += $0 }
        var writer = ModelWriter()
        writer.section(front)
        writer.section(codes)
        writer.section(nodes)
        writer.section(names?.lengths ?? [Float](repeating: .infinity, count: NameModel.lengthCosts))
        writer.section(names?.characters ?? [])
        writer.section(tagBytes)
        writer.close()
        bytes = writer.bytes
    }

    /// The list, ready for use.
    package var list: WordList? { WordList(ModelImage(bytes)) }

    /// Puts the file in the place of what was there, at once; whether it was written.
    package func write(to path: String) -> Bool { bytes.withUnsafeBytes { DraftFile.write($0, to: path) } }
}
