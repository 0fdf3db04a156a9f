import Foundation

/// Prints a line at once. `print` would wait for its buffer to fill when the output is a file or a pipe.
func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }
