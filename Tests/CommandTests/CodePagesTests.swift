import Testing

@testable import tenhn

@Suite struct PagesOfCode {
  @Test("Code of files is given back, and nothing that a process may have written to")
  func mappings() {
    func isCode(_ line: Substring) -> Bool? { CodePages.Mapping(line)?.isCode }
    #expect(isCode("55d0-65d0 r-xp 00001000 08:01 42   /usr/local/bin/tenhn") == true)
    #expect(isCode("55d0-65d0 r--p 00001000 08:01 42   /usr/local/bin/tenhn") == false, "relocated tables")
    #expect(isCode("55d0-65d0 rw-p 00001000 08:01 42   /usr/local/bin/tenhn") == false)
    #expect(isCode("55d0-65d0 rwxp 00001000 08:01 42   /usr/local/bin/tenhn") == false)
    #expect(isCode("7fff0000-7fff1000 r-xp 00000000 00:00 0   [vdso]") == false)
    #expect(isCode("7fff0000-7fff1000 rw-p 00000000 00:00 0") == nil)
    #expect(isCode("65d0-55d0 r-xp 00001000 08:01 42 /x") == nil)
  }

  @Test("A process goes on after it")
  func goesOn() {
    CodePages.giveBack()
    #expect([3, 1, 2].sorted() == [1, 2, 3])
  }
}
