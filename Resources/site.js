"use strict";

// Search, folding, zoom, Copy and keys for pages that read in full without them.
// Text of a trace becomes textContent or an attribute's value, never markup.

const { root = "" } = document.body.dataset;
const THIN = "\u2009";

const find = (selector, parent = document) => parent.querySelector(selector);
const all = (selector, parent = document) => [...parent.querySelectorAll(selector)];
const set = Object.assign;
const on = (target, type, act) => target.addEventListener(type, act);
const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, THIN);
const counted = (number, noun) => `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;

// An element from its name and classes, such as `td.n.cost`.
function make(name, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  element.className = classes.join(" ");
  element.append(...children);
  return element;
}

function makeButton(classes, label, act) {
  const button = make(`button.${classes}`, label);
  on(button, "click", act);
  return button;
}

function makeTwist(classes, label, act) {
  return set(makeButton(classes, "", act), { ariaExpanded: true, ariaLabel: label });
}

// ---- The page

const cases = find("#cases[data-total]");
const list = find("#traces[data-shards^=data]") ?? cases;
const waterfall = find("#w[data-length]");
const table = find("table.wf, table.tr, table.cs", list ?? waterfall ?? document);
const bar = find("template.filterbar")?.content.firstElementChild.cloneNode(true);
const search = list && find(".q", bar);
const toast = set(make("p.toast"), { role: "status" });

function startBar(onInput, onChip) {
  if (!bar) return;
  table.before(bar);
  bar.append(makeButton("text.help", "Keys", () => keyList.showModal()));
  on(bar, "input", ({ target }) => onInput(target));
  on(bar, "click", ({ target }) => {
    const chip = target.closest(".chip");
    if (chip) onChip(chip);
  });
}

function showCount(number, total) {
  find(".count", bar).textContent = `${grouped(number)} of ${grouped(total)}`;
}

// ---- Trees of spans and of lines of JSON, in tree order

function linkTree(items) {
  const path = [];
  for (const item of items) {
    while (path.length && path.at(-1).depth >= item.depth) path.pop();
    set(item, { parent: path.at(-1), below: 0 });
    path.push(item);
  }
  // From the end, where everything below an item is counted before the item is.
  for (const { parent, below } of [...items].reverse()) if (parent) parent.below += below + 1;
}

function hideFolded(items) {
  let limit = Infinity;
  for (const item of items) {
    if (item.depth <= limit) limit = item.isFolded ? item.depth : Infinity;
    item.element.hidden = item.depth > limit || item.isDropped;
  }
}

// ---- Data of traces

const COLUMNS = ["file", "name", "state", "start", "kind", "asked", "answered", "duration", "number", "unit",
  "spans", "in", "out", "cost", "price", "model", "session", "experiment", "run", "tool", "user", "tag", "error",
  "assessment", "evaluation", "judge", "of"];
const STATES = [
  ["ok", "ok", "✓", "OK"], ["error", "err", "✕", "Error"],
  ["progress", "prog", "◔", "In progress"], ["unset", "uns", "–", "Unset"],
];
const shards = [];

// Called by each file of rows.
function tracefolioRows(number, letters, titles, classes, rows) {
  const badges = letters.map((letter, i) => [letter, titles[i], classes[i]]);
  shards[number - 1] = rows.map((row) => readTrace(row, badges));
}

function readTrace(row, badges) {
  const trace = Object.fromEntries(COLUMNS.map((column, i) => [column, row[i]?.map?.(visible) ?? visible(row[i])]));
  const { file, name, asked, answered, session, model } = trace;
  const badge = badges[trace.kind];
  const mark = STATES[trace.state];
  const text = [file, name, asked, answered, session, ...model].join("\n").toLowerCase();
  return set(trace, { text, badge, mark, kind: badge?.[1], state: mark[0], judge: trace.judge ? "yes" : "no" });
}

// Shows characters that cannot be seen or that disguise others, as the pages themselves do.
const HIDDEN = /[\0-\x08\v-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
const visible = (value) => value?.replace?.(HIDDEN, (hidden) => picture(hidden.codePointAt())) ?? value;

function picture(code) {
  if (code === 127) return "␡";
  return code < 32 ? String.fromCharCode(0x2400 + code) : `‹U+${code.toString(16).toUpperCase().padStart(4, 0)}›`;
}

function loadScript(address) {
  return new Promise((onload, onerror) => {
    document.head.append(set(make("script"), { src: root + address, onload, onerror }));
  });
}

// ---- The view that the fragment asks for

const PLAIN = cases ? { q: "", state: "", of: "", sort: "" } : {
  q: "", state: "", model: "", name: "", kind: "", session: "", experiment: "", run: "", tool: "", user: "", tag: "",
  error: "", assessment: "", evaluation: "", judge: "", sort: "-start",
};

const LINKED = ["tool", "user", "tag", "error", "assessment", "evaluation", "judge", "of"];

function readView() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(Object.entries(PLAIN).map(([key, plain]) => [key, visible(wanted.get(key)) || plain]));
}

function fragmentOf(view) {
  return String(new URLSearchParams(Object.entries(view).filter(([key, value]) => value !== PLAIN[key])));
}

function describe({ sort, judge, ...wanted }) {
  const judges = { yes: "judges", no: "no judges" }[judge];
  return [...Object.values({ ...wanted, state: wanted.state.replace("error", "failed") }), judges].filter(Boolean).join(" ");
}

function matcher({ q, sort, ...filters }) {
  const words = q.toLowerCase().split(/\s+/);
  const wanted = Object.entries(filters).filter(([, value]) => value);
  return (trace) => wanted.every(([key, value]) => [trace[key]].flat().includes(value)) &&
    words.every((word) => trace.text.includes(word));
}

// Unknown values last in both directions; equal ones stay the newest first.
function sorted(items, sort) {
  const key = sort.replace("-", "");
  const sign = sort === key ? 1 : -1;
  const order = (a, b) => a.localeCompare?.(b, "en") ?? a - b;
  return [...items].sort(({ [key]: a }, { [key]: b }) =>
    (a === null) - (b === null) || (a !== null && sign * order(a, b)));
}

// ---- Rows of traces

function traceRow(trace, previous) {
  const { mark, badge, number } = trace;
  const shown = badge ? [hiddenMark(`k.${badge[2]}`, badge[0]), make("span.vh", badge[1]), " "] : [];
  const link = make("a", ...shown, make("span.nm", trace.name ?? "name not recorded"));
  link.href = `${root}traces/${encodeURIComponent(trace.file)}.html`;
  return make("tr",
    make("td.s", make(`span.st.${mark[1]}`, hiddenMark("", mark[2]), " ", make("span.w", mark[3]))),
    make("td.at", timeOf(trace, previous)),
    set(make("th", link, ...(trace.judge === "yes" ? [" ", make("span.tag", "judge")] : [])), { scope: "row" }),
    make("td.req", orDash(trace.asked)),
    make("td.n", orDash(number), number ? make("small", THIN + trace.unit) : ""),
    make("td.n.sp", grouped(trace.spans)),
    ...[trace.in, trace.out].map((tokens) => make("td.n.in", orDash(tokens && grouped(tokens)))),
    make("td.n.cost", orDash(trace.price)));
}

const orDash = (content) => content ?? make("span.no", "–");
const hiddenMark = (classes, text) => set(make(`span.${classes}`, text), { ariaHidden: true });

// A date knows no more than 8.64e15 ms.
const isoOf = (ms) => new Date(Math.min(8.64e15, Math.max(-8.64e15, ms))).toISOString();

// The date is repeated only where it changes.
function timeOf({ start }, previous) {
  const dateTime = isoOf(start);
  const [date, time] = dateTime.slice(0, -1).split("T");
  const isRepeated = isoOf(previous?.start ?? 0).startsWith(date);
  return set(make("time", isRepeated ? "" : make("span.o", date), ` ${time}`), { dateTime });
}

// ---- The list of traces

const [pageRows] = table?.tBodies ?? [];
const foundRows = make("tbody");
const noTrace = make("p.nomatch");
const clearButton = makeButton("text", "Clear filters", clearFilters);
const moreButton = makeButton("more", "", () => focusRow(appendTraces()));
const orders = { __proto__: null };
let view, found, loading, traces;

function startList() {
  startBar(
    ({ dataset, value }) => change({ [dataset.filter ?? "q"]: value.trim() }),
    ({ dataset: { state } }) => change({ state: view.state === state ? "" : state }));
  if (!cases) on(bar, "focusin", loadTraces);
  all("th[data-key]", table).forEach(addSort);
  pageRows.after(foundRows);
  table.after(noTrace, moreButton);
  onhashchange = readAddress;
  readAddress();
}

function addSort(head) {
  const { key } = head.dataset;
  const sorts = [key, `-${key}`];
  if (key === "start" || head.matches(".n")) sorts.reverse();
  const button = makeButton("sort", "", () => change({ sort: sorts.find((sort) => sort !== view.sort) }));
  button.append(...head.childNodes);
  head.append(button);
}

function clearFilters() {
  change({ ...PLAIN, sort: view.sort });
  search.focus();
}

// Going back undoes a filter at once, and a search as a whole.
function change(part) {
  const isTyping = part.q && readView().q;
  view = { ...view, ...part };
  showList();
  const fragment = fragmentOf(view);
  history[isTyping ? "replaceState" : "pushState"](null, "", location.pathname + (fragment && `#${fragment}`));
}

