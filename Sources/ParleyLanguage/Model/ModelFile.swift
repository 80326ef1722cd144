// Keeps trained models in a file, so that the next start does not train again.

/// A file with the models of a bot, each recognised by what it was learned from; one that is damaged, of another version
/// or of other examples counts as none.
///
/// Layout: ``Header``; each model's image, at a multiple of 64 bytes.
struct ModelFile: Sendable {
    let path: String

    private struct Header {
        static let magic: UInt64 = 0x3246_4D59_454C_5250  // "PRLEYMF2"

        var magic = Header.magic
        /// In bytes; 0 where there is none.
        var intents: UInt64 = 0
        var places: UInt64 = 0
    }

    private static let start = 64
    private static func padded(_ size: Int) -> Int { (size + 63) / 64 * 64 }

    /// The images of a file, not looked into yet.
    var images: (intents: ModelImage?, places: ModelImage?) {
        guard let whole = ModelImage(path: path), whole.size >= Self.start else { return (nil, nil) }
        let header = whole.base.loadUnaligned(as: Header.self)
        guard header.magic == Header.magic, header.intents < 1 << 31, header.places < 1 << 31 else {
            return (nil, nil)
        }
        let (intents, places) = (Int(header.intents), Int(header.places))
        let second = Self.start + Self.padded(intents)
        guard second + Self.padded(places) == whole.size else { return (nil, nil) }
        func image(_ start: Int, _ size: Int) -> ModelImage? {
            size > 0 ? ModelImage(start..<start + size, of: whole) : nil
        }
        return (image(Self.start, intents), image(second, places))
    }

    func model(_ key: UInt64, words: WordSpace?) -> IntentModel? {
        images.intents.flatMap { IntentModel($0, key: key, words: words) }
    }

    /// Puts the models in the place of what was there, at once: whoever reads sees one or the other.
    ///
    /// - Returns: whether they were written; a bot serves without.
    @discardableResult
    func save(intents: ModelImage?, places: ModelImage?) -> Bool {
        guard intents != nil || places != nil else { return true }
        var header = Header()
        header.intents = UInt64(intents?.size ?? 0)
        header.places = UInt64(places?.size ?? 0)
        var writer = ModelWriter()
        writer.section([header])
        for image in [intents, places] {
            if let image { writer.section(image.base, count: image.size) }
        }
        return writer.bytes.withUnsafeBytes { DraftFile.write($0, to: path, mode: 0o600) }
    }
}
