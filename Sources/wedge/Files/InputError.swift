/// A fault in a file that was handed in: where it is, and what is wrong there.
struct InputError: Error {
  let place: String
  let fault: String

  init(_ place: String, _ fault: String) {
    self.place = place
    self.fault = fault
  }
}
