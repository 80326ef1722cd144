// Keeps a trained model in a file, so that the next start does not train again.

import Glibc

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
        let draft = "\(path).\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        var written = 0
        while written < model.image.size {
            let count = write(file, model.image.base + written, model.image.size - written)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            written += count
        }
        guard close(file) == 0, written == model.image.size, rename(draft, path) == 0 else {
            unlink(draft)
            return false
        }
        return true
    }
}
