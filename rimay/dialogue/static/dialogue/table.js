// The session under way. What is typed stays in this browser until the server says it
// has it: it arrives once, in order, also after a lost connection or a closed window.
// Everything can be done without script, too.
const root = document.querySelector("[data-table]");
const box = document.querySelector("#box");
const told = document.querySelector("[data-told]");
const say = told?.dataset ?? {};
const OWN = `rimay ${say.who} `, MOST = 20000, PATIENCE = 20000;
const mark = Math.random().toString(36).slice(2, 10).padEnd(4, "0");
const outbox = new Map();
// Some browsers keep nothing, or have no room left: then only this page holds it.
const store = (() => { try { return localStorage; } catch { return null; } })();
let busy = false, failing = false, frail = false, asking = false;
let last = 0, timer, stamp = root?.dataset.stamp;

// A form or a seat that is kept here: by the key of its paragraph, or the seat's.
const idOf = (el) => el.elements.key?.value ?? `${location.pathname} ${el.dataset.out}`;
const withId = (id) => [...document.querySelectorAll("[data-out]")].find((el) => idOf(el) === id);
const baseOf = (el) => [...el.elements].find((field) => "base" in field.dataset);
const isTicked = (field) => field.type === "radio" || field.type === "checkbox";
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)),
  (byte) => byte.toString(16).padStart(2, "0")).join("");

const ordered = () => [...outbox].sort(([, a], [, b]) => a.at - b.at);
const isWaiting = ({ refused }) => refused === undefined;
const waiting = () => [...outbox.values()].filter(isWaiting).length;
const make = (tag, more) => Object.assign(document.createElement(tag), more);
const ask = (url, more) => fetch(url, { redirect: "manual", signal: AbortSignal.timeout?.(PATIENCE), ...more });

function read(el) {
  const fields = [...el.elements].filter((field) => field.name && field.type !== "submit"
    && field.name !== "csrfmiddlewaretoken" && (!isTicked(field) || field.checked));
  return Object.fromEntries(fields.map((field) => [field.name, field.value]));
}

// A browser tells what it keeps in an order of its own: `at` remembers ours. `name` says
// in the store which page it is of.
function keep(id, entry) {
  const held = outbox.get(id);
  entry.at ??= held?.at ?? (last = Math.max(Date.now(), last + 1));
  entry.name ??= held?.name ?? `${OWN}${mark} ${id}`;
  outbox.set(id, entry);
  try { store.setItem(entry.name, JSON.stringify(entry)); frail = false; } catch { frail = true; }
}

function drop(id) {
  const held = outbox.get(id);
  outbox.delete(id);
  if (held) store?.removeItem(held.name);
}

function tell(words, isWrong = false) {
  told.textContent = words;
  told.classList.toggle("wrong", isWrong);
}

function put(el, wait, more = {}) {
  const fields = { ...read(el), ...more }, id = idOf(el), flight = outbox.get(id)?.flight;
  if (fields.text?.length > MOST) return tell(say.long, true);
  if (fields.text?.trim() === "" && fields.base === "0" && !flight) return drop(id);
  keep(id, { url: el.action ?? el.form.action, fields, base: baseOf(el)?.name, flight, words: wordsOf(el, fields) });
  later(wait);
}

// What is shown of it should the server refuse it: a text, a seat or a guest.
function wordsOf(el, { text, person }) {
  const said = ["legend", ":checked + span", "option:checked"].map((part) => el.querySelector(part)?.textContent.trim());
  return text ?? [...said, person].filter(Boolean).join(", ");
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(flush, wait);
}

async function flush() {
  if (busy) return;
  busy = true;
  let sent = false, moved = false;
  try {
    for (const [id] of ordered()) {
      if (!outbox.has(id) || !isWaiting(outbox.get(id))) continue;
      failing = !(await send(id));
      if (failing) break;
      sent = true;
      moved ||= withId(id) === undefined;
    }
  } finally { busy = false; }
  if (moved) await poll();
  const left = waiting();
  if (told.classList.contains("wrong")) { /* that is said until something is kept */ }
  else if (failing && left)
    tell(`${left === 1 ? say.wait1 : say.waitN.replace("#", left)}${frail ? ` ${say.frail}` : ""}`);
  else if (sent && !left)
    tell(`✓ ${say.saved} ${new Date().toLocaleTimeString(document.documentElement.lang)}`);
  showWaiting();
}

