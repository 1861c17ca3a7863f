// Written by `wedge lessons --measure`, on seeds 1, 2, 3, 4, 5, 11, 12, 13, 14, 15.

extension LessonBands {
  /// The engine that they were measured on.
  package static let engine = 4

  /// By lesson: of every step, of every claim.
  package static let measured: [String: [[ClaimBand]]] = [
    "wedge-and-band": [
      [
        ClaimBand(4.46...35.1, holds: 10),
        ClaimBand(2.09...12.2, holds: 10),
      ],
      [
        ClaimBand(73.2...89.2, holds: 10),
        ClaimBand(22.7...56.8, holds: 10),
        ClaimBand(28.6...28.7, holds: 10),
      ],
      [
        ClaimBand(95.7...98.5, holds: 10),
        ClaimBand(87.3...92.4, holds: 10),
        ClaimBand(0.954...2.28, holds: 10),
        ClaimBand(43.0...44.4, holds: 10),
      ],
    ],
    "closed-and-open": [
      [
        ClaimBand(95.5...98.4, holds: 10),
        ClaimBand(2.03...5.93, holds: 10),
        ClaimBand(37.3...48.9, holds: 10),
      ],
      [
        ClaimBand(-2.17...(-1.04), holds: 9),
        ClaimBand(36.1...48.7, holds: 10),
        ClaimBand(-3.79...5.43, holds: 10),
      ],
      [
        ClaimBand(36.1...39.8, holds: 10),
        ClaimBand(84.0...88.2, holds: 10),
        ClaimBand(25.5...47.3, holds: 10),
      ],
    ],
    "separable": [
      [
        ClaimBand(99.9...100.0, holds: 10),
        ClaimBand(12.0...21.5, holds: 9),
      ],
      [
        ClaimBand(10.9...19.3, holds: 10),
        ClaimBand(-0.525...2.71, holds: 10),
      ],
    ],
    "normalise": [
      [
        ClaimBand(0.00371...0.0103, holds: 10),
        ClaimBand(20.6...23.8, holds: 10),
        ClaimBand(3.52...8.36, holds: 10),
      ],
      [
        ClaimBand(0.159...0.214, holds: 10),
        ClaimBand(1.15...1.21, holds: 10),
        ClaimBand(0.919...1.06, holds: 10),
        ClaimBand(-1.74...1.53, holds: 10),
      ],
      [
        ClaimBand(1.88...4.51, holds: 10)
      ],
      [
        ClaimBand(0.324...0.613, holds: 10),
        ClaimBand(5.66...19.0, holds: 9),
      ],
    ],
    "l-softmax": [
      [
        ClaimBand(3.52...8.36, holds: 10),
        ClaimBand(-3.42e-06...4.27e-06, holds: 10),
      ],
      [
        ClaimBand(15.0...15.1, holds: 10),
        ClaimBand(0.264...0.636, holds: 10),
        ClaimBand(6.54...18.1, holds: 10),
      ],
      [
        ClaimBand(68.0...97.6, holds: 10),
        ClaimBand(27.0...27.1, holds: 10),
      ],
      [
        ClaimBand(95.5...98.8, holds: 10),
        ClaimBand(0.0...27.5, holds: 10),
        ClaimBand(90.4...95.2, holds: 10),
      ],
    ],
    "a-softmax": [
      [
        ClaimBand(0.0...0.0, holds: 10)
      ],
      [
        ClaimBand(27.0...27.1, holds: 10),
        ClaimBand(0.401...0.772, holds: 10),
      ],
      [
        ClaimBand(13.0...13.1, holds: 10),
        ClaimBand(1.96...5.92, holds: 10),
      ],
    ],
    "scale": [
      [
        ClaimBand(1.54...1.56, holds: 10),
        ClaimBand(80.4...91.4, holds: 10),
      ],
      [
        ClaimBand(0.744...0.795, holds: 10),
        ClaimBand(87.7...94.0, holds: 10),
        ClaimBand(24.6...34.1, holds: 9),
      ],
      [
        ClaimBand(0.135...0.299, holds: 9)
      ],
      [
        ClaimBand(0.103...3.17, holds: 10),
        ClaimBand(48.4...80.9, holds: 10),
      ],
    ],
    "cosface": [
      [
        ClaimBand(30.2...30.3, holds: 10),
        ClaimBand(92.7...98.2, holds: 10),
        ClaimBand(0.492...0.912, holds: 10),
      ],
      [
        ClaimBand(44.5...44.6, holds: 10),
        ClaimBand(11.0...32.1, holds: 10),
        ClaimBand(94.6...98.5, holds: 10),
      ],
      [
        ClaimBand(53.1...53.2, holds: 10),
        ClaimBand(0.0...9.55, holds: 10),
        ClaimBand(94.7...98.7, holds: 10),
      ],
    ],
    "arcface": [
      [
        ClaimBand(1.88...4.51, holds: 10)
      ],
      [
        ClaimBand(17.1...17.2, holds: 10),
        ClaimBand(0.445...0.87, holds: 9),
      ],
      [
        ClaimBand(0.371...0.69, holds: 10),
        ClaimBand(4.33...16.0, holds: 9),
        ClaimBand(-3.35...4.01, holds: 10),
        ClaimBand(-5.46...6.55, holds: 10),
        ClaimBand(-0.263...1.54, holds: 9),
      ],
      [
        ClaimBand(0.587...1.2, holds: 10)
      ],
    ],
    "too-much-margin": [
      [
        ClaimBand(0.0...0.0, holds: 10),
        ClaimBand(0.0...0.0, holds: 10),
        ClaimBand(87.1...93.8, holds: 10),
        ClaimBand(93.3...99.3, holds: 10),
      ],
      [
        ClaimBand(0.221...18.8, holds: 9),
        ClaimBand(80.5...98.3, holds: 10),
        ClaimBand(4.14...36.5, holds: 10),
      ],
      [
        ClaimBand(93.7...98.0, holds: 10),
        ClaimBand(90.2...95.9, holds: 9),
      ],
    ],
    "radians-and-cosine": [
      [
        ClaimBand(28.6...28.7, holds: 10),
        ClaimBand(76.1...87.7, holds: 10),
      ],
      [
        ClaimBand(0.00986...0.00987, holds: 10),
        ClaimBand(83.7...89.1, holds: 10),
      ],
      [
        ClaimBand(49.4...49.5, holds: 10),
        ClaimBand(0.0...13.7, holds: 10),
      ],
      [
        ClaimBand(28.6...28.7, holds: 10),
        ClaimBand(37.4...65.2, holds: 10),
      ],
    ],
    "pushed-away": [
      [
        ClaimBand(12.5...48.8, holds: 8)
      ],
      [
        ClaimBand(92.5...100.0, holds: 10),
        ClaimBand(51.2...86.3, holds: 8),
      ],
    ],
    "circle": [
      [
        ClaimBand(0.336...5.3, holds: 9),
        ClaimBand(67.4...91.2, holds: 10),
      ],
      [
        ClaimBand(40.8...50.8, holds: 10),
        ClaimBand(94.9...97.8, holds: 10),
      ],
      [
        ClaimBand(76.0...84.0, holds: 10),
        ClaimBand(97.1...98.8, holds: 10),
        ClaimBand(89.5...93.8, holds: 10),
      ],
      [
        ClaimBand(87.3...95.8, holds: 9),
        ClaimBand(0.0...25.8, holds: 10),
      ],
    ],
    "combined": [
      [
        ClaimBand(28.6...28.7, holds: 10),
        ClaimBand(1.12...2.4, holds: 10),
      ],
      [
        ClaimBand(39.5...39.6, holds: 10),
        ClaimBand(-35.5...(-19.3), holds: 10),
        ClaimBand(0.679...1.11, holds: 10),
        ClaimBand(-1.75...2.19, holds: 10),
      ],
      [
        ClaimBand(38.0...38.1, holds: 10),
        ClaimBand(0.641...0.932, holds: 9),
        ClaimBand(-1.32...1.46, holds: 8),
      ],
      [
        ClaimBand(6.7...6.71, holds: 10),
        ClaimBand(1.22...2.78, holds: 9),
      ],
    ],
    "comparisons": [
      [
        ClaimBand(8.82...12.2, holds: 10),
        ClaimBand(10.6...19.7, holds: 10),
      ],
      [
        ClaimBand(-17.4...1.34, holds: 10),
        ClaimBand(-5.81...(-0.135), holds: 9),
        ClaimBand(-3.66...3.12, holds: 9),
      ],
      [
        ClaimBand(4.19...8.8, holds: 10),
        ClaimBand(0.263...0.629, holds: 10),
        ClaimBand(20.0...56.7, holds: 10),
      ],
      [
        ClaimBand(0.261...0.665, holds: 10),
        ClaimBand(-0.0293...4.37, holds: 10),
      ],
    ],
    "contrastive": [
      [
        ClaimBand(100.0...100.0, holds: 10),
        ClaimBand(0.463...0.5, holds: 10),
      ],
      [
        ClaimBand(15.5...22.0, holds: 10),
        ClaimBand(0.0658...0.127, holds: 10),
        ClaimBand(3.42...8.46, holds: 10),
      ],
    ],
    "many-triplets": [
      [
        ClaimBand(92.7...100.0, holds: 10),
        ClaimBand(0.414...0.479, holds: 10),
      ],
      [
        ClaimBand(11.7...17.7, holds: 10)
      ],
      [
        ClaimBand(2.15...3.59, holds: 10)
      ],
      [
        ClaimBand(0.0...0.0645, holds: 9),
        ClaimBand(1.54e-05...8.43e-05, holds: 10),
        ClaimBand(95.1...97.6, holds: 10),
      ],
    ],
    "hard-triplets": [
      [
        ClaimBand(82.0...87.2, holds: 10)
      ],
      [
        ClaimBand(2.21...10.1, holds: 9),
        ClaimBand(0.241...0.255, holds: 10),
      ],
      [
        ClaimBand(0.5...0.501, holds: 10),
        ClaimBand(16.0...23.8, holds: 10),
        ClaimBand(100.0...100.0, holds: 10),
      ],
      [
        ClaimBand(91.1...96.0, holds: 10)
      ],
    ],
    "n-pair": [
      [
        ClaimBand(7.0...7.0, holds: 10),
        ClaimBand(6300.0...6300.0, holds: 10),
        ClaimBand(89.3...95.4, holds: 10),
      ],
      [
        ClaimBand(90.0...90.0, holds: 10),
        ClaimBand(6000.0...6000.0, holds: 10),
        ClaimBand(1.2...6.24, holds: 10),
      ],
      [
        ClaimBand(0.804...16.1, holds: 10)
      ],
      [
        ClaimBand(2.3...2.31, holds: 10),
        ClaimBand(12.2...19.2, holds: 10),
        ClaimBand(0.0455...0.094, holds: 10),
      ],
    ],
    "your-data": [
      [
        ClaimBand(91.6...100.0, holds: 10),
        ClaimBand(1.89...2.81, holds: 10),
      ],
      [
        ClaimBand(91.6...100.0, holds: 10),
        ClaimBand(15.7...40.2, holds: 10),
      ],
      [
        ClaimBand(91.6...100.0, holds: 10),
        ClaimBand(72.8...95.8, holds: 10),
      ],
      [
        ClaimBand(0.0...0.0, holds: 10),
        ClaimBand(91.6...100.0, holds: 10),
      ],
    ],
  ]
}
