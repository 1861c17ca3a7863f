@main
struct Wedge {
  static func main() {
  }
}
