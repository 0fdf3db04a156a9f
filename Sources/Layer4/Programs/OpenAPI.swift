public import JSONFormat

/// Describes the API as an OpenAPI 3.1 document, written from the routes that are served.
public enum OpenAPI {
  /// A route of the API.
  public struct Route: Sendable {
    /// Under the site's root, parameters in braces.
    public let path: String
    /// Nil for the route of the document itself.
    public let operation: ProgramOperation?

    /// Describes a route.
    public init(path: String, operation: ProgramOperation?) {
      self.path = path
      self.operation = operation
    }
  }

  /// Writes the document.
  ///
  /// - Parameters:
  ///   - version: the program's.
  ///   - basePath: the path of the site's root, empty at a host's root.
  ///   - rhythm: how often editions come.
  public static func document(
    version: String, basePath: String, rhythm: String = "every morning and every evening", routes: [Route]
  ) -> JSON {
    [
      "openapi": "3.1.1",
      "info": [
        "title": "10HN", "version": .string(version),
        "description":
          .string(
            "Ten stories \(rhythm), for programs. Every answer carries a strong ETag; errors are problem details (RFC 9457); cursors are opaque."
          ),
        "license": ["name": "MIT", "identifier": "MIT"],
      ],
      "servers": [["url": .string(basePath.isEmpty ? "/" : basePath)]],
      "paths": .object(
        routes.map { route in
          let verb = route.operation?.isWrite == true ? "post" : "get"
          let value = route.operation.map(operation) ?? itself
          return .init(name: route.path, value: .object([.init(name: verb, value: value)]))
        }),
      "components": ["schemas": Schemas.all, "responses": ["Problem": problem]],
    ]
  }

  private static let problem: JSON = [
    "description": "Why the request can't be answered.",
    "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
  ]

  private static let itself: JSON = [
    "operationId": "openapi", "summary": "This document.",
    "responses": [
      "200": [
        "description": "The document.", "headers": tag,
        "content": ["application/json": ["schema": ["type": "object"]]],
      ],
      "304": ["description": "Not changed since the tag in If-None-Match."],
      "default": ["$ref": "#/components/responses/Problem"],
    ],
  ]

  private static let tag: JSON = [
    "ETag": ["description": "A strong tag.", "schema": ["type": "string"]]
  ]

  private static func operation(_ operation: ProgramOperation) -> JSON {
    let body = operation.parameters.filter { $0.place == .body }
    var members: [JSON.Member] = [
      .init(name: "operationId", value: .string(operation.tool)),
      .init(name: "summary", value: .string(operation.title)),
      .init(name: "description", value: .string(operation.summary)),
    ]
    let parameters = operation.parameters.filter { $0.place != .body }
    if !parameters.isEmpty {
      members.append(.init(name: "parameters", value: .array(parameters.map(parameter))))
    }
    if !body.isEmpty {
      members.append(
        .init(
          name: "requestBody",
          value: ["required": true, "content": ["application/json": ["schema": Schemas.arguments(body)]]]))
    }
    members.append(.init(name: "responses", value: responses(operation)))
    return .object(members)
  }

  private static func parameter(_ parameter: Parameter) -> JSON {
    [
      "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
      "required": .bool(parameter.isRequired), "description": .string(parameter.help), "schema": parameter.schema,
    ]
  }

  private static func responses(_ operation: ProgramOperation) -> JSON {
    var members: [JSON.Member] = [
      .init(
        name: "200",
        value: [
          "description": "The answer.", "headers": operation.isWrite ? [:] : tag,
          "content": [
            "application/json": ["schema": ["$ref": .string("#/components/schemas/\(operation.schemaName)")]]
          ],
        ])
    ]
    if !operation.isWrite {
      members.append(.init(name: "304", value: ["description": "Not changed since the tag in If-None-Match."]))
    }
    var refusals = operation.parameters.isEmpty ? [] : ["400"]
    if operation.parameters.contains(where: { ["key", "cursor"].contains($0.name) }) { refusals.append("404") }
    if operation == .feedback { refusals += ["403", "413", "415", "429"] }
    members += (refusals + ["default"]).map { .init(name: $0, value: ["$ref": "#/components/responses/Problem"]) }
    return .object(members)
  }
}

extension ProgramOperation {
  fileprivate var schemaName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
