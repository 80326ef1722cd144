// What an undo takes back of what is remembered of a user. Pure.
import ParleyModel

/// What runs that ended since some entry have written to the user, and what stood there at that entry.
struct UndoMemory {
    /// The newest of each name.
    private(set) var written = Record()
    /// `null` where there was nothing.
    private(set) var before = Record()

    init(_ recorded: [JournalEntry], since seq: Int64) {
        var began: [Int: (started: Started, at: Int64)] = [:]
        // What runs wrote that ended before, and where: a run that began earlier has not seen it.
        var stood: [String: (value: Value, at: Int64)] = [:]
        for entry in JournalView.effective(recorded) {
            switch entry.body {
            case .started(let started): began[started.run] = (started, entry.seq)
            case .ended(let ended):
                for field in ended.memory {
                    guard entry.seq >= seq else {
                        stood[field.name] = (field.value, entry.seq)
                        continue
                    }
                    written[field.name] = field.value
                    guard before[field.name] == nil, let (started, at) = began[ended.run] else { continue }
                    if let known = stood[field.name], known.at > at {
                        before[field.name] = known.value
                        continue
                    }
                    let kept =
                        field.name.hasPrefix("slot:")
                        ? started.kept[String(field.name.dropFirst(5))] : started.memory[field.name]
                    before[field.name] = kept ?? Value.null
                }
            default: break
            }
        }
    }
}
