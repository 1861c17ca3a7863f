/// stub while building
import Training
enum SweepShow { static func run(_ folder: SweepFolder, _ options: Options) throws -> Int32 { 0 } }
