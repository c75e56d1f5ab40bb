"use strict";

// Adds to pages that read in full without it: search, filters and sort in the list of traces; folding,
// filters and zoom in the waterfall; Copy and folding on payloads; keys.
// Text of a trace only ever becomes textContent or an attribute's value, never markup.

const root = document.body.dataset.root ?? "";
const THIN_SPACE = "\u2009";

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function makeButton(className, label, onClick) {
  const button = make("button", { type: "button", class: className }, label);
  button.addEventListener("click", onClick);
  return button;
}

function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
}

function counted(number, noun) {
  return `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** Puts the bar that a page keeps in a template, or an empty one, in front of a table. */
function addFilterBar(section, table) {
  const template = section.querySelector("template.filterbar");
  const bar = template?.content.firstElementChild.cloneNode(true) ?? make("div", { class: "filters" });
  table.before(bar);
  return bar;
}

// ---- Messages

const toast = make("p", { class: "toast", role: "status" });
let toastTimer;

function say(text) {
  toast.textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => toast.replaceChildren(), 2000);
}

async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
  } catch {
    // Plain http has no clipboard interface, and a reader may refuse it.
    say(copyBySelection(text) ? done : "The browser does not let this page copy");
  }
}

function copyBySelection(text) {
  const focused = document.activeElement;
  const area = make("textarea", { class: "vh" });
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}

// ---- Folding, of spans and of JSON

/** Gives each item its parent and the number of items below it; items are in tree order. */
function linkTree(items) {
  const path = [];
  for (const item of items) {
    while (path.length && path.at(-1).depth >= item.depth) path.pop();
    item.parent = path.at(-1) ?? null;
    item.below = 0;
    for (const ancestor of path) ancestor.below += 1;
    path.push(item);
  }
}

/** Hides what lies below a folded item, and what a filter dropped; items are in tree order. */
function hideFolded(items) {
  let limit = Infinity;
  for (const item of items) {
    if (item.depth <= limit) limit = Infinity;
    item.element.hidden = item.depth > limit || item.isDropped === true;
    if (item.isFolded && limit === Infinity) limit = item.depth;
  }
}

function makeTwist(className, label, onClick) {
  const twist = makeButton(className, "", onClick);
  twist.setAttribute("aria-expanded", "true");
  twist.setAttribute("aria-label", label);
  return twist;
}

// ---- The data of the list of traces

const STATES = [
  { key: "ok", style: "ok", glyph: "✓", word: "OK", rank: 3 },
  { key: "error", style: "err", glyph: "✕", word: "Error", rank: 0 },
  { key: "progress", style: "prog", glyph: "◔", word: "In progress", rank: 1 },
  { key: "unset", style: "uns", glyph: "–", word: "Unset", rank: 2 },
];
const FILTERS = ["model", "name", "kind", "session", "experiment", "run"];
const UNKNOWN_KIND = { letter: "?", name: "Unknown kind", style: "kU" };
const HIDDEN =
  /[\p{Cc}\p{Bidi_Control}\p{Noncharacter_Code_Point}\u200b\u2028\u2029\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;
const shards = [];

/** Called by each file of rows. */
function tracefolioRows(number, letters, names, styles, rows) {
  const kinds = letters.map((letter, i) => ({ letter, name: names[i], style: styles[i] }));
  shards[number - 1] = rows.map((row) => readTrace(row, kinds));
}

function readTrace(row, kinds) {
  const [
    file, name, state, start, kind, asked, answered, duration, durationNumber, durationUnit,
    spans, tokensIn, tokensOut, cost, costText, models, session, experiment, run,
  ] = row.map((cell) => (typeof cell === "string" ? visible(cell) : cell));
  return {
    file, name, start, asked, duration, durationNumber, durationUnit, spans, cost, costText,
    session, experiment, run,
    state: STATES[state],
    kind: kinds[kind] ?? UNKNOWN_KIND,
    in: tokensIn,
    out: tokensOut,
    models: models.map(visible),
    text: [file, name, asked, answered, session, ...models].join("\n").toLowerCase(),
  };
}

/** Shows what could not be seen, or what could make text look like other text, as the pages do. */
function visible(text) {
  return text.replace(HIDDEN, (character) => {
    const code = character.codePointAt(0);
    if (code === 9 || code === 10) return character;
    if (code < 32) return String.fromCodePoint(0x2400 + code);
    return code === 127 ? "␡" : `‹U+${code.toString(16).toUpperCase().padStart(4, "0")}›`;
  });
}

function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = make("script", { src: root + address });
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}

// ---- The view of the list: what is wanted, as the fragment of the address says it

const SORT_KEYS = ["state", "start", "name", "asked", "duration", "spans", "in", "out", "cost"];
const STANDARD_SORT = "-start";
const collator = new Intl.Collator("en", { numeric: true });

function readView() {
  const view = { q: "", state: "", sort: STANDARD_SORT };
  for (const part of location.hash.slice(1).split("&")) {
    const [, key, value] = /^(\w+)=(.*)$/s.exec(part) ?? [];
    if (key in view || FILTERS.includes(key)) view[key] = visible(decoded(value));
  }
  if (!SORT_KEYS.includes(sortKey(view))) view.sort = STANDARD_SORT;
  return view;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Empty for the view that a page has without script. */
function fragmentOf(view) {
  return ["q", "state", ...FILTERS, "sort"]
    .filter((key) => view[key] && !(key === "sort" && view.sort === STANDARD_SORT))
    .map((key) => `${key}=${encodeURIComponent(view[key])}`)
    .join("&");
}

function sortKey(view) {
  return view.sort.replace(/^-/, "");
}

function statesOf(view) {
  return view.state.split(",").filter(Boolean);
}

function describe(view) {
  const words = statesOf(view).map((key) => (key === "error" ? "failed" : wordOf(key)));
  return [view.q, ...words, ...FILTERS.map((key) => view[key])].filter(Boolean).join(" ");
}

function wordOf(stateKey) {
  return STATES.find((state) => state.key === stateKey)?.word.toLowerCase() ?? stateKey;
}

function matcher(view) {
  const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
  const states = statesOf(view);
  const filters = FILTERS.filter((key) => view[key]);
  return (trace) =>
    (!states.length || states.includes(trace.state.key)) &&
    filters.every((key) => has(trace, key, view[key])) &&
    words.every((word) => trace.text.includes(word));
}

function has(trace, key, value) {
  if (key === "model") return trace.models.includes(value);
  return (key === "kind" ? trace.kind.name : trace[key]) === value;
}

/** Unknown values last whatever the direction; equal ones stay as they are, the newest first. */
function sorted(traces, key, sign) {
  const value = key === "state" ? (trace) => trace.state.rank : (trace) => trace[key];
  const compare = (a, b) => (typeof a === "string" ? collator.compare(a, b) : a - b);
  const known = traces.filter((trace) => value(trace) !== null);
  known.sort((a, b) => sign * compare(value(a), value(b)));
  return [...known, ...traces.filter((trace) => value(trace) === null)];
}

// ---- A row of the list

function traceRow(trace, previous) {
  return make("tr", {},
    make("td", { class: "s" }, stateMark(trace.state)),
    make("td", { class: "at" }, timeOf(trace, previous)),
    make("th", { scope: "row" }, traceLink(trace)),
    make("td", { class: "req" }, orDash(trace.asked)),
    make("td", { class: "n" }, ...durationOf(trace)),
    numberCell("n sp", trace.spans),
    numberCell("n in", trace.in),
    numberCell("n in", trace.out),
    make("td", { class: "n cost" }, orDash(trace.costText)));
}

function orDash(text) {
  return text ?? make("span", { class: "no" }, "–");
}

function numberCell(className, number) {
  return make("td", { class: className }, orDash(number === null ? null : grouped(number)));
}

function stateMark({ style, glyph, word }) {
  return make("span", { class: `st ${style}` },
    make("span", { "aria-hidden": "true" }, glyph), " ", make("span", { class: "w" }, word));
}

/** The date is repeated only where it changes. */
function timeOf(trace, previous) {
  const moment = new Date(trace.start).toISOString();
  const [date, time] = moment.slice(0, -1).split("T");
  const isRepeated = previous && new Date(previous.start).toISOString().startsWith(date);
  const shown = isRepeated ? [time] : [make("span", { class: "o" }, date), ` ${time}`];
  return make("time", { datetime: moment }, ...shown);
}

function traceLink({ file, name, kind }) {
  return make("a", { href: `${root}traces/${encodeURIComponent(file)}.html` },
    make("span", { class: `k ${kind.style}`, "aria-hidden": "true" }, kind.letter),
    make("span", { class: "vh" }, kind.name), " ",
    make("span", { class: "nm" }, name ?? "name not recorded"));
}

function durationOf({ durationNumber, durationUnit }) {
  if (durationNumber === null) return [orDash(null)];
  return [durationNumber, make("small", {}, THIN_SPACE + durationUnit)];
}

// ---- The list of traces

class TraceList {
  static portion = 200;

  constructor(section) {
    this.section = section;
    this.table = section.querySelector("table");
    this.pageRows = this.table.tBodies[0];
    this.pages = section.querySelector(".pages");
    this.heads = [...this.table.querySelectorAll("th[data-key]")];
    this.orders = new Map();
    this.addBar();
    this.addSortButtons();
    this.addFoot();
    window.addEventListener("hashchange", () => this.readAddress());
    this.readAddress();
  }

  addBar() {
    this.bar = addFilterBar(this.section, this.table);
    this.search = this.bar.querySelector(".q");
    this.count = this.bar.querySelector(".count") ?? this.bar.appendChild(make("output", { class: "count" }));
    this.clear = makeButton("text", "Clear filters", () => this.clearFilters());
    this.count.before(this.clear);
    this.bar.addEventListener("focusin", () => this.load(), { once: true });
    this.bar.addEventListener("input", (event) => this.onInput(event.target));
    this.bar.addEventListener("click", (event) => this.onClick(event.target.closest(".chip")));
    this.search?.addEventListener("change", () => this.endTyping());
  }

  addSortButtons() {
    for (const head of this.heads) {
      const button = makeButton("sort", "", () => this.sortBy(head));
      button.append(...head.childNodes);
      head.append(button);
    }
  }

  addFoot() {
    this.more = makeButton("more", "", () => this.showMore());
    this.none = make("p", { class: "nomatch" });
    this.table.after(this.none, this.more);
  }

  onInput(control) {
    if (control === this.search) this.change({ q: control.value.trim() }, true);
    else this.change({ [control.dataset.filter]: control.value });
  }

  onClick(chip) {
    if (chip?.dataset.filter) this.change({ [chip.dataset.filter]: "" });
    if (!chip?.dataset.state) return;
    const states = new Set(statesOf(this.view));
    if (!states.delete(chip.dataset.state)) states.add(chip.dataset.state);
    this.change({ state: [...states].join(",") });
  }

  sortBy(head) {
    const key = head.dataset.key;
    const isDescending = head.ariaSort
      ? head.ariaSort === "ascending"
      : key === "start" || head.classList.contains("n");
    this.change({ sort: (isDescending ? "-" : "") + key });
  }

  clearFilters() {
    const empty = Object.fromEntries(FILTERS.map((key) => [key, ""]));
    this.change({ ...empty, q: "", state: "" });
    this.search?.focus();
  }

  change(part, isTyping = false) {
    Object.assign(this.view, part);
    this.show();
    clearTimeout(this.typing);
    // Browsers limit how often an address may change.
    if (isTyping) this.typing = setTimeout(() => this.writeAddress(true), 250);
    else this.writeAddress(false);
  }

  endTyping() {
    clearTimeout(this.typing);
    this.writeAddress(true);
    this.hasTyped = false;
  }

  /** Going back undoes a filter at once, and a word as a whole. */
  writeAddress(isTyping) {
    const fragment = fragmentOf(this.view);
    if (fragment === fragmentOf(readView())) return;
    const address = fragment ? `#${fragment}` : location.pathname + location.search;
    if (isTyping && this.hasTyped) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.hasTyped = isTyping;
  }

  readAddress() {
    clearTimeout(this.typing);
    this.hasTyped = false;
    this.view = readView();
    this.show();
    const isBelow = this.section.getBoundingClientRect().top > innerHeight / 2;
    if (fragmentOf(this.view) && isBelow) this.section.scrollIntoView();
  }

  /** Loads all rows at their first use; a page holds only some of them. */
  load() {
    if (this.traces || this.loading) return;
    this.loading = true;
    this.count.textContent = "Loading…";
    const addresses = this.section.dataset.shards.split(" ").filter(Boolean);
    Promise.all(addresses.map(loadScript)).then(
      () => {
        this.traces = shards.flat();
        this.show();
      },
      () => {
        this.loading = false;
        this.count.textContent = "The rows could not be loaded";
      });
  }

  show() {
    this.showControls();
    const isPlain = fragmentOf(this.view) === "";
    if (isPlain) this.showPageRows();
    else if (this.traces) this.showFound();
    else this.load();
  }

  showControls() {
    const { view } = this;
    if (this.search && this.search.value.trim() !== view.q) this.search.value = view.q;
    for (const chip of this.bar.querySelectorAll("[data-state]")) {
      chip.setAttribute("aria-pressed", statesOf(view).includes(chip.dataset.state));
    }
    for (const key of FILTERS) this.showFilter(key, view[key] ?? "");
    this.clear.hidden = !describe(view);
    for (const head of this.heads) {
      if (head.dataset.key !== sortKey(view)) head.removeAttribute("aria-sort");
      else head.setAttribute("aria-sort", view.sort.startsWith("-") ? "descending" : "ascending");
    }
  }

  /** A link may ask for a value that no menu offers: it becomes a choice, or a toggle of its own. */
  showFilter(key, value) {
    const menu = this.bar.querySelector(`select[data-filter="${key}"]`);
    if (menu) {
      const isOffered = [...menu.options].some((option) => option.value === value);
      if (!isOffered) menu.append(make("option", { value }, value));
      menu.value = value;
      menu.classList.toggle("on", value !== "");
      return;
    }
    this.bar.querySelector(`.chip[data-filter="${key}"]`)?.remove();
    if (!value) return;
    const chip = { type: "button", class: "chip", "data-filter": key, "aria-pressed": "true" };
    this.clear.before(make("button", chip, `${key} `, make("b", {}, value)));
  }

  showPageRows() {
    this.table.tBodies[0].replaceWith(this.pageRows);
    if (this.pages) this.pages.hidden = false;
    this.more.hidden = this.none.hidden = true;
    this.showCount(Number(this.section.dataset.total));
  }

  showFound() {
    this.found = this.order().filter(matcher(this.view));
    this.table.tBodies[0].replaceWith(make("tbody"));
    if (this.pages) this.pages.hidden = true;
    this.appendRows();
    this.none.hidden = this.found.length > 0;
    const again = makeButton("text", "Clear filters", () => this.clearFilters());
    this.none.replaceChildren("No trace matches ", make("b", {}, describe(this.view)), ". ", again);
    this.showCount(this.found.length);
  }

  showCount(number) {
    this.count.textContent = `${grouped(number)} of ${grouped(this.section.dataset.total)}`;
  }

  /** All traces in the wanted order; each order is made once, so that typing only filters. */
  order() {
    const { sort } = this.view;
    if (!this.orders.has(sort)) {
      this.orders.set(sort, sorted(this.traces, sortKey(this.view), sort.startsWith("-") ? -1 : 1));
    }
    return this.orders.get(sort);
  }

  appendRows() {
    const body = this.table.tBodies[0];
    const from = body.rows.length;
    const traces = this.found.slice(from, from + TraceList.portion);
    body.append(...traces.map((trace, i) => traceRow(trace, this.found[from + i - 1])));
    const left = this.found.length - body.rows.length;
    this.more.hidden = left === 0;
    this.more.textContent = `Show ${grouped(Math.min(left, TraceList.portion))} more`;
    return body.rows[from];
  }

  showMore() {
    focusRow(this.appendRows(), { preventScroll: true });
  }
}

