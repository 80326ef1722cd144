// Why a bot's plugins cannot be used: every mistake of every plugin.

package import ParleyModel

package struct PluginFailure: Error, Hashable, Sendable {
    /// In the order of the plugins' names; never empty.
    package let diagnostics: [Diagnostic]
}

/// What can be mistaken in a plugin's folder: a code of the E300s and a title each.
enum PluginMistake: String, CaseIterable {
    case manifestMissing = "E301"
    case manifestUnreadable = "E302"
    case wrongManifest = "E303"
    case unknownField = "E304"
    case unknownPermission = "E305"
    case initMissing = "E306"
    case loading = "E307"
    case actionNotReturned = "E308"
    case actionNotDeclared = "E309"
    case actsWhileLoading = "E310"
    case wrongResult = "E311"
    case unreadable = "E312"

    var title: String {
        switch self {
        case .manifestMissing: "NO MANIFEST"
        case .manifestUnreadable: "ERROR IN A MANIFEST"
        case .wrongManifest: "WRONG MANIFEST"
        case .unknownField: "UNKNOWN FIELD"
        case .unknownPermission: "UNKNOWN PERMISSION"
        case .initMissing: "NO INIT.LUA"
        case .loading: "ERROR IN A PLUGIN"
        case .actionNotReturned: "ACTION NOT RETURNED"
        case .actionNotDeclared: "ACTION NOT DECLARED"
        case .actsWhileLoading: "ACTS WHILE LOADING"
        case .wrongResult: "WRONG RESULT"
        case .unreadable: "CANNOT BE READ"
        }
    }
}
