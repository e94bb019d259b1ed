"use strict";
// Many articles: what is in them by kind, over time, as deals, ventures, posts and companies, each row leading to its
// article. Tables are Tabulator's, the chart is uPlot's, the network Cytoscape's; each draws only what is seen.
const MOST_IN_NETWORK = 60;
const KIND_LISTS = {
  event: "events", venture: "joint_ventures", company: "companies", organization: "organizations",
  executive: "executives", date: "dates", amount: "amounts", quote: "quotes", location: "locations",
};

class FolderView {
  constructor(extractions) {
    this.extractions = extractions;
    this.rows = rowsOf(extractions);
    this.tables = new Map();
    this.wanted = { text: "", company: "", from: "", to: "" };
  }

  draw() {
    const main = element("div", { class: "folder", lang: "en" });
    main.append(
      element("h1", { text: `${this.extractions.length.toLocaleString("en")} articles` }),
      this.drawCounts(),
      this.drawFilter(),
      element("h2", { text: "Events over time" }),
      element("div", { class: "chart", role: "img", "aria-label": "events a month" }),
    );
    for (const table of TABLES) {
      main.append(
        element("h2", {}, table.heading, element("span", { class: "count", "data-table": table.name })),
        element("div", { class: "table", id: `table-${table.name}`, "data-rows": Math.min(this.rows[table.name].length, 12) }),
      );
      if (table.name === "companies") main.append(this.drawNetworkFrame());
    }
    this.root = main;
    return main;
  }

  drawCounts() {
    const list = element("ul", { class: "counts" });
    const kinds = KINDS.map(([kind, heading]) => [heading, KIND_LISTS[kind]]);
    for (const [heading, key] of kinds) {
      const count = this.extractions.reduce((sum, extraction) => sum + extraction[key].length, 0);
      list.append(element("li", {}, element("b", { text: count.toLocaleString("en") }), ` ${heading.toLowerCase()}`));
    }
    return list;
  }

  drawFilter() {
    const field = (key, label, type, more = {}) => {
      const input = element("input", { type, "data-filter": key, ...more });
      input.addEventListener("input", () => {
        this.wanted[key] = input.value.trim().toLocaleLowerCase();
        this.filter();
      });
      return element("label", {}, `${label} `, input);
    };
    const names = element("datalist", { id: "company-names" });
    for (const row of this.rows.companies.slice(0, 500)) names.append(element("option", { value: shown(row.company) }));
    return element(
      "form", { class: "tools", role: "search", on: { submit: (event) => event.preventDefault() } },
      field("text", "search", "search"), field("company", "company", "search", { list: "company-names" }), names,
      field("from", "from", "date"), field("to", "to", "date"),
    );
  }

  drawNetworkFrame() {
    const details = element("details", { class: "network" }, element("summary", { text: "Who acts with whom" }));
    const canvas = element("div", { class: "graph", role: "img", "aria-label": "companies tied by shared events" });
    // Cytoscape would add a style sheet, which the page's policy forbids, unless something has its name.
    details.append(canvas, element("span", { id: "__________cytoscape_stylesheet", hidden: "" }));
    details.addEventListener("toggle", () => {
      if (details.open) this.drawNetwork(canvas);
    });
    this.network = { details, canvas };
    return details;
  }

