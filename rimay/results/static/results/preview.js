// Shows a section as it will read, while one writes; without script a button does it.
const form = document.querySelector("form[data-preview]");
const target = document.getElementById("preview");
let waiting;
let asked = 0;

async function show() {
  const turn = ++asked;
  const body = new FormData(form);
  body.set("preview", "1");
  const answer = await fetch(location.href, {
    method: "POST", body, headers: { "X-Preview": "1" },
  }).catch(() => null);
  // A slower answer to an earlier question is not what stands in the form now.
  if (answer?.ok && turn === asked) target.innerHTML = await answer.text();
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(show, 400);
});

// A code is set in where one was writing last; without script it is copied by hand.
let last = form?.querySelector("textarea");
form?.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea")) last = event.target;
});
for (const code of document.querySelectorAll("[data-set-in]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link";
  button.textContent = code.textContent;
  button.addEventListener("click", () => {
    last.setRangeText(button.textContent, last.selectionStart, last.selectionEnd, "end");
    last.dispatchEvent(new Event("input", { bubbles: true }));
    last.focus();
  });
  code.replaceChildren(button);
}
