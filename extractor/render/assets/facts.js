"use strict";
// One article's facts as cards want them: a list of {key, kind, name, rows, spans, evidence, rules, source}.
// spans are the places that name the fact, evidence the sentences that assert it; both in code points.
const KINDS = [
  ["event", "Events"],
  ["venture", "Joint ventures"],
  ["company", "Companies"],
  ["organization", "Organizations"],
  ["executive", "Executives"],
  ["date", "Dates"],
  ["amount", "Amounts"],
  ["quote", "Quotes"],
  ["location", "Locations"],
];

const words = (name) => (name || "").replaceAll("_", " ");
const days = (period) => {
  if (!period) return "";
  if (period.from && period.to && period.from !== period.to) return `${period.from} to ${period.to}`;
  return period.from || period.to || period.value || "";
};
const money = (amount) => (amount ? `${amount.value.toLocaleString("en")} ${amount.currency}` : "");
const placed = (place) => (place ? [place.name, place.country].filter(Boolean).join(", ") : "");
const span = (thing) => [thing.start, thing.end];
const areasOf = (thing) => thing.business_areas.map((area) => area.text).join("; ");

function factsOf(extraction) {
  const named = new Map();
  for (const list of [extraction.companies, extraction.organizations, extraction.executives]) {
    for (const thing of list) named.set(thing.id, thing);
  }
  const nameOf = (id) => (named.has(id) ? named.get(id).name : id);
  const facts = [];
  const add = (kind, key, name, rows, rest) => {
    const kept = rows.filter(([, value]) => value !== null && value !== undefined && value !== "");
    facts.push({ kind, key: `${kind}:${key}`, name, rows: kept, spans: [], evidence: [], rules: [], ...rest });
  };
  const mentioned = (thing) => ({
    spans: thing.mentions.map(span),
    rules: [...new Set(thing.mentions.map((mention) => mention.rule))],
    source: thing,
  });

  for (const event of extraction.events) {
    const roles = new Map();
    for (const one of event.participants) roles.set(one.role, [...(roles.get(one.role) || []), one.name]);
    const rows = [...roles].map(([role, names]) => [words(role), names.join(", ")]);
    for (const [slot, told] of Object.entries(event.slots)) {
      if (slot !== "amount" || !event.amount) rows.push([words(slot), told.map((one) => one.text).join(", ")]);
    }
    rows.push(
      ["date", days(event.date)],
      ["place", placed(event.location)],
      ["amount", event.amount && `${event.amount.text} (${money(event.amount)})`],
      ["areas", areasOf(event)],
      ["said by", event.attribution && nameOf(event.attribution)],
    );
    const areas = event.business_areas.map(span);
    const what = event.name ? `${words(event.type)}, ${event.status}` : event.status;
    add("event", event.id, event.name || words(event.type), [["", what], ...rows], {
      spans: [span(event.trigger), ...areas],
      evidence: event.evidence,
      rules: [event.trigger.rule],
      source: event,
      day: event.date && event.date.from,
    });
  }
  extraction.joint_ventures.forEach((venture, at) => {
    const shares = venture.ownership.map((share) => `${nameOf(share.party)} ${share.percent} %`).join(", ");
    const rows = [
      ["parties", venture.party_names.join(", ")],
      ["shares", shares],
      ["areas", areasOf(venture)],
      ["stage", words(venture.stage)],
      ["date", days(venture.date)],
      ["place", placed(venture.location)],
      ["capital", venture.capital && `${venture.capital.text} (${money(venture.capital)})`],
      ["alliance", venture.alliance && nameOf(venture.alliance)],
    ];
    add("venture", at, venture.name || "joint venture", rows, {
      ...mentioned(venture),
      evidence: venture.evidence,
      areas: venture.business_areas.map(span),
    });
  });
  for (const one of extraction.companies) {
    const rows = [["kind", one.kind], ["country", one.country], ["ticker", one.ticker]];
    rows.push(["", one.known ? "" : "in no lexicon"]);
    add("company", one.id, one.name, rows, mentioned(one));
  }
  for (const one of extraction.organizations) {
    const rows = [["kind", one.kind], ["country", one.country], ["members", one.members.map(nameOf).join(", ")]];
    add("organization", one.id, one.name, rows, mentioned(one));
  }
  for (const one of extraction.executives) {
    const posts = one.positions.map((post) => [post.title, post.organization_name].filter(Boolean).join(", "));
    add("executive", one.id, one.name, posts.map((post) => ["", post]), mentioned(one));
  }
  extraction.dates.forEach((one, at) => {
    const whole = days(one);
    const rows = [["value", one.value], ["days", whole === one.value ? "" : whole], ["part", one.mod]];
    rows.push(["type", one.type === "date" ? "" : one.type]);
    add("date", at, one.text, rows, { spans: [span(one)], rules: [one.rule], source: one, day: one.from });
  });
  extraction.amounts.forEach((one, at) => {
    add("amount", at, one.text, [["value", money(one)]], { spans: [span(one)], rules: [one.rule], source: one });
  });
  extraction.quotes.forEach((one, at) => {
    const speaker = nameOf(one.speaker);
    add("quote", at, speaker, [["", one.text]], { spans: [span(one)], rules: [one.rule], source: one });
  });
  for (const one of extraction.locations) {
    add("location", one.id, one.name, [["country", one.country]], mentioned(one));
  }
  return facts;
}

// A text whose offsets count code points, as those of every fact do.
class Text {
  constructor(text) {
    const astral = /[\u{10000}-\u{10ffff}]/u.test(text);
    this.letters = astral ? Array.from(text) : text;
    this.length = this.letters.length;
    this.astral = astral;
  }

  slice(start, end) {
    const part = this.letters.slice(start, end);
    return this.astral ? part.join("") : part;
  }
}

// What would turn the direction of letters, or is not seen at all, is written out.
const UNSEEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;
const codeOf = (letter) => `U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
const shown = (text) => String(text).replace(UNSEEN, (letter) => `\u27e6${codeOf(letter)}\u27e7`);

function put(parent, text) {
  const told = String(text);
  let last = 0;
  for (const found of told.matchAll(UNSEEN)) {
    parent.append(told.slice(last, found.index));
    parent.append(element("span", { class: "unseen", text: codeOf(found[0]) }));
    last = found.index + found[0].length;
  }
  parent.append(told.slice(last));
  return parent;
}

// An element with attributes; `text` is its text, `on` what it listens to.
function element(name, { text, on, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value);
  }
  if (text !== undefined) {
    if (attributes.class === "unseen") made.textContent = text;
    else put(made, text);
  }
  for (const [type, listener] of Object.entries(on || {})) made.addEventListener(type, listener);
  made.append(...children);
  return made;
}