// ---- The waterfall

const UNITS = [["s", 1e9], ["ms", 1e6], ["µs", 1e3], ["ns", 1]];

function unitFor(nanoseconds) {
  return UNITS.find(([, size]) => nanoseconds >= size) ?? UNITS.at(-1);
}

/** About five steps of 1, 2, 2.5 or 5 times a power of ten; none where a label would not fit. */
function ticksBetween(from, to) {
  const power = 10 ** Math.floor(Math.log10((to - from) / 6));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => (to - from) / size <= 6);
  const ticks = [];
  for (let i = Math.ceil(from / step); i * step <= to - (to - from) / 20; i += 1) ticks.push(i * step);
  return ticks;
}

class Waterfall {
  constructor(section) {
    this.length = Number(section.dataset.length);
    this.table = section.querySelector("table.wf");
    this.axis = this.table.querySelector("svg.axis");
    this.rows = [...this.table.tBodies[0].rows].map(readSpanRow);
    linkTree(this.rows);
    this.addFolding();
    this.addBar(section);
    this.zoomed = this.table.parentNode.insertBefore(make("p", { class: "zoomed", role: "status" }), this.table);
    window.addEventListener("hashchange", () => this.markTarget());
    this.markTarget();
  }

  addFolding() {
    this.table.classList.add("folds");
    for (const row of this.rows) if (row.below) this.addTwist(row);
  }