function readAddress() {
  view = readView();
  showList();
  const { top } = list.getBoundingClientRect();
  if (fragmentOf(view) && top > innerHeight / 2) list.scrollIntoView();
}

const showList = () => (cases ? showCases() : showTraces());

function loadTraces() {
  loading ??= Promise.all(list.dataset.shards.split(" ").map(loadScript)).then(() => {
    traces = shards.flat();
    showTraces();
  }, () => find(".count", bar).replaceChildren("The rows could not be loaded"));
}

function showTraces() {
  showControls();
  if (!fragmentOf(view)) return showRows(true, list.dataset.total);
  if (!traces) return loadTraces();
  // Each order is made once, so that typing only filters.
  orders[view.sort] ??= sorted(traces, view.sort);
  found = orders[view.sort].filter(matcher(view));
  showRows(false, found.length);
  appendTraces();
}

function showControls() {
  if (search.value.trim() !== view.q) search.value = view.q;
  for (const chip of all(".chip", bar)) chip.ariaPressed = chip.dataset.state === view.state;
  for (const menu of all("select", bar)) choose(menu, view[menu.dataset.filter]);
  showWanted();
  for (const head of all("th[data-key]", table)) {
    const { key } = head.dataset;
    head.ariaSort = ["ascending", "descending"][[key, `-${key}`].indexOf(view.sort)] ?? null;
  }
}

