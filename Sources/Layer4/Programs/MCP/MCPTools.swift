import JSONFormat
import Publishing

/// Offers the operations as tools: the answers of the API, in words for a model to read.
public struct MCPTools: Sendable {
  private let operations: Operations
  private let caller: Caller
  private let report: @Sendable (_ tool: String, _ cause: any Error) -> Void

  /// Offers the operations to a caller.
  ///
  /// - Parameter report: logs why a tool couldn't answer.
  public init(
    operations: Operations, caller: Caller, report: @escaping @Sendable (_ tool: String, _ cause: any Error) -> Void
  ) {
    (self.operations, self.caller, self.report) = (operations, caller, report)
  }

  var instructions: String {
    let rhythm = operations.publisher.settings.schedule.rhythm
    return
      "10HN picks ten stories \(rhythm) and keeps their articles. Find stories with get_edition, search or get_week; read one with get_story before you say what it says: a list shows neither the whole text nor what a later correction changed. Cite the permalink and the original."
  }

  var list: JSON {
    .array(
      ProgramOperation.allCases.map { operation in
        [
          "name": .string(operation.tool), "title": .string(operation.title), "description": .string(operation.summary),
          "inputSchema": Schemas.arguments(operation.parameters),
          "annotations": [
            "readOnlyHint": .bool(!operation.isWrite), "destructiveHint": false, "idempotentHint": true,
            "openWorldHint": false,
          ],
        ]
      })
  }

  /// Calls a tool. What the tool refuses is a result that says so, for the model to read.
  ///
  /// - Throws: ``RPCError`` for an unknown tool.
  func call(_ name: String, _ arguments: JSON) async throws -> [JSON.Member] {
    guard let operation = ProgramOperation.allCases.first(where: { $0.tool == name }) else {
      throw RPCError(.invalidParameters, "Unknown tool. See tools/list.")
    }
    guard let members = arguments.members else { throw RPCError(.invalidParameters, "arguments must be an object.") }
    do {
      let arguments = try Arguments(members.map { ($0.name, $0.value) }, for: operation.parameters)
      return result(try await operations.reply(to: operation, arguments, from: caller).text, isError: false)
    } catch let refusal as Refusal {
      return result(refusal.detail, isError: true)
    } catch {
      report(operation.tool, error)
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
