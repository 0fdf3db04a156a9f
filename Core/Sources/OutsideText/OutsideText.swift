// The public face of the module: makes text from outside (titles, names, addresses, words of pages) harmless where people
// read it. It stays text, and never becomes a command.
//
// - ``TerminalText``: for terminals and logs.
// - ``PlainName``: for titles and names on pages, in feeds and in books.
