/// Writes PDFs of one page.
public enum SmallPDF {
  /// Writes a PDF with these lines of text.
  public static func bytes(title: String, lines: [String]) -> [UInt8] {
    let text = lines.map { "(\($0)) Tj T*" }.joined(separator: "\n")
    let content = "BT /F1 11 Tf 14 TL 60 740 Td\n\(text)\nET"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
      "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< /Title (\(title)) /Author (Jane Doe) >>",
    ]
    var file = "%PDF-1.4\n"
    var places: [Int] = []
    for (number, object) in objects.enumerated() {
      places.append(file.utf8.count)
      file += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = file.utf8.count
    file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for place in places { file += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n" }
    file += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R /Info 6 0 R >>\nstartxref\n\(table)\n%%EOF\n"
    return Array(file.utf8)
  }

  /// Lines with enough sentences for an article.
  public static let lines = (1...12).flatMap { number in
    [
      "Remark \(number) of this small paper says in plain words how a wall leans, how long",
      "it has leaned, and who measured it, so that a reader finds whole sentences here.",
    ]
  }
}