  addTwist(row) {
    const spans = counted(row.below, "span");
    const depth = [...row.link.classList].find((name) => /^d\d+$/.test(name)) ?? "";
    row.twist = makeTwist(`tw ${depth}`, `${spans} below`, () => this.fold(row, !row.isFolded));
    row.link.before(row.twist);
    row.link.querySelector(".nm")?.after(make("span", { class: "plus" }, ` + ${spans}`));
    const wall = row.element.querySelector(".bar .wall");
    if (!wall) return;
    const edge = wall.cloneNode();
    setAttributes(edge, { class: "dots", y: 18, height: 2 });
    wall.parentNode.append(edge);
  }

  fold(row, isFolded) {
    this.setFolded(row, isFolded);
    hideFolded(this.rows);
  }

  setFolded(row, isFolded) {
    if (!row.twist) return;
    row.isFolded = isFolded;
    row.element.classList.toggle("folded", isFolded);
    row.twist.setAttribute("aria-expanded", !isFolded);
  }

  /** Folds everything; where everything is folded, unfolds it. */
  foldAll() {
    const isFolded = this.rows.some((row) => row.twist && !row.isFolded);
    const current = this.current();
    for (const row of this.rows) this.setFolded(row, isFolded);
    hideFolded(this.rows);
    let shown = current;
    while (shown?.element.hidden) shown = shown.parent;
    if (shown) focusRow(shown.element);
  }

