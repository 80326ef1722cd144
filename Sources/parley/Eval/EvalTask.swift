// What a measurement of one part of language processing is, and the list of them.

import ParleyModel

/// One part of language processing that `parley eval --task` measures. A file a task; it stands in ``EvalTasks/all``.
protocol EvalTask: Sendable {
    /// What `--task` calls it.
    var name: String { get }

    /// The figures of the material, with the keys that other programs read.
    func measure(_ material: EvalMaterial) throws(EvalFailure) -> EvalReport
}

/// What a task is measured on.
struct EvalMaterial: Sendable {
    /// `nil` where nothing is trained (`-`).
    var train: EvalFile?
    /// `nil` for cross-validation: the training file is then cut into ``folds`` parts.
    var test: EvalFile?
    /// Messages without labels to learn from.
    var unlabelled: EvalFile?
    var folds: Int?
    /// The bot's folder, for what its files say beside the examples.
    var bot: String
    /// What the bot declares, when its own examples are measured.
    var declarations: Declarations?
    /// Where it is told how far the work has come.
    var progress: ProgressLine?

    func needTrain(_ task: some EvalTask) throws(EvalFailure) -> EvalFile {
        if let train { return train }
        throw EvalFailure("The task \(task.name) needs a training file in front of the test file, not -.")
    }

    func needTest(_ task: some EvalTask) throws(EvalFailure) -> EvalFile {
        if let test { return test }
        throw EvalFailure("The task \(task.name) needs a test file. It has no cross-validation.")
    }
}

enum EvalTasks {
    /// In alphabetical order, a line each.
    static let all: [any EvalTask] = [
        EntitiesTask(),
        IntentsTask(),
        KeywordsTask(),
        RetrievalTask(),
        SentimentTask(),
        SimilarityTask(),
        SlotsTask(),
        TokensTask(),
    ]

    static func named(_ name: String) -> (any EvalTask)? { all.first { $0.name == name } }
}
