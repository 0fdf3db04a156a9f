import HTTPTypes
import JSONFormat

/// The programs' face as an OpenAPI 3.1 document, written from the ``Handler``s that the routes are registered from.
enum OpenAPI {
  static func document(version: String, basePath: String) -> JSON {
    [
      "openapi": "3.1.1",
      "info": [
        "title": "10HN", "version": .string(version),
        "description":
          "Ten stories every morning and every evening, for programs. Every answer carries a strong ETag; errors are problem details (RFC 9457); cursors are opaque.",
        "license": ["name": "MIT", "identifier": "MIT"],
      ],
      "servers": [["url": .string(basePath.isEmpty ? "/" : basePath)]],
      "paths": .object(
        Handler.allCases.map { .init(name: $0.route, value: .object([.init(name: $0.verb, value: operation($0))])) }
          + [.init(name: "/api/v1/openapi.json", value: ["get": itself])]),
      "components": ["schemas": Schemas.all, "responses": ["Problem": problem]],
    ]
  }

  private static let problem: JSON = [
    "description": "Why it can't be answered.",
    "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
  ]

  private static let itself: JSON = [
    "operationId": "openapi", "summary": "This document.",
    "responses": [
      "200": [
        "description": "The document.", "headers": tag,
        "content": ["application/json": ["schema": ["type": "object"]]],
      ],
      "304": ["description": "It is what the request's If-None-Match names."],
      "default": ["$ref": "#/components/responses/Problem"],
    ],
  ]

  private static let tag: JSON = [
    "ETag": ["description": "A strong tag.", "schema": ["type": "string"]]
  ]

  private static func operation(_ handler: Handler) -> JSON {
    let body = handler.parameters.filter { $0.place == .body }
    var members: [JSON.Member] = [
      .init(name: "operationId", value: .string(handler.tool)), .init(name: "summary", value: .string(handler.title)),
      .init(name: "description", value: .string(handler.summary)),
    ]
    let parameters = handler.parameters.filter { $0.place != .body }
    if !parameters.isEmpty {
      members.append(.init(name: "parameters", value: .array(parameters.map(parameter))))
    }
    if !body.isEmpty {
      members.append(
        .init(
          name: "requestBody",
          value: ["required": true, "content": ["application/json": ["schema": Schemas.arguments(body)]]]))
    }
    members.append(.init(name: "responses", value: responses(handler)))
    return .object(members)
  }

  private static func parameter(_ parameter: Parameter) -> JSON {
    [
      "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
      "required": .bool(parameter.isRequired), "description": .string(parameter.help), "schema": parameter.schema,
    ]
  }

  private static func responses(_ handler: Handler) -> JSON {
    var members: [JSON.Member] = [
      .init(
        name: "200",
        value: [
          "description": "The answer.", "headers": handler.method == .get ? tag : [:],
          "content": ["application/json": ["schema": ["$ref": .string("#/components/schemas/\(handler.schemaName)")]]],
        ])
    ]
    if handler.method == .get {
      members.append(.init(name: "304", value: ["description": "It is what the request's If-None-Match names."]))
    }
    var refusals = handler.parameters.isEmpty ? [] : ["400"]
    if handler.parameters.contains(where: { ["key", "cursor"].contains($0.name) }) { refusals.append("404") }
    if handler == .feedback { refusals += ["403", "413", "415", "429"] }
    members += (refusals + ["default"]).map { .init(name: $0, value: ["$ref": "#/components/responses/Problem"]) }
    return .object(members)
  }
}

extension Handler {
  fileprivate var verb: String { method == .post ? "post" : "get" }
  fileprivate var schemaName: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}
