// Shows a section as it will read, while one writes; without script a button does it.
const form = document.querySelector("form[data-preview]");
const target = document.getElementById("preview");
let waiting;
form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const body = new FormData(form);
    body.set("preview", "1");
    const answer = await fetch(location.href, {
      method: "POST", body, headers: { "X-Preview": "1" },
    });
    if (answer.ok) target.innerHTML = await answer.text();
  }, 500);
});
