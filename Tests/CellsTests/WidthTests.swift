import Cells
import Glibc
import Testing

/// Why a scalar that the C library gives one column is not sent to a terminal.
private func reason(_ scalar: Unicode.Scalar) -> String? {
  switch scalar.value {
  case 0xA0: return "a blank that text would not break at"
  case 0xFFFC: return "stands for an object that is not there"
  case 0x1F1E6...0x1F1FF: return "two of them become one flag of two columns"
  case 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF:
    return "pictures that most fonts draw over two columns, whatever the table says"
  case 0x1171E: return "no column before Unicode 15"
  case 0x2630...0x2637, 0x268A...0x268F, 0x4DC0...0x4DFF, 0x1D300...0x1D376:
    return "two columns since Unicode 16"
  case 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x2E80...0xA4CF:
    return "blocks of two columns; what is not assigned yet will be as wide"
  default: break
  }
  switch scalar.properties.generalCategory {
  case .format: return "reorders, joins or hides its neighbours"
  case .privateUse: return "means something else to every font"
  case .unassigned: return "the C library's table is newer than the standard library's"
  default: return nil
  }
}

/// The C library's width of every scalar; −1 where it knows none.
private func widths() throws -> [(scalar: Unicode.Scalar, width: Int)] {
  // A header of X/Open's, which the module map of the C library leaves out.
  let symbol = try #require(dlsym(nil, "wcwidth"))
  let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
  let locale = try #require(newlocale(Int32(1 << LC_CTYPE), "C.UTF-8", nil))
  let before = uselocale(locale)
  defer {
    uselocale(before)
    freelocale(locale)
  }
  return (0..<0x11_0000 as Range<UInt32>).compactMap { value in
    Unicode.Scalar(value).map { ($0, Int(wcwidth(wchar_t(value)))) }
  }
}

struct WidthTests {
  @Test func noScalarIsShownThatTheCLibraryGivesTwoColumnsOrNone() throws {
    let widths = try widths()
    #expect(widths.contains { $0.width == 2 } && widths.contains { $0.width == 0 })
    let wrong = widths.filter { scalar, width in
      (width == 0 || width == 2) && scalar != "\0" && Cell(scalar).displayedScalar == scalar.value
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20).map { String($0.scalar.value, radix: 16) })")
  }

  @Test func whatHasOneColumnIsShownUnlessThereIsAReason() throws {
    let wrong = try widths().filter { scalar, width in
      width == 1 && Cell(scalar).displayedScalar != scalar.value && reason(scalar) == nil
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(20).map { String($0.scalar.value, radix: 16) })")
  }
}
