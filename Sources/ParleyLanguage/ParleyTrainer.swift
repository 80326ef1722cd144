// Makes a recogniser from a bot's declarations: the way into this target.

package import ParleyModel

/// Trains in milliseconds for a bot of some dozens of intents; the same declarations give the same recogniser in
/// every process.
///
/// It is a value without ties, and what it trains is too: train on any thread while the last recogniser serves, and put
/// the new one in its place.
package struct ParleyTrainer: RecogniserTrainer {
    private let file: ModelFile?

    /// - Parameter modelFile: where ``TrainedRecogniser/saveModel(to:)`` left a model. It is taken when it was learned
    ///   from the same examples; else, and when it is damaged, it is not looked at further.
    package init(modelFile: String? = nil) { file = modelFile.map(ModelFile.init(path:)) }

    package func train(on declarations: Declarations) -> any Recogniser {
        BotRecogniser(declarations, file: file)
    }

    /// Learns from messages without labels too, such as a bot has received: from about a thousand on they help, fewer
    /// are passed over, and past 20,000 the first are taken. Takes seconds.
    package func train(on declarations: Declarations, unlabelled: [String]) -> any Recogniser {
        BotRecogniser(declarations, file: file, unlabelled: unlabelled)
    }
}

/// A recogniser with a trained model that can be kept.
package protocol TrainedRecogniser: Recogniser {
    /// In bytes.
    var modelSize: Int { get }
    /// Whether the model was trained, and not read from a file.
    var isNew: Bool { get }
    /// The intents and answers that a message is most likely of, with what in it spoke for and against each. Costs a
    /// recognition a word: for people who ask why, not for every message.
    func explain(_ text: String, locale: Locale, limit: Int) -> [Explanation]
    /// Writes the model for the next start, in the place of the one before.
    ///
    /// - Returns: whether it was written.
    func saveModel(to path: String) -> Bool
}