// What is on its way is sent again just as it was until it is answered, so that the
// server knows it by its key and its words; what was typed since goes after it.
async function send(id) {
  const entry = outbox.get(id), body = new FormData();
  entry.flight ??= JSON.stringify(entry.fields);
  keep(id, entry);
  for (const [name, value] of Object.entries(JSON.parse(entry.flight))) body.append(name, value);
  // Whoever signed in again in another window has another token since.
  body.append("csrfmiddlewaretoken", document.cookie.match(/csrftoken=(\w+)/)?.[1]
    ?? document.querySelector("[name=csrfmiddlewaretoken]").value);
  body.append("who", say.who);
  if (box && withId(id) === box) body.append("mark", mark);
  let answer, now;
  try {
    answer = await ask(entry.url, { method: "POST", body, headers: { Accept: "application/json" } });
    now = await answer.json().catch(() => ({}));
  } catch { return false; }
  if (answer.type === "opaqueredirect" || answer.status === 401) { tell(say.outOf, true); return false; }
  // An answer that broke off, or a page of the network's own, is none of the server's.
  if (answer.status >= 500 || answer.status === 429 || (answer.ok && !("base" in now))) return false;
  take(id, answer.ok, now);
  return true;
}

function take(id, isKept, now) {
  const held = outbox.get(id), el = withId(id), isDone = held && JSON.stringify(held.fields) === held.flight;
  const words = el?.querySelector("[data-words]");
  if (words) words.hidden = !(words.textContent = isKept ? "" : now.words ?? "");
  if (!isKept && !(el && "base" in now)) {
    Object.assign(held, { refused: now.words ?? say.refused, flight: undefined });
    return tell(held.refused, true);
  }
  drop(id);
  const quorum = document.querySelector("[data-quorum]");
  if (quorum && now.quorum) quorum.textContent = now.quorum;
  if (!isKept) tell(now.words, true);
  else if (told.classList.contains("wrong")) tell("");
  if (el && baseOf(el)) baseOf(el).value = now.base;
  if (el?.elements.key && now.key) el.elements.key.value = now.key;
  if (isKept && held && !isDone) {
    const key = "key" in held.fields && now.key ? { key: now.key } : {};
    Object.assign(held.fields, key, { [held.base]: String(now.base) });
    keep((el && key.key) || id, { ...held, flight: undefined });
    later(600);
  }
  if (isKept && !el && !root && held.fields.organisation) location.reload();
}

// A roll that is saved as a whole waits for its seats that are on their way: left behind,
// they would be sent from the next page, and hold up what is written there.
async function settle(form) {
  clearTimeout(timer);
  while (busy) await new Promise((done) => setTimeout(done, 100));
  await flush();
  if (!waiting()) form.submit();
}

// What did not arrive yet, and what the server refused, with a way out for it.
function showWaiting() {
  const list = document.querySelector("[data-waiting]");
  if (!list) return;
  const lines = ordered().filter(([, entry]) => !isWaiting(entry)
    || (entry.fields.text && entry.fields.key !== box?.elements.key.value));
  list.hidden = !lines.length;
  list.replaceChildren(...lines.map(([id, entry]) => {
    const line = make("li"), press = (words, onclick) => make("button", { type: "button", className: "button small", textContent: words, onclick });
    line.append(make("p", { className: "words", textContent: entry.words }));
    if (isWaiting(entry)) return line;
    const away = press(say.away, () => { if (confirm(say.sure)) { drop(id); showWaiting(); } });
    const copy = navigator.clipboard ? [press(say.copy, () => navigator.clipboard.writeText(entry.words)), " "] : [];
    const acts = make("p");
    acts.append(...copy, away);
    line.append(make("p", { className: "hint", textContent: entry.refused }), acts);
    return line;
  }));
}

// What others write, and where the table is.
async function poll() {
  if (!root || document.hidden || asking) return;
  asking = true;
  const at = new URL(root.dataset.table, location);
  at.searchParams.set("live", stamp);
  at.searchParams.set("mark", mark);
  const known = [...root.querySelectorAll("[data-sign]")].map((line) => line.dataset.sign).join(" ");
  try {
    const answer = await ask(at, { headers: { "X-Known": known } });
    if (answer.status !== 200) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    stamp = answer.headers.get("X-Stamp");
    for (const part of page.body.children)
      show(document.querySelector(`[data-part=${part.dataset.part}]`), part);
    hideOwn();
  } catch { /* the next turn asks again */ } finally { asking = false; }
}

