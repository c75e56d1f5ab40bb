import JSONBytes
import TraceModel

/// The output items that the events of a streamed Response begin and end, by output index.
struct StreamedItems {
  struct Item {
    let value: JSONValue
    /// False for one of which only the beginning came.
    let isDone: Bool
  }

  private var items: [Int64: Item] = [:]

  init(_ stream: StreamOutput) {
    for chunk in stream.recorded {
      guard let event = chunk.value?.json, let type = event["type"] else { continue }
      let isDone = type.isString("response.output_item.done")
      guard isDone || type.isString("response.output_item.added"),
        let item = event["item"], !item.isNull
      else { continue }
      let index = event["output_index"]?.int64 ?? 0
      if isDone || items[index] == nil { items[index] = Item(value: item, isDone: isDone) }
    }
  }

  var isEmpty: Bool { items.isEmpty }

  subscript(index: Int64) -> Item? { items[index] }
}
