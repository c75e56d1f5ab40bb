import Foundation
import Testing

/// Expected values are read from the store or written from it.
@Suite("What a reader finds of what an application records around its calls")
struct ApplicationRowTests {
  private func page(_ program: String, _ place: Int = 0) async throws -> String {
    let trace = try RecordedStore.trace(of: program, place)
    return try await BuiltSite.whole.value.text("traces/\(trace).html")
  }

  /// Letter and words of each kind; the steps are named for their kinds.
  static let kinds = [
    ("step_llm", "LLM", "L LLM"), ("step_chain", "CHAIN", "C Chain"),
    ("step_agent", "AGENT", "A Agent"), ("step_tool", "TOOL", "T Tool"),
    ("step_chat_model", "CHAT_MODEL", "M Chat model"),
    ("step_retriever", "RETRIEVER", "R Retriever"), ("step_parser", "PARSER", "P Parser"),
    ("step_embedding", "EMBEDDING", "E Embedding"), ("step_reranker", "RERANKER", "K Reranker"),
    ("step_memory", "MEMORY", "Y Memory"), ("step_unknown", "UNKNOWN", "? Unknown kind"),
    ("step_task", "TASK", "S Task"), ("step_guardrail", "GUARDRAIL", "G Guardrail"),
    ("step_evaluator", "EVALUATOR", "V Evaluator"),
  ]

  @Test("A span of each kind, by its letter and its words", arguments: kinds)
  func kind(name: String, type: String, badge: String) async throws {
    let page = try await page("app_nested_types")
    let span = SpanArticle.text(named: name, in: page)
    let spaced = badge.replacingOccurrences(of: " ", with: "")
    #expect(span.replacingOccurrences(of: " ", with: "").hasPrefix(spaced + name))
    #expect(span.contains("Input {\"type\": \"\(type)\"} Output done \(type)"))
    #expect(PageTable.content(of: "w", in: page).contains("<span class=\"nm\">\(name)</span>"))
  }

  @Test("A kind of the application's own by its text, with attributes of every type")
  func ownKind() async throws {
    let page = try await page("app_nested_types")
    let span = SpanArticle.text(named: "custom_type", in: page)
    #expect(span.hasPrefix("#"))
    for text in [
      "MY_CUSTOM", "int 7", "float 0.25", "bool false", #"list [1, "a"]"#, #"dict {"k": "v"}"#,
      #"html "<b>bold</b>""#, #"unicode "ключ 鍵""#, "Null: none",
    ] {
      #expect(span.contains(text))
    }
    let waterfall = PlainText.of(PageTable.content(of: "w", in: page))
    #expect(waterfall.contains("custom_type MY_CUSTOM"))
    // The first words of an answer keep the low lines of its words.
    #expect(waterfall.contains("“done CHAT_MODEL”"))
  }

  @Test("A guardrail that let pass says nothing in the waterfall, a chain that hands over nothing")
  func quiet() async throws {
    let waterfall = PageTable.content(of: "w", in: try await page("app_sessions"))
    for name in ["guardrail_input", "atlas_chat"] {
      #expect(waterfall.contains("<span class=\"nm\">\(name)</span></a></th>"))
    }
  }

