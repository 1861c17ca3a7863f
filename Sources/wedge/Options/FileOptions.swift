import Import

extension OptionTable {
  /// How a file of rows is read.
  static var fileOptions: [OptionDefinition] {
    [
      .text(
        "labels", "FILE", "A class for each row of the data, from a file of its own.", .rows,
        \.labels),
      OptionDefinition(
        name: "label", letter: nil, argument: "COLUMN",
        help: "The column of classes: its name, its number from 1, or last; in .npz an array. "
          + "(default: label, class, target or another usual name, else the last)",
        group: .rows
      ) { options, text in options.label = ImportRequest.column(text) },
      .toggle(
        "header", "Whether the first row names the columns. (default: as it looks)", .rows
      ) { $0.hasHeader = $1 },
      OptionDefinition(
        name: "ignore", letter: nil, argument: "NAME,NAME",
        help: "What of the data is not meant: columns by name or by number from 1, arrays of .npz, "
          + "zero-rows; none says that all is meant. (default: what can hardly be meant, such as an "
          + "index, is refused)",
        group: .rows
      ) { options, text in options.ignore(text) },
      .choice(
        "data-format",
        "The kind of the data, where its name does not tell it; '-' is standard input. "
          + "(default: by the ending)",
        .rows, \.dataFormat),
      required(
        "as",
        "What the rows of a file are: features to learn from, or embeddings that are judged "
          + "in their own space. (default: features)", .run, \.reading),
    ]
  }
}
