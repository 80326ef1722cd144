// Makes a recogniser from a bot's declarations: the way into this target.

package import ParleyModel

/// Trains in milliseconds for a bot of some dozens of intents; the same declarations give the same recogniser in
/// every process.
package struct ParleyTrainer: RecogniserTrainer {
    package init() {}

    package func train(on declarations: Declarations) -> any Recogniser { BotRecogniser(declarations) }
}
