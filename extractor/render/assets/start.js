"use strict";
// What the page opens with: its one article, or the view of the folder, from which `#12/event:e1` leads to an article.
(() => {
  const main = document.querySelector("main");
  const payloads = [...document.querySelectorAll("script.article")].map((node) => JSON.parse(node.textContent));
  if (payloads.length === 1) {
    main.replaceChildren(new ArticleView(payloads[0]).draw());
    return;
  }
  // Sheets made by script are the page's own: its policy, which forbids all others, lets them be.
  for (const node of document.querySelectorAll("script.sheet")) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(node.textContent);
    document.adoptedStyleSheets.push(sheet);
  }
  document.title = `${payloads.length.toLocaleString("en")} articles`;
  document.documentElement.lang = "en";
  const folder = new FolderView(payloads);
  const overview = folder.draw();
  const article = element("div", { class: "one", hidden: "" });
  main.replaceChildren(overview, article);
  folder.fill();
  const follow = () => {
    const [, number, key] = /^#(\d+)\/(.*)$/.exec(decodeURIComponent(location.hash)) || [];
    const extraction = payloads[number];
    overview.hidden = Boolean(extraction);
    article.hidden = !extraction;
    if (!extraction) return;
    const view = new ArticleView(extraction);
    const back = element("a", { href: "#", class: "back", lang: "en", text: "all articles" });
    article.replaceChildren(back, view.draw());
    const fact = view.byKey.get(key);
    if (fact) view.toText(fact, back);
    else scrollTo(0, 0);
  };
  addEventListener("hashchange", follow);
  follow();
})();
