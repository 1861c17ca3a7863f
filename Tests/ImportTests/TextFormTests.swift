import Import
import Testing

@Suite struct BlankTests {
  @Test func anyNumberOfBlanksAndTabsStandsBetweenFields() throws {
    let table = try table(text: "  1.5   2 a\n3\t 4   b  \n 5 6 \"a b\"\n", "d.txt")
    #expect(table.values == [1.5, 2, 3, 4, 5, 6] && table.classNames == ["a", "a b", "b"])
  }

  @Test func aSentenceInACommentIsNoRow() throws {
    let rows = "1.5 2 a\n3 4 b\n1 5 a\n"
    #expect(try table(text: "# 3 rows of 2 by 1\n" + rows, "d.txt").count == 3)
    #expect(try table(text: rows + "# 1 2 3 4\n", "d.txt").count == 3)
    #expect(try table(text: "# x y label\n" + rows, "d.txt").parts.numbers == "2 columns (x, y)")
  }

  @Test func theLineOfCountsOfWordVectorsIsHeldAgainstTheRows() throws {
    let rows = "the 0.5 1.5\nof 2 3\n# 4 5\n"
    let table = try table(text: "3 2\n" + rows, "d.vec", label: ImportRequest.LabelColumn.none)
    #expect(table.rows.names == ["the", "of", "#"] && table.values == [0.5, 1.5, 2, 3, 4, 5])
    let cut = fault("4 2\n" + rows, "d.vec", label: ImportRequest.LabelColumn.none)
    #expect(cut.contains("counts 4 rows in its first line and has 3"))
  }

  @Test func blanksInLabelsAreLetters() throws {
    let labels = try Array("deep red\nblue\ndeep red\n".utf8).withUnsafeBytes {
      try importedLabels($0, .csv, ImportRequest(), rows: 3)
    }
    #expect(labels.names == ["blue", "deep red"])
  }

  @Test func whatStandsBeforeNamesNamesTheRows() throws {
    let text = "a b kind\n1 1.5 2 red\n2 3 4 blue\n3 1 5 red\n"
    let table = try table(text: text, "d.txt")
    #expect(table.rows.names == ["1", "2", "3"] && table.values == [1.5, 2, 3, 4, 1, 5])
    // A name that is missing elsewhere shifts the rest.
    #expect(fault("a,b,kind\n1.5,1.5,2,red\n2,3,4,blue\n").contains("4 fields"))
    #expect(fault("a b kind\n1 1.5 2 red\n5 3 4 blue\n").contains("does not name the rows"))
    #expect(fault("a b\nred 1.5 2\nred 3 4\nblue 3 4\n").contains("does not name the rows"))
  }
}

@Suite struct DecimalCommaTests {
  @Test func aCommaBeforeDecimalsIsRead() throws {
    for text in ["a;b;c\n1,5;2;x\n3;-4,25;y\n", "1,5;2;x\n3;-4,25;y\n", "1,5\t2\tx\n3\t-4,25\ty\n"]
    {
      let table = try table(text: text)
      #expect(table.values == [1.5, 2, 3, -4.25] && table.classNames == ["x", "y"])
    }
    #expect(try table(text: "\"1,5\",\"2\",x\n3,\"4,5\",y\n").values == [1.5, 2, 3, 4.5])
  }

  @Test func aCommaThatComesLateIsReadToo() throws {
    let rows = (0..<80).map { "\($0 % 7);\($0 % 5);\($0 % 2 == 0 ? "x" : "y")\n" }.joined()
    #expect(try table(text: rows + "1,5;2;x\n").values.suffix(2) == [1.5, 2])
  }

  @Test func aCommaOfThousandsIsNotTakenForOne() {
    let words = fault("1,234\t2\tx\n5,678\t3\ty\n", "d.tsv")
    #expect(words.hasPrefix("d.tsv:1:1 holds '1,234', of which the comma"))
    #expect(fault("1,234\t2\tx\n5,67\t3\ty\n", "d.tsv") == "none")
    #expect(fault("0,234\t2\tx\n0,678\t3\ty\n", "d.tsv") == "none")
  }

  @Test func pointsAndCommasDoNotMix() {
    #expect(fault("1,5;2;x\n3;4.5;y\n").contains("which is no number"))
    #expect(fault("1.5;2;x\n3;4,5;y\n").contains("decimals with a point"))
  }
}

