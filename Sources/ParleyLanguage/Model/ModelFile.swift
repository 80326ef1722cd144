// Keeps a trained model in a file, so that the next start does not train again.

/// A file with one model, recognised by what it was learned from; one that is damaged, of another version or of other
/// examples counts as none.
struct ModelFile: Sendable {
    let path: String

    func model(_ key: UInt64, words: WordSpace?) -> IntentModel? {
        ModelImage(path: path).flatMap { IntentModel($0, key: key, words: words) }
    }

    /// Puts the model in the place of what was there, at once: whoever reads sees one or the other.
    ///
    /// - Returns: whether it was written; a bot serves without.
    @discardableResult
    func save(_ model: IntentModel) -> Bool {
        DraftFile.write(
            UnsafeRawBufferPointer(start: model.image.base, count: model.image.size), to: path, mode: 0o600)
    }
}