// What has no menu only links ask for: a button says it and takes it back.
function showWanted() {
  for (const button of all(".wanted", bar)) button.remove();
  for (const key of LINKED.filter((name) => view[name] && !find(`[data-filter=${name}]`, bar))) {
    const label = cases ? "Cases " : `${key[0].toUpperCase()}${key.slice(1)} `;
    const button = makeButton("wanted", label, () => {
      change({ [key]: "" });
      search.focus();
    });
    button.append(make("b", cases ? groupName(view[key]) : view[key]), hiddenMark("", " ✕"), make("span.vh", ", take back"));
    find(".count", bar).before(button);
  }
}

// A link may ask for a value that the menu does not offer.
function choose(menu, value) {
  menu.value = value;
  if (menu.value !== value) menu.add(new Option(value, value, false, true));
}

function showRows(isPage, number) {
  foundRows.replaceChildren();
  showCount(number, list.dataset.total);
  for (const part of [pageRows, ...all(".pages", list)]) part.hidden = !isPage;
  showNone(number, "trace", describe(view));
}

function showNone(number, noun, wanted) {
  moreButton.hidden = true;
  noTrace.hidden = number > 0;
  noTrace.replaceChildren(`No ${noun} matches `, make("b", wanted), ". ");
  clearButton.hidden = !wanted;
  if (number) find(".count", bar).before(clearButton);
  else noTrace.append(clearButton);
}

function appendTraces() {
  const from = foundRows.rows.length;
  const next = found.slice(from, from + 200).map((trace, i) => traceRow(trace, found[from + i - 1]));
  foundRows.append(...next);
  const left = found.length - from - next.length;
  moreButton.hidden = !left;
  moreButton.textContent = `Show ${Math.min(left, 200)} more`;
  return next[0];
}

// ---- The cases of a diff

const caseRows = cases ? all("tbody tr", table).map(readCase) : [];