  @Test("Retrieved documents are a list: where from, how good, what they say")
  func documents() async throws {
    let trace = try RecordedStore.trace(of: "app_sessions")
    let page = try await page("app_sessions")
    let recorded = try RecordedStore.spans(of: trace)
    for (name, count) in [("retrieve", 3), ("rerank", 2)] {
      let text = SpanArticle.text(named: name, in: page)
      #expect(text.contains("Output \(count) documents"))
      let output = try #require(
        recorded.first { $0.content["name"].text == name }?.outputs.elements
      )
      #expect(output.count == count)
      for document in output {
        #expect(text.contains(document["page_content"].text ?? "?"))
        #expect(text.contains("doc_uri \(document["metadata"]["doc_uri"].text ?? "?")"))
      }
    }
    let found = SpanArticle.text(named: "retrieve", in: page)
    #expect(found.contains("chunk_id 3 score 0.93 id doc-1 Refund policy: 50 % after 60 minutes"))
    #expect(found.contains("doc_uri ar/refund.md score 0.12 تفاصيل الاسترداد"))
    #expect(!found.contains("page_content"))
    let html = SpanArticle.html(of: "951434f4b908f8ac", in: page)
    #expect(html.contains("<a href=\"https://atlas.example/night.md?x=1&amp;y=2\" rel="))
    #expect(!html.contains("<i>some</i>"))
  }

  @Test("A retriever's documents stand in an agent's trace too; what is no document is JSON")
  func otherDocuments() async throws {
    let seats = SpanArticle.text(named: "seat_map_query", in: try await page("agent_booking"))
    #expect(
      seats.contains("1 document doc_uri seatmap/1204#12 chunk_id c12 id d1 Car 12: A, B free")
    )
    let step = SpanArticle.text(named: "step_retriever", in: try await page("app_nested_types"))
    #expect(!step.contains("document"))
  }

  @Test(
    "Session and user of a trace, and the session's page with its traces in order",
    arguments: [
      (0, "sess-lisbon-001", "ana", 3), (3, "sess-porto-002", "rui", 2),
      (5, "sess-χάος/003 <x>", "o'brien & \"co\"", 1),
    ]
  )
  func session(place: Int, session: String, user: String, count: Int) async throws {
    let page = try await page("app_sessions", place)
    let text = PlainText.of(page)
    #expect(text.contains("Session \(session) User \(user) "))
    let link = try #require(page.firstMatch(of: /<a href="\.\.\/(sessions\/[^"]*)"/)).1
    let other = try await BuiltSite.whole.value.text(String(link))
    let traces = try RecordedStore.traces(of: "app_sessions")[place..<(place + count)]
    let places = traces.compactMap { other.range(of: $0)?.lowerBound }
    #expect(places.count == count)
    #expect(places == places.sorted())
    #expect(PlainText.of(other).contains(session))
  }

  @Test("Tags and ids that the application gave")
  func tags() async throws {
    let session = PlainText.of(PageTable.content(of: "m", in: try await page("app_sessions")))
    #expect(session.contains("Tags channel web locale pt-PT"))
    let page = try await page("app_update_trace_previews")
    let metadata = PlainText.of(PageTable.content(of: "m", in: page))
    #expect(metadata.contains("weird key.with dots värde <1>"))
    #expect(metadata.contains("Client request req-client-42"))
    let text = PlainText.of(page)
    #expect(text.contains("Asked short question"))
    #expect(text.contains("Answered short answer xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"))
  }

  @Test(
    "Feedback and expectations: name, kind, judge, value, rationale, error",
    arguments: [
      (
        0,
        [
          "helpful feedback HUMAN ana@example.org true Clear and short.",
          "expected_response expectation HUMAN rui \"50 % after 60 min, 100 % after 120 min\"",
          "expected_facts expectation HUMAN rui {\"facts\": [\"50 %\", \"100 %\"], \"n\": 2}",
        ]
      ),
      (
        1,
        [
          "relevance feedback LLM_JUDGE gpt-4o 0.375 Only partly grounded <b>really</b>.",
          "{\"mlflow.assessment.judgeCost\": \"0.0004\"}", "helpful feedback HUMAN rui false",
        ]
      ),
      (
        2,
        [
          "style feedback CODE style.py overridden \"verbose\"",
          "style feedback HUMAN ana@example.org \"fine\" second look",
          "tags_found feedback CODE t.py [\"refund\", \"delay\"]",
          "scores feedback CODE t.py {\"a\": 1, \"b\": 0.5}",
          "toxicity feedback LLM_JUDGE gpt-4o Error", "\"error_message\": \"judge unreachable\"",
          "chunk_relevance feedback LLM_JUDGE gpt-4o of retrieve 1",
        ]
      ),
    ]
  )
  func assessments(place: Int, texts: [String]) async throws {
    let section = PageTable.content(of: "a", in: try await page("app_sessions", place))
    let text = PlainText.of(section)
    for expected in texts { #expect(text.contains(expected), "\(text)") }
    #expect(section.contains("href=\"#s-8a784161c0bf00dc\"") == (place == 2))
  }

  @Test("The prompt that a trace used, by name and version")
  func prompt() async throws {
    let metadata = PageTable.content(of: "m", in: try await page("app_prompt_registry"))
    #expect(PlainText.of(metadata).contains("Prompt atlas-clerk, version 1"))
  }

  @Test("Recorded files: the picture to see, the rest to download")
  func attachments() async throws {
    let section = PageTable.content(of: "f", in: try await page("app_attachment"))
    let text = PlainText.of(section)
    #expect(text.contains("2c1e87af-dead-4653-b89a-072b63c752ed image/png, 753 bytes"))
    #expect(text.contains("04a63d35-b1b5-480d-800c-617bab8fdff0 application/pdf, 13 bytes"))
    let tags = HTMLTags.all(in: Data(section.utf8))
    let picture = tags.first { $0.name == "img" }?.value("src") ?? ""
    #expect(picture.hasSuffix("/2c1e87af-dead-4653-b89a-072b63c752ed.png"))
    #expect(tags.contains { $0.name == "a" && $0.value("download") != nil })
  }

  @Test("A link to a span of the trace leads there, one to another trace says which")
  func links() async throws {
    let producer = try RecordedStore.trace(of: "app_span_links", 0)
    let page = try await page("app_span_links", 1)
    let outer = SpanArticle.text(named: "consumer", in: page)
    #expect(outer.contains("Links Trace \(producer) span 9e040f0ad844f644"))
    #expect(outer.contains(#"{"relation": "follows_from"}"#))
    let inner = SpanArticle.html(of: "6fc187d457b6f89b", in: page)
    #expect(inner.contains("<li><a href=\"#s-e0ffc5057be37ac9\">consumer</a> in this trace</li>"))
  }

  @Test("Events of the application's own, in order, with when and what")
  func events() async throws {
    let trace = try RecordedStore.trace(of: "app_events")
    let span = try #require(try RecordedStore.spans(of: trace).first)
    let start = try #require(span.content["start_time_unix_nano"].number)
    // Below a millisecond, in microseconds of three digits.
    let times = span.content["events"].elements.compactMap { event in
      event["time_unix_nano"].number.map { "\(Int((Double($0 - start) / 1000).rounded())) µs" }
    }
    try #require(times.count == 3)
    let text = SpanArticle.text(named: "with_events", in: try await page("app_events"))
    #expect(
      text.contains(
        "\(times[0]) cache_miss key fare:LX-PT ttl 30 ratio 0.5 hit false list [\"a\", \"b\"]"
          + " \(times[1]) retry <1> note ünïcode & \"quotes\" \(times[2]) empty"
      )
    )
  }

  @Test("A trace in progress says so, says no duration, and names the parent that is missing")
  func inProgress() async throws {
    let text = PlainText.of(try await page("app_in_progress"))
    for expected in [
      "In progress", "Answered Not finished: no answer recorded",
      "Duration – in progress when it was read", "The parent 8768ac1fd07cf74b is not in the trace",
      #"finished_child ✓ OK"#, #"Input {"x": 1} Output {"x": 2}"#,
    ] {
      #expect(text.contains(expected))
    }
  }

  @Test("The run and the logged model that a trace belongs to")
  func run() async throws {
    let run = PlainText.of(try await page("app_in_run"))
    #expect(run.contains("4564cf55ae9046d78d6d6e1fc1756bdc"))
    let model = PlainText.of(PageTable.content(of: "m", in: try await page("app_active_model")))
    #expect(model.contains("mlflow.modelId m-86c99fe266ea4c789c0967194097696d"))
  }

  @Test("Calls at the same time: more busy time than time, each answer with its question")
  func concurrent() async throws {
    let page = try await page("app_concurrent_threads")
    let said = PlainText.of(PageTable.content(of: "c", in: page))
    for city in ["Porto", "Faro", "Lisboa", "Évora", "Braga"] {
      #expect(said.contains("What is the capital of France? (asked for \(city))"))
      #expect(SpanArticle.text(named: "city:\(city)", in: page).contains("\"city\": \"\(city)\""))
    }
    #expect(PlainText.of(page).contains("busy time in"))
  }
}
