package import JSONBytes
package import TraceModel

/// One message of a conversation, as the request or the answer of a model call holds it.
package struct Message: Sendable {
  package var role: Role
  /// The participant's own name, such as the agent's; nil where none is recorded.
  package var name: String?
  /// In recorded order; empty where nothing was said, as in an answer that was filtered.
  package var parts: [MessagePart]
  /// Index of the choice where a request asked for several; nil for all else.
  package var choice: Int64?
  /// Why the model stopped, where the answer says so.
  ///
  /// For a Response, why it ended before its end, on its last message; nil for one that is complete.
  package var finishReason: String?

  /// Who speaks.
  package enum Role: Sendable, Hashable {
    case system, developer, user, assistant, tool
    /// Any other word, as recorded.
    case other(String)
  }

  package init(
    role: Role,
    name: String? = nil,
    parts: [MessagePart],
    choice: Int64? = nil,
    finishReason: String? = nil
  ) {
    self.role = role
    self.name = name
    self.parts = parts
    self.choice = choice
    self.finishReason = finishReason
  }
}

/// A piece of a message.
package enum MessagePart: Sendable {
  /// Text in UTF-8, with the sources that it names.
  case text(ArraySlice<UInt8>, citations: [Citation])
  /// What the model thought, or the summary of it.
  case reasoning(ArraySlice<UInt8>)
  case refusal(ArraySlice<UInt8>)
  /// A picture, a sound or a file.
  case media(RecordedMedia)
  /// A call of a tool, with its result where one is known.
  ///
  /// A picture that the call made is no result, but the part behind it.
  case call(ConversationCall)
  /// A tool's result that answers no call of the same conversation; the id of its call, if any.
  case result(callID: String?, Payload)
  /// Anything else, by the type that it names.
  case other(type: String, JSONValue)
}

/// A call of a tool inside a message.
package struct ConversationCall: Sendable {
  package var call: ToolCall
  /// The output item of the Responses API, whole; nil for a call of a chat message.
  package var item: JSONValue?
  /// The message or item that carried the result back to the model, whole.
  ///
  /// It may tell more, such as the safety checks that were acknowledged. Nil where no request of the trace carries one.
  package var answer: JSONValue?

  package init(_ call: ToolCall, item: JSONValue? = nil) {
    self.call = call
    self.item = item
  }
}

/// A source that an answer names.
package struct Citation: Sendable, Hashable {
  /// An address, or the id of a file; never to be loaded.
  package var source: String
  /// True where the source is an address of the web.
  package var isAddress: Bool
  /// Title or file name; nil where none is recorded.
  package var title: String?

  package init(source: String, isAddress: Bool, title: String? = nil) {
    self.source = source
    self.isAddress = isAddress
    self.title = title
  }
}

/// A picture, sound or file that a message holds or names.
package struct RecordedMedia: Sendable {
  package var kind: Kind
  package var place: Place
  /// File name, transcript, level of detail or revised prompt, as recorded; nil where none is.
  package var label: String?

  package enum Kind: Sendable { case picture, sound, file }

  /// Where its bytes are.
  package enum Place: Sendable {
    /// A recorded file of the trace (MLflow's `mlflow-attachment://ID`), by its id.
    case attachment(String)
    /// In the trace itself, as base64; the type as stated, which is not to be believed.
    case base64(ArraySlice<UInt8>, contentType: String?)
    /// Elsewhere: an address, never loaded.
    case address(String)
    /// A file at the provider, by its id.
    case file(String)
  }

  package init(kind: Kind, place: Place, label: String? = nil) {
    self.kind = kind
    self.place = place
    self.label = label
  }
}