function readCase(element) {
  const { states, of = "" } = element.dataset;
  const row = { element, text: element.textContent.toLowerCase(), states: states.split(" "), of: of.split(" ") };
  for (const { cellIndex, dataset: { key } } of all("th[data-key]", table)) {
    const { dataset: { v }, textContent } = element.cells[cellIndex];
    row[key] = key === "case" ? textContent : v ? +v : null;
  }
  return row;
}

function showCases() {
  showControls();
  const words = view.q.toLowerCase().split(/\s+/);
  const shown = caseRows.filter(({ text, states, of }) => (!view.state || states.includes(view.state)) &&
    (!view.of || of.includes(view.of)) && words.every((word) => text.includes(word)));
  for (const { element } of caseRows) element.hidden = true;
  for (const { element } of shown) element.hidden = false;
  const rows = view.sort ? sorted(caseRows, view.sort) : caseRows;
  pageRows.append(...rows.map(({ element }) => element));
  showCount(shown.length, caseRows.length);
  showNone(shown.length, "case", describeCases());
}

function describeCases() {
  const chip = all(".chip", bar).find(({ dataset: { state } }) => state === view.state);
  const state = view.state && (chip ? chip.firstChild.data.trim().toLowerCase() : view.state);
  return [view.q, state, view.of && groupName(view.of)].filter(Boolean).join(" ");
}

// A link that counts cases says by its row and column which.
function groupName(group) {
  const link = all("td[data-l] a").find(({ hash }) => hash === `#of=${group}`);
  if (!link) return group;
  const cell = link.closest("td");
  return `${find("th", cell.parentElement).firstChild.textContent.trim()}: ${cell.dataset.l.toLowerCase()}`;
}

// ---- The waterfall

const spans = waterfall ? all("tbody tr", table).map(readSpan) : [];
const range = make("p.range");
const whole = +waterfall?.dataset.length;
let scales;

function readSpan(element) {
  const { d, s, e, k } = element.dataset;
  return { element, link: find("th a", element), depth: +d, start: +s, end: +e, kind: k };
}

function startWaterfall() {
  linkTree(spans);
  spans.filter((span) => span.below).forEach(addSpanTwist);
  startBar(filterSpans, (chip) => {
    chip.ariaPressed = chip.ariaPressed !== "true";
    filterSpans();
  });
  table.before(range);
  onhashchange = markTarget;
  markTarget();
}

function addSpanTwist(span) {
  const size = counted(span.below, "span");
  const indent = /\bd\d+/.exec(span.link.className);
  span.twist = makeTwist(`tw.${indent}`, `${size} below`, () => fold(!span.isFolded, span));
  span.link.before(span.twist);
  find(".nm", span.link).after(make("span.plus", ` + ${size}`));
}

function fold(isFolded, ...some) {
  for (const span of some.filter((item) => item?.twist)) {
    span.isFolded = isFolded;
    span.twist.ariaExpanded = !isFolded;
  }
  hideFolded(spans);
}

function foldAll() {
  let span = currentSpan();
  fold(true, ...spans);
  while (span?.element.hidden) span = span.parent;
  focusRow(span?.element);
}

function foldOrLeave() {
  const span = currentSpan();
  if (span?.twist && !span.isFolded) fold(true, span);
  else focusRow(span?.parent?.element);
}

const spanAt = (row) => spans.find(({ element }) => element === row);
const currentSpan = () => spanAt(currentRow());

function markTarget() {
  for (const { link } of spans) link.ariaCurrent = link.hash === location.hash ? true : null;
}

function filterSpans() {
  const matches = spanMatcher();
  for (const span of spans) {
    span.isDropped = !matches(span);
    span.element.classList.toggle("path", span.isDropped);
  }
  showCount(spans.filter((span) => !span.isDropped).length, spans.length);
  // Against tree order: children before their parents.
  for (const { isDropped, parent } of [...spans].reverse()) if (!isDropped && parent) parent.isDropped = false;
  hideFolded(spans);
}

function spanMatcher() {
  const shown = all(".chip[aria-pressed=true]", bar).map((chip) => chip.dataset.show);
  const kinds = shown.filter((show) => show !== "error");
  const least = find("select", bar).value || -1;
  return ({ element, kind, start, end }) => (!shown.includes("error") || element.matches(".fail")) &&
    (!kinds.length || kinds.includes(kind)) && end - start > least;
}