  foldOrLeave() {
    const row = this.current();
    if (row?.twist && !row.isFolded) this.fold(row, true);
    else if (row?.parent) focusRow(row.parent.element);
    return row;
  }

  unfold() {
    const row = this.current();
    if (row) this.fold(row, false);
    return row;
  }

  /** The row that has the focus, else the one whose span the address names. */
  current() {
    const element = currentRow(this.table);
    return this.rows.find((row) => row.element === element);
  }

  markTarget() {
    for (const row of this.rows) {
      if (row.link.hash && row.link.hash === location.hash) row.link.setAttribute("aria-current", "true");
      else row.link.removeAttribute("aria-current");
    }
  }

  showNextFailed() {
    const start = this.rows.indexOf(this.current()) + 1;
    const next = [...this.rows.slice(start), ...this.rows.slice(0, start)]
      .find((row) => row.hasFailed && !row.isDropped);
    if (!next) return say("No failed span");
    for (let row = next.parent; row; row = row.parent) this.setFolded(row, false);
    hideFolded(this.rows);
    focusRow(next.element);
  }

  // -- Filters

  addBar(section) {
    this.bar = addFilterBar(section, this.table);
    this.count = this.bar.querySelector(".count");
    this.none = make("p", { class: "nomatch" }, "No span matches. ",
      makeButton("text", "Clear filters", () => this.clearFilters()));
    this.none.hidden = true;
    this.table.after(this.none);
    this.longer = this.bar.querySelector("select");
    this.longer?.addEventListener("input", () => this.filter());
    this.chips = [...this.bar.querySelectorAll(".chip")];
    for (const chip of this.chips) chip.addEventListener("click", () => this.toggle(chip));
  }

