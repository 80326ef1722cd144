// Text files that are part of the program.

import CFiles

struct ProgramFile {
    /// As in Sources/CFiles, with `/`.
    var path: String
    var bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Those below a folder, sorted; their paths from there on.
    static func all(below folder: String) -> [ProgramFile] {
        let files = UnsafeBufferPointer(start: parley_files(), count: parley_files_count())
        return files.compactMap { file in
            let path = String(cString: file.path)
            guard path.hasPrefix(folder + "/") else { return nil }
            let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.size)
            return ProgramFile(path: String(path.dropFirst(folder.count + 1)), bytes: Array(bytes))
        }
    }
}