// ---- Zoom

function zoomToCurrent() {
  const span = currentSpan();
  if (!span) return;
  // Never zero, for a span without length.
  const end = Math.max(span.end, span.start + whole / 1e4);
  drawBetween(span.start, end);
  range.replaceChildren(`${timeText(span.start, 4)} to ${timeText(end, 4)} of ${timeText(whole, 3)} · `,
    makeButton("text", "Whole trace", showWhole));
}

function showWhole() {
  drawBetween(0, whole);
  range.replaceChildren();
}

function drawBetween(from, to) {
  scales ??= all("tbody .bar > svg", table).map(addScale);
  const factor = 100 / (to - from);
  for (const scale of scales) {
    scale.setAttribute("x", `${-from * factor}%`);
    scale.setAttribute("width", `${whole * factor}%`);
  }
  find("svg.axis", table)?.replaceChildren(...axisLabels(from, to));
}

const makeSVG = (tag) => document.createElementNS("http://www.w3.org/2000/svg", tag);

// A bar in an SVG of its own: percentages follow its width.
function addScale(bar) {
  const scale = makeSVG("svg");
  scale.append(...bar.childNodes);
  bar.append(scale);
  return scale;
}

function timeText(nanoseconds, digits) {
  const units = [["s", 1e9], ["ms", 1e6], ["µs", 1e3], ["ns", 0]];
  const [unit, size] = units.find(([, least]) => nanoseconds >= least);
  return Number((nanoseconds / (size || 1)).toPrecision(digits)) + THIN + unit;
}

// About five steps of 1, 2, 2.5 or 5 times a power of ten.
function axisLabels(from, to) {
  const length = to - from;
  const power = 10 ** Math.floor(Math.log10(length / 6));
  const step = power * [1, 2, 2.5, 5, 10].find((factor) => length / (factor * power) <= 6);
  const labels = [];
  for (let time = Math.ceil(from / step) * step; time <= to - length / 20; time += step) {
    const label = makeSVG("text");
    label.setAttribute("x", `${(100 * (time - from)) / length}%`);
    label.setAttribute("y", 14);
    label.textContent = time ? timeText(time, 9) : "0";
    labels.push(label);
  }
  return labels;
}

// ---- Payloads

// The first lines of a payload have the button for all of it.
function addCopy(block) {
  if (block.matches(".payload + details.long pre")) return;
  const box = make("div.payload");
  const button = makeButton("copy", "Copy", () => copy(payloadText(box), "Copied"));
  button.ariaLabel = `Copy ${titleOf(block)}`;
  block.replaceWith(box);
  box.append(button, block);
}

// What stands above a payload: a title, the name of its row or of its fold.
function titleOf(block) {
  for (let part = block; part && !part.matches("article, section, li"); part = part.parentElement) {
    let title = part.previousElementSibling;
    while (title && !title.matches("h4, h5, dt, .more > summary")) title = title.previousElementSibling;
    if (title) return title.matches(".kv dt") ? title.textContent : title.textContent.toLowerCase();
  }
  return "text";
}

// Of a long text the page shows the beginning, and then all of it; of long JSON the rest.
function payloadText(box) {
  const whole = box.closest(".text")?.nextElementSibling;
  if (whole?.matches("details.long")) return textOf(find(".text", whole));
  const next = box.nextElementSibling;
  const blocks = [...all("pre", box), ...(next?.matches("details.long") ? all("pre", next) : [])];
  const lines = blocks.flatMap((block) => (block.matches(".lines") ? [...block.children] : block));
  return lines.map((line) => line.textContent).join("\n");
}

// Without the labels of buttons.
function textOf(element) {
  const copied = element.cloneNode(true);
  for (const button of all("button", copied)) button.remove();
  return copied.textContent;
}

// Plain http has no clipboard, and a reader may refuse it.
async function copy(text, done) {
  const isCopied = await navigator.clipboard?.writeText(text).then(() => true, () => false);
  toast.textContent = isCopied ? done : "Copying was refused";
  setTimeout(() => toast.replaceChildren(), 2000);
}

