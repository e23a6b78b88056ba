"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const cases = data.cases;
  const HIDDEN = new RegExp(data.hidden, "gu");
  const rows = [...document.querySelectorAll("#list > .case")];
  const list = document.getElementById("list");
  const said = new WeakMap(); // mark -> the words in it, before hidden characters are spelled out
  const SAYS = { user: "Attacker", agent: "Agent", tool: "Tool" };

  /* ---- elements: text goes in through text nodes alone, never as markup ---- */

  function make(tag, className, ...content) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    for (const part of content) {
      if (part instanceof Node) node.append(part);
      else if (part !== null && part !== undefined) words(node, String(part));
    }
    return node;
  }

  /* Appends text with every hidden character spelled out, as printable() does elsewhere. */
  function words(node, text) {
    let done = 0;
    for (const match of text.matchAll(HIDDEN)) {
      if (match[1] !== undefined) continue;
      node.append(text.slice(done, match.index));
      done = match.index + match[0].length;
      if (match[0] === "\r\n") {
        node.append("\n");
        continue;
      }
      const escape = document.createElement("span");
      escape.className = "hidden-character";
      const point = match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      escape.textContent = `⟨U+${point}⟩`;
      node.append(escape);
    }
    node.append(text.slice(done));
    return node;
  }

  const spoken = (name) => name.replaceAll("_", " ");

  function button(className, label, onClick) {
    const node = make("button", className, label);
    node.type = "button";
    node.addEventListener("click", onClick);
    return node;
  }

  /* ---- one case ---- */

  function drawCase(row, at) {
    if (row.querySelector(".body")) return;
    const item = cases[at];
    const talks = make("div", "talks");
    const telling = item.trials.find((trial) => trial.outcome === item.outcome) || item.trials[0];
    for (const note of item.notes) talks.append(make("p", "reason", note));
    item.trials.forEach((trial) => talks.append(drawTrial(trial, trial === telling)));
    if (item.twin) talks.append(drawTrial(item.twin, false, "Benign twin"));
    if (!telling) talks.append(make("p", "none", item.gist || "No trial was run."));
    row.append(make("div", "body", talks, drawAside(item)));
  }

  function drawAside(item) {
    const facts = make("dl", "details");
    for (const [name, value] of item.facts) facts.append(make("dt", "", name), make("dd", "", value));
    const link = make("a", "permalink", "Link to this case");
    link.href = "#" + new URLSearchParams({ case: item.id });
    const again = make("div", "again", make("h3", "", "Run it again"), make("code", "", item.command));
    const rate = item.rate ? make("p", "trials-rate", `Breached trials: ${item.rate}`) : null;
    return make("aside", "", rate, facts, again, link);
  }

  function drawTrial(trial, open, name = `Trial ${trial.number}`) {
    const head = make("summary", "", make("span", `badge ${trial.outcome}`, trial.outcome));
    head.append(make("b", "", name), make("span", "why", trial.facts.join(" · ")));
    const box = make("details", `trial ${trial.outcome}`, head);
    const draw = () => {
      if (box.open && box.children.length === 1) box.append(...drawTalk(trial));
    };
    box.addEventListener("toggle", draw);
    box.open = open;
    draw();
    return box;
  }

  function drawTalk(trial) {
    const talk = make("ol", "talk");
    talk.append(...trial.turns.map((turn, at) => drawTurn(turn, at, trial)));
    if (!trial.turns.length) talk.append(make("li", "none", "Nothing was said."));
    const shown = [];
    if (trial.reason) shown.push(make("p", "reason", trial.reason));
    if (trial.findings.length) shown.push(drawFindings(trial, talk));
    shown.push(talk);
    if (trial.output) {
      shown.push(make("details", "output", make("summary", "", "Captured output"), make("pre", "", trial.output)));
    }
    return shown;
  }

  /* Findings that say the same are one entry with all their numbers and places. */
  function drawFindings(trial, talk) {
    const entries = new Map();
    trial.findings.forEach((finding, label) => {
      const kind = [spoken(finding.failure), finding.severity, `found by ${finding.detector}`];
      if (!finding.breach) kind.unshift("noted, not counted");
      if (finding.habit) kind.unshift("without the attack, too");
      const same = [finding.message, ...kind].join("\n");
      if (!entries.has(same)) entries.set(same, { finding, kind, labels: [] });
      entries.get(same).labels.push(label);
    });
    const found = make("ol", "findings");
    for (const { finding, kind, labels } of entries.values()) {
      const numbers = labels.map((label) => label + 1).join(", ");
      const entry = make("li", finding.breach ? "breach" : "", make("b", "", `${numbers}. ${finding.message}`));
      if (labels.length > 1) kind.unshift(`${labels.length} times`);
      entry.append(make("span", "why", kind.join(" · ")));
      for (const label of labels) drawPlaces(entry, trial.findings[label].places, label, talk);
      found.append(entry);
    }
    return found;
  }

  function drawPlaces(entry, places, label, talk) {
    for (const [turn, part, quote] of places) {
      const short = quote.length > 120 ? `${quote.slice(0, 119)}…` : quote;
      const to = () => jumpTo(talk.children[turn]?.children[part + 1], label, quote);
      entry.append(button("jump", `Turn ${turn + 1}: “${short}”`, to));
    }
  }

  /* To the mark with which the quote begins; boxes around it open. */
  function jumpTo(part, label, quote) {
    const marks = part ? [...part.querySelectorAll(`mark[data-findings~="${label}"]`)] : [];
    const mark = marks.find((one) => quote.startsWith(said.get(one))) || marks[0];
    if (!mark) return;
    if (part.tagName === "DETAILS") part.open = true;
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  }

  function drawTurn(turn, at, trial) {
    const node = make("li", `turn ${turn.role}`);
    node.append(make("div", "speaker", make("b", "", SAYS[turn.role] || turn.role), ` turn ${at + 1} · ${turn.at}`));
    for (const part of turn.parts) node.append(drawPart(part, trial));
    return node;
  }

  function drawPart(part, trial) {
    const text = make("div", "text");
    text.dir = "auto";
    const labels = new Set();
    if (typeof part.text === "string") words(text, part.text);
    else part.text.forEach((piece, place) => drawPiece(text, part.text, place, trial, labels));
    const box = frame(part, text);
    for (const label of labels) {
      const finding = trial.findings[label];
      box.append(make("p", finding.breach ? "note breach" : "note", make("sup", "", label + 1), finding.message));
    }
    return box;
  }

  function drawPiece(text, pieces, place, trial, labels) {
    const [piece, found] = pieces[place];
    if (!found.length) {
      words(text, piece);
      return;
    }
    const mark = make("mark", found.some((label) => trial.findings[label].breach) ? "breach" : "", piece);
    said.set(mark, piece);
    mark.tabIndex = -1;
    mark.dataset.findings = found.join(" ");
    mark.title = found.map((label) => trial.findings[label].message).join("\n");
    text.append(mark);
    const next = pieces[place + 1] ? pieces[place + 1][1] : [];
    const ended = found.filter((label) => !next.includes(label));
    if (ended.length) text.append(make("sup", "number", ended.map((label) => label + 1).join(",")));
    found.forEach((label) => labels.add(label));
  }

  /* What stands around the words, by the kind of part. */
  function frame(part, text) {
    if (part.kind === "thinking") {
      const seen = typeof part.text === "string" ? "" : ", with evidence";
      const title = part.redacted ? "Thinking, redacted by the vendor" : `Thinking${seen}`;
      return make("details", "part thinking", make("summary", "", title), text);
    }
    if (part.kind === "tool_call") return make("div", "part tool", make("b", "", `calls ${part.name}`), text);
    if (part.kind === "tool_result") {
      const title = `${part.name} ${part.error ? "failed" : "answered"}`;
      return make("div", part.error ? "part tool failed" : "part tool", make("b", "", title), text);
    }
    return make("div", `part ${part.kind}`, text);
  }

  /* ---- filters; their state lives in the address after # ---- */

  const FACETS = [
    { key: "verdict", of: (item) => [item.outcome], order: ["breached", "undecided", "held", "skipped"] },
    { key: "severity", of: (item) => [item.severity], order: ["critical", "high", "medium", "low"] },
    { key: "category", of: (item) => [item.category], pick: "All categories" },
    { key: "technique", of: (item) => item.technique, pick: "All techniques" },
    { key: "agent", of: (item) => [item.agent], pick: "All agents" },
  ];
  const state = { q: "", case: new Set() };
  for (const facet of FACETS) {
    state[facet.key] = new Set();
    facet.controls = new Map();
    facet.values = [...new Set(cases.flatMap(facet.of))];
    facet.values.sort((a, b) => (facet.order ? facet.order.indexOf(a) - facet.order.indexOf(b) : a < b ? -1 : 1));
  }
  const haystacks = [];
  const search = make("input", "");
  const shown = make("span", "");
  let matching = cases.map(() => true);

  function haystack(at) {
    if (haystacks[at] === undefined) {
      const item = cases[at];
      const texts = [item.id, item.title, item.gist, ...item.notes, ...item.facts.map((fact) => fact[1])];
      for (const trial of item.trials) {
        texts.push(trial.reason, trial.output, ...trial.findings.map((finding) => finding.message));
        for (const part of trial.turns.flatMap((turn) => turn.parts)) {
          texts.push(part.name || "", typeof part.text === "string" ? part.text : part.text.map((piece) => piece[0]).join(""));
        }
      }
      haystacks[at] = texts.join("\n").toLowerCase();
    }
    return haystacks[at];
  }

  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    for (const facet of FACETS) state[facet.key] = new Set(given.getAll(facet.key).filter((v) => facet.values.includes(v)));
    state.q = given.get("q") || "";
    state.case = new Set(given.getAll("case"));
  }

  function address() {
    const made = new URLSearchParams();
    for (const facet of FACETS) for (const value of state[facet.key]) made.append(facet.key, value);
    if (state.q) made.set("q", state.q);
    for (const id of state.case) made.append("case", id);
    return `#${made}`;
  }

  function write() {
    if (address() !== location.hash) history.replaceState(null, "", address());
  }

  /* Counts beside a choice say how many cases it would show, given all the other choices. */
  function apply() {
    const wanted = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    const found = cases.map((_, at) => wanted.every((word) => haystack(at).includes(word)));
    const fits = FACETS.map((facet) => {
      const chosen = state[facet.key];
      return cases.map((item) => !chosen.size || facet.of(item).some((value) => chosen.has(value)));
    });
    matching = cases.map((_, at) => found[at] && fits.every((fit) => fit[at]));
    rows.forEach((row, at) => (row.hidden = !matching[at]));
    FACETS.forEach((facet, own) => {
      const counts = new Map(facet.values.map((value) => [value, 0]));
      cases.forEach((item, at) => {
        if (!found[at] || !fits.every((fit, other) => other === own || fit[at])) return;
        for (const value of new Set(facet.of(item))) counts.set(value, counts.get(value) + 1);
      });
      facet.controls.forEach((update, value) => update(counts.get(value)));
    });
    const number = matching.filter(Boolean).length;
    const all = cases.length === 1 ? "1 case" : `${cases.length} cases`;
    const whole = number === cases.length;
    shown.textContent = whole ? (number > 1 ? `All ${all}` : all) : `${number} of ${all}`;
    document.getElementById("nothing").hidden = number > 0 || !cases.length;
    if (search.value !== state.q) search.value = state.q;
  }

  function change() {
    apply();
    write();
  }

  function chips(facet) {
    const group = make("div", "chips");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", facet.key);
    for (const value of facet.values) {
      const chip = button(`chip ${value}`, value, () => {
        if (!state[facet.key].delete(value)) state[facet.key].add(value);
        change();
      });
      const count = make("span", "count");
      chip.append(count);
      facet.controls.set(value, (number) => {
        count.textContent = number;
        chip.setAttribute("aria-pressed", state[facet.key].has(value));
      });
      group.append(chip);
    }
    return group;
  }

  function choice(facet) {
    const select = make("select", "");
    select.setAttribute("aria-label", facet.key);
    const all = make("option", "", facet.pick);
    all.value = "";
    select.append(all);
    facet.values.forEach((value, place) => {
      const option = make("option", "");
      option.value = String(place);
      facet.controls.set(value, (number) => {
        option.textContent = "";
        words(option, `${facet.key === "agent" ? value : spoken(value)} (${number})`);
        option.selected = state[facet.key].has(value);
        if (!state[facet.key].size) all.selected = true;
        select.classList.toggle("set", state[facet.key].size > 0);
      });
      select.append(option);
    });
    select.addEventListener("change", () => {
      state[facet.key] = new Set(select.value === "" ? [] : [facet.values[Number(select.value)]]);
      change();
    });
    return select;
  }

  function drawFilters() {
    const box = document.getElementById("filters");
    search.type = "search";
    search.placeholder = "Search cases and conversations";
    search.setAttribute("aria-label", "Search cases and conversations");
    let waiting = 0;
    const searched = () => {
      state.q = search.value;
      change();
    };
    search.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(searched, 120);
    });
    const first = make("div", "line", search);
    const second = make("div", "line");
    for (const facet of FACETS) {
      if (facet.values.length > 1) (facet.pick ? first : second).append((facet.pick ? choice : chips)(facet));
    }
    shown.setAttribute("role", "status");
    second.append(make("p", "status", shown, button("clear", "Clear", () => go(""))));
    box.append(first, second);
    box.hidden = false;
  }

  /* ---- what happens ---- */

  function go(hash) {
    history.pushState(null, "", hash || location.pathname + location.search);
    enter();
  }

  function enter() {
    read();
    apply();
    let first = null;
    cases.forEach((item, at) => {
      if (!state.case.has(item.id)) return;
      rows[at].hidden = false;
      rows[at].open = true;
      drawCase(rows[at], at);
      first = first || rows[at];
    });
    if (first) first.scrollIntoView({ block: "start" });
  }

  function toggled(row, at) {
    if (row.open) {
      drawCase(row, at);
      state.case.add(cases[at].id);
    } else state.case.delete(cases[at].id);
    if (!printing) write();
  }

  let printing = null;
  window.addEventListener("beforeprint", () => {
    printing = rows.filter((row, at) => matching[at] && cases[at].outcome === "breached" && !row.open);
    printing.forEach((row) => {
      row.open = true;
      drawCase(row, rows.indexOf(row));
    });
    for (const trial of list.querySelectorAll(".case[open] .trial.breached")) {
      trial.open = true;
      trial.dispatchEvent(new Event("toggle")); // the browser's own comes too late to be printed
    }
  });
  window.addEventListener("afterprint", () => {
    for (const row of printing || []) row.open = false;
    setTimeout(() => (printing = null), 100); // after the toggle events of these
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const hash = link.getAttribute("href");
    go(hash === "#" ? "" : hash);
    if (!link.classList.contains("permalink")) document.getElementById("cases").scrollIntoView();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target.closest("input, select")) return;
    event.preventDefault();
    search.focus();
  });
  rows.forEach((row, at) => row.addEventListener("toggle", () => toggled(row, at)));
  window.addEventListener("popstate", enter);
  drawFilters();
  enter();
  list.dataset.ready = "true";
})();
