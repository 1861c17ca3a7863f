enum AdviseCommand { static func run(_ options: Options) throws -> Int32 { 0 } }