// Makes JSON foldable once a reader turns to it.
function prepareJSON({ target }) {
  const block = target.closest(".payload, details.long")?.querySelector("pre.json:not(.lines)");
  if (!block) return;
  const lines = splitLines(block);
  linkTree(lines);
  for (const line of lines) if (line.below > 1 && /[{[]$/.test(line.element.textContent)) addLineTwist(line, lines);
}

function splitLines(block) {
  const lines = [make("span")];
  for (const node of [...block.childNodes]) {
    const [first, ...others] = node.nodeName === "#text" ? node.data.split("\n") : [node];
    lines.at(-1).append(first);
    lines.push(...others.map((text) => make("span", text)));
  }
  block.replaceChildren(...lines);
  block.classList.add("lines");
  return lines.map((element) => ({ element, depth: element.textContent.search(/\S|$/) }));
}

function addLineTwist(line, lines) {
  const size = counted(line.below, "line");
  const twist = makeTwist("fd", `${size} below`);
  line.element.prepend(twist);
  line.element.dataset.size = size;
  // A click on the twist arrives here too.
  on(line.element, "click", () => {
    if (!getSelection().isCollapsed) return;
    line.isFolded = !line.isFolded;
    twist.ariaExpanded = !line.isFolded;
    hideFolded(lines);
  });
}

// ---- Keys

const focusRow = (row) => row && find("th a", row).focus();

// The row with the focus, else the one that the address names.
function currentRow() {
  const row = document.activeElement.closest("tbody tr");
  return table.contains(row) ? row : find("[aria-current]", table)?.closest("tr");
}

function moveBy(step) {
  const rows = all("tbody:not([hidden]) tr:not([hidden])", table);
  focusRow(rows[rows.indexOf(currentRow()) + step]);
}

function showNextFailed() {
  const rows = all("tbody:not([hidden]) tr", table);
  rows.push(...rows.splice(0, rows.indexOf(currentRow()) + 1));
  const next = rows.find((row) => row.matches(".fail:not(.path)") || find(".st.err, .mark.err", row));
  for (let span = spanAt(next)?.parent; span; span = span.parent) fold(false, span);
  focusRow(next);
}

function keysOf() {
  return [
    ...(search ? [["/", "Search", () => search.focus()]] : []),
    ...(table ? [
      ["j", "Next row", () => moveBy(1)],
      ["k", "Previous row", () => moveBy(-1)],
      ["Enter", "Open"],
      ["e", "Next error", showNextFailed],
    ] : []),
    ...(waterfall ? [
      ["ArrowLeft", "Fold, or to the parent", foldOrLeave],
      ["ArrowRight", "Unfold", () => fold(false, currentSpan())],
      ["Shift+ArrowLeft", "Fold all", foldAll],
      ["z", "Zoom to span", zoomToCurrent],
      ["Z", "Whole trace", showWhole],
      ["Escape", "Whole trace", showWhole],
      ["[", "Previous trace", () => find("a[rel=prev]")?.click()],
      ["]", "Next trace", () => find("a[rel=next]")?.click()],
    ] : []),
    ["c", "Copy link", () => copy(location.href, "Link copied")],
    ["g+o", "Overview", () => location.assign(`${root}index.html`)],
    ["?", "Keys", () => keyList.showModal()],
  ];
}

function makeKeyList(keys) {
  const signs = { ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };
  const entries = keys.map(([key, words]) => make("div",
    make("dt", ...key.split("+").map((part) => make("kbd", signs[part] ?? part))), make("dd", words)));
  const dialog = make("dialog.keys", make("dl", ...entries), makeButton("text", "Close", () => dialog.close()));
  return set(dialog, { ariaLabel: "Keys" });
}

function startKeys(keys) {
  let prefix = "";
  on(document, "keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, dialog, [tabindex]")) return;
    const pressed = event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key;
    const [, , act] = keys.find(([key]) => key === prefix + pressed) ?? [];
    prefix = pressed === "g" ? "g+" : "";
    if (act) event.preventDefault();
    act?.();
  });
}

// ---- Start

const keys = keysOf();
const keyList = makeKeyList(keys);
document.body.append(keyList, toast);
startKeys(keys);
if (list) startList();
if (waterfall) startWaterfall();
all("pre.json, pre.plain").forEach(addCopy);
on(document, "pointerover", prepareJSON);
on(document, "focusin", prepareJSON);
