import OfflineCommands

/// Prints a line at once.
func say(_ line: String) { Terminal.show(line) }
