// What somebody wrote and could not send yet does not stay behind in a browser they leave.
const form = document.querySelector("[data-leaves]");
const left = () => Object.keys(localStorage).filter((name) => name.startsWith(`rimay ${form.dataset.leaves} `));
form.addEventListener("submit", () => left().forEach((name) => localStorage.removeItem(name)));
form.querySelector("[data-unsent]").hidden = !left().length;
