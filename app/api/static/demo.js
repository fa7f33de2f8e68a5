"use strict";

// Offsets are asked for in UTF-16 units, the unit of JavaScript's strings. All text reaches the page through textContent.

const SAMPLE = `BANDUNG - Wali Kota Bandung Ratna Widuri mengatakan pembangunan jembatan layang akan dimulai pada bulan Maret.

“Anggarannya sudah disetujui, jadi tidak ada alasan untuk menunda,” kata Ratna kepada wartawan, Senin (3/2).

Menurut Kepala Dinas Perhubungan, Bagas Pranoto, lalu lintas akan dialihkan selama enam bulan. Ia meminta warga bersabar. “Kami siapkan jalur alternatif,” ujarnya.

Seorang pedagang mengaku khawatir. “Kalau jalannya ditutup, siapa yang mau datang ke sini?” katanya.`;

const COLOURS = 7;
const at = (id) => document.getElementById(id);

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

const counted = (number, thing) => `${number.toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;
const colour = (speaker) => (speaker ? `s${((speaker.id - 1) % COLOURS) + 1}` : "s0");
const anchor = (speaker) => `speaker-${speaker ? speaker.id : "unknown"}`;

// The text cut wherever a quote, a mention or a cue begins or ends, each piece with all that cover it.
function pieces(text, quotes) {
  const parts = quotes
    .flatMap((quote) => [["quote", quote], ["mention", quote.mention], ["cue", quote.cue]].map(([kind, span]) => ({ kind, span, quote })))
    .filter((part) => part.span)
    .sort((a, b) => a.span.start - b.span.start);
  const edges = [...new Set([0, text.length, ...parts.flatMap(({ span }) => [span.start, span.end])])].sort((a, b) => a - b);
  let next = 0;
  let open = [];
  return edges.slice(0, -1).map((start, i) => {
    const first = next;
    while (next < parts.length && parts[next].span.start <= start) next++;
    open = [...open, ...parts.slice(first, next)].filter(({ span }) => span.end > start);
    return { text: text.slice(start, edges[i + 1]), end: edges[i + 1], parts: open };
  });
}

function showText(text, quotes) {
  const seen = new Set();
  at("marked").replaceChildren(...pieces(text, quotes).flatMap((piece) => {
    const covering = piece.parts.filter((part) => part.kind === "quote").map((part) => part.quote);
    const inner = covering[covering.length - 1]; // begins last
    const node = make(inner ? "mark" : "span", inner ? colour(inner.speaker) : "", piece.text);
    for (const { kind } of piece.parts) if (kind !== "quote") node.classList.add(kind);
    if (inner) node.title = inner.speaker ? inner.speaker.name : "unknown speaker";
    const begun = covering.find((quote) => !seen.has(quote.id));
    if (begun) node.id = `quote-${begun.id}`;
    covering.forEach((quote) => seen.add(quote.id));
    return [node, ...covering.filter((quote) => quote.end === piece.end).map(number)];
  }));
}

// The speaker's number behind a quote, which leads to the speaker.
function number({ speaker }) {
  const link = make("a", "", speaker ? String(speaker.id) : "?");
  link.href = `#${anchor(speaker)}`;
  link.setAttribute("aria-label", `said by ${speaker ? speaker.name : "an unknown speaker"}`);
  const raised = make("sup");
  raised.append(link);
  return raised;
}

function showSpeakers({ speakers, quotes }) {
  const entries = speakers.map((speaker) => entry(
    speaker, `${speaker.id} · ${speaker.name}`, about(speaker), quotes.filter((quote) => quote.speaker && quote.speaker.id === speaker.id),
  ));
  const unknown = quotes.filter((quote) => !quote.speaker);
  if (unknown.length) entries.push(entry(null, "? · unknown", "The article does not say who.", unknown));
  at("speakers").replaceChildren(...entries);
}

function about(speaker) {
  const parts = [speaker.kind, ...speaker.roles];
  if (speaker.aliases.length) parts.push(`also: ${speaker.aliases.join(", ")}`);
  return parts.join(" · ");
}

function entry(speaker, title, description, quotes) {
  const item = make("li");
  item.id = anchor(speaker);
  item.append(make("span", `name ${colour(speaker)}`, title), make("p", "about", description));
  for (const quote of quotes) {
    const sure = quote.confidence === undefined ? "" : ` ${Math.floor(quote.confidence * 100)} %`;
    const link = make("a", "kind", quote.type + sure);
    link.href = `#quote-${quote.id}`;
    link.title = `${quote.rule}; show it in the text`;
    const block = make("blockquote");
    block.append(make("span", "", quote.text), link);
    item.append(block);
  }
  return item;
}

function tell(message, failed) {
  at("status").textContent = message;
  at("status").classList.toggle("failed", Boolean(failed));
}

async function find(text) {
  const request = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ text, offset_unit: "utf16" }) };
  const response = await fetch("v1/quotes", request).catch(() => {
    throw new Error("The server cannot be reached.");
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.detail || `The server answered with ${response.status}.`);
  return answer;
}

function show(text, answer) {
  const { quotes, speakers, meta } = answer;
  showText(text, quotes);
  showSpeakers(answer);
  at("json").textContent = JSON.stringify(answer, null, 2);
  at("found").hidden = !quotes.length;
  at("result").hidden = false;
  const what = quotes.length ? `${counted(quotes.length, "quote")} of ${counted(speakers.length, "speaker")}` : "No quotes found";
  tell(`${what} in ${counted(meta.characters, "character")}, ${meta.milliseconds} ms.`);
  if (at("result").getBoundingClientRect().top > 0.8 * innerHeight) at("status").scrollIntoView();
}

async function submit(event) {
  event.preventDefault();
  const text = at("article").value;
  at("find").disabled = true;
  tell("Reading …");
  try {
    show(text, await find(text));
  } catch (error) {
    at("result").hidden = true;
    tell(error.message, true);
  } finally {
    at("find").disabled = false;
  }
}

function choose(tab) {
  for (const other of document.querySelectorAll("[role=tab]")) {
    const chosen = other === tab;
    other.setAttribute("aria-selected", String(chosen));
    other.tabIndex = chosen ? 0 : -1;
    at(other.getAttribute("aria-controls")).hidden = !chosen;
  }
  tab.focus();
}

for (const tab of document.querySelectorAll("[role=tab]")) {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") choose(at(tab.id === "tab-text" ? "tab-json" : "tab-text"));
  });
}
at("form").addEventListener("submit", submit);
at("sample").addEventListener("click", () => { at("article").value = SAMPLE; at("form").requestSubmit(); });
at("article").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) at("form").requestSubmit();
});
