// The session under way. What is typed stays in this browser until the server says it
// has it: it arrives once, in order, also after a lost connection or a closed window.
// Everything can be done without script, too.
const root = document.querySelector("[data-table]");
const box = document.querySelector("#box");
const told = document.querySelector("[data-told]");
const say = told?.dataset ?? {};
const OWN = `rimay ${say.who} `, MOST = 20000;
const mark = Math.random().toString(36).slice(2, 10).padEnd(4, "0");
const outbox = new Map();
let busy = false, failing = false, last = 0, timer, stamp = root?.dataset.stamp;

// A form or a seat that is kept here: by the key of its paragraph, or the seat's.
const idOf = (el) => el.elements.key?.value ?? `${location.pathname} ${el.dataset.out}`;
const withId = (id) => [...document.querySelectorAll("[data-out]")].find((el) => idOf(el) === id);
const baseOf = (el) => [...el.elements].find((field) => "base" in field.dataset);
const isTicked = (field) => field.type === "radio" || field.type === "checkbox";
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)),
  (byte) => byte.toString(16).padStart(2, "0")).join("");

function read(el) {
  const fields = [...el.elements].filter((field) => field.name && field.type !== "submit"
    && field.name !== "csrfmiddlewaretoken" && (!isTicked(field) || field.checked));
  return Object.fromEntries(fields.map((field) => [field.name, field.value]));
}

// A browser tells what it keeps in an order of its own: `at` remembers ours.
function keep(id, entry) {
  entry.at ??= outbox.get(id)?.at ?? (last = Math.max(Date.now(), last + 1));
  outbox.set(id, entry);
  try { localStorage.setItem(OWN + id, JSON.stringify(entry)); } catch { /* kept above */ }
}

function drop(id) {
  outbox.delete(id);
  localStorage.removeItem(OWN + id);
}

function tell(words, isWrong = false) {
  told.textContent = words;
  told.classList.toggle("wrong", isWrong);
}

function put(el, wait, more = {}) {
  const fields = { ...read(el), ...more }, id = idOf(el), flight = outbox.get(id)?.flight;
  if (fields.text?.length > MOST) return tell(say.long, true);
  if (fields.text?.trim() === "" && fields.base === "0" && !flight) return drop(id);
  keep(id, { url: el.action ?? el.form.action, fields, base: baseOf(el)?.name, flight });
  later(wait);
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(flush, wait);
}

async function flush() {
  if (busy) return;
  busy = true;
  let sent = false, moved = false;
  for (const id of [...outbox.keys()]) {
    if (outbox.get(id)?.refused !== undefined || !outbox.has(id)) continue;
    failing = !(await send(id));
    if (failing) break;
    sent = true;
    moved ||= withId(id) === undefined;
  }
  busy = false;
  if (moved) await poll();
  if (failing && outbox.size && !told.classList.contains("wrong"))
    tell(outbox.size === 1 ? say.wait1 : say.waitN.replace("#", outbox.size));
  else if (sent && !outbox.size)
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
  body.append("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  if (box && withId(id) === box) body.append("mark", mark);
  let answer;
  try {
    answer = await fetch(entry.url, { method: "POST", body, redirect: "manual",
      headers: { Accept: "application/json" }, signal: AbortSignal.timeout?.(20000) });
  } catch { return false; }
  if (answer.type === "opaqueredirect") { tell(say.outOf, true); return false; }
  if (answer.status >= 500) return false;
  take(id, answer.ok, await answer.json().catch(() => ({})));
  return true;
}

function take(id, isKept, now) {
  const held = outbox.get(id), el = withId(id), isDone = held && JSON.stringify(held.fields) === held.flight;
  const words = el?.querySelector("[data-words]");
  if (words) words.hidden = !(words.textContent = isKept ? "" : now.words ?? "");
  if (!isKept && !("base" in now)) {
    Object.assign(held, { refused: now.words ?? say.refused, flight: undefined });
    return tell(held.refused, true);
  }
  drop(id);
  if (now.quorum) document.querySelector("[data-quorum]").textContent = now.quorum;
  if (told.classList.contains("wrong")) tell("");
  if (el && baseOf(el)) baseOf(el).value = now.base;
  if (el?.elements.key && now.key) el.elements.key.value = now.key;
  if (isKept && held && !isDone) {
    const key = "key" in held.fields && now.key ? { key: now.key } : {};
    Object.assign(held.fields, key, { [held.base]: String(now.base) });
    keep(key.key ?? id, { ...held, flight: undefined });
    later(600);
  }
  if (isKept && !el && held.fields.organisation) location.reload();
}

// A roll that is saved as a whole waits for its seats that are on their way: left behind,
// they would be sent from the next page, and hold up what is written there.
async function settle(form) {
  clearTimeout(timer);
  while (busy) await new Promise((done) => setTimeout(done, 100));
  await flush();
  if ([...outbox.values()].every(({ refused }) => refused !== undefined)) form.submit();
}

function showWaiting() {
  const list = document.querySelector("[data-waiting]");
  if (!list) return;
  const waits = [...outbox.values()].filter(({ fields }) => fields.text && fields.key !== box.elements.key.value);
  list.hidden = !waits.length;
  list.replaceChildren(...waits.map(({ fields }) => {
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("p"), { className: "words", textContent: fields.text }));
    return line;
  }));
}

// What others write, and where the table is.
async function poll() {
  if (!root || document.hidden) return;
  const at = new URL(root.dataset.table, location);
  at.searchParams.set("live", stamp);
  at.searchParams.set("mark", mark);
  try {
    const answer = await fetch(at, { redirect: "manual" });
    if (answer.status !== 200) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    stamp = answer.headers.get("X-Stamp");
    for (const part of page.querySelectorAll("[data-part]")) {
      const old = document.querySelector(`[data-part=${part.dataset.part}]`);
      if (old.innerHTML !== part.innerHTML) old.innerHTML = part.innerHTML;
    }
    hideOwn();
  } catch { /* the next turn asks again */ }
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

// What an earlier life of this page, or another of this person's, could not send.
const earlier = Object.keys(localStorage).filter((key) => told && key.startsWith(OWN))
  .map((key) => [key.slice(OWN.length), JSON.parse(localStorage.getItem(key))]);
for (const [id, { refused, ...entry }] of earlier.sort(([, a], [, b]) => a.at - b.at)) {
  outbox.set(id, entry);
  for (const field of withId(id)?.elements ?? []) {
    if (isTicked(field)) field.checked = entry.fields[field.name] === field.value;
    else if (field.name in entry.fields && !("base" in field.dataset)) field.value = entry.fields[field.name];
  }
}
addEventListener("online", flush);
setInterval(() => { if (outbox.size) flush(); poll(); }, 2000);
if (outbox.size) flush();
