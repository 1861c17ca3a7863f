internal import Kernels

/// 8×8 grey images of handwritten digits, pixels divided by 16.
///
/// Alpaydin & Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository,
/// 1998, doi:10.24432/C50P49, CC BY 4.0; the test part of 1,797 images, as scikit-learn carries it.
/// 1,300 of the images, chosen by the seed, are trained on and 497 held out, before the digits that
/// are not asked for are left out.
public enum Digits: DatasetSource {
  public static let name: String = "digits"
  public static let classes: ClosedRange<Int> = 2...10
  public static let sampleWords: String = "a handwritten digit"
  public static let usualMode: Mode = .encoder
  public static let isGenerated: Bool = false

  public static let pictureWidth: Int? = 8

  static let imageCount = 1797
  static let pixelCount = 64
  static let trainingCount = 1300

  public static func width(for configuration: Configuration) -> Int { pixelCount }

  public static func classTitles(for configuration: Configuration) -> [String] {
    (0..<configuration.allClasses).map(String.init)
  }

  public static func dataset(for configuration: Configuration) -> Dataset {
    var generator = SeededGenerator(seed: configuration.seed, stream: RandomStream.split.rawValue)
    let order = generator.permutation(of: imageCount)
    let classes = configuration.allClasses
    return Dataset(
      classNames: classTitles(for: configuration), width: pixelCount,
      training: images(order[..<trainingCount], digitsBelow: classes),
      heldOut: images(order[trainingCount...], digitsBelow: classes)
    ).withholding(configuration.unseen)
  }

  private static func images(_ order: ArraySlice<Int>, digitsBelow classes: Int) -> LabelledInputs {
    var images = LabelledInputs()
    images.inputs.reserveCapacity(order.count * pixelCount)
    DigitsPixels.text.withUTF8Buffer { text in
      for image in order {
        // A line holds the pixels, the digit and a line end.
        let start = image * (pixelCount + 2)
        let digit = Int32(text[start + pixelCount]) - 48
        guard digit < classes else { continue }
        images.labels.append(digit)
        for pixel in text[start..<start + pixelCount] { images.inputs.append(grey(pixel)) }
      }
    }
    return images
  }

  /// The grey of a pixel written as 0…9 or A…G, from 0 to 1.
  private static func grey(_ character: UInt8) -> Float {
    Float(character <= 57 ? character - 48 : character - 55) / 16
  }
}