  // Called when the view is in the page: what comes into sight is drawn then, and drawn again where a filter changed.
  fill() {
    this.stale = new Set();
    this.sighted = new Set();
    this.drawers = new Map([[this.root.querySelector(".chart"), () => this.drawChart()]]);
    for (const table of TABLES) {
      this.drawers.set(this.root.querySelector(`#table-${table.name}`), (place) => this.drawTable(table, place));
    }
    const watch = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.sighted.add(target);
        else this.sighted.delete(target);
      }
      this.refresh();
    });
    for (const place of this.drawers.keys()) {
      this.stale.add(place);
      watch.observe(place);
    }
    this.count();
  }

  refresh() {
    for (const place of this.sighted) {
      if (this.stale.delete(place)) this.drawers.get(place)(place);
    }
  }

  drawTable({ name, columns, sort }, place) {
    const drawn = this.tables.get(name);
    if (drawn) {
      drawn.setFilter((row) => this.keeps(row));
      return;
    }
    const table = new Tabulator(place, {
      data: this.rows[name],
      columns: columns.map((column) => ({ formatter: plain, headerSortTristate: false, ...column })),
      initialSort: sort,
      initialFilter: (row) => this.keeps(row),
      height: place.clientHeight,
      layout: "fitColumns",
      placeholder: "nothing",
    });
    table.on("tableBuilt", () => setRoles(table.element));
    table.on("rowClick", (_, row) => this.follow(row.getData()));
    this.tables.set(name, table);
  }

  filter() {
    for (const place of this.drawers.keys()) this.stale.add(place);
    this.refresh();
    this.count();
    if (this.network.details.open) this.drawNetwork(this.network.canvas);
  }

  keeps(row) {
    const { text, company, from, to } = this.wanted;
    if (text && !row.told.includes(text)) return false;
    if (company && !row.companies.includes(company)) return false;
    if ((from || to) && !row.day) return false;
    return !(from && row.day < from) && !(to && row.day > to);
  }

  count() {
    for (const { name } of TABLES) {
      const kept = this.rows[name].filter((row) => this.keeps(row)).length;
      this.root.querySelector(`[data-table="${name}"]`).textContent = kept.toLocaleString("en");
    }
  }

  follow(row) {
    location.hash = `#${row.article}/${row.key}`;
  }

  drawChart() {
    const months = new Map();
    for (const row of this.rows.events) {
      if (row.day && this.keeps(row)) months.set(row.day.slice(0, 7), (months.get(row.day.slice(0, 7)) || 0) + 1);
    }
    const place = this.root.querySelector(".chart");
    place.replaceChildren();
    if (!months.size) {
      place.append(element("p", { text: "no event with a day" }));
      return;
    }
    const told = [...months].sort();
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue("--ink").trim();
    const axis = { stroke: ink, grid: { show: false } };
    const times = told.map(([month]) => Date.parse(`${month}-01T00:00:00Z`) / 1000);
    const bars = uPlot.paths.bars({ size: [0.7, 60] });
    new uPlot({
      width: place.clientWidth || 800,
      height: 180,
      legend: { show: false },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
      scales: { y: { range: (_, __, most) => [0, most + 1] } },
      series: [{}, { paths: bars, fill: style.getPropertyValue("--event").trim(), label: "events" }],
      axes: [axis, axis],
    }, [times, told.map(([, number]) => number)], place);
    place.setAttribute("aria-label", `events a month: ${told.map(([month, number]) => `${month} ${number}`).join(", ")}`);
  }

  drawNetwork(place) {
    const ties = new Map();
    const weight = new Map();
    for (const row of this.rows.events) {
      if (!this.keeps(row)) continue;
      row.members.forEach((one, at) => {
        weight.set(one, (weight.get(one) || 0) + 1);
        for (const other of row.members.slice(at + 1)) {
          const key = [one, other].sort().join("\n");
          ties.set(key, (ties.get(key) || 0) + 1);
        }
      });
    }
    const most = [...weight].sort((one, other) => other[1] - one[1]).slice(0, MOST_IN_NETWORK);
    const kept = new Set(most.map(([name]) => name));
    const edges = [...ties].map(([key, number]) => [...key.split("\n"), number]);
    const shownEdges = edges.filter(([one, other]) => kept.has(one) && kept.has(other));
    const tied = new Set(shownEdges.flatMap(([one, other]) => [one, other]));
    const style = getComputedStyle(document.documentElement);
    if (this.graph) this.graph.destroy();
    this.graph = cytoscape({
      container: place,
      elements: [
        ...most.filter(([name]) => tied.has(name)).map(([name, events]) => ({ data: { id: name, label: shown(name), events } })),
        ...shownEdges.map(([source, target, number]) => ({ data: { source, target, number } })),
      ],
      style: [
        { selector: "node", style: {
          label: "data(label)", "font-size": 9, color: style.getPropertyValue("--ink").trim(),
          "background-color": style.getPropertyValue("--company").trim(),
          width: "mapData(events, 1, 40, 8, 40)", height: "mapData(events, 1, 40, 8, 40)",
        } },
        { selector: "edge", style: {
          width: "mapData(number, 1, 20, 1, 8)", "line-color": style.getPropertyValue("--rule").trim(),
        } },
      ],
      layout: { name: "cose", animate: false, randomize: true },
    });
    this.graph.on("tap", "node", (event) => {
      const input = this.root.querySelector('[data-filter="company"]');
      input.value = event.target.data("label");
      input.dispatchEvent(new Event("input"));
    });
  }
}

// Tabulator's scrolling box is focusable and stands between the grid and its rows; a grid may hold only groups of rows.
function setRoles(grid) {
  grid.querySelector(".tabulator-tableholder").setAttribute("role", "rowgroup");
  grid.querySelector(".tabulator-table").setAttribute("role", "presentation");
}

const plain = (cell) => shown(cell.getValue() ?? "");
const amountOf = (cell) => (cell.getValue() ? cell.getValue().toLocaleString("en") : "");
const linked = (cell) => {
  const { article, key } = cell.getRow().getData();
  return element("a", { href: `#${article}/${key}`, text: cell.getValue() });
};