  toggle(chip) {
    chip.setAttribute("aria-pressed", chip.ariaPressed !== "true");
    this.filter();
  }

  clearFilters() {
    for (const chip of this.chips) chip.setAttribute("aria-pressed", "false");
    if (this.longer) this.longer.value = "";
    this.filter();
    this.chips[0]?.focus();
  }

  filter() {
    const matches = this.spanMatcher();
    for (const row of this.rows) {
      row.matches = matches(row);
      row.isDropped = !row.matches;
    }
    // Against tree order, so that a row is kept before its own parent is looked at.
    for (const row of this.rows.toReversed()) if (!row.isDropped && row.parent) row.parent.isDropped = false;
    for (const row of this.rows) row.element.classList.toggle("path", !row.matches);
    hideFolded(this.rows);
    this.showCount();
  }

  spanMatcher() {
    const wanted = this.chips.filter((chip) => chip.ariaPressed === "true").map((chip) => chip.dataset.show);
    const kinds = wanted.filter((show) => show !== "error");
    const least = Number(this.longer?.value ?? 0);
    return (row) =>
      (!wanted.includes("error") || row.hasFailed) &&
      (!kinds.length || kinds.includes(row.kind)) &&
      (!least || row.end - row.start > least);
  }

  showCount() {
    const number = this.rows.filter((row) => row.matches).length;
    const isWhole = number === this.rows.length;
    this.count?.replaceChildren(isWhole ? "" : `${grouped(number)} of ${grouped(this.rows.length)}`);
    this.none.hidden = number > 0;
  }

