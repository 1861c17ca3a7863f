internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

extension AddedAngle {
  @usableFromInline package typealias Source = UnsafePointer<SIMD16<Float>>
  @usableFromInline package typealias Target = UnsafeMutablePointer<SIMD16<Float>>

  /// Writes what `Angle.turnedMonotonely` makes of blocks of sixteen angles, to the same bits.
  @usableFromInline
  package func turnMonotonely(
    _ cosines: Source, _ sines: Source, blocks: Int, values: Target, slopes: Target,
    at level: Level
  ) {
    let (cosine, sine, straight) = (Float(cosine), Float(self.sine), Float(self.straight))
    let fall = Float(radians * self.sine)
    switch level {
    #if arch(x86_64)
      case .v4:
        LanesV4.turnAngles(
          cosines: cosines, sines: sines, blocks: blocks, cosine: cosine, sine: sine,
          straight: straight, fall: fall, values: values, slopes: slopes)
      case .v3:
        LanesV3.turnAngles(
          cosines: cosines, sines: sines, blocks: blocks, cosine: cosine, sine: sine,
          straight: straight, fall: fall, values: values, slopes: slopes)
    #endif
    default:
      LanesBaseline.turnAngles(
        cosines: cosines, sines: sines, blocks: blocks, cosine: cosine, sine: sine,
        straight: straight, fall: fall, values: values, slopes: slopes)
    }
  }
}
