// The page of nngrade play: asks for news, shows them, sends what is clicked. What it shows of a student's is text.
"use strict";
const known = JSON.parse(document.getElementById("known").textContent);
const part = Object.fromEntries([...document.querySelectorAll("[id]")].map(element => [element.id, element]));
const calm = matchMedia("(prefers-reduced-motion: reduce)"), CALM_MILLISECONDS = 2000, HELD_MILLISECONDS = 1000, PATIENCE_MILLISECONDS = 1500;
const maps = Object.fromEntries(Object.entries(known.maps).map(([name, made]) => [name, new BoundaryMap(part.map, made)]));
const held = {};  // when a setting was moved here: news that left before do not move it back
const noCurve = part.curve.innerHTML;
let state = null, drawn = 0, patience = 0, curve = "", version = 0;

async function order(what, value) {
  const body = JSON.stringify(value === undefined ? {do: what} : {do: what, value});
  const headers = {"Content-Type": "application/json"};
  try {
    const answer = await fetch("order", {method: "POST", headers, body});
    if (!answer.ok) say("This was not understood. Reload the page.");
  } catch { /* the next question for news says that the playground is gone */ }
}

async function listen() {
  for (let failed = 0; failed < 3;) {
    const news = await ask().catch(() => null);
    if (!news) {
      failed += 1;
      await new Promise(done => setTimeout(done, 400));
    } else {
      failed = 0;
      version = news.version ?? 0;
      state = version ? news : null;
      if (version) show();
    }
  }
  say(`The playground has ended. Start it again in your terminal: nngrade play ${known.exercise}`);
  for (const control of document.querySelectorAll("button, input")) control.disabled = true;
}

async function ask() {
  const answer = await fetch(`state?known=${version}`);
  return answer.ok ? answer.json() : null;
}

function show() {
  const {setup, running} = state;
  clearTimeout(patience);
  if (running) patience = setTimeout(() => say("Your code has not come back yet. Stop ends it."), PATIENCE_MILLISECONDS);
  part.start.textContent = running ? "Stop" : "Start";
  part.step.disabled = running;
  if (!running || !calm.matches || performance.now() - drawn > CALM_MILLISECONDS) picture();
  move("rate", known.rates.indexOf(setup.rate));
  move("hidden", setup.hidden);
  for (const name of ["dataset", "optimizer"]) choose(name, setup[name]);
  choose("speed", state.speed);
  experiment(state.experiment);
  news();
}

// What to look for stands beside the map, too: on a phone the list of experiments is far below.
function experiment(chosen) {
  if (part.look.dataset.chosen === String(chosen)) return;
  part.look.dataset.chosen = chosen;
  document.querySelectorAll(".experiment").forEach((button, place) => {
    if (place === chosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  });
  const words = document.getElementById(`look-${chosen}`);
  part.look.hidden = !words;
  part.look.replaceChildren(...(words ? words.cloneNode(true).childNodes : []));
}

// The map, the loss and the words below them. Who wants less motion gets a new one every two seconds.
function picture() {
  drawn = performance.now();
  maps[state.setup.dataset].draw(state.levels);
  part.told.textContent = state.told;
  part.map.setAttribute("aria-label", `A map with points. ${state.told}`);
  if (curve !== state.curve) {
    curve = state.curve;
    part.curve.innerHTML = curve || noCurve;  // made of numbers by nngrade itself; nothing of a student's is in it
  }
  list(part.starts, state.starts);
}

function news() {
  const {trouble, warnings} = state;
  part.trouble.hidden = !trouble;
  if (trouble) {
    for (const name of ["text", "where", "source", "next"]) {
      const place = part[`trouble-${name}`];
      write(place, trouble[name]);
      place.hidden = !trouble[name];
    }
  }
  say(state.said);
  write(part.heard, state.running ? "Training." : state.told);  // a screen reader is told the end, not every epoch
  write(part.warned, warnings.length ? `Your libraries warned: ${warnings.join(" ")}` : "");
  part.warned.hidden = !warnings.length;
  write(part["printed-text"], state.printed);
  part.printed.hidden = !state.printed;
  part.tier.textContent = !state.tier ? "" : state.tier === "F"
    ? "On this system your code runs without a jail (tier F). Nothing leaves this machine."
    : `Your code runs shut in, without network and without your files (tier ${state.tier}). Nothing leaves this machine.`;
}

function say(text) {
  if (part.said.dataset.text === text) return;
  part.said.dataset.text = text;
  write(part.said, text);
}

// Text, with `names` as code; nothing in it is markup.
function write(element, text) {
  if (element.dataset.shown === text) return;
  element.dataset.shown = text;
  if (element.tagName === "PRE") {
    element.textContent = text;
    return;
  }
  element.replaceChildren(...text.split(/`([^`\n]+)`/).map((piece, place) => {
    if (place % 2 === 0) return piece;
    const code = document.createElement("code");
    code.textContent = piece;
    return code;
  }));
}

function list(element, rows) {
  element.hidden = !rows.length;
  element.replaceChildren(...rows.map(row => {
    const item = document.createElement("li");
    item.textContent = row;
    return item;
  }));
}

function move(name, value) {
  const slider = part[name];
  if (!slider || performance.now() - (held[name] ?? -Infinity) < HELD_MILLISECONDS) return;
  slider.value = value;
  tell(name);
}

function tell(name) {
  const value = Number(part[name].value), words = String(name === "rate" ? known.rates[value] : value);
  part[`${name}-now`].textContent = words;
  part[name].setAttribute("aria-valuetext", words);
}

function choose(name, value) {
  if (performance.now() - (held[name] ?? -Infinity) < HELD_MILLISECONDS) return;
  for (const radio of document.getElementsByName(name)) radio.checked = radio.value === value;
}

part.start.addEventListener("click", () => order(state && state.running ? "stop" : "start"));
for (const name of ["step", "reset", "another", "reload"]) part[name].addEventListener("click", () => order(name));
document.querySelectorAll(".experiment").forEach((button, place) => {
  button.addEventListener("click", () => {
    for (const name of Object.keys(held)) delete held[name];
    order("experiment", place);
    part.map.scrollIntoView({block: "nearest"});
  });
});
for (const name of ["rate", "hidden"]) {
  if (!part[name]) continue;
  part[name].addEventListener("input", () => { held[name] = performance.now(); tell(name); });
  part[name].addEventListener("change", () => send(name));
  tell(name);
}
for (const radio of document.querySelectorAll("input[type=radio]")) {
  radio.addEventListener("change", () => { held[radio.name] = performance.now(); order(radio.name, radio.value); });
}
part.rate.addEventListener("input", () => send("rate"));

function send(name) {
  const value = Number(part[name].value);
  order(name, name === "rate" ? known.rates[value] : value);
}

for (const query of [calm, matchMedia("(prefers-color-scheme: dark)")]) {
  query.addEventListener("change", () => { if (state) picture(); });
}
maps[document.querySelector("input[name=dataset]:checked").value].draw("");
listen();