  // -- Zoom

  zoomToCurrent() {
    const row = this.current();
    if (!row || !this.axis) return;
    // A span without length still needs a scale.
    const to = Math.max(row.end, row.start + Math.max(1, this.length / 1e4));
    this.shapes ??= this.rows.flatMap((span) => shapesOf(span, this.length));
    this.wholeAxis ??= [...this.axis.childNodes];
    for (const shape of this.shapes) place(shape, row.start, to);
    this.axis.replaceChildren(...axisLabels(row.start, to));
    this.showRange(row.start, to);
  }

  showRange(from, to) {
    const [unit, size] = unitFor(to);
    const decimals = Math.max(0, 2 - Math.floor(Math.log10((to - from) / size)));
    const [first, last] = [from, to].map((time) => grouped(Number((time / size).toFixed(decimals))));
    const [wholeUnit, wholeSize] = unitFor(this.length);
    const whole = Number((this.length / wholeSize).toPrecision(3)) + THIN_SPACE + wholeUnit;
    this.zoomed.replaceChildren(`${first} to ${last}${THIN_SPACE}${unit} of ${whole} · `,
      makeButton("text", "Whole trace", () => this.showWhole()));
  }

  showWhole() {
    if (!this.wholeAxis) return;
    for (const { element, original } of this.shapes) setAttributes(element, original);
    this.axis.replaceChildren(...this.wholeAxis);
    this.zoomed.replaceChildren();
  }
}