const TABLES = [
  { name: "events", heading: "Deals and other events", sort: [{ column: "day", dir: "desc" }], columns: [
    { title: "type", field: "type", formatter: linked, width: 120 },
    { title: "parties", field: "parties", widthGrow: 3 },
    { title: "amount", field: "amount", formatter: amountOf, sorter: "number", hozAlign: "right", width: 150 },
    { title: "currency", field: "currency", width: 90 },
    { title: "date", field: "day", width: 110 },
    { title: "status", field: "status", width: 100 },
    { title: "article", field: "title", widthGrow: 2 },
  ] },
  { name: "ventures", heading: "Joint ventures", sort: [{ column: "day", dir: "desc" }], columns: [
    { title: "venture", field: "venture", formatter: linked, widthGrow: 1 },
    { title: "parties", field: "parties", widthGrow: 2 },
    { title: "areas", field: "areas", widthGrow: 2 },
    { title: "stage", field: "stage", width: 150 },
    { title: "date", field: "day", width: 110 },
    { title: "article", field: "title", widthGrow: 2 },
  ] },
  { name: "posts", heading: "Executives and posts", sort: [{ column: "person", dir: "asc" }], columns: [
    { title: "person", field: "person", formatter: linked, widthGrow: 1 },
    { title: "post", field: "post", widthGrow: 2 },
    { title: "organization", field: "organization", widthGrow: 1 },
    { title: "article", field: "title", widthGrow: 2 },
  ] },
  { name: "companies", heading: "Companies", sort: [{ column: "articles", dir: "desc" }], columns: [
    { title: "company", field: "company", formatter: linked, widthGrow: 1 },
    { title: "articles", field: "articles", sorter: "number", hozAlign: "right", width: 100 },
    { title: "events", field: "events", sorter: "number", hozAlign: "right", width: 100 },
    { title: "most often with", field: "partners", widthGrow: 3 },
  ] },
  { name: "articles", heading: "Articles", sort: [{ column: "day", dir: "desc" }], columns: [
    { title: "title", field: "title", formatter: linked, widthGrow: 4 },
    { title: "published", field: "day", width: 120 },
    { title: "events", field: "events", sorter: "number", hozAlign: "right", width: 90 },
    { title: "publisher", field: "publisher", widthGrow: 1 },
  ] },
];

// The rows of each table. Each knows its article, the fact in it, its day, and what filters look at.
function rowsOf(extractions) {
  const rows = { events: [], ventures: [], posts: [], companies: [], articles: [] };
  const companies = new Map();
  extractions.forEach((extraction, article) => {
    const { title: headline, published, publisher } = extraction.article;
    const title = headline || extraction.source.id || extraction.source.path || `article ${article + 1}`;
    const nameOf = new Map(extraction.companies.map((one) => [one.id, one.name]));
    const everybody = extraction.companies.map((one) => one.name.toLocaleLowerCase());
    const add = (table, key, names, row) => {
      const told = [...Object.values(row), title].join("\n").toLocaleLowerCase();
      rows[table].push({ article, key, title, told, companies: names, ...row });
    };
    for (const event of extraction.events) {
      const members = [...new Set(event.participants.map((one) => nameOf.get(one.id)).filter(Boolean))];
      const parties = event.participants.map((one) => `${one.role}: ${one.name}`).join("; ");
      add("events", `event:${event.id}`, members.map((name) => name.toLocaleLowerCase()), {
        type: words(event.type), parties, day: (event.date && event.date.from) || "", status: event.status,
        amount: event.amount ? event.amount.value : null, currency: event.amount ? event.amount.currency : "",
      });
      rows.events.at(-1).members = members;
    }
    extraction.joint_ventures.forEach((venture, at) => {
      add("ventures", `venture:${at}`, venture.party_names.map((name) => name.toLocaleLowerCase()), {
        venture: venture.name || "joint venture", parties: venture.party_names.join(", "), areas: areasOf(venture),
        stage: words(venture.stage), day: (venture.date && venture.date.from) || "",
      });
    });
    for (const one of extraction.executives) {
      for (const post of one.positions) {
        const organization = post.organization_name || "";
        add("posts", `executive:${one.id}`, [organization.toLocaleLowerCase()], {
          person: one.name, post: post.title, organization, day: (published || "").slice(0, 10),
        });
      }
    }
    for (const one of extraction.companies) {
      const known = companies.get(one.id) || {
        article, key: `company:${one.id}`, company: one.name, companies: [one.name.toLocaleLowerCase()],
        told: one.name.toLocaleLowerCase(), day: "", articles: 0, events: 0, ties: new Map(),
      };
      known.articles += 1;
      if ((published || "") > known.day) known.day = published.slice(0, 10);
      companies.set(one.id, known);
    }
    for (const event of extraction.events) {
      const ids = [...new Set(event.participants.map((one) => one.id).filter((id) => companies.has(id)))];
      for (const id of ids) {
        const known = companies.get(id);
        known.events += 1;
        for (const other of ids) if (other !== id) known.ties.set(other, (known.ties.get(other) || 0) + 1);
      }
    }
    add("articles", "", everybody, {
      publisher: publisher || "", day: (published || "").slice(0, 10), events: extraction.events.length,
    });
  });
  for (const known of companies.values()) {
    const ties = [...known.ties].sort((one, other) => other[1] - one[1]).slice(0, 4);
    known.partners = ties.map(([id, number]) => `${companies.get(id).company} (${number})`).join(", ");
    known.told += `\n${known.partners.toLocaleLowerCase()}`;
    delete known.ties;
    rows.companies.push(known);
  }
  return rows;
}
