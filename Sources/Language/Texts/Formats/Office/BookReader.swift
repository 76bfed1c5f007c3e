import Basics

/// Reads the text of a book in EPUB (2 and 3).
///
/// Its text is that of its parts in the order in which they are to be read, without the table of contents. Each is read as a page of HTML;
/// what calls a note, and the number of a page of print, are no text.
struct BookReader {
  /// What a book holds.
  ///
  /// - Throws: `InputError` if it is encrypted, or a part of it is missing or damaged.
  func read(_ archive: ZipArchive, lossy: Bool) throws -> OfficeContent {
    var parts = OfficeParts(archive, lossy: lossy)
    let package = try BookPackage(parts)
    try archive.check(package.texts)
    var omitted = Omissions()
    omitted.pictures = package.pictures
    var views: [(view: TextView, base: Int)] = []
    for name in package.texts {
      let (text, base) = try parts.add(name)
      let pageList = package.pageLists[name] ?? [:]
      let marks = PageMarks(text, isBook: true, pageList: pageList)
      var view = marks.applied(to: HTMLReader.shared.view(of: marks.page, isFragment: true))
      if let label = pageList[""], view.pages.first.map({ $0.offset > 0 }) ?? true, !view.scalars.isEmpty {
        view = view.with(pages: [PageBreak(offset: 0, label: label)] + view.pages)
      }
      views.append((view.normalized(), base))
      omitted.pictures += marks.omitted.pictures
      omitted.formulas += marks.omitted.formulas
      omitted.objects += marks.omitted.objects
    }
    let view = TextView.joined(views)
    return OfficeContent(
      scalars: parts.scalars, parts: parts.parts,
      view: package.language.map { view.declared($0) } ?? view, details: package.details, omitted: omitted,
      replaced: parts.replaced)
  }
}
