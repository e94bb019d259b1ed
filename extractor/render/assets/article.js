"use strict";
// One article: its text with every mention marked, its facts in cards beside it, each leading to the other.
const LABELS = {
  event: "event", venture: "venture", company: "company", organization: "body", executive: "person",
  date: "date", amount: "amount", quote: "quote", location: "place",
};

class ArticleView {
  constructor(extraction) {
    this.extraction = extraction;
    this.facts = factsOf(extraction);
    this.byKey = new Map(this.facts.map((fact) => [fact.key, fact]));
    this.text = new Text(extraction.article.text || "");
    this.pieces = [];
    this.cards = new Map();
    this.last = null;
  }

  // Return the whole view.
  draw() {
    const article = this.extraction.article;
    const about = [this.extraction.source.path, this.extraction.source.id, article.published, article.publisher];
    const title = article.title || this.extraction.source.id || this.extraction.source.path || "Article";
    const header = element(
      "header", { class: "head" },
      element("h1", { text: title, lang: article.language }),
      element("p", { class: "about", text: [...about, ...article.authors].filter(Boolean).join(" · ") }),
    );
    const reading = element("div", { class: "reading", lang: article.language, tabindex: "-1" });
    reading.append(...(this.text.length ? this.drawText() : [this.drawAbsence()]));
    this.root = element(
      "section", { class: "article" }, header, this.drawTools(),
      element("div", { class: "columns" }, reading, this.drawFacts()),
    );
    this.root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.last) this.return();
    });
    return this.root;
  }

  drawAbsence() {
    return element("p", { class: "absent", text: "The result does not carry its text: extract it with --text." });
  }

  // --- the text

  drawText() {
    const layers = [];
    for (const fact of this.facts) {
      for (const [start, end] of [...fact.spans, ...(fact.areas || [])]) {
        if (end > start) layers.push({ start, end, fact });
      }
    }
    layers.sort((one, other) => one.start - other.start || other.end - one.end);
    setLanes(layers);
    const body = this.extraction.article.body;
    const title = this.titleSpan();
    const evidence = this.facts.flatMap((fact) => fact.evidence);
    const borders = [...layers, ...[...body, ...evidence, title].map(([start, end]) => ({ start, end }))];
    const cuts = new Set([0, this.text.length]);
    for (const { start, end } of borders) cuts.add(start).add(Math.min(end, this.text.length));
    const places = [...cuts].sort((one, other) => one - other);
    const out = [];
    let active = [];
    let next = 0;
    places.slice(0, -1).forEach((start, at) => {
      const end = places[at + 1];
      active = active.filter((layer) => layer.end > start);
      while (next < layers.length && layers[next].start === start) active.push(layers[next++]);
      const inBody = body.some(([first, last]) => first <= start && end <= last);
      const inTitle = title[0] <= start && end <= title[1];
      out.push(this.drawPiece(start, end, active, { inBody, inTitle }));
    });
    return out;
  }

  titleSpan() {
    const title = this.extraction.article.title;
    const [first] = this.extraction.article.body[0] || [0];
    if (!title) return [0, 0];
    const before = this.text.slice(0, first);
    const at = before.indexOf(title);
    if (at < 0) return [0, 0];
    const start = Array.from(before.slice(0, at)).length;
    return [start, start + Array.from(title).length];
  }

  drawPiece(start, end, active, { inBody, inTitle }) {
    const piece = element("span", { class: `piece${inTitle ? " title" : inBody ? "" : " furniture"}` });
    let inner = piece;
    for (const layer of active) {
      const mark = element("span", { class: `mark k-${layer.fact.kind} lane-${layer.lane}` });
      if (layer.start === start) mark.dataset.label = LABELS[layer.fact.kind];
      inner.append(mark);
      inner = mark;
    }
    put(inner, this.text.slice(start, end));
    const facts = [...new Set(active.map((layer) => layer.fact))];
    if (facts.length) {
      piece.setAttribute("role", "button");
      piece.setAttribute("tabindex", active.some((layer) => layer.start === start) ? "0" : "-1");
      piece.setAttribute("title", facts.map((fact) => `${LABELS[fact.kind]}: ${shown(fact.name)}`).join("\n"));
      const shortest = active.reduce((one, other) => (other.end - other.start < one.end - one.start ? other : one));
      const light = () => this.light(facts);
      piece.addEventListener("mouseenter", light);
      piece.addEventListener("focus", light);
      piece.addEventListener("mouseleave", () => this.light([]));
      piece.addEventListener("blur", () => this.light([]));
      onPress(piece, () => this.toCard(shortest.fact, piece));
    }
    this.pieces.push({ start, end, node: piece, facts });
    return piece;
  }

  // --- the facts

  drawFacts() {
    const aside = element("div", { class: "facts", lang: "en" });
    for (const [kind, heading] of KINDS) {
      const facts = this.facts.filter((fact) => fact.kind === kind);
      if (!facts.length) continue;
      const cards = facts.map((fact) => this.drawCard(fact));
      aside.append(element(
        "section", { class: `group g-${kind}`, "data-kind": kind, "aria-label": heading },
        element("h2", {}, heading, element("span", { class: "count", text: String(facts.length) })),
        ...(kind === "date" ? [this.drawTimeline(facts, cards)] : [element("div", { class: "cards" }, ...cards)]),
      ));
    }
    for (const warning of this.extraction.warnings) {
      aside.append(element("p", { class: "warning", text: `${warning.code}: ${warning.message}` }));
    }
    return aside;
  }

  drawTimeline(facts, cards) {
    const line = element("ol", { class: "timeline" });
    const order = facts.map((fact, at) => [fact.day || "\uffff", at]);
    order.sort(([one, at], [other, to]) => (one < other ? -1 : one > other ? 1 : at - to));
    for (const [day, at] of order) {
      line.append(element("li", { "data-day": day === "\uffff" ? "no day" : day }, cards[at]));
    }
    return line;
  }

  drawCard(fact) {
    const rows = element("dl");
    for (const [label, value] of fact.rows) {
      rows.append(element("dt", { text: label }), element("dd", { text: value, lang: this.extraction.article.language }));
    }
    const name = element("button", { class: "name", type: "button", lang: this.extraction.article.language });
    put(name, fact.name);
    name.addEventListener("click", () => this.toText(fact, name));
    const times = fact.spans.length > 1 ? element("span", { class: "times", text: `${fact.spans.length}×` }) : "";
    const card = element(
      "div", { class: `card k-${fact.kind}`, "data-key": fact.key },
      element("div", { class: "line" }, element("span", { class: "tag", text: LABELS[fact.kind] }), name, times),
      fact.rows.length ? rows : "",
      this.drawGround(fact),
    );
    const light = () => this.light([fact]);
    card.addEventListener("mouseenter", light);
    card.addEventListener("focusin", light);
    card.addEventListener("mouseleave", () => this.light([]));
    card.addEventListener("focusout", () => this.light([]));
    this.cards.set(fact.key, card);
    return card;
  }

  // What made a fact: the rules, the sentence, and the fact itself as JSON.
  drawGround(fact) {
    const details = element("details", {}, element("summary", { text: "why" }));
    details.addEventListener("toggle", () => {
      if (!details.open || details.childElementCount > 1) return;
      details.append(element("p", { class: "rules", text: `rule: ${fact.rules.join(", ") || "none of its own"}` }));
      for (const [start, end] of fact.evidence) {
        if (!this.text.length) break;
        const quote = element("blockquote", { lang: this.extraction.article.language });
        details.append(put(quote, this.text.slice(start, end)));
      }
      const json = JSON.stringify(fact.source, null, 1);
      const copy = element("button", { type: "button", class: "copy", text: "copy JSON" });
      copy.addEventListener("click", () => copyText(json, copy));
      const listing = element("pre", { tabindex: "0" });
      details.append(copy, put(listing, json));
    });
    return details;
  }

  // --- tools

  drawTools() {
    const tools = element("div", { class: "tools", lang: "en", role: "group", "aria-label": "what is shown" });
    for (const [kind] of KINDS) {
      if (!this.facts.some((fact) => fact.kind === kind)) continue;
      const button = element("button", {
        type: "button", class: `toggle k-${kind}`, "aria-pressed": "true", "data-kind": kind, text: LABELS[kind],
      });
      button.addEventListener("click", () => {
        const on = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(on));
        this.root.classList.toggle(`hide-${kind}`, !on);
      });
      tools.append(button);
    }
    const filter = element("input", { type: "search", placeholder: "filter facts", "aria-label": "filter facts" });
    filter.addEventListener("input", () => this.filter(filter.value));
    tools.append(filter);
    return tools;
  }

  filter(typed) {
    const wanted = typed.trim().toLocaleLowerCase();
    for (const fact of this.facts) {
      const told = [fact.name, LABELS[fact.kind], ...fact.rows.flat()].join(" ").toLocaleLowerCase();
      this.cards.get(fact.key).classList.toggle("filtered", !told.includes(wanted));
    }
    for (const group of this.root.querySelectorAll(".group")) {
      group.classList.toggle("filtered", !group.querySelector(".card:not(.filtered)"));
    }
  }

  // --- from one to the other

  light(facts) {
    for (const node of this.root.querySelectorAll(".lit, .evident")) node.classList.remove("lit", "evident");
    for (const fact of facts) {
      this.cards.get(fact.key).classList.add("lit");
      const spans = [...fact.spans, ...(fact.areas || [])];
      for (const { start, end, node } of this.pieces) {
        if (spans.some(([first, last]) => first < end && start < last)) node.classList.add("lit");
        if (fact.evidence.some(([first, last]) => first < end && start < last)) node.classList.add("evident");
      }
    }
  }

  toCard(fact, from) {
    this.last = from;
    const card = this.cards.get(fact.key);
    card.scrollIntoView({ block: "nearest" });
    card.querySelector(".name").focus({ preventScroll: true });
  }

  toText(fact, from) {
    if (this.last && this.pieces.some(({ node, facts }) => node === this.last && facts.includes(fact))) {
      this.return();
      return;
    }
    this.last = from;
    const [start] = fact.spans[0] || fact.evidence[0] || [null];
    const piece = this.pieces.find((one) => start !== null && one.start <= start && start < one.end);
    if (!piece) return;
    piece.node.scrollIntoView({ block: "center" });
    piece.node.focus({ preventScroll: true });
    this.light([fact]);
  }

  return() {
    const last = this.last;
    this.last = null;
    last.scrollIntoView({ block: "nearest" });
    last.focus({ preventScroll: true });
  }
}

// Layers that overlap get lanes of their own, so that each underline stays to be seen.
function setLanes(layers) {
  const ends = [];
  for (const layer of layers) {
    let lane = ends.findIndex((end) => end <= layer.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = layer.end;
    layer.lane = Math.min(lane, 5);
  }
}

function onPress(node, act) {
  node.addEventListener("click", act);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act();
  });
}

async function copyText(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "copied";
  } catch {
    // A page opened from a file may not write to the clipboard: select the text, so that Ctrl+C does.
    const range = document.createRange();
    range.selectNodeContents(button.nextElementSibling);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    button.textContent = "selected: press Ctrl+C";
  }
}
