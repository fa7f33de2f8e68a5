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

const colour = (speaker) => (speaker ? `s${((speaker.id - 1) % COLOURS) + 1}` : "s0");
const covers = (part, position) => part && part.start <= position && position < part.end;

function stretches(text, quotes) {
  const cuts = new Set([0, text.length]);
  for (const quote of quotes)
    for (const part of [quote, quote.mention, quote.cue]) if (part) cuts.add(part.start).add(part.end);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => ({ start, end: edges[i + 1] }));
}

function showText(text, quotes) {
  const marked = at("marked");
  marked.replaceChildren();
  const numbered = new Set();
  for (const { start, end } of stretches(text, quotes)) {
    const covering = quotes.filter((quote) => covers(quote, start));
    const quote = covering[covering.length - 1]; // the innermost begins last
    const node = make(quote ? "mark" : "span", quote ? colour(quote.speaker) : "", text.slice(start, end));
    if (quotes.some((other) => covers(other.mention, start))) node.classList.add("mention");
    if (quotes.some((other) => covers(other.cue, start))) node.classList.add("cue");
    if (quote) {
      node.title = quote.speaker ? quote.speaker.name : "unknown speaker";
      if (!numbered.has(quote.id)) node.id = `quote-${quote.id}`;
      numbered.add(quote.id);
    }
    marked.append(node);
    for (const ended of quotes.filter((other) => other.end === end))
      marked.append(make("sup", "", ended.speaker ? String(ended.speaker.id) : "?"));
  }
}

function showSpeakers(answer) {
  const list = at("speakers");
  list.replaceChildren();
  for (const speaker of answer.speakers) {
    const quotes = answer.quotes.filter((quote) => quote.speaker && quote.speaker.id === speaker.id);
    list.append(entry(`${speaker.id} · ${speaker.name}`, colour(speaker), about(speaker), quotes));
  }
  const unknown = answer.quotes.filter((quote) => !quote.speaker);
  if (unknown.length) list.append(entry("? · unknown", "s0", "", unknown));
}

function about(speaker) {
  const parts = [speaker.kind, ...speaker.roles];
  if (speaker.aliases.length) parts.push(`also: ${speaker.aliases.join(", ")}`);
  return parts.join(" · ");
}

function entry(title, className, description, quotes) {
  const item = make("li");
  item.append(make("span", `name ${className}`, title), make("p", "about", description));
  for (const quote of quotes) {
    const block = make("blockquote");
    const link = make("a", "kind", ` ${quote.type}`);
    link.href = `#quote-${quote.id}`;
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
  const response = await fetch("v1/quotes", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ text, offset_unit: "utf16" }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail || answer.title);
  return answer;
}

async function submit(event) {
  event.preventDefault();
  const text = at("article").value;
  at("find").disabled = true;
  tell("Reading …");
  try {
    const answer = await find(text);
    showText(text, answer.quotes);
    showSpeakers(answer);
    at("json").textContent = JSON.stringify(answer, null, 2);
    at("result").hidden = false;
    const { quotes, speakers, meta } = answer;
    tell(`${quotes.length} quotes of ${speakers.length} speakers in ${meta.characters} characters, ${meta.milliseconds} ms.`);
  } catch (error) {
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
