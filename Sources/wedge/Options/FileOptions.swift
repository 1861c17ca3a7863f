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
      column(
        "id", "The column that names the rows in every list. (default: a row's place)", \.id),
      .text(
        "test", "FILE",
        "Rows for test, in a file like that of the data: nothing is learnt of them.",
        .rows, \.testData),
      column(
        "split",
        "The column that says train or test (or val) of each row. (default: a quarter of each class "
          + "is held out; of .npz x_test beside x_train is for test)", \.split),
      column(
        "group",
        "The column of groups, such as persons or sessions: none has rows on both sides.", \.group),
      .toggle(
        "labels-header",
        "Whether the first line of --labels, or of the Projector's metadata, names its columns. "
          + "(default: where it has several, or a line too many)", .rows
      ) { $0.hasLabelsHeader = $1 },
      .toggle(
        "header", "Whether the first row names the columns. (default: as it looks)", .rows
      ) { $0.hasHeader = $1 },
      OptionDefinition(
        name: "ignore", letter: nil, argument: "NAME,NAME",
        help: "What of the data is not meant: columns by name or by number from 1, arrays of .npz, "
          + "zero-rows, missing-rows (which lack a number); none says that all is meant. (default: what can hardly be meant, such as an "
          + "index, is refused)",
        group: .rows
      ) { options, text in options.ignore(text) },
      .choice(
        "data-format",
        "The kind of the data, where its name does not tell it; '-' is standard input. "
          + "(default: by the ending)",
        .rows
      ) { $0.dataFormat = $1 },
      .choice(
        "as",
        "What the rows of a file are: features to learn from, or embeddings that are judged "
          + "in their own space. (default: features)", .run
      ) { $0.reading = $1 },
    ]
  }

  private static func column(
    _ name: String, _ help: String,
    _ target: any WritableKeyPath<RowColumns, ImportRequest.LabelColumn?> & Sendable
  ) -> OptionDefinition {
    OptionDefinition(name: name, letter: nil, argument: "COLUMN", help: help, group: .rows) {
      options, text in
      options.rowColumns[keyPath: target] = ImportRequest.column(text)
    }
  }
}
