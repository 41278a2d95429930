// What pages do better with script; everything works without it.

// A list of errors takes the focus, so that a screen reader begins there.
document.getElementById("errors")?.focus();

// A form is sent once: a second press within the same page says nothing new.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.dataset.sent) {
    if (form.dataset.sent) event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  setTimeout(() => delete form.dataset.sent, 4000);
});

// What was typed is not lost by a slip: leaving a changed form asks first.
let changed = false;
document.addEventListener("input", (event) => {
  if (event.target.closest("form.form")) changed = true;
});
document.addEventListener("submit", () => { changed = false; });
addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });

// A page made for paper brings its own way to the printer.
const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
// A text to be taken elsewhere is copied by one press.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = document.getElementById(button.dataset.copy);
    text.select();
    if (navigator.clipboard) navigator.clipboard.writeText(text.value);
    else document.execCommand("copy");
    button.textContent = button.dataset.done;
  });
}
