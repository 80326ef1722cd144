// One finding, before its source line is looked up.
import ParleyFlows
import ParleyModel
import ParleyPlugins

struct Finding {
    var kind: FindingKind
    var position: SourcePosition
    var explanation: String
    /// The part of the line that is meant.
    var excerpt: String?
    var closeNames: [Diagnostic.CloseName] = []
    var hint: String?

    func diagnostic(in bot: CheckedBot) -> Diagnostic {
        Diagnostic(
            title: kind.title, code: kind.rawValue, position: position,
            source: bot.source.line(at: position) ?? bot.pluginSource.line(at: position),
            excerpt: excerpt, explanation: explanation, closeNames: closeNames, hint: hint)
    }
}

/// Looks at a bot's code and declarations, and tells what it is sure of.
typealias CheckRule = @Sendable (CheckedBot) -> [Finding]

enum CheckRules {
    static let all: [CheckRule] = [
        unknownWords, textsAsValues, declaredInFlows, unknownAskOptions, unknownRepairs, unusedEntities,
        unusedActions, unusedSlots, unusedIntents, unreachedFlows, unusedTexts, unknownReservedNames,
        unknownTeams,
        unknownEvents, shadowedWords, shadowedFlows, hiddenLocals, keysTwice, textsTwice, hiddenEntities,
        missingTranslations, missingNamesOfWrites, missingTitles, unfilledPlaces, unfilledPlacesOfAnswers,
        sameExamples,
        fewExamples,
        patterns, optionsThatAreCommands, questionsTwice, sameOptions, defaultsThatAreNoChoice, wrongBounds,
        wrongThresholds, wrongTeams, optionsYetToCome, endlessLoops, asksInLoops, assignmentsThatOutlive,
        tablesWithHoles, bytesOfTexts, unguardedWrites, bareConfirmations,
        asksWithoutQuestions, databasesWithoutPermission, localsWithoutValues, filesWithoutQuestions,
        unreadAnswers, wrongArguments, givenToWords, defaultsThatAreRefused, wrongCurrencies,
        unknownMembers, unknownWordsOfPlugins, openBraces,
        countriesForLanguages,
        questionsOfIntents, unknownFields, foreignPlaces, sumsOfTexts,
        comparisonsThatNeverHold, comparisonsAsKeys, conditionsWithoutChoice, operandsThatFail,
        assignmentsThatFail, answersNotUsed, resultsNotLookedAt, neverRemembered, nothingGivenBack,
        wrongLocales, argumentsNotRead, neverRun,
    ]

    /// In the order of files and lines.
    static func findings(
        in flows: LoadedFlows, actions: [ActionDeclaration], plugins: [PluginSource]
    ) -> [Diagnostic] {
        let bot = CheckedBot(flows, actions: actions, plugins: plugins)
        let found = all.flatMap { $0(bot) }.map { $0.diagnostic(in: bot) }
        func key(_ finding: Diagnostic) -> (String, Int, String) {
            (finding.position?.file ?? "", finding.position?.line ?? 0, finding.code)
        }
        return found.sorted { key($0) < key($1) }
    }
}
