/// A name as its file writes it, byte by byte: an accent of its own and one that is part of its letter are two,
/// which texts that are compared as they are read are not.
func exactName(_ name: String) -> String {
  guard name.utf8.contains(where: { $0 >= 0x80 }) else { return name }
  return String(String.UnicodeScalarView(name.utf8.map { Unicode.Scalar($0) }))
}
