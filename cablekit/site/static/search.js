// Queries the index that Pagefind made. Everything is inserted as text, except the marks in excerpts.
const PAGE = 20;
const form = document.getElementById("search");
const field = document.getElementById("q");
const status = document.getElementById("status");
const results = document.getElementById("results");
const more = document.getElementById("more");

function marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html");
  const line = document.createElement("p");
  for (const node of parsed.body.childNodes) {
    const part = node.nodeName === "MARK" ? document.createElement("mark") : document.createTextNode("");
    part.textContent = node.textContent;
    line.append(part);
  }
  return line;
}

function shown(found) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = found.url;
  link.textContent = found.meta.title || found.url;
  const about = document.createElement("p");
  about.textContent = [found.meta.number, found.meta.day].filter(Boolean).join(", ");
  item.append(link, about, marked(found.excerpt));
  return item;
}

async function start() {
  const pagefind = await import("./pagefind/pagefind.js");
  await pagefind.options({ excerptLength: 30 });
  await pagefind.init();
  let rest = [];

  async function next() {
    const some = await Promise.all(rest.splice(0, PAGE).map((one) => one.data()));
    results.append(...some.map(shown));
    more.hidden = rest.length === 0;
  }

  async function search(words) {
    results.replaceChildren();
    more.hidden = true;
    if (!words.trim()) {
      status.textContent = "Type words to search for.";
      return;
    }
    status.textContent = "Searching";
    const answer = await pagefind.search(words);
    rest = answer.results;
    status.textContent = `${rest.length.toLocaleString("en")} ${rest.length === 1 ? "cable" : "cables"} found for ${words}`;
    await next();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set("q", field.value);
    history.replaceState(null, "", address);
    search(field.value);
  });
  more.addEventListener("click", next);
  field.value = new URL(location.href).searchParams.get("q") || "";
  await search(field.value);
}

start();
