// What a transcript names and its bot does not have: found without running it.

public import ParleyModel

extension Transcript {
    /// The slots and flows that it expects something of and that nothing declares.
    ///
    /// One that is for another bot, or during which another revision is deployed, is not looked at.
    ///
    /// - Returns: `E725` and `E727`, at their lines.
    public func unknownNames(in declarations: Declarations) -> [Diagnostic] {
        let isOfOne = lines.allSatisfy { if case .direction(.deploy) = $0.content { false } else { true } }
        guard header.bot == nil, isOfOne else { return [] }
        let slots = declarations.slots.keys.sorted()
        let flows = declarations.flows.keys.sorted()
        return lines.flatMap { line -> [Diagnostic] in
            guard case .expect(let claims) = line.content else { return [] }
            return claims.compactMap { claim in
                let mistake: TranscriptMistake
                switch claim {
                case .slot(let name, _) where !slots.contains(name),
                    .asks(let name) where !slots.contains(name):
                    mistake = .unknownSlot(name, known: slots)
                case .flow(let name, _) where !flows.contains(name):
                    mistake = .unknownFlow(name, known: flows)
                default: return nil
                }
                return mistake.diagnostic(file: file, line: line.number, source: source[line.number - 1])
            }
        }
    }
}

extension TranscriptSuite {
    /// What is wrong with a bot's transcripts before one is run: what is no transcript, and names that the bot does not have.
    ///
    /// - Parameter declarations: of the bot, asked for where there is a transcript; `nil` where its flows do not load, and names
    ///   are not looked at.
    public static func mistakes(in folder: String, declarations: () -> Declarations?) -> [Diagnostic] {
        let suite = TranscriptSuite(files: [], runner: TranscriptRunner(folder: folder))
        let files = ((try? find(in: folder)) ?? []).filter { !$0.isOfPlugin }
        guard !files.isEmpty else { return [] }
        let declarations = declarations()
        return files.flatMap { file -> [Diagnostic] in
            do throws(Diagnostic) {
                let transcript = try suite.transcript(of: file)
                return declarations.map(transcript.unknownNames) ?? []
            } catch {
                return [error]
            }
        }
    }
}
