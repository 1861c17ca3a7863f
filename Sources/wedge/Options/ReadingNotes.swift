import Training

/// What can be read, for the help of every command that reads rows.
enum ReadingNotes {
  static let all = [
    "Text: fields between commas, tabs, semicolons, bars or blanks, with a row of names or without; "
      + "decimal commas; comments behind '#'; quotes; numbers in brackets in one field. Word vectors as "
      + "text, with their line of counts. The Embedding Projector's tensors.tsv or vectors.tsv, with "
      + "metadata.tsv beside it, which knows no quotes.",
    "JSON: an object a line, or an array of them, of numbers by name or with an array of numbers; an "
      + "id beside an array names the rows. NumPy: .npy, and .npz with rows x, classes y, prototypes W; "
      + "x_test beside x_train is for test. One-hot classes are taken by their argmax. Any of these "
      + "compressed by gzip. '-' is standard input.",
    "At most \(DataTable.mostClasses) classes, and \(DataTable.mostWidth) numbers a row of embeddings; "
      + "training takes at most \(TableData.classes.upperBound) classes.",
    "One line on standard error says what was taken and what was left: rows, columns, classes, names, "
      + "groups, rows for training and for test. What can hardly be meant (an index, weights of rows, numbers for classes, "
      + "rows of zeros) is refused with the option that decides it; other kinds of files (.parquet, .pt, "
      + ".h5, .pkl, .mat, .feather, .xlsx) with the line of Python that converts them.",
  ]
}