// A paragraph that stands here as it is comes as an empty line with its sign, and stays.
function show(old, part) {
  const held = old.querySelector(".notes"), fresh = part.querySelector(".notes"), rest = old.cloneNode(true);
  if (held && fresh) {
    const known = new Map([...held.children].map((line) => [line.dataset.sign, line]));
    const lines = [...fresh.children].map((line) => known.get(line.dataset.sign) ?? line);
    lines.forEach((line, n) => { if (held.children[n] !== line) held.insertBefore(line, held.children[n] ?? null); });
    while (held.children.length > lines.length) held.lastElementChild.remove();
    for (const list of [fresh, rest.querySelector(".notes")]) list.replaceChildren();
  }
  if (rest.innerHTML === part.innerHTML) return;
  old.innerHTML = part.innerHTML;
  if (held && fresh) old.querySelector(".notes").replaceWith(held);
}

// The paragraph in the box is not shown a second time above it.
function hideOwn() {
  for (const line of document.querySelectorAll(".notes > [data-key]"))
    line.classList.toggle("mine", line.dataset.key === box?.elements.key.value);
}

function fill(key, base, kind, text, speaker) {
  const held = box.elements;
  held.key.value = key;
  held.base.value = base;
  held.text.value = text;
  held.kind.value = kind;
  if (held.speaker) held.speaker.value = speaker;
  for (const part of box.querySelectorAll(".mending")) part.hidden = base === "0";
  hideOwn();
  held.text.focus();
}

document.addEventListener("input", ({ target }) => {
  if (!box || target.form !== box) return;
  // Emptied to be written anew, a paragraph keeps its place: only the button removes it.
  const isMended = !box.querySelector(".mending").hidden;
  if (!isMended || box.elements.text.value.trim()) put(box, 600);
});
document.addEventListener("change", ({ target }) => {
  const seat = target.closest("fieldset[data-out]");
  if (seat?.querySelector("[type=radio]:checked")) put(seat, 0);
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.querySelector("fieldset[data-out]") && outbox.size) {
    event.preventDefault();
    settle(form);
  }
  if (!form.matches("form[data-out]")) return;
  event.preventDefault();
  if (form.elements.text?.value.length > MOST) return tell(say.long, true);
  put(form, 0, event.submitter?.name === "remove" ? { remove: "1" } : {});
  if (form === box) fill(newKey(), "0", "summary", "", "");
  else { form.reset(); form.elements.key.value = newKey(); }
  showWaiting();
});
document.addEventListener("keydown", ({ key, ctrlKey, target }) => {
  if (key === "Enter" && ctrlKey && box && target.form === box) box.requestSubmit();
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-mend]"), line = link?.closest("li");
  if (!line || !box) return;
  event.preventDefault();
  const { base, kind, speaker } = link.dataset;
  fill(line.dataset.key, base, kind, line.querySelector(".words").textContent, speaker);
});

// What an earlier life of this page, or another of this person's, could not send. A page
// holds a lock while it lives, so that what it still sends is not sent by another as well.
function adopt(whose) {
  const begin = `${OWN}${whose} `;
  for (const name of Object.keys(store).filter((held) => held.startsWith(begin))) {
    const entry = JSON.parse(store.getItem(name));
    let id = entry.fields.key ?? name.slice(begin.length);
    // Two texts of one paragraph: each is sent, and the server puts them side by side.
    while (outbox.has(id)) id += " ";
    outbox.set(id, entry);
    for (const field of withId(id)?.elements ?? []) {
      if (isTicked(field)) field.checked = entry.fields[field.name] === field.value;
      else if (field.name in entry.fields && !("base" in field.dataset)) field.value = entry.fields[field.name];
    }
  }
  showWaiting();
  flush();
}

const hold = (whose, then) => navigator.locks
  ? navigator.locks.request(`rimay ${whose}`, () => { then(); return new Promise(() => {}); }) : then();
if (told) {
  const others = Object.keys(store ?? {}).filter((name) => name.startsWith(OWN))
    .map((name) => name.slice(OWN.length).split(" ", 1)[0]);
  hold(mark, () => {});
  for (const whose of new Set(others)) hold(whose, () => adopt(whose));
}
// Without connection this page is the only one there is; what is not kept goes with it.
addEventListener("beforeunload", (event) => {
  if (!navigator.onLine || (waiting() && (failing || frail))) event.preventDefault();
});
addEventListener("online", flush);
setInterval(() => { if (waiting()) flush(); poll(); }, 2000);