@Suite struct CellTests {
  @Test func aListInACellIsARow() throws {
    for cell in ["\"[1.5, 2]\"", "[1.5 2]", "\"{1.5,2}\"", "\"[ 1.5\n 2.0]\"", "\"(1.5, 2,)\""] {
      let table = try table(text: "v,label\n\(cell),x\n\"[3, 4]\",y\n")
      #expect(table.values == [1.5, 2, 3, 4], "\(cell)")
    }
    #expect(outcome("v,label\n[1 2],x\n[3 4],y\n") == "2 numbers (lists in v); column 'label'; ")
  }

  @Test func aListThatNumPyCutOrThatIsShorterIsRefused() {
    #expect(fault("v,label\n[1 2],x\n[1],y\n").contains("a list of 1 numbers in column 'v'"))
    #expect(fault("v,label\n[1 ... 2],x\n[1 ... 3],y\n").contains(".tolist()"))
    #expect(fault("v,label\n\"[1,,2]\",x\n\"[1,2]\",y\n").contains("which is no number"))
    #expect(fault("n,v,label\n7,[1 2],x\n8,[1 3],y\n").contains("--ignore n"))
  }

  @Test func aColumnOfNamesBesideAListIsRefusedAsTextsWithTheIdThatItIs() throws {
    let text = "name,label,vec\na,x,\"[1,2]\"\nb,x,\"[1,3]\"\nc,y,\"[3,1]\"\n"
    let words = fault(text)
    #expect(words.contains("holds texts in 'name' beside the lists in column 'vec'"), "\(words)")
    #expect(words.contains("--ignore name") && words.contains("--id name"), "\(words)")
    #expect(!words.contains("none"), "\(words)")
    var request = ImportRequest()
    request.rowColumns.id = .named("name")
    #expect(try table(Array(text.utf8), "d.csv", request).rows.names == ["a", "b", "c"])
    let several = fault("name,age,label,vec\na,3,x,\"[1,2]\"\nb,4,y,\"[1,3]\"\n")
    #expect(several.contains("holds texts and numbers in 'name', 'age'"), "\(several)")
    #expect(several.contains("--id name --ignore age if 'name' names the rows"), "\(several)")
  }

  @Test func aTextBesideAnArrayOfAMemberIsRefusedAsOne() {
    let rows = ["a", "b"].map { #"{"name":"\#($0)","label":"\#($0)","v":[1,2]}"# }
    let words = outcome(rows.joined(separator: "\n"), "d.jsonl")
    #expect(words.contains("holds texts in 'name' beside the array 'v'"), "\(words)")
    #expect(words.contains("--id name") && !words.contains("none"), "\(words)")
  }

  /// A list of NumPy's own numbers is so written since NumPy 2.
  @Test(arguments: ["np.float64", "np.float32", "np.int64"])
  func aNumberInItsTypeOfNumPyIsReadFromAList(_ type: String) throws {
    let table = try table(
      text: "v,label\n\"[\(type)(1), \(type)(-2)]\",x\n\"(\(type)(3), 4)\",y\n")
    #expect(table.values == [1, -2, 3, 4])
    #expect(fault("v,label\n\"[1, os.system(2)]\",x\n").contains("which is no number"))
  }

  @Test func flagsAreNumbersOrTheClasses() throws {
    let table = try table(text: "a,f,label\n1.5,True,x\n2,False,y\n")
    #expect(table.values == [1.5, 1, 2, 0])
    #expect(
      try ImportTests.table(text: "a,f\n1.5,True\n2,False\n").classNames == ["False", "True"])
    #expect(
      fault("a,f,label\n1,True,x\n2,0.5,y\n").contains("where the first row has true or false"))
  }

  @Test func oneHotColumnsAreTheirArgmaxAndNeverTheFirst() throws {
    let hot = { (row: Int) in (0..<3).map { $0 == row % 3 ? ",1" : ",0" }.joined() }
    let table = try table(text: sixRows(head: "a,b,red,green,blue", after: hot))
    #expect(table.width == 2 && table.classNames == ["blue", "green", "red"])
    #expect(table.labels == [2, 1, 0, 2, 1, 0])
    // A row without any 1 has no class.
    let broken = sixRows(head: "a,b,red,green,blue", after: { $0 == 4 ? ",0,0,0" : hot($0) })
    #expect(outcome(broken).contains("none in row 5: no one-hot classes"))
  }
}
