import JSONFormat
import Logging

/// The handlers as tools: words for a model to read, the same that the API gives as JSON.
struct MCPTools: Sendable {
  let library: Library
  let reader: Reader
  let logger: Logger

  static let instructions =
    "10HN picks ten stories every morning and every evening and keeps their articles. Find stories with get_edition, search or get_week; read one with get_story before you say what it says, since a list shows neither the whole text nor what a later correction changed. Cite the permalink and the original."

  var list: JSON {
    .array(
      Handler.allCases.map { handler in
        [
          "name": .string(handler.tool), "title": .string(handler.title), "description": .string(handler.summary),
          "inputSchema": Schemas.arguments(handler.parameters),
          "annotations": [
            "readOnlyHint": .bool(handler != .feedback), "destructiveHint": false, "idempotentHint": true,
            "openWorldHint": false,
          ],
        ]
      })
  }

  /// - Throws: ``RPCError`` for a tool that doesn't exist. What the tool itself refuses is a result that says so, for the
  ///   model to read.
  func call(_ name: String, _ arguments: JSON) throws -> [JSON.Member] {
    guard let handler = Handler.allCases.first(where: { $0.tool == name }) else {
      throw RPCError(.invalidParameters, "There is no such tool; tools/list names those there are.")
    }
    guard case .object(let members) = arguments else {
      throw RPCError(.invalidParameters, "arguments must be an object.")
    }
    do {
      let arguments = try Arguments(members.map { ($0.name, $0.value) }, for: handler.parameters)
      return result(try library.reply(to: handler, arguments, reader: reader).text, isError: false)
    } catch let refusal as Refusal {
      return result(refusal.detail, isError: true)
    } catch {
      logger.error("a tool could not answer", metadata: ["tool": "\(handler.tool)", "cause": "\(error)"])
      throw error
    }
  }

  private func result(_ text: String, isError: Bool) -> [JSON.Member] {
    [
      .init(name: "content", value: [["type": "text", "text": .string(text)]]),
      .init(name: "isError", value: .bool(isError)),
    ]
  }
}