function readSpanRow(element) {
  const { d, s, e, k } = element.dataset;
  return {
    element, link: element.querySelector("th a"), depth: Number(d), start: Number(s), end: Number(e),
    kind: k, hasFailed: element.classList.contains("fail"), matches: true,
  };
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** The parts of a row's bar, with their places in nanoseconds. */
function shapesOf(row, length) {
  // The page rounds percentages; where one means the span's own start or end, the exact time is known.
  const time = (percent) =>
    [row.start, row.end].find((edge) => Math.abs(edge - (percent * length) / 100) < length / 1e4) ??
    (percent * length) / 100;
  return [...row.element.querySelectorAll(".bar svg > [x]")].map((element) => {
    const x = element.getAttribute("x");
    const width = element.getAttribute("width");
    const original = { class: element.getAttribute("class") ?? "", x, ...(width && { width }) };
    const end = parseFloat(x) + parseFloat(width ?? 0);
    return { element, original, from: time(parseFloat(x)), to: width ? time(end) : null };
  });
}

/** Draws a shape on the scale of a stretch of time, cut to it. */
function place({ element, original, from, to }, first, last) {
  const percent = (time) => ((time - first) / (last - first)) * 100;
  const left = Math.max(0, percent(from));
  const right = Math.min(100, percent(to ?? from));
  const isOut = to === null ? from < first || from > last : right <= left;
  element.setAttribute("class", original.class + (isOut ? " out" : ""));
  element.setAttribute("x", `${left.toFixed(3)}%`);
  if (to !== null) element.setAttribute("width", `${Math.max(0, right - left).toFixed(3)}%`);
}

function axisLabels(from, to) {
  const [unit, size] = unitFor(to);
  return ticksBetween(from, to).map((tick) => {
    const label = document.createElementNS("http://www.w3.org/2000/svg", "text");
    setAttributes(label, { x: `${(((tick - from) / (to - from)) * 100).toFixed(3)}%`, y: 14 });
    label.textContent = tick ? Number((tick / size).toFixed(9)) + THIN_SPACE + unit : "0";
    return label;
  });
}

// ---- Payloads

const preparedBlocks = new WeakSet();

function addCopyButtons() {
  for (const block of document.querySelectorAll("pre.json, pre.plain")) {
    if (isContinuation(block)) continue;
    const box = make("div", { class: "payload" });
    if (/^H\d$/.test(block.previousElementSibling?.tagName)) box.classList.add("titled");
    block.replaceWith(box);
    box.append(makeButton("copy", "Copy", () => copy(payloadText(box), "Copied")), block);
  }
}

/** Whether a block holds the later lines of the payload in front of it. */
function isContinuation(block) {
  const details = block.closest("details.long");
  return details !== null && details.previousElementSibling?.matches(".payload") === true;
}

function payloadText(box) {
  const next = box.nextElementSibling;
  const rest = next?.matches("details.long") ? [...next.querySelectorAll("pre")] : [];
  return [...box.querySelectorAll("pre"), ...rest].map(blockText).join("\n");
}

function blockText(block) {
  const lines = [...block.querySelectorAll(":scope > .ln")];
  return lines.length ? lines.map((line) => line.textContent).join("\n") : block.textContent;
}

/** Makes a block of JSON foldable when a reader first turns to it: most never are. */
function prepareJSON(block) {
  if (!block || preparedBlocks.has(block)) return;
  preparedBlocks.add(block);
  if (block.textContent.split("\n", 5).length < 5) return;
  const lines = splitLines(block).map(readLine);
  linkTree(lines);
  block.classList.add("lines");
  for (const line of lines) if (line.opens && line.below) addLineTwist(line, lines);
}

/** Wraps each line in an element of its own. */
function splitLines(block) {
  const lines = [make("span", { class: "ln" })];
  for (const node of [...block.childNodes]) {
    const [first, ...others] = node.nodeType === Node.TEXT_NODE ? node.data.split("\n") : [node];
    lines.at(-1).append(first);
    for (const text of others) lines.push(make("span", { class: "ln" }, text));
  }
  block.replaceChildren(...lines);
  return lines;
}

function readLine(element) {
  const text = element.textContent;
  return { element, depth: text.search(/\S|$/), opens: /[{[]$/.test(text) };
}

function addLineTwist(line, lines) {
  const size = counted(line.below, "line");
  const toggle = () => {
    line.isFolded = !line.isFolded;
    twist.setAttribute("aria-expanded", !line.isFolded);
    line.element.dataset.folded = line.isFolded ? size : "";
    hideFolded(lines);
  };
  const twist = makeTwist("fd", `${size} below`, () => {});
  line.element.classList.add("opens");
  line.element.prepend(twist);
  line.element.addEventListener("click", () => {
    if (getSelection().isCollapsed) toggle();
  });
}

function prepareOnUse() {
  const prepare = ({ target }) =>
    prepareJSON(target.closest?.("pre.json") ?? target.closest?.(".payload")?.querySelector("pre.json"));
  for (const type of ["pointerover", "focusin", "click"]) document.addEventListener(type, prepare);
  const opened = ({ target }) => {
    if (target.matches("details.long")) prepareJSON(target.querySelector("pre.json"));
  };
  document.addEventListener("toggle", opened, true);
}

// ---- Keys

function focusRow(row, options) {
  row?.querySelector("th a")?.focus(options);
}

function currentRow(table) {
  const focused = document.activeElement.closest("tr");
  return focused && table.contains(focused) ? focused : table.querySelector("[aria-current]")?.closest("tr");
}

function shownRows(table) {
  return [...(table?.tBodies[0].rows ?? [])].filter((row) => !row.hidden);
}

function moveBy(table, step) {
  const rows = shownRows(table);
  const place = rows.indexOf(currentRow(table));
  focusRow(rows[Math.min(rows.length - 1, Math.max(0, place + step))]);
}

function showNextFailedRow(table) {
  const rows = shownRows(table);
  const start = rows.indexOf(currentRow(table)) + 1;
  const next = [...rows.slice(start), ...rows.slice(0, start)].find((row) => row.querySelector(".st.err"));
  if (next) focusRow(next);
  else say("No failed trace");
}

function follow(selector) {
  document.querySelector(selector)?.click();
}

/** What each key does here, with the words of the list of keys; a handler that returns null did nothing. */
function keysOf(list, waterfall) {
  const table = list?.table ?? waterfall?.table ?? document.querySelector("table.tr");
  const noun = waterfall ? "span" : "trace";
  return [
    list?.search && { keys: ["/"], words: "Search", run: () => list.search.focus() },
    table && { keys: ["j"], words: `Next ${noun}`, run: () => moveBy(table, 1) },
    table && { keys: ["k"], words: `Previous ${noun}`, run: () => moveBy(table, -1) },
    table && { keys: ["Enter"], words: "Open" },
    waterfall && { keys: ["ArrowLeft"], words: "Fold, or go to the parent", run: () => waterfall.foldOrLeave() ?? null },
    waterfall && { keys: ["ArrowRight"], words: "Unfold", run: () => waterfall.unfold() ?? null },
    waterfall && { keys: ["Shift ArrowLeft"], words: "Fold all, unfold all", run: () => waterfall.foldAll() },
    waterfall && { keys: ["z"], words: "Zoom to the span", run: () => waterfall.zoomToCurrent() },
    waterfall && { keys: ["Z", "Escape"], words: "Whole trace", run: () => waterfall.showWhole() },
    table && {
      keys: ["e"], words: `Next failed ${noun}`,
      run: () => (waterfall ? waterfall.showNextFailed() : showNextFailedRow(table)),
    },
    waterfall && { keys: ["["], words: "Previous trace", run: () => follow("a[rel=prev]") },
    waterfall && { keys: ["]"], words: "Next trace", run: () => follow("a[rel=next]") },
    { keys: ["c"], words: "Copy the link to this view", run: () => copy(location.href, "Link copied") },
    { keys: ["g o"], words: "Overview", run: () => location.assign(`${root}index.html`) },
    { keys: ["?"], words: "These keys", run: () => showKeys() },
  ].filter(Boolean);
}

const KEY_LABELS = { ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };
let showKeys = () => {};

function addKeys(keys, bar) {
  const dialog = makeKeyDialog(keys);
  showKeys = () => dialog.showModal();
  bar?.append(makeButton("text help", "Keys", () => showKeys()));
  let before = "";
  document.addEventListener("keydown", (event) => {
    const name = (event.key.length > 1 && event.shiftKey ? "Shift " : "") + event.key;
    const pair = before;
    before = name === "g" ? "g " : "";
    if (dialog.open || !isFree(event)) return;
    const entry = keys.find((key) => key.keys.includes(pair + name)) ?? keys.find((key) => key.keys.includes(name));
    if (entry?.run && entry.run() !== null) event.preventDefault();
  });
}

function isFree(event) {
  return !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented ||
    event.target.closest("input, select, textarea"));
}

function makeKeyDialog(keys) {
  const dialog = make("dialog", { class: "keys", "aria-labelledby": "keys-title" },
    make("h2", { id: "keys-title" }, "Keys"),
    make("dl", {}, ...keys.map(keyEntry)),
    makeButton("text", "Close", () => dialog.close()));
  document.body.append(dialog);
  return dialog;
}

function keyEntry({ keys, words }) {
  const names = keys.flatMap((key) => key.split(" ")).map((name) => make("kbd", {}, KEY_LABELS[name] ?? name));
  return make("div", {}, make("dt", {}, ...names), make("dd", {}, words));
}

// ---- Start

function start() {
  document.body.append(toast);
  const traces = document.querySelector("#traces[data-shards]");
  const spans = document.querySelector("#w[data-length]");
  const list = traces && new TraceList(traces);
  const waterfall = spans && new Waterfall(spans);
  addCopyButtons();
  prepareOnUse();
  addKeys(keysOf(list, waterfall), (list ?? waterfall)?.bar);
}

start();
