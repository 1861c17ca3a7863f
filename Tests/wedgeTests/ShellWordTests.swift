import Testing

@testable import wedge

@Test(arguments: [
  ("runs/a-1.csv", "runs/a-1.csv"), ("m=0.5,α:1@2%", "m=0.5,α:1@2%"), ("", "''"),
  ("it's here", "'it'\\''s here'"), ("a;b", "'a;b'"), ("$HOME", "'$HOME'"),
  ("a\u{1B}[2J'b", "$'a\\x1b[2J\\'b'"),
])
func aShellReadsAWordBackAsItWas(_ word: String, _ quoted: String) {
  #expect(ShellWord.quoted(word) == quoted)
}

@Test(arguments: [
  ("wedge run  --loss cosface", ["wedge", "run", "--loss", "cosface"]),
  ("a 'b c' \"d 'e'\" f\"g\"", ["a", "b c", "d 'e'", "fg"]), ("''", [""]), (" ", []),
])
func aLineIsReadAsAShellReadsIt(_ line: String, _ words: [String]) {
  #expect(ShellWord.split(line) == words)
}
