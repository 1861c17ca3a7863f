import Testing

@testable import wedge

@Test(arguments: [
  ("runs/a-1.csv", "runs/a-1.csv"), ("m=0.5,α:1@2%", "m=0.5,α:1@2%"), ("", "''"),
  ("it's here", "'it'\\''s here'"), ("a;b", "'a;b'"), ("$HOME", "'$HOME'"),
])
func aShellReadsAWordBackAsItWas(_ word: String, _ quoted: String) {
  #expect(ShellWord.quoted(word) == quoted)
}
