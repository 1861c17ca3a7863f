import Testing

@testable import Import

/// Numbers of up to twenty digits, a mark anywhere or nowhere among them, from a fixed row of draws.
private func spellings(_ count: Int) -> [String] {
  var state: UInt64 = 7
  func next(_ bound: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % bound)
  }
  return (0..<count).map { _ in
    let sign = ["", "", "-", "+"][next(4)]
    let whole = String((0..<next(12)).map { _ in Character("\(next(10))") })
    let decimals = String((0..<next(12)).map { _ in Character("\(next(10))") })
    return sign + whole + ["", "."][next(2)] + decimals
  }
}

@Test(arguments: ["", ",", "\n", " ", "x", ".5", "e3", ",12345678", "\u{FFFD}\u{FFFD}\u{FFFD}"])
func aPlainNumberIsWhatDoubleMakesOfItsTextAndEndsWhereItEnds(_ rest: String) {
  for text in spellings(4000) {
    let bytes = Array((text + rest).utf8)
    bytes.withUnsafeBytes { raw in
      guard let plain = PlainNumber(raw, from: 0, decimal: UInt8(ascii: ".")) else {
        let digits = text.filter(\.isNumber)
        #expect(digits.isEmpty || digits.count >= 15, "\(text)")
        return
      }
      let length = rest == ".5" && !text.contains(".") ? bytes.count : text.utf8.count
      let written = length == text.utf8.count ? text : text + rest
      #expect(plain.end == length, "\(text)\(rest)")
      #expect(plain.value.bitPattern == Double(written)?.bitPattern, "\(text)\(rest)")
    }
  }
}

@Test(arguments: [0, 1, 7, 8, 9, 15, 16, 17, 300])
func linesAreCountedByTheirEnds(_ length: Int) {
  for shift in 0..<3 {
    let bytes = (0..<length).map { UInt8($0 % 5 == shift ? 10 : [0x0B, 0x8A, 0x00, 0x7F][$0 % 4]) }
    bytes.withUnsafeBytes { raw in
      for start in 0...min(length, 3) {
        let ends = bytes[start...].count { $0 == 10 }
        #expect(TextFile.lines(of: ByteView(raw), from: start) == ends + 1)
      }
    }
  }
}
